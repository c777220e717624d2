import ArgumentParser
import LanesBenchmarks

@main
struct LanesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lanes",
    abstract: "Measures what arrays and memory cost in Swift and C, and writes a report.",
    discussion: """
      The suite asks questions (what does a smaller element type save? does any() stop early?), times cases that \
      answer them with Google Benchmark, and turns the results into a Markdown report.

      EXAMPLES:
        lanes info                          this machine, and the kernels that Lanes runs on it
        lanes bench any-all/                the cases of one question, as a table
        lanes report                        everything, as reports/<machine>/README.md
        lanes report --from results.json    the report of results that exist
        lanes claims view-constant          what people claim, and what the last run found
        lanes notebook check notebooks-md/*.md   what the lessons' cells print, and what they say they print
        lanes compare old.json new.json     what became faster or slower, and how sure that is

      The environment variable LANES_KERNELS=baseline|v3|v4 forces a kernel set.
      """,
    version: BuildDescription.version,
    subcommands: [
      BenchCommand.self, ReportCommand.self, ClaimsCommand.self, CompareCommand.self, NotebookCommand.self,
      LearnCommand.self, LayoutCommand.self, InfoCommand.self,
    ])

  static func main() {
    StandardStreams.open()
    do {
      var command = try parseAsRoot()
      // What a command printed before it failed is to be read too.
      let outcome = Result { try command.run() }
      try StandardStreams.finish()
      try outcome.get()
    } catch {
      exit(withError: error)
    }
  }
}
