import Lanes
import Testing

@Suite(.keepsNoArrays) struct ReshapingTests {
  private let a = NDArray<Int>.arange(24).reshaped([2, 3, 4])

  @Test func reshapingCopiesOnlyWhereItMust() throws {
    #expect(try a.reshaped([6, -1], copy: .never).mayShareMemory(with: a))
    #expect(a.transposed.reshaped([24]) == a.transposed.flattened())
    #expect(!a.transposed.reshaped([24]).mayShareMemory(with: a))
    #expect(throws: CopyNeededError.self) { try a.transposed.reshaped([24], copy: .never) }
    #expect(try a[.all, 1...].reshaped([2, 8], copy: .never).mayShareMemory(with: a))
    #expect(throws: CopyNeededError.self) { try a[.all, 1...].reshaped([16], copy: .never) }
    #expect(try !a.reshaped([24], copy: .always).mayShareMemory(with: a))
    #expect(try a.reshaped([24], copy: .ifNeeded).mayShareMemory(with: a))
    let reversed = a.ravel()[.reversed]
    #expect(try reversed.reshaped([4, 6], copy: .never).mayShareMemory(with: a))
    #expect(reversed.reshaped([4, 6])[0, 0] == 23)
  }

  @Test func theErrorNamesShapes() {
    let error = #expect(throws: CopyNeededError.self) { try a.transposed.reshaped([24], copy: .never) }
    #expect(error?.description.contains("(4, 3, 2)") == true && error?.description.contains("(24,)") == true)
  }

  /// Whatever the layout, the elements keep their order; a view is given just where `.never` gives one.
  @Test(arguments: 0..<UInt64(400))
  func reshapesKeepTheOrder(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let source = array(Int32.self, randomShape(&random), layout, &random)
    // Random factors of the size, with some axes of 1.
    var target: [Int] = []
    var rest = source.size
    while rest > 1 && target.count < 7 {
      let factors = (1...rest).filter { rest % $0 == 0 }
      target.append(factors.randomElement(using: &random)!)
      rest /= target.last!
    }
    if rest != 1 { target.append(rest) }
    let what = "\(source.shape), \(layout), to \(target)"
    let expected = Model(shape: target, elements: Model(source).elements)
    let result = source.reshaped(Dimensions(target))
    expectSame(result, expected, what)
    if let view = try? source.reshaped(Dimensions(target), copy: .never) {
      expectSame(view, expected, what + " as a view")
      #expect(source.size == 0 || (view.mayShareMemory(with: source) && result.mayShareMemory(with: source)))
      #expect(view.flags.isWritable == layout.isWritable || source.size == 0 || source.ndim == 0)
    } else {
      #expect(!result.mayShareMemory(with: source))
      #expect(result.flags.isRowMajorContiguous && result.flags.isWritable)
    }
    let always = try source.reshaped(Dimensions(target), copy: .always)
    expectSame(always, expected, what + " as a copy")
    #expect(!always.mayShareMemory(with: source))
  }

  @Test func oneExtentIsComputed() {
    #expect(a.reshaped([-1]).shape == [24])
    #expect(a.reshaped([2, -1, 2]).shape == [2, 6, 2])
    #expect(NDArray<Int>.zeros([0, 3]).reshaped([3, -1]).shape == [3, 0])
    #expect(NDArray<Int>(7).reshaped([1, 1]).shape == [1, 1])
  }

  @Test func ravelIsAViewAndFlattenedACopy() {
    #expect(a.ravel().mayShareMemory(with: a))
    #expect(!a.flattened().mayShareMemory(with: a))
    #expect(!a.transposed.ravel().mayShareMemory(with: a))
    #expect(a.transposed.ravel()[1] == 12)
    a.ravel()[5] = -5
    #expect(a[0, 1, 1] == -5)
  }

  /// Column-major order is that of the first index fastest, in what is read and in what is written.
  @Test(arguments: MemoryLayoutCase.allCases)
  func ordersOfElements(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        let backwards = model.rearranged(model.shape.reversed()) { $0.reversed() }
        let flat = Model(shape: [a.size], elements: backwards.elements)
        expectSame(a.ravel(order: .columnMajor), flat, "ravel of \(a.shape)")
        expectSame(a.flattened(order: .columnMajor), flat, "flattened \(a.shape)")
        expectSame(a.flattened(), Model(shape: [a.size], elements: model.elements), "flattened \(a.shape)")
        for order in [MemoryOrder.rowMajor, .columnMajor] {
          #expect(a.flattened(order: order).flags.ownsData && !a.flattened(order: order).sharesMemory(with: a))
        }
        var target: [Int] = []
        var rest = a.size
        for factor in [3, 2, 5, 7] where rest > 0 && rest % factor == 0 {
          target.append(factor)
          rest /= factor
        }
        target.append(rest)
        let result = a.reshaped(Dimensions(target), order: .columnMajor)
        let expected = Model(shape: target.reversed(), elements: backwards.elements)
          .rearranged(target) { $0.reversed() }
        expectSame(result, expected, "\(target) of \(a.shape)")
        if let view = try? a.reshaped(Dimensions(target), order: .columnMajor, copy: .never) {
          expectSame(view, expected, "a view")
          #expect(view.isView && result.isView && (a.size == 0 || view.sharesMemory(with: a)))
        } else {
          #expect(!result.isView && result.flags.ownsData && result.flags.isColumnMajorContiguous)
        }
        let always = try! a.reshaped(Dimensions(target), order: .columnMajor, copy: .always)
        expectSame(always, expected, "a copy")
        #expect(!always.isView && !always.sharesMemory(with: a) && always.flags.isColumnMajorContiguous)
      }
    }
    Law().holds(for: layout)
    let columns = NDArray<Int>.zeros([3, 4], order: .columnMajor)
    #expect(columns.ravel(order: .columnMajor).isView && !columns.ravel().isView)
    // The base of a view of a copy is the copy, under its own shape.
    #expect(a.transposed.reshaped([3, 8])[0].base?.shape == [3, 8])
  }

  @Test func axesOfOneAreSqueezed() {
    let b = NDArray<Int>.arange(6).reshaped([1, 2, 1, 3, 1])
    #expect(b.squeezed().shape == [2, 3])
    #expect(b.squeezed().mayShareMemory(with: b))
    #expect(NDArray<Int>.zeros([1, 1]).squeezed().shape == [])
    #expect(a.squeezed().shape == a.shape)
  }
}
