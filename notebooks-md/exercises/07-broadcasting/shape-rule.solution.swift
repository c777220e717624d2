import Lanes

func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
  let rank = max(a.count, b.count)
  let longA = Array(repeating: 1, count: rank - a.count) + a
  let longB = Array(repeating: 1, count: rank - b.count) + b
  var result: [Int] = []
  for (x, y) in zip(longA, longB) {
    guard x == y || x == 1 || y == 1 else { return nil }
    result.append(x == 1 ? y : x)
  }
  return result
}
