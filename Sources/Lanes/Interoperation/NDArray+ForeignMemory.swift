extension NDArray {
  /// An array over somebody else's memory, which is not copied. `release` is called once, when the last array over it is
  /// gone; until then the memory must stay where it is.
  ///
  /// `strides` are in bytes; left out, elements follow each other in row-major order. Every element must lie in the
  /// buffer, at a multiple of its alignment. O(ndim).
  public init(
    borrowing memory: UnsafeMutableRawBufferPointer, shape: Dimensions, strides: Dimensions? = nil,
    isWritable: Bool = true, release: @escaping () -> Void
  ) {
    func say() -> String { "an array of shape \(shape) over \(memory.count) bytes" }
    var layout = Layout(contiguous: shape.checked)
    let itemSize = MemoryLayout<Element>.stride
    require(shape.checkedProduct != nil, "\(say()): more elements than can be counted")
    if let strides {
      require(strides.count == shape.count, "\(say()): \(strides.count) strides; give each axis its own")
      require(
        strides.allSatisfy { $0 % itemSize == 0 },
        "\(say()): a stride is no multiple of the \(itemSize) bytes of an element")
      layout = Layout(shape: shape, strides: Dimensions(strides.map { $0 / itemSize }))
    }
    let reach = layout.extent
    require(
      layout.size == 0 || (reach.lowerBound >= 0 && reach.upperBound <= memory.count / itemSize),
      "\(say()): its elements lie between byte \(reach.lowerBound * itemSize) and \(reach.upperBound * itemSize)")
    let start = memory.baseAddress ?? UnsafeMutableRawPointer(bitPattern: MemoryLayout<Element>.alignment)!
    require(
      UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0,
      "\(say()): it begins at an address that is no multiple of \(MemoryLayout<Element>.alignment)")
    self.init(
      Storage.borrow(
        start, byteCount: memory.count, owner: layout, Element.dtype, isWritable: isWritable, release: release))
  }
}
