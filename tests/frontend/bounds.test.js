import assert from "node:assert/strict"
import { test } from "node:test"
import { problemWith, roomWorthTelling } from "../../editable/frontend/saving/bounds.js"

test("a text within its bounds has no problem", () => {
  assert.equal(problemWith("Two plays", { max_length: 9, required: true }), null)
  assert.equal(problemWith("", { max_length: 9, required: false }), null)
})

test("a text that is too long is told by how much", () => {
  assert.equal(problemWith("Two plays", { max_length: 7 }), "too long by 2")
})

test("characters are counted as the server counts them: code points, not units", () => {
  assert.equal(problemWith("👍👍", { max_length: 2 }), null)
})

test("a required text cannot be blank", () => {
  assert.equal(problemWith(" \n", { max_length: 9, required: true }), "it cannot be empty")
})

test("the room left is told near the end only", () => {
  assert.equal(roomWorthTelling("x".repeat(47), { max_length: 60 }), null)
  assert.equal(roomWorthTelling("x".repeat(48), { max_length: 60 }), 12)
  assert.equal(roomWorthTelling("x".repeat(63), { max_length: 60 }), -3)
  assert.equal(roomWorthTelling("x".repeat(879), { max_length: 900 }), null)
})
