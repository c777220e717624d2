import Lanes

func judge(_ judge: Judge) {
  judge.expect("pixels", smallestType(0...255), equals: "uint8")
  judge.expect("one more", smallestType(0...256), equals: "uint16")
  judge.expect("a temperature", smallestType(-40...45), equals: "int8")
  judge.expect("from the least to the most of eight bits", smallestType(-128...127), equals: "int8")
  judge.expect("one more above", smallestType(-128...128), equals: "int16")
  judge.expect("one more below", smallestType(-129...0), equals: "int16")
  judge.expect("a port", smallestType(1...65_535), equals: "uint16")
  judge.expect("a signed one that is too wide for 16 bits", smallestType(-1...40_000), equals: "int32")
  judge.expect("people on a continent", smallestType(0...4_000_000_000), equals: "uint32")
  judge.expect("and with a minus", smallestType(-1...4_000_000_000), equals: "int64")
  judge.expect("everything that is not negative", smallestType(0...Int.max), equals: "uint64")
  judge.expect("everything", smallestType(Int.min...Int.max), equals: "int64")
  judge.expect("a single value", smallestType(-1...(-1)), equals: "int8")
}
