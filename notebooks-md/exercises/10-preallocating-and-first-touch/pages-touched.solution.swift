import Lanes

func pagesTouched(count: Int, itemSize: Int, step: Int) -> Int {
  let written = (count + step - 1) / step
  let distance = step * itemSize
  if written == 0 || distance >= 4096 { return written }
  return (written - 1) * distance / 4096 + 1
}
