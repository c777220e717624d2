func judge(_ judge: Judge) {
  let answers = predictions()
  guard answers.count == 4 else { return judge.expect("four numbers", false, "there are \(answers.count)") }
  judge.expect("lanes of Int16 in 256 bits", answers[0] == 256 / 16, "an Int16 has 16 bits")
  judge.expect("vector additions", answers[1] == 1003 / 8, "only vectors that are full count")
  judge.expect("the tail", answers[2] == 1003 % 8, "it is what no full vector covers")
  judge.expect("turns of four accumulators", answers[3] == 1003 / 32, "each turn takes 32 elements, and is whole")
}
