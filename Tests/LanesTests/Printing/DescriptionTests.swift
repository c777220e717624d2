import Lanes
import Testing

/// The expected texts are what NumPy 2.4 prints for the same arrays.
@Suite(.keepsNoArrays) struct DescriptionTests {
  @Test func matricesStandInColumns() {
    #expect("\(NDArray<Float>([[1, 12, 3], [4, 15, 6]]))" == "[[ 1. 12.  3.]\n [ 4. 15.  6.]]")
    #expect("\(NDArray<Int>([[1, -20], [300, 4]]))" == "[[  1 -20]\n [300   4]]")
    #expect("\(NDArray<Bool>([true, false]))" == "[ True False]")
    #expect("\(NDArray<Int>.arange(8).reshaped([2, 2, 2]))" == "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]")
  }

  @Test func floatsShowTheFewestDigits() {
    #expect("\(NDArray<Double>([0.1, 2.25, 3]))" == "[0.1  2.25 3.  ]")
    #expect("\(NDArray<Float>([0.1, 0.2]))" == "[0.1 0.2]")
    #expect("\(NDArray<Double>([1.0 / 3, 2]))" == "[0.33333333 2.        ]")
    #expect("\(NDArray<Double>([1, Double.nan, -Double.infinity] as [Double]))" == "[  1.  nan -inf]")
    #expect("\(NDArray<Double>([0.00001, 1]))" == "[1.e-05 1.e+00]")
    #expect("\(NDArray<Double>([1.5, 20000]))" == "[1.5e+00 2.0e+04]")
    #expect("\(NDArray<Double>([2.675, 1.005]).description(PrintOptions(precision: 2)))" == "[2.67 1.  ]")
    #expect("\(NDArray<Double>([123456789]))" == "[1.23456789e+08]")
    #expect("\(NDArray<Double>([-0.0, 1e16]))" == "[-0.e+00  1.e+16]")
  }

  @Test func largeArraysAreSummarised() {
    #expect("\(NDArray<Int>.arange(2000))" == "[   0    1    2 ... 1997 1998 1999]")
    #expect(
      "\(NDArray<Int>.arange(4000).reshaped([1000, 4]))"
        == "[[   0    1    2    3]\n [   4    5    6    7]\n [   8    9   10   11]\n ...\n"
        + " [3988 3989 3990 3991]\n [3992 3993 3994 3995]\n [3996 3997 3998 3999]]")
  }

  @Test func edgesOfShape() {
    #expect("\(NDArray<Int>(7))" == "7")
    #expect("\(NDArray<Float>.zeros([0]))" == "[]")
    #expect("\(NDArray<Int>([[1, 2], [3, 4]]).transposed)" == "[[1 3]\n [2 4]]")
  }

  @Test func longRowsGoOn() {
    let expected = """
      [ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
       24 25 26 27 28 29]
      """
    #expect("\(NDArray<Int>.arange(30))" == expected)
  }
}
