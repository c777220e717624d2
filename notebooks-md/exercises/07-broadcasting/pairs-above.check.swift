import Lanes

func judge(_ judge: Judge) {
  judge.expect("six pairs", pairsAbove([1, 2], [10, 20, 30], limit: 21), equals: 3)
  judge.expect("none", pairsAbove([1, 2], [3], limit: 100), equals: 0)
  judge.expect("no numbers", pairsAbove(NDArray<Float>.zeros([0]), [3], limit: 0), equals: 0)
  let x = NDArray<Float>.arange(1500)
  judge.expect("a view, backwards", pairsAbove(x[.reversed], x[..<10], limit: 1500), equals: 36)
  var count = 0
  let use = MemoryMeter.measure { count = pairsAbove(x, x, limit: 1499) }
  judge.expect("two million pairs", count, equals: 1_124_250)
  judge.expect("no table is made", use.peakBytes <= 1024, "it takes \(use.peakBytes) bytes")
}
