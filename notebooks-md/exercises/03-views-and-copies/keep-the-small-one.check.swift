import Lanes

func judge(_ judge: Judge) {
  let small = firstElements(NDArray<Float>.arange(1_000_000), 10)
  judge.expect("the elements", small, equals: NDArray<Float>.arange(10))
  judge.expect(
    "nothing larger is kept", (small.base?.nbytes ?? small.nbytes) <= 40, "4,000,000 bytes stay alive behind it")
}
