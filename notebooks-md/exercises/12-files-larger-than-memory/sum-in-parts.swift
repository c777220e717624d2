import Lanes

// The sum of the squares of all numbers in a file, added in double precision. The file may be larger than memory: let no array be
// larger than a mebibyte, and let no more pages of the file stay than you are working on.

func sumOfSquares(inFile path: String) throws -> Double {
  let numbers = try NDArray<Float>(contentsOf: path).cast(to: Double.self)
  return (numbers * numbers).sum()
}
