extension NDArray {
  /// At each place the element of the first choice whose condition is true there, and `standard` where none is, in
  /// fresh memory: NumPy's `select`. All are broadcast against each other. O(size · conditions).
  ///
  ///     NDArray.select([a .< 0, a .> 9], [NDArray(0), a - 9], default: 1)
  public static func select(
    _ conditions: [NDArray<Bool>], _ choices: [NDArray], default standard: Element = .zero
  ) -> NDArray {
    require(
      conditions.count == choices.count && !choices.isEmpty,
      "select of \(conditions.count) conditions and \(choices.count) choices: give each condition one choice, and at "
        + "least one")
    let result = NDArray.full(Dimensions.broadcast(conditions.map(\.shape) + choices.map(\.shape)), standard)
    for (condition, choice) in zip(conditions, choices).reversed() {
      NDArray.where(condition, choice, result, out: result)
    }
    return result
  }

  /// At each place the element of the choice that the index there numbers, in fresh memory: NumPy's `choose`. Indices
  /// and choices are broadcast against each other; negative indices count from the last choice, which NumPy refuses.
  /// O(size · choices).
  public static func choose(
    _ indices: NDArray<Int>, _ choices: [NDArray], outOfRange mode: OutOfRange = .fail
  ) -> NDArray {
    require(!choices.isEmpty, "choose by indices of shape \(indices.shape): there are no choices")
    let result = NDArray.empty(Dimensions.broadcast([indices.shape] + choices.map(\.shape)))
    let positions = indices.positions(in: choices.count, "choose", [choices.count], axis: 0, outOfRange: mode)
    for (number, choice) in choices.enumerated() {
      NDArray.where(positions .== number, choice, result, out: result)
    }
    return result
  }
}
