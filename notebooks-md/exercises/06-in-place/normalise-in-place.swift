import Lanes

// Scale a vector so that its largest element is 1, without making another array: whoever else holds the vector sees it
// change, and nothing is allocated.

func normalise(_ a: NDArray<Float>) {
  _ = a / a.max()
}
