import Lanes

// The verdict on a claim, from the interval that was measured at each place. A place decides only when its whole interval lies on
// one side: the claim holds there when all of it is at least the threshold, and fails there when all of it is below.
// - Places where it holds together with places where it fails: it holds only at some, whatever other places leave open.
// - Places that agree settle it only if none is left open.
// - Nothing measured, no verdict.
// The function below asks the middles of the intervals, as if nobody had measured how sure they are.

enum Verdict { case holds, holdsOnly, refuted, undecided }

func verdict(_ intervals: [ClosedRange<Double>], atLeast threshold: Double) -> Verdict? {
  let holding = intervals.filter { ($0.lowerBound + $0.upperBound) / 2 >= threshold }
  if holding.count == intervals.count { return .holds }
  return holding.isEmpty ? .refuted : .holdsOnly
}
