import Lanes

// A table of labels.size rows and `classes` columns: in each row, the column of the label is true and all others are false. A
// label outside 0..<classes has no column: its row is false throughout. No loop is needed.

func oneHot(_ labels: NDArray<Int>, classes: Int) -> NDArray<Bool> {
  labels .== NDArray<Int>.arange(classes)
}
