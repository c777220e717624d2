import Lanes

func judge(_ judge: Judge) {
  // Results of 4,000 bytes, of which three have room.
  var cache = ResultCache(budget: 13_000)
  var computed: [Int] = []
  func ask(_ key: Int, count: Int = 1_000) -> NDArray<Float> {
    cache.result(for: key) {
      computed.append(key)
      return NDArray<Float>.full([count], Float(key))
    }
  }
  judge.expect("a result is handed out", ask(1)[0], equals: 1)
  judge.expect("what is known is not computed again, nor copied", ask(1).sharesMemory(with: ask(1)))
  judge.expect("it was computed once", computed, equals: [1])
  _ = (ask(2), ask(3), ask(1), ask(2))
  judge.expect("three have room", computed, equals: [1, 2, 3])
  _ = ask(4)
  computed = []
  _ = (ask(4), ask(3), ask(2))
  judge.expect("the oldest has gone, and no other", computed, equals: [])
  _ = ask(1)
  judge.expect("what has gone is computed again", computed, equals: [1])
  computed = []
  judge.expect("a result beyond the budget is handed out", ask(9, count: 10_000).size, equals: 10_000)
  _ = ask(9, count: 10_000)
  judge.expect("and not kept", computed, equals: [9, 9])
  _ = (ask(4), ask(3), ask(1))
  judge.expect("nothing had to go for it", computed, equals: [9, 9])

  var long = ResultCache(budget: 20_000)
  let use = MemoryMeter.measure {
    for key in 0..<200 {
      _ = long.result(for: key) { NDArray<Float>.zeros([1 + key * 37 % 900]) }
    }
  }
  judge.expect("at most the budget is held", use.liveBytes <= 20_000, "it holds \(use.liveBytes) bytes of 20,000")
  judge.expect("the budget is used", use.liveBytes > 10_000, "it holds only \(use.liveBytes) bytes of 20,000")
  withExtendedLifetime((cache, long)) {}
}
