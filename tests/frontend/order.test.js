import assert from "node:assert/strict"
import test from "node:test"
import { joinOrders, moved } from "../../editable/frontend/lists/order.js"

test("an item is moved before another, or to the end", () => {
  assert.deepEqual(moved(["1", "2", "3"], "1", "3"), ["2", "1", "3"])
  assert.deepEqual(moved(["1", "2", "3"], "3", "1"), ["3", "1", "2"])
  assert.deepEqual(moved(["1", "2", "3"], "1", null), ["2", "3", "1"])
})

const base = ["1", "2", "3"]
const mine = ["3", "1", "2"]

for (const [what, theirs, joined] of [
  ["nothing else happened", base, mine],
  ["others added at the end", ["1", "2", "3", "4"], ["3", "4", "1", "2"]],
  ["others added at the start", ["4", "1", "2", "3"], ["4", "3", "1", "2"]],
  ["others added several", ["1", "4", "5", "2", "3"], ["3", "1", "4", "5", "2"]],
  ["others deleted", ["1", "3"], ["3", "1"]],
  ["others deleted all", [], []],
  ["others deleted and added", ["4", "3", "5"], ["4", "3", "5"]],
  ["others moved too", ["2", "1", "3"], null],
  ["others moved and added", ["4", "2", "1", "3"], null],
]) {
  test(`a move needs ${joined ? "no question" : "a question"} when ${what}`, () => {
    assert.deepEqual(joinOrders(base, mine, theirs), joined)
  })
}
