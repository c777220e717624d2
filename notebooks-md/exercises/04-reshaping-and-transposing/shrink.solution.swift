import Lanes

func shrunk(_ picture: NDArray<Float>) -> NDArray<Float> {
  picture.reshaped([picture.shape[0] / 2, 2, picture.shape[1] / 2, 2]).mean(axes: [1, 3])
}
