/// A number in each cell of a grid, told in figures and by a colour on a logarithmic scale.
public struct HeatMap: Sendable {
  public struct Axis: Sendable {
    public var title: String
    /// From left to right, or from the bottom up.
    public var names: [String]

    public init(title: String, names: [String]) {
      self.title = title
      self.names = names
    }
  }

  /// What the numbers are.
  public var title: String
  public var columns: Axis
  public var rows: Axis
  /// By row, then by column; nil where nothing was measured. Positive numbers only.
  public var cells: [[Double?]]

  public init(title: String, columns: Axis, rows: Axis, cells: [[Double?]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.cells = cells
  }
}

extension Chart {
  /// A grid of numbers in the place of lines.
  public init(id: String, title: String, description: String, heatMap: HeatMap) {
    self.init(
      id: id, title: title, description: description, x: .places(title: heatMap.columns.title, names: []),
      y: .init(title: heatMap.title, unit: .plain), series: [])
    self.heatMap = heatMap
  }
}
