import Lanes

// The mean of two pictures, pixel by pixel, rounded down. Bright pixels come out dark: 200 and 250 have the mean 225, but their sum
// does not fit eight bits. Mend it; the result has to stay a picture of `UInt8`.

func blended(_ a: NDArray<UInt8>, _ b: NDArray<UInt8>) -> NDArray<UInt8> {
  (a + b).floorDivided(by: 2)
}
