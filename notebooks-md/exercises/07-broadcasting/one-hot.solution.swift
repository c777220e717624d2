import Lanes

func oneHot(_ labels: NDArray<Int>, classes: Int) -> NDArray<Bool> {
  labels[.all, .newAxis] .== NDArray<Int>.arange(classes)
}
