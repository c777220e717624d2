import Lanes

func judge(_ judge: Judge) {
  judge.expect(
    "three labels, three classes", oneHot([2, 0, 2], classes: 3),
    equals: [[false, false, true], [true, false, false], [false, false, true]])
  judge.expect(
    "more classes than labels", oneHot([1, 0], classes: 3), equals: [[false, true, false], [true, false, false]])
  judge.expect(
    "labels without a column", oneHot([-1, 1, 7], classes: 2),
    equals: [[false, false], [false, true], [false, false]])
  let backwards = NDArray<Int>.arange(3)[.reversed]
  judge.expect(
    "labels of a view", oneHot(backwards, classes: 3),
    equals: [[false, false, true], [false, true, false], [true, false, false]])
  judge.expect("no labels", oneHot(NDArray<Int>.zeros([0]), classes: 4).shape, equals: [0, 4])
  let large = NDArray<Int>.arange(2000)
  judge.allocations("only the table is made") { _ = oneHot(large, classes: 50) }
}
