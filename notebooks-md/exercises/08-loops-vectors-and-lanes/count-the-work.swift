// Predict, with paper and pencil. Return the four numbers in their order:
//
// 1. How many lanes of `Int16` has a register of 256 bits?
// 2. How many vector additions are needed for the elements of 1003 floats that fill vectors of eight lanes?
// 3. How many elements are left for the tail?
// 4. A loop adds 1003 floats into four accumulators of eight lanes, all four in each turn. How many whole turns does it make?

func predictions() -> [Int] {
  [0, 0, 0, 0]
}
