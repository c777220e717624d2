import CBench
import LanesReport

extension PeerFamily {
  /// What a loop of the engine costs when there is nothing to do: in Python the floor of every other case.
  static let floor = PeerFamily(title: "the empty loop") { levels in
    var place = PeerPlace(1, levels)
    place.isWorthAlone = true
    return [
      Case.peer("nothing", "lanes", "int64", place, bytes: 0, items: 1, shape: [1]) { checksum in
        Workload(
          check: {
            checksum.keep(0)
            return nil
          },
          counters: { checksum.counters },
          body: { iterations in
            for _ in 0..<iterations { cbench_clobber() }
          })
      }
    ]
  }
}
