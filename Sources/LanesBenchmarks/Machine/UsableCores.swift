import CBench
import Foundation

extension MachineDescription {
  /// The cores that this process may run on: fewer than the machine's where a container or `taskset` gives it fewer.
  static var usableCores: Int {
    let told = Int(cbench_usable_cores())
    return told > 0 ? told : ProcessInfo.processInfo.activeProcessorCount
  }
}
