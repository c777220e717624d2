import Lanes

/// Gives the numbers from 0 on, so many of them, then nil once, and what nobody should ask for.
private func numbers(_ count: Int) -> () -> Double? {
  var given = 0
  return {
    defer { given += 1 }
    return given < count ? Double(given) : given == count ? nil : -1
  }
}

func judge(_ judge: Judge) {
  judge.expect("five", collect(numbers(5)), equals: [0, 1, 2, 3, 4])
  judge.expect("one", collect(numbers(1)), equals: [0])
  judge.expect("none", collect(numbers(0)), equals: NDArray<Double>.empty([0]))
  judge.expect("many", collect(numbers(1025)), equals: NDArray<Double>.arange(1025))
  judge.speed("in time that grows with their number alone") {
    var list: [Double] = []
    let next = numbers(10_000)
    while let number = next() { list.append(number) }
    _ = NDArray<Double>(list)
  } answer: {
    _ = collect(numbers(10_000))
  }
}
