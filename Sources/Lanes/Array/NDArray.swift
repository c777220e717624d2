import LanesKernelInterface

/// An N-dimensional array that shares its memory, as NumPy's arrays do.
///
/// **An array is a handle.** Assigning it, slicing, transposing, reshaping or broadcasting it gives
/// another handle on the same memory, and what is written through one is seen through all. Only
/// ``copy(order:)`` and what says so copies. This is the opposite of Swift's `Array`; it is what
/// makes views free.
///
///     let a = NDArray<Float>([[1, 2, 3], [4, 5, 6]])
///     let column = a[.all, 1]      // a view: no element is copied
///     column += 10                 // writes through it
///     print(a)                     // [[ 1. 12.  3.]
///                                  //  [ 4. 15.  6.]]
///
/// Because memory is shared, an array is not `Sendable`: hand a copy to another thread.
///
/// Wrong use, such as shapes that do not fit or an index out of range, stops the program with one
/// line that says what was asked, of which shapes, and what would be right.
public struct NDArray<Element: ArrayElement> {
  /// Where the elements are: the layout, and the memory.
  @usableFromInline var storage: Storage
  /// The element whose indices are all zero.
  @usableFromInline let pointer: UnsafeMutablePointer<Element>
  @usableFromInline let access: ElementAccess

  /// The array that a storage describes.
  @inlinable
  init(_ storage: Storage) {
    self.storage = storage
    let facts = storage.facts
    pointer = facts.pointee.base.assumingMemoryBound(to: Element.self) + storage.layoutAddress.pointee.offset
    access = facts.pointee.access
  }

  /// An array of any layout over the memory of `storage`.
  init(storage: Storage, layout: Layout, isView: Bool, isWritable: Bool) {
    self.init(Storage.sharing(storage, layout, isView: isView, isWritable: isWritable))
  }

  /// A view of the same memory through another layout.
  func view(_ layout: Layout, isWritable: Bool? = nil) -> NDArray {
    NDArray(storage: storage, layout: layout, isView: true, isWritable: isWritable ?? self.isWritable)
  }

  /// Whether the array was made as a view of another one, whose memory it shows. ``base`` is that one.
  @inlinable public var isView: Bool { access.isView }

  @usableFromInline
  var isWritable: Bool { @inlinable @inline(__always) get { access.isWritable } }

  @usableFromInline
  var layout: Layout {
    @inlinable @inline(__always) unsafeAddress { storage.layoutAddress }
  }
}

extension NDArray {
  /// The element that lies `position` elements after the one whose indices are all zero.
  ///
  /// Access is to raw memory: an array of another type may show the same bytes (``view(as:)``, ``real``), and
  /// of two typed pointers of different types the compiler assumes that they never meet.
  @usableFromInline
  subscript(position position: Int) -> Element {
    @inlinable @inline(__always) get {
      UnsafeRawPointer(pointer + position).load(as: Element.self)
    }
    @inlinable @inline(__always) nonmutating set {
      UnsafeMutableRawPointer(pointer + position).storeBytes(of: newValue, as: Element.self)
    }
  }
}
