import Testing

@testable import LanesNotebook

/// Pictures are drawn from real arrays: their cells must be where shape and strides say.
@Suite struct MemoryPictureTests {
  private func picture(_ text: String) throws -> MemoryPicture {
    try MemoryPicture(LayoutExpression(text), of: Float.self)
  }

  @Test(arguments: [
    "array(3, 4)", "arange(7)", "array(3, 4).T", "array(3, 4)[:, ::2]", "array(3, 4)[::-1, 1:3]",
    "array(2, 3, 4)[1, ..., -1]",
    "arange(4).broadcast_to(3, 4)", "arange(8).sliding_window(3)", "array(4, 4).diagonal()", "array(4, 4).diagonal(-1)",
    "array(3, 4)[1]", "array(2, 6).reshape(3, -1)", "array(3, 4).flip(0)", "array(3, 4)[:, None]",
    "array(3, 4).T.copy()",
    "array( 3 ,4 ) [ 1 : , :: 2 ]", "arange(3)[3:]", "array(2, 3, 4).transpose(2, 0, 1)",
  ])
  func cellsFollowShapeAndStrides(_ text: String) throws {
    let picture = try picture(text)
    var cells: [Int] = []
    func walk(_ axis: Int, _ byte: Int) {
      guard axis < picture.shape.count else { return cells.append(byte / picture.itemSize) }
      for index in 0..<picture.shape[axis] { walk(axis + 1, byte + index * picture.strides[axis]) }
    }
    walk(0, picture.offset)
    #expect(cells == picture.cells)
    #expect(picture.uses.reduce(0, +) == picture.cells.count)
    #expect(picture.svg.contains("<svg") && picture.text.hasPrefix(text))
  }

  @Test func viewsAndCopiesAreToldApart() throws {
    #expect(try picture("array(3, 4)").isView == false)
    #expect(try picture("array(3, 4).T").isView)
    #expect(try picture("array(3, 4).T.copy()").isView == false)
    #expect(try picture("array(3, 4).T.ravel()").isView == false)
    #expect(try picture("array(3, 4).ravel()").isView)
  }

  @Test func theTextShowsWhatIsCovered() throws {
    let text = try picture("array(2, 3)[:, 1]").text
    #expect(text.contains("shape (2,), strides (12,) bytes, first element at byte 4, a view"))
    #expect(text.contains("(0)    [1]    (2)    (3)    [4]    (5)"))
    #expect(text.contains("axis 0: 2 steps of 12 bytes, 3 cells on"))
  }

  @Test(arguments: [
    "", "array", "array()", "array(0, 1000000, 1000000, 1000000, 1000000)", "array(0).reshape(0, 1000000, 1000000)",
    "array(0).broadcast_to(4096, 4096, 0)", "array(3, 4", "array(-1)", "array(99999)", "zeros(3)", "array(3, 4)[5]",
    "array(3)[0, 0]",
    "array(3)[::0]", "array(3)[1", "array(3).bla()", "array(3).reshape(2, 2)", "array(3, 4).transpose(0, 0)",
    "array(3).diagonal()",
    "arange(4).broadcast_to(3, 5)", "arange(4).broadcast_to(99999999)", "arange(4).sliding_window(5)", "array(3)..",
    "array(3)[..]",
    "array(3)[1,]", "array(3)[99999999999999999999]", "array(3).flip(4)", "array(2, 2).reshape(-1, -1)",
    "array(0).reshape(0, -1)",
    "array(1, 1, 1, 1, 1, 1, 1, 1)[None]", "array(1, 1, 1, 1, 1).sliding_window(1, 1, 1, 1, 1)",
    "array(3, 4)[..., ...]", "array(3)[-9223372036854775808]",
    "array(3).reshape(1000000, 1000000, 1000000, 1000000)",
  ])
  func nonsenseIsRefused(_ text: String) {
    #expect(throws: LayoutError.self) { try MemoryPicture(LayoutExpression(text), of: Int16.self) }
  }

  /// Whatever is typed, the answer is a picture or a word, never a trap.
  @Test func noTextTraps() {
    let parts = [
      "array(", "arange(", "3", "4", "-1", "0", ",", ")", "[", "]", ":", "::", "...", "None", ".T", ".reshape(",
      ".copy()",
      ".broadcast_to(", ".diagonal(", ".flip(", ".sliding_window(", ".transpose(", " ",
    ]
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var drawn = 0
    for _ in 0..<20_000 {
      let text = "array(\(next(4)), \(next(4)))" + (0..<next(9)).map { _ in parts[next(parts.count)] }.joined()
      if (try? MemoryPicture(LayoutExpression(text), of: Int16.self)) != nil { drawn += 1 }
    }
    #expect(drawn > 1000)
  }
}
