import Lanes

func bytesAlive() -> [Int] {
  [
    4_000,  // a
    4_000,  // `few` is a view of it
    8_000,  // a new array, and `few` holds the old one
    8_000,  // a second name
    8_040,  // ten elements of its own
    8_040,  // `b` still holds what `a` was
  ]
}
