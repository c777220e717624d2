/// What was seen of a claim at one place: at one level of the memory, for one element type, at one density.
public struct ClaimPoint: Sendable, Equatable {
  public enum Outcome: String, Sendable { case holds, fails, undecided }

  /// Where: a name on each axis of the rule.
  public var place: [String]
  /// The place on a numeric axis, such as a density; nil on axes of names.
  public var position: Double?
  public var effect: Effect
  public var outcome: Outcome
  /// What the outcome was decided by; nil where it was more than a number.
  public var threshold: Threshold?

  public init(_ place: [String], at position: Double? = nil, _ effect: Effect, _ outcome: Outcome) {
    self.place = place
    self.position = position
    self.effect = effect
    self.outcome = outcome
  }

  /// nil without an effect, so that lists of points leave out what was not measured.
  public init?(_ place: String, at position: Double? = nil, _ effect: Effect?, _ threshold: Threshold) {
    self.init([place], at: position, effect, threshold)
  }

  public init?(_ place: [String], at position: Double? = nil, _ effect: Effect?, _ threshold: Threshold) {
    guard let effect else { return nil }
    self.init(place, at: position, effect, threshold.outcome(of: effect))
    self.threshold = threshold
  }

  public var label: String { place.joined(separator: ", ") }
}
