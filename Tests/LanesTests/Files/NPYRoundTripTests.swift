import Testing

@testable import Lanes

/// What is written is read again: every type, shape and layout.
@Suite(.keepsNoArrays) struct NPYRoundTripTests {
  @Test(arguments: DType.allCases) func bytes(element: DType) throws {
    func check<T: ArrayElement>(_ type: T.Type) throws {
      var random = SplitMix(seed: 0xF11E)
      for shape in shapes {
        for layout in MemoryLayoutCase.allCases {
          let array = array(type, shape, layout, &random)
          let bytes = array.npyBytes()
          let again = try NDArray<T>(npyBytes: bytes)
          expectSame(again, Model(array), "\(shape) \(layout)")
          #expect(again.npyBytes() == bytes)
          #expect(bytes.count == 128 + array.nbytes)
          let fromBuffer = try bytes.withUnsafeBytes { try AnyNDArray(npyBytes: $0) }
          #expect(fromBuffer.npyBytes() == bytes)
        }
      }
    }
    try check(element.elementType)
  }

  @Test func randomShapesThroughFiles() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 7)
    for _ in 0..<60 {
      let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
      let array = array(Double.self, randomShape(&random), layout, &random)
      try array.save(to: folder.file("a.npy"))
      #expect(folder.contents("a.npy") == array.npyBytes())
      expectSame(try NDArray<Double>(contentsOf: folder.file("a.npy")), Model(array), "\(layout)")
    }
    #expect(folder.names == ["a.npy"])
  }

  /// More than what is copied at once, in rows shorter and longer than that.
  @Test(arguments: [[700_000, 2], [3, 400_000], [2, 3, 200_000]]) func largeViews(shape: [Int]) throws {
    let base = NDArray<Int>.arange(0, shape.reduce(1, *)).reshaped(Dimensions(shape))
    let view = base[axes: shape.map { _ in .reversed }]
    let again = try NDArray<Int>(npyBytes: view.npyBytes())
    #expect(again == view)
    #expect(again.flags.isRowMajorContiguous)
  }

  /// Only the first array of a file is read, as by NumPy.
  @Test func whatFollowsIsLeftAlone() throws {
    let first = NDArray<Int8>([1, 2, 3])
    let array = try NDArray<Int8>(npyBytes: first.npyBytes() + NDArray<Int8>([4]).npyBytes())
    #expect(Array(array.elements) == [1, 2, 3])
  }

  @Test func typesAreForgottenAndFoundAgain() throws {
    let array = NDArray<Float>([[1, 2, 3], [4, 5, 6]])
    let any = AnyNDArray(array[.all, 1])
    #expect(any.shape == [2] && any.ndim == 1 && any.size == 2 && any.dtype.description == "float32")
    let view = try #require(any.as(Float.self))
    view[0] = 20
    #expect(array[0, 1] == 20 && view.isView && view.sharesMemory(with: array))
    #expect(any.as(Double.self) == nil && any.as(Int32.self) == nil)
    #expect(any.cast(to: Int.self) == NDArray([20, 5]) && !any.cast(to: Float.self).sharesMemory(with: array))
    #expect("\(any)" == "[20.  5.]")
    #expect(any.npyBytes() == view.npyBytes())
    #expect(AnyNDArray(array.asReadOnly()).as(Float.self)?.flags.isWritable == false)
  }
}
