import Lanes

func planes(_ picture: NDArray<UInt8>) -> NDArray<UInt8> {
  picture.transposed([2, 0, 1])
}
