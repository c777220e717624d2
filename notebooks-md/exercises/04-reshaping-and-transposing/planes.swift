import Lanes

// A picture of height × width × 3 holds red, green and blue beside each other. Return it as 3 × height × width: three planes,
// without copying a byte.

func planes(_ picture: NDArray<UInt8>) -> NDArray<UInt8> {
  picture.reshaped([3, picture.shape[0], picture.shape[1]])
}
