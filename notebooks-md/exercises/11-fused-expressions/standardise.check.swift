import Lanes

func judge(_ judge: Judge) {
  let a: NDArray<Double> = [1, 3, 1, 3]
  let other = a
  standardise(a)
  judge.expect("two values", a, equals: [-1, 1, -1, 1])
  judge.expect("everybody sees it", other[0], equals: -1)
  let equal = NDArray<Double>.full([8], 5)
  standardise(equal)
  judge.expect("all equal", equal, equals: NDArray<Double>.zeros([8]))
  let row: NDArray<Double> = [1, 100, 3, 100, 1, 100, 3, 100]
  standardise(row[.slice(nil, nil, step: 2)])
  judge.expect("every other element", row, equals: [-1, 100, 1, 100, -1, 100, 1, 100])
  let empty = NDArray<Double>.empty([0])
  standardise(empty)
  judge.expect("nothing stays nothing", empty.size, equals: 0)
  let large = NDArray<Double>.arange(100_000)
  let use = MemoryMeter.measure { standardise(large) }
  judge.expect(
    "no array of its size is made", use.allocatedBytes <= 1000, "arrays of \(use.allocatedBytes) bytes are made")
  judge.expect("the mean of many is 0", abs(large.mean()) < 1e-9)
  judge.expect("their spread is 1", abs(large.standardDeviation() - 1) < 1e-9)
}
