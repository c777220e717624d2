import Lanes

func judge(_ judge: Judge) {
  let clock = Clock()
  let kept = Simulation(clock)
  clock.tick()
  clock.tick()
  judge.expect("a simulation counts the ticks", kept.steps, equals: 2)
  judge.expect("its field is there", kept.field.shape, equals: [512, 512])
  let use = MemoryMeter.measure {
    for _ in 0..<3 {
      let passing = Simulation(clock)
      clock.tick()
      judge.expect("a passing one counts too", passing.steps, equals: 1)
    }
  }
  judge.expect("each had a field", use.allocations, equals: 3)
  judge.expect("no field is left of those that are gone", use.liveBytes, equals: 0)
  clock.tick()
  judge.expect("the clock goes on without them", kept.steps, equals: 6)
}
