import assert from "node:assert/strict"
import { test } from "node:test"
import { differences, join } from "../../editable/frontend/saving/diff.js"

const BASE = "In 1987 it was three. The plays have improved."

function written(pieces) {
  const marks = { same: ["", ""], gone: ["[-", "-]"], new: ["[+", "+]"] }
  return pieces.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join("")
}

test("differences are told by words", () => {
  assert.equal(
    written(differences(BASE, "In the beginning it was three, and a saucepan. The plays have improved.")),
    "In [-1987 -][+the beginning +]it was three[+, and a saucepan+]. The plays have improved.",
  )
})

test("equal texts are one piece, and an empty one none", () => {
  assert.deepEqual(differences(BASE, BASE), [{ kind: "same", text: BASE }])
  assert.deepEqual(differences("", ""), [])
  assert.deepEqual(differences("", "New."), [{ kind: "new", text: "New." }])
})

test("the pieces give back both texts, to the letter", () => {
  const texts = ["", "a", "  a  b ", "Zoë’s naïve café", "مرحبا بالعالم", "one\ntwo\n\nthree", "👩‍🚀 flies", BASE]
  for (const before of texts) {
    for (const after of texts) {
      const pieces = differences(before, after)
      const without = (kind) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("")
      assert.equal(without("new"), before)
      assert.equal(without("gone"), after)
    }
  }
})

test("changes in different places are joined", () => {
  assert.equal(
    join(BASE, "In 1987 it was three, and a saucepan. The plays have improved.", "In 1988 it was three. The plays have improved."),
    "In 1988 it was three, and a saucepan. The plays have improved.",
  )
})

test("changes of the same words are not joined", () => {
  assert.equal(join(BASE, "In 1988 it was three. The plays have improved.", "In 1989 it was three. The plays have improved."), null)
})

test("two additions at the same spot are not joined", () => {
  assert.equal(join("Doors at seven.", "Doors at seven. Bring a chair.", "Doors at seven. Free, coats on."), null)
})

test("texts too long to compare word by word are still told apart", () => {
  const long = (word) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(" ")
  assert.deepEqual(differences(long("a"), long("b")).map(({ kind }) => kind), ["gone", "new"])
})
