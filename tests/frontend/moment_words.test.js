import assert from "node:assert/strict"
import { test } from "node:test"
import { asDate, momentFormat } from "../../editable/frontend/choosing/moment_words.js"

function inWords(lang, style, ...raw) {
  globalThis.document = { documentElement: { lang } }
  const [start, end] = raw.map(asDate)
  const format = momentFormat(style)
  return (end ? format.formatRange(start, end) : format.format(start)).replace(/[\u2009\u202f]/g, " ")
}

test("a day, a time and both are written in the page's language", () => {
  assert.equal(inWords("en-GB", { dateStyle: "long" }, "2026-12-24"), "24 December 2026")
  assert.equal(inWords("de-AT", { dateStyle: "long" }, "2026-12-24"), "24. Dezember 2026")
  assert.equal(inWords("en-US", { timeStyle: "short" }, "19:30"), "7:30 PM")
  assert.match(inWords("en-GB", { dateStyle: "long", timeStyle: "short" }, "2026-12-24T19:30"), /^24 December 2026.* 19:30$/)
})

test("a moment stays the venue's own, wherever the browser is", () => {
  process.env.TZ = "Pacific/Kiritimati"
  assert.equal(inWords("en-GB", { dateStyle: "long" }, "2026-12-24T00:00"), "24 December 2026")
  assert.equal(inWords("en-GB", { timeStyle: "short" }, "00:15"), "00:15")
})

test("of a period what both ends share is written once", () => {
  assert.equal(inWords("en-GB", { dateStyle: "long" }, "2026-12-24T00:00", "2026-12-26T00:00"), "24 – 26 December 2026")
})
