import Lanes

final class Clock {
  var callbacks: [() -> Void] = []
  func tick() { for callback in callbacks { callback() } }
}

final class Simulation {
  let field = NDArray<Float>.zeros([512, 512])
  private(set) var steps = 0

  init(_ clock: Clock) {
    clock.callbacks.append { [weak self] in self?.advance() }
  }

  private func advance() { steps += 1 }
}
