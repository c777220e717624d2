import Lanes

// How many elements may a matrix by rows store without taking more bytes than the dense one? Nil where even the matrix that
// stores nothing is larger. An element takes `elementBytes`, an index or an offset `indexBytes`.

func mostStored(rows: Int, columns: Int, elementBytes: Int, indexBytes: Int) -> Int? {
  rows * columns * elementBytes / indexBytes
}
