import Lanes

/// By going there.
private func counted(_ count: Int, _ itemSize: Int, _ step: Int) -> Int {
  Set(stride(from: 0, to: count, by: step).map { $0 * itemSize / 4096 }).count
}

func judge(_ judge: Judge) {
  func expect(_ name: String, _ count: Int, _ itemSize: Int, _ step: Int) {
    judge.expect(
      name, pagesTouched(count: count, itemSize: itemSize, step: step), equals: counted(count, itemSize, step))
  }
  expect("all of 4096 floats", 4096, 4, 1)
  expect("one of each cache line", 4096, 4, 16)
  expect("one of each page", 65536, 8, 512)
  expect("one of every second page", 65536, 8, 1024)
  expect("a step that does not divide a page", 10_000, 4, 700)
  expect("a step a little above a page", 100_000, 4, 1025)
  expect("a single element", 1, 8, 3)
  expect("none", 0, 8, 3)
  let cases = [1, 2, 4, 8, 16].flatMap { itemSize in
    [1, 3, 64, 100, 257, 512, 1000, 4096, 5000].flatMap { step in
      [0, 1, 255, 256, 257, 4095, 4096, 4097, 20_000].map { (count: $0, itemSize: itemSize, step: step) }
    }
  }
  let wrong = cases.first {
    pagesTouched(count: $0.count, itemSize: $0.itemSize, step: $0.step) != counted($0.count, $0.itemSize, $0.step)
  }
  judge.expect("many others", wrong == nil, "it is wrong for \(wrong.map { "\($0)" } ?? "")")
}
