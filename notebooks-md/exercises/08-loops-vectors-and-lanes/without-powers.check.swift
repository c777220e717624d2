import Lanes

func judge(_ judge: Judge) {
  func isRight(_ x: NDArray<Double>) -> Bool {
    let exact = x.vectorize { 3 * $0 * $0 * $0 * $0 * $0 + 2 * $0 * $0 * $0 * $0 + (5 * $0 - 1) * $0 * $0 + 4 }
    let result = polynomial(x)
    return result.shape == x.shape && (NDArray.absolute(result - exact) .< 1e-9).all()
  }
  judge.expect("whole numbers", polynomial([0, 1, -1, 2]), equals: [4, 13, -3, 168])
  judge.expect("between -1 and 1", isRight(.linspace(-1, 1, count: 101)), "it differs from the formula")
  judge.expect("a matrix, transposed", isRight(NDArray.linspace(0, 1, count: 12).reshaped([3, 4]).transposed))
  judge.expect("nothing", polynomial(NDArray<Double>.zeros([0])).size, equals: 0)
  let given: NDArray<Double> = [1, 2]
  _ = polynomial(given)
  judge.expect("what was given stays as it was", given, equals: [1, 2])
  let x = NDArray<Double>.linspace(0, 1, count: 1500)
  judge.speed("no powers") {
    let third = (x * 7 + 6) * x + 5
    let second = third * x - 4
    _ = second * x * x + 3
  } answer: {
    _ = polynomial(x)
  }
}
