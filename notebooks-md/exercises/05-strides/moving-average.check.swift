import Lanes

func judge(_ judge: Judge) {
  judge.expect("sums of three", movingSums([1, 2, 3, 4, 5], width: 3), equals: [6, 9, 12])
  judge.expect("one window", movingSums([1, 2], width: 2), equals: [3])
  let signal = NDArray<Double>.arange(100_000)
  judge.speed("one pass, however wide the window") {
    _ = signal.cumulativeSum()
    _ = signal + signal
  } answer: {
    _ = movingSums(signal, width: 500)
  }
}
