import Lanes

// One row of a matrix that lies in a file, as an array of its own: the file may change or go afterwards. This answer reads all
// of the file for it, and then keeps it in memory. Read the row and no more.

func row(_ index: Int, ofFile path: String) throws -> NDArray<Float> {
  try NDArray<Float>(contentsOf: path)[index, .all]
}
