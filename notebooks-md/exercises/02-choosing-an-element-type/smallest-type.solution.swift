import Lanes

func smallestType(_ range: ClosedRange<Int>) -> String {
  func holds<T: FixedWidthInteger>(_ type: T.Type) -> Bool {
    T(exactly: range.lowerBound) != nil && T(exactly: range.upperBound) != nil
  }
  if holds(UInt8.self) { return "uint8" }
  if holds(Int8.self) { return "int8" }
  if holds(UInt16.self) { return "uint16" }
  if holds(Int16.self) { return "int16" }
  if holds(UInt32.self) { return "uint32" }
  if holds(Int32.self) { return "int32" }
  return holds(UInt64.self) ? "uint64" : "int64"
}
