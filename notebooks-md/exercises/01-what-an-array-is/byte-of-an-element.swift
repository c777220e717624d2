import Lanes

// The memory of an array is one line of bytes. Which byte, counted from the array's first element, does the element in
// row `i` and column `j` begin at? Use the array's strides alone: the answer must hold for transposes and slices too.

func byteOffset<Element>(of a: NDArray<Element>, row i: Int, column j: Int) -> Int {
  0
}
