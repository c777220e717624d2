import Lanes

extension NDArray {
  /// An array of the values of the first `period` places, again and again: large arrays take the time of a copy to make.
  static func repeating(_ period: Int, count: Int, value: (Int) -> Element) -> NDArray {
    let result = NDArray.empty([count])
    result.withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      var done = Swift.min(Swift.max(period, 1), count)
      for i in 0..<done { start[i] = value(i) }
      // Whole periods lie before `done`, so that what follows is what stands at the start.
      while done < count {
        let more = Swift.min(done, count - done)
        (start + done).update(from: start, count: more)
        done += more
      }
    }
    return result
  }
}
