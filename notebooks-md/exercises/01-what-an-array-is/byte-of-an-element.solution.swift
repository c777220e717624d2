import Lanes

func byteOffset<Element>(of a: NDArray<Element>, row i: Int, column j: Int) -> Int {
  a.strides[0] * i + a.strides[1] * j
}
