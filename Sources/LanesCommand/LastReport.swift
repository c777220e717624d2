import Foundation
import LanesBenchmarks

/// The results of this machine's last report.
enum LastReport {
  /// Where they are among the reports of all machines; there may be none.
  static func file(among reports: URL) -> URL {
    reports.appendingPathComponent(MachineDescription().facts["machine_name"] ?? "")
      .appendingPathComponent("results.json")
  }
}
