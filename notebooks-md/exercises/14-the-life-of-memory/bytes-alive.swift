import Lanes

// How many bytes of elements are alive after each of these six lines? Every name lives on to the end.
//
//     var a = NDArray<Float>.zeros([1_000])
//     let few = a[..<10]
//     a = a + 1
//     let b = a
//     let c = few.copy()
//     a = c

func bytesAlive() -> [Int] {
  [0, 0, 0, 0, 0, 0]
}
