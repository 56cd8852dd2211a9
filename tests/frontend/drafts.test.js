import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { Drafts } from "../../editable/frontend/saving/drafts.js"

/** What `localStorage` is to a page: its keys are its own properties. */
class Storage {
  getItem(key) {
    return this[key] ?? null
  }

  setItem(key, text) {
    this[key] = text
  }

  removeItem(key) {
    delete this[key]
  }
}

const DRAFT = { value: "Unsaved", saved: "Saved", etag: "e1" }
let storage, drafts

beforeEach(() => {
  storage = new Storage()
  drafts = new Drafts(storage, "/editable/", "1")
})

test("a draft is found again by the next page, and gone once dropped", () => {
  assert.equal(drafts.keep("play/1/title", DRAFT), true)
  const { at, ...found } = new Drafts(storage, "/editable/", "1").find("play/1/title")
  assert.deepEqual(found, DRAFT)

  drafts.drop("play/1/title")
  assert.equal(drafts.find("play/1/title"), null)
})

test("drafts are private to the site and to the editor", () => {
  drafts.keep("play/1/title", DRAFT)
  assert.equal(new Drafts(storage, "/other/editable/", "1").find("play/1/title"), null)
  assert.equal(new Drafts(storage, "/editable/", "2").find("play/1/title"), null)
})

test("a browser that keeps nothing is told of, not fallen over", () => {
  const forbidden = new Drafts(null, "/editable/", "1")
  assert.equal(forbidden.keep("play/1/title", DRAFT), false)
  assert.equal(forbidden.find("play/1/title"), null)
  forbidden.drop("play/1/title")
  forbidden.tidy()
})

test("a draft beyond measure is not kept", () => {
  assert.equal(drafts.keep("play/1/title", { ...DRAFT, value: "x".repeat(200_000) }), false)
})

test("what nobody came back for is thrown away: old drafts, and more than a hundred", () => {
  const day = 24 * 3600 * 1000
  for (let number = 0; number < 110; number++) drafts.keep(`play/${number}/title`, DRAFT)
  storage.setItem("somebody else's", "stays")
  drafts.tidy()
  assert.equal(Object.keys(storage).length, 101)

  drafts.tidy(Date.now() + 31 * day)
  assert.deepEqual(Object.keys(storage), ["somebody else's"])
})
