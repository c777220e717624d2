import Lanes

// The memory of a new array begins with a page, and none of its pages of 4096 bytes has been touched. Then every `step`th of
// its `count` elements is written, beginning with the first. How many pages are touched? An element has 1, 2, 4, 8 or 16
// bytes, so none lies on two pages.

func pagesTouched(count: Int, itemSize: Int, step: Int) -> Int {
  (count + step - 1) / step
}
