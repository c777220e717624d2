import Lanes

func judge(_ judge: Judge) {
  judge.expect("a few", meanOfHalves([1, 2, 3, 6]), equals: 3)
  judge.expect("one", meanOfHalves([0.5]), equals: 0.5)
  judge.expect("ten thousand ones", meanOfHalves(.full([10_000], 1)), equals: 1)
  judge.expect("a hundred thousand", meanOfHalves(.full([100_000], 1)), equals: 1)
  judge.expect("large ones", meanOfHalves(.full([1000], 60_000)), equals: 60_000)
  judge.expect("what cancels", meanOfHalves([60_000, 60_000, -60_000, -60_000]), equals: 0)
  let steps = NDArray<Float16>.arange(2001)
  judge.expect("0 to 2000", meanOfHalves(steps), equals: 1000)
  judge.expect("every second one", meanOfHalves(steps[.slice(nil, nil, step: 2)]), equals: 1000)
}
