import Lanes

func judge(_ judge: Judge) {
  let a: NDArray<Float> = [1, 2, 4]
  let other = a
  normalise(a)
  judge.expect("the vector is scaled", a, equals: [0.25, 0.5, 1])
  judge.expect("everybody sees it", other[2], equals: 1)
  let large = NDArray<Float>.arange(100_000) + 1
  judge.allocations("nothing is allocated") { normalise(large) }
  judge.speed("it is as fast as it can be") {
    large *= 1
    _ = large.max()
  } answer: {
    normalise(large)
  }
}
