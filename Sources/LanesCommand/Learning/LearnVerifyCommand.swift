import ArgumentParser
import Foundation
import LanesNotebook

/// `lanes learn verify`, for those who write exercises
struct LearnVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the exercises themselves: every starting point must fail, every solution must pass.",
    discussion: "Exits with 1 where one does not. Your own copies are not looked at.")

  @OptionGroup var options: LearnOptions

  @Argument(help: "The exercises; by default all.")
  var names: [String] = []

  func run() throws {
    let book = try options.book()
    let judge = try options.judge(book)
    let chosen = try names.isEmpty ? book.exercises : names.map(options.exercise)
    var wrong: [String] = []
    for exercise in chosen {
      let start = try judge.judge(exercise, answer: book.url(exercise.file))
      let solution = try judge.judge(exercise, answer: book.url(exercise.solutionFile))
      if start.passed { wrong.append("\(exercise.name): the starting point passes already") }
      if !solution.passed {
        wrong.append(LearnPage.text(exercise, solution, file: book.url(exercise.solutionFile)))
      }
      if exercise.hints.isEmpty { wrong.append("\(exercise.name): there is no hint") }
    }
    wrong.forEach { print($0) }
    print(
      "\(chosen.count) exercises: \(wrong.isEmpty ? "each fails as it starts and passes as it is solved" : "\(wrong.count) problems")"
    )
    if !wrong.isEmpty { throw ExitCode.failure }
  }
}
