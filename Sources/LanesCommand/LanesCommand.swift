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
        lanes info                         this machine, and the kernels in use
        lanes bench any-all/               the cases of one question, as a table
        lanes report                       everything: reports/<machine>/README.md
        lanes report --from results.json   the report of results that exist
        lanes claims view-constant         a claim, and what the last run found
        lanes compare old.json new.json    what became faster or slower
        lanes notebook check lesson.md     does a lesson print what it says?
        lanes learn                        exercises that judge themselves
        lanes layout 'array(3, 4).T'       an array as it lies in memory

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
      try Subcommand.check(CommandLine.arguments.dropFirst(), of: Self.self)
      var command = try parseAsRoot()
      // What a command printed before it failed is to be read too.
      let outcome = Result { try command.run() }
      try StandardStreams.finish()
      try outcome.get()
    } catch let error as ValidationError {
      // Not the parser's, which would add the usage of `lanes`, whichever command it was.
      StandardStreams.say("lanes: \(error.message)\n")
      exit(withError: ExitCode.validationFailure)
    } catch {
      exit(withError: error)
    }
  }
}
