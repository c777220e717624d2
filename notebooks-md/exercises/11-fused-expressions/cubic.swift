import Lanes

// 2x³ − 3x² + 4x − 1 of every element, into memory that exists. It makes no array, and most of its time goes to a function
// that could do any power. Do it in a small part of the time.

func cubic(_ x: NDArray<Double>, into out: NDArray<Double>) {
  let third = NDArray.power(x.lazy, 3) * 2
  let second = NDArray.power(x.lazy, 2) * 3
  (third - second + x.lazy * 4 - 1).evaluate(into: out)
}
