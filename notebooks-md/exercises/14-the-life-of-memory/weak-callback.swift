import Lanes

// A clock lives as long as the program, and simulations come and go. When the last name of a simulation is gone, its field of a
// megabyte should go too, and it does not. Find who holds it. A simulation that is still there must go on counting.

final class Clock {
  var callbacks: [() -> Void] = []
  func tick() { for callback in callbacks { callback() } }
}

final class Simulation {
  let field = NDArray<Float>.zeros([512, 512])
  private(set) var steps = 0

  init(_ clock: Clock) {
    clock.callbacks.append { self.advance() }
  }

  private func advance() { steps += 1 }
}
