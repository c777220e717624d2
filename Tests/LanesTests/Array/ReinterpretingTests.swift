import Lanes
import Numerics
import Testing

@Suite(.keepsNoArrays) struct ReinterpretingTests {
  /// The bytes of the last axis are the same, read as other elements; where no view exists there was none to make.
  @Test(arguments: MemoryLayoutCase.allCases)
  func bytesStay(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        guard T.dtype != .bool else { return }
        func viewed<Other: ArrayElement>(_ type: Other.Type) {
          let (old, new) = (T.dtype.itemSize, Other.dtype.itemSize)
          let isPossible =
            old == new || new < old && a.ndim > 0 && (a.strides.last == old || a.shape.last == 1 || a.size == 0)
          guard isPossible else { return }
          let view = a.view(as: Other.self)
          var shape = model.shape
          if old != new { shape[shape.count - 1] *= old / new }
          let parts = model.elements.flatMap { element in
            withUnsafeBytes(of: element) { bytes in
              (0..<old / new).map { bytes.loadUnaligned(fromByteOffset: $0 * new, as: Other.self) }
            }
          }
          expectSame(view, Model(shape: shape, elements: parts), "\(T.self) as \(Other.self) of \(a.shape)")
          #expect(view.isView && view.flags.isWritable == a.flags.isWritable && view.flags.isAligned)
          #expect(a.size == 0 || view.sharesMemory(with: a))
          if old == new || a.flags.isRowMajorContiguous {
            expectSame(view.view(as: T.self), model, "back to \(T.self)")
          }
        }
        viewed(UInt8.self)
        viewed(Int16.self)
        viewed(Float.self)
        viewed(Int.self)
        viewed(Complex<Float>.self)
        viewed(Complex<Double>.self)
      }
    }
    Law().holds(for: layout)
  }

  @Test func elementsGrow() {
    let bytes = NDArray<UInt8>((0..<48).map { UInt8($0) }).reshaped([3, 16])
    #expect(bytes.view(as: UInt16.self)[1, 0] == 17 << 8 | 16)
    #expect(bytes[.all, 4..<12].view(as: UInt32.self).shape == [3, 2])
    #expect(bytes[.all, 4..<12].view(as: UInt32.self).strides == [16, 4])
    #expect(bytes[.reversed].view(as: Int.self).strides == [-16, 8])
    #expect(bytes[1..<1].view(as: Complex<Double>.self).shape == [0, 1])
    #expect(bytes[.all, .newAxis, ..<8].view(as: Double.self).shape == [3, 1, 1])
    // A stride of an axis with one row is never taken.
    #expect(bytes[..<1, 8...].copy()[.all, .slice(nil, nil, step: 1)].view(as: Int.self).shape == [1, 1])
  }

  /// What is written through one type is read through the other, in whatever order a compiler would like.
  @Test func writesAreSeen() {
    let floats = NDArray<Float>.zeros([4])
    let bits = floats.view(as: UInt32.self)
    var seen: [UInt32] = [bits[0]]
    floats[0] = 1
    seen.append(bits[0])
    bits[0] = 0x4000_0000
    seen.append(floats[0] == 2 ? 1 : 0)
    floats[0] = -1
    seen.append(bits[0])
    #expect(seen == [0, 0x3F80_0000, 1, 0xBF80_0000])
  }

  @Test func booleansAreZeroAndOne() {
    let bytes: NDArray<UInt8> = [0, 1, 7, 1]
    let flags = bytes[.slice(nil, nil, step: 3)].view(as: Bool.self)
    #expect(flags == [false, true])
    flags[0] = true
    #expect(bytes[0] == 1)
    // Through a view of Booleans no other byte comes in.
    let mask: NDArray<Bool> = [true, false]
    #expect(mask.view(as: UInt8.self) == [1, 0])
    #expect(!mask.view(as: UInt8.self).flags.isWritable)
    #expect(mask.view(as: Bool.self).flags.isWritable)
    #expect(NDArray<Int>.zeros([2]).view(as: Bool.self).shape == [16])
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func complexParts(_ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 3)
    func check<Part: ComplexPart>(_ type: Part.Type) where Part: Real {
      for shape in shapes {
        let z = array(Complex<Part>.self, shape, layout, &random)
        let model = Model(z)
        expectSame(z.real, Model(shape: shape, elements: model.elements.map(\.real)), "real of \(shape)")
        expectSame(z.imaginary, Model(shape: shape, elements: model.elements.map(\.imaginary)), "imaginary of \(shape)")
        #expect(z.real.flags.isWritable == layout.isWritable || z.ndim == 0 || z.size == 0)
        #expect(!z.real.sharesMemory(with: z.imaginary))
        if z.size > 0 {
          #expect(z.real.sharesMemory(with: z) && z.imaginary.sharesMemory(with: z))
        }
        guard z.flags.isWritable else { continue }
        z.imaginary.fill(2)
        expectSame(
          z, Model(shape: shape, elements: model.elements.map { Complex($0.real, 2) }), "written in \(shape)")
      }
    }
    check(Float.self)
    check(Double.self)
  }

  @Test func theBaseHasItsOwnType() {
    let z = NDArray<Complex<Double>>.zeros([2, 3])
    #expect(z.baseType == nil && !z.isView && z.real.isView)
    #expect(z.real.base == nil && z.real.baseType == .complex128)
    #expect(z.imaginary[0].base(as: Complex<Double>.self) == z)
    #expect(z[0].base(as: Double.self) == nil)
    #expect(z[0].base == z)
    #expect(z.base(as: Complex<Double>.self) == nil)
    #expect(z.real.base(as: Complex<Double>.self)?.flags.ownsData == true)
    let bytes = z.view(as: UInt8.self)
    #expect(bytes.view(as: Complex<Double>.self).base == z)
    #expect(z.asReadOnly().base?.flags.isWritable == true)
    #expect(!z.asReadOnly().flags.isWritable && !z.asReadOnly()[0].flags.isWritable && z.flags.isWritable)
  }
}
