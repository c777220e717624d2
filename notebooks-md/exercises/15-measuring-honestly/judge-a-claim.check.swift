import Lanes

func judge(_ judge: Judge) {
  func expect(_ name: String, _ intervals: [ClosedRange<Double>], _ expected: Verdict?) {
    judge.expect(name, verdict(intervals, atLeast: 1.1), equals: expected)
  }
  expect("it holds everywhere", [1.2...1.3, 1.5...1.6], .holds)
  expect("it fails everywhere", [0.9...1.0, 1.0...1.05], .refuted)
  expect("it holds here and fails there", [1.2...1.3, 0.9...1.0], .holdsOnly)
  expect("one place, open", [1.05...1.2], .undecided)
  expect("it holds, but one place is open", [1.2...1.3, 1.05...1.2], .undecided)
  expect("it fails, but one place is open", [0.9...1.0, 1.05...1.2], .undecided)
  expect("here, not there, and one is open", [1.2...1.3, 0.9...1.0, 1.05...1.2], .holdsOnly)
  expect("an interval that begins at the threshold", [1.1...1.3], .holds)
  expect("an interval that ends at the threshold", [0.9...1.1], .undecided)
  expect("a wide one above", [1.1...30], .holds)
  expect("nothing was measured", [], nil)
}
