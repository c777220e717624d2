import Lanes

func judge(_ judge: Judge) {
  func least(_ steps: Int) -> Duration { (0..<5).map { _ in stopwatch(steps) }.min()! }
  judge.expect("the steps are as they were", scrambled(3), equals: 11_177_516_664_432_764_457)
  let (ten, forty) = (least(10_000_000), least(40_000_000))
  // Ten million steps that wait for each other take ten million cycles at the very least.
  judge.expect("ten million steps take their time", ten >= .milliseconds(1), "they seem to take \(ten)")
  judge.expect("four times the steps take longer", forty >= ten * 1.5, "\(ten) for ten million, \(forty) for forty")
  judge.expect("no steps take none", least(0) < .milliseconds(1), "they take \(least(0))")
}
