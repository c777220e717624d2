import Lanes

/// An element type of the cases that peers in other languages run as well.
protocol PeerElement: ArrayElement {
  /// The element that stands for a value of ``PeerValues``; a Boolean is whether the value is above zero.
  init(value: Double)
  var asDouble: Double { get }
}

extension Bool: PeerElement {
  init(value: Double) { self = value > 0 }
  var asDouble: Double { self ? 1 : 0 }
}

extension PeerElement where Self: BinaryInteger {
  init(value: Double) { self.init(truncatingIfNeeded: Int(value)) }
  var asDouble: Double { Double(self) }
}

extension PeerElement where Self: BinaryFloatingPoint {
  init(value: Double) { self.init(value) }
  var asDouble: Double { Double(self) }
}

extension Int: PeerElement {}
extension Int8: PeerElement {}
extension Int32: PeerElement {}
extension Int64: PeerElement {}
extension Float16: PeerElement {}
extension Float: PeerElement {}
extension Double: PeerElement {}
