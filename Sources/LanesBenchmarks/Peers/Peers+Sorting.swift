import Lanes

extension PeerFamily {
  /// Sorted copies of values without order: a copy and a sort, for all.
  static let sorting = PeerFamily(title: "sorting") { levels in
    [1 << 10, 1_000_000].flatMap { count in
      sorted(Float.self, PeerPlace(count, levels)) + sorted(Int32.self, PeerPlace(count, levels))
    }
  }

  private static func sorted<Element: OrderedElement & PeerElement>(
    _ type: Element.Type, _ place: PeerPlace
  ) -> [Case] {
    Case.producing(
      "sort", place, .scrambled, resultBytes: place.count * MemoryLayout<Element>.stride, summary: Checksum.of,
      check: { result, _ in
        for i in 1..<place.count where result[i - 1] > result[i] { return "element \(i) is out of order" }
        return nil
      },
      [Contender<(NDArray<Element>) -> NDArray<Element>>("lanes") { $0.sorted() }])
  }
}
