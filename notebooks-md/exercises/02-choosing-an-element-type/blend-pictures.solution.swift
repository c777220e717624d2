import Lanes

func blended(_ a: NDArray<UInt8>, _ b: NDArray<UInt8>) -> NDArray<UInt8> {
  let sum = a.cast(to: UInt16.self) + b.cast(to: UInt16.self)
  return sum.floorDivided(by: 2).cast(to: UInt8.self)
}
