import LanesReport

extension Question {
  /// The report's sections, in the order of the questions.
  public static let sections: [Section] = [
    .ceilings, .elementSize, .alignment, .copyCost, .strides, .inPlace, .broadcasting, .loopVector, .masks, .sums,
    .anyAll, .files,
    .sparse, .release, .fragmentation, .reuse, .freshMemory, .threads, .peers, .calibration,
  ]
}
