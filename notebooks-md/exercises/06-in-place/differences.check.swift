import Lanes

func judge(_ judge: Judge) {
  let squares: NDArray<Float> = [1, 4, 9, 16, 25]
  differences(squares)
  judge.expect("differences of squares", squares, equals: [1, 3, 5, 7, 9])
  let ramp = NDArray<Float>.arange(10_000)
  let expected = NDArray<Float>.ones([10_000])
  expected[0] = 0
  differences(ramp)
  judge.expect("a long one", (ramp .== expected).all())
  let shared = NDArray<Float>.arange(6) * 10
  differences(shared[.reversed])
  judge.expect("through a view that goes backwards", shared, equals: [-10, -10, -10, -10, -10, 50])
  let columns = NDArray<Float>.arange(8).reshaped([4, 2])
  differences(columns[.all, 1])
  judge.expect("a column alone", columns, equals: [[0, 1], [2, 2], [4, 2], [6, 2]])
  for n in 0..<2 {
    let short = NDArray<Float>.ones([n])
    differences(short)
    judge.expect("\(n) elements stay as they are", short, equals: NDArray<Float>.ones([n]))
  }
}
