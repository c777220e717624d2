import Lanes

func judge(_ judge: Judge) {
  let rod: NDArray<Float> = [0, 0, 64, 0, 0]
  diffuse(rod, k: 0.25, steps: 1)
  judge.expect("one step", rod, equals: [0, 16, 32, 16, 0])
  diffuse(rod, k: 0.25, steps: 2)
  judge.expect("two more", rod, equals: [0, 14, 20, 14, 0])
  let warm: NDArray<Float> = [8, 0, 0, 4]
  diffuse(warm, k: 0.5, steps: 1)
  judge.expect("the ends stay", warm, equals: [8, 4, 2, 4])
  let sheet = NDArray<Float>.zeros([7, 2])
  sheet[2, 1] = 64
  diffuse(sheet[..<5, 1], k: 0.25, steps: 1)
  judge.expect("a column of a matrix, and nothing beside it", sheet.ravel().sum(), equals: 64)
  judge.expect("its values", sheet[.all, 1], equals: [0, 16, 32, 16, 0, 0, 0])
  for n in 0..<3 {
    let short = NDArray<Float>.ones([n])
    diffuse(short, k: 0.25, steps: 3)
    judge.expect("\(n) points stay as they are", short, equals: NDArray<Float>.ones([n]))
  }
  let long = NDArray<Float>.arange(20_000)
  judge.allocations("fifty steps, and hardly an array") { diffuse(long, k: 0.25, steps: 50) }
}
