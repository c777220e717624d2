import Lanes

// The offsets of a sparse matrix by rows: element i is the number of stored elements before row i, and behind the last row
// comes the number of all. `rows` holds the row of each stored element, sorted. The function below notes a place whenever the
// row changes, and is right as long as every row has an element. Mend it for rows that are empty: the first ones, the last
// ones, several in a row, all.

func rowOffsets(rows: [Int32], rowCount: Int) -> [Int32] {
  var offsets: [Int32] = [0]
  for k in 1..<rows.count where rows[k] != rows[k - 1] {
    offsets.append(Int32(k))
  }
  offsets.append(Int32(rows.count))
  return offsets
}
