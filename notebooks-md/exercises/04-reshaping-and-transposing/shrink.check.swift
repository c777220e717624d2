import Lanes

func judge(_ judge: Judge) {
  let picture: NDArray<Float> = [[1, 3, 10, 10], [5, 7, 10, 10], [0, 0, 2, 4], [0, 4, 6, 8]]
  let expected: NDArray<Float> = [[4, 10], [1, 5]]
  judge.expect("four squares", shrunk(picture), equals: expected)
  judge.expect("its transpose", shrunk(picture.transposed), equals: expected.transposed)
  judge.expect("one square", shrunk([[1, 2], [3, 6]]), equals: [[3]])
  let counted = NDArray<Float>.arange(48).reshaped([6, 8])
  judge.expect("a part of a larger one", shrunk(counted[2..<4, 4...]), equals: [[24.5, 26.5]])
  judge.expect("upside down", shrunk(counted[.reversed])[0, .all], equals: shrunk(counted)[2, .all])
  let large = NDArray<Float>.ones([400, 600])
  let use = MemoryMeter.measure { _ = shrunk(large.transposed) }
  judge.expect("no copy of the picture is made", use.peakBytes <= 500_000, "it takes \(use.peakBytes) bytes")
}
