/// Places labels beside the ends of lines so that none covers another.
enum ChartLabels {
  /// - Parameters:
  ///   - wanted: where each label would stand, 0 at the bottom and 1 at the top.
  ///   - distance: the least distance between two labels, in the same measure.
  /// - Returns: where each label shall stand, in the order of `wanted`.
  static func spread(_ wanted: [Double], distance: Double) -> [Double] {
    guard !wanted.isEmpty else { return [] }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // More labels than fit share the height equally.
    let gap = min(distance, 1 / Double(max(wanted.count - 1, 1)))
    var placed = order.map { wanted[$0] }
    // Labels that touch form a block that stands around the mean of what its members wanted.
    var blocks: [(start: Int, count: Int, base: Double)] = []
    for index in placed.indices {
      var block = (start: index, count: 1, base: placed[index])
      while let before = blocks.last, before.base + Double(before.count) * gap > block.base {
        blocks.removeLast()
        let total = Double(before.count + block.count)
        let moved = block.base - Double(before.count) * gap
        block = (
          before.start, before.count + block.count,
          (before.base * Double(before.count) + moved * Double(block.count)) / total
        )
        block.base = min(max(block.base, 0), 1 - (total - 1) * gap)
      }
      block.base = min(max(block.base, 0), 1 - Double(block.count - 1) * gap)
      blocks.append(block)
    }
    for block in blocks {
      for member in 0..<block.count { placed[block.start + member] = block.base + Double(member) * gap }
    }
    var result = wanted
    for (place, index) in order.enumerated() { result[index] = placed[place] }
    return result
  }
}
