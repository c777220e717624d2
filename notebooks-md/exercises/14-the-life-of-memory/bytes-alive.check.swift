import Lanes

/// The bytes alive after the first so many lines.
private func alive(after lines: Int) -> Int {
  let (kept, use) = MemoryMeter.measure { () -> [NDArray<Float>] in
    var a = NDArray<Float>.zeros([1_000])
    if lines == 1 { return [a] }
    let few = a[..<10]
    if lines == 2 { return [a, few] }
    a = a + 1
    if lines == 3 { return [a, few] }
    let b = a
    if lines == 4 { return [a, few, b] }
    let c = few.copy()
    if lines == 5 { return [a, few, b, c] }
    a = c
    return [a, few, b, c]
  }
  return withExtendedLifetime(kept) { use.liveBytes }
}

func judge(_ judge: Judge) {
  let answer = bytesAlive()
  judge.expect("there are six numbers", answer.count, equals: 6)
  for (line, predicted) in answer.prefix(6).enumerated() {
    // The true number is for you to find: the meter would tell.
    judge.expect("after line \(line + 1)", predicted == alive(after: line + 1), "it is not \(predicted)")
  }
}
