import Foundation
import LanesDifferential

// Reads programs, each ended by a line `.`, and answers each with a line that says how many bytes follow, and these.
// Where a program uses Lanes wrongly the process ends, as every program that does: who asked starts it again.

var program = ""
while let line = readLine(strippingNewline: false) {
  if line == ".\n" {
    let bytes = Interpreter.answer(to: program).bytes
    FileHandle.standardOutput.write(Data("\(bytes.count)\n".utf8) + bytes)
    program = ""
  } else {
    program += line
  }
}
