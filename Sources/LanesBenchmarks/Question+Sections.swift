import LanesReport

extension Question {
  /// The report's sections, in the order of the questions.
  public static let sections: [Section] = [
    .ceilings, .elementSize, .copyCost, .strides, .inPlace, .anyAll, .loopVector, .peers, .calibration,
    .ceilings, .elementSize, .copyCost, .inPlace, .anyAll, .loopVector, .release, .fragmentation, .reuse,
    .freshMemory, .threads, .peers, .calibration,
    .ceilings, .elementSize, .copyCost, .inPlace, .broadcasting, .anyAll, .loopVector, .masks, .peers, .calibration,
    .ceilings, .elementSize, .alignment, .sums, .copyCost, .inPlace, .anyAll, .loopVector, .peers, .calibration,
    .ceilings, .elementSize, .copyCost, .inPlace, .anyAll, .loopVector, .files, .sparse, .peers, .calibration,
  ]
}
