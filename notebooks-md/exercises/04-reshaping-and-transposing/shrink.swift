import Lanes

// Half a picture's height and width, both even: each pixel is the mean of a square of 2 × 2. This takes the mean of four
// pixels that lie in one row.

func shrunk(_ picture: NDArray<Float>) -> NDArray<Float> {
  picture.reshaped([picture.shape[0] / 2, picture.shape[1] / 2, 4]).mean(axis: 2)
}
