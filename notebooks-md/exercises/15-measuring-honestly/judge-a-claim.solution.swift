import Lanes

enum Verdict { case holds, holdsOnly, refuted, undecided }

func verdict(_ intervals: [ClosedRange<Double>], atLeast threshold: Double) -> Verdict? {
  if intervals.isEmpty { return nil }
  let holding = intervals.count { $0.lowerBound >= threshold }
  let failing = intervals.count { $0.upperBound < threshold }
  if holding > 0 && failing > 0 { return .holdsOnly }
  if holding + failing < intervals.count { return .undecided }
  return holding > 0 ? .holds : .refuted
}
