extension Report {
  /// How far the numbers can be trusted, in one or two sentences.
  var trust: String {
    let sentences = [spreadSentence, twinSentence].compactMap { $0 }
    return sentences.isEmpty
      ? "The calibration case was not measured, so nothing is known of the noise." : sentences.joined(separator: " ")
  }

  private var spreadSentence: String? {
    if let spread = noise.spread {
      let judgement = noise.isSpreadTolerable ? "quiet enough" : "noisy"
      return "The machine was \(judgement): the median of a fixed piece of work varied by \(Format.percent(spread)) "
        + "over \(results.launches.count) launches, at the start, in the middle and at the end of each."
    }
    return noise.rowSpread.map {
      "There was one launch only, so the variation between launches is unknown; inside it, the middle half of the "
        + "repetitions of a fixed piece of work spread over \(Format.percent($0))."
    }
  }

  private var twinSentence: String? {
    guard let twins = noise.twins else { return nil }
    let numbers = "\(Format.ratio(twins.ratio)), interval \(Format.ratios(twins.interval))"
    return switch twins.verdict {
    case .noDifference:
      "The A/A check, identical code measured twice, came out as it should: no difference (\(numbers))."
    case .undecided:
      "The A/A check, identical code measured twice, stayed undecided (\(numbers)): small effects are beyond this run."
    case .faster, .slower: "The A/A check failed: identical code measured twice came out as different (\(numbers))."
    }
  }
}
