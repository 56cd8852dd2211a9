import assert from "node:assert/strict"
import { test } from "node:test"
import { addressFrom, isAllowed } from "../../editable/frontend/choosing/address.js"

const ORIGIN = "https://theatre.example"

test("what people type becomes the address they mean", () => {
  const meant = {
    " example.org ": "https://example.org",
    "www.example.org/a?b=c#d": "https://www.example.org/a?b=c#d",
    "example.org:8080/x": "https://example.org:8080/x",
    "büro.example": "https://büro.example",
    "//example.org": "https://example.org",
    "HTTPS://example.org": "HTTPS://example.org",
    "http://localhost:8000/x": "http://localhost:8000/x",
    "ada@example.org": "mailto:ada@example.org",
    "mailto:ada@example.org?subject=Hello": "mailto:ada@example.org?subject=Hello",
    "+44 (0)1632 960-204": "tel:+441632960204",
    "/plays#may": "/plays#may",
    "#people": "#people",
    "?page=2": "?page=2",
    [`${ORIGIN}/plays`]: "/plays",
    [`${ORIGIN}.evil.example/plays`]: `${ORIGIN}.evil.example/plays`,
  }
  for (const [typed, href] of Object.entries(meant)) assert.deepEqual(addressFrom(typed, ORIGIN), { href }, typed)
})

test("what leads nowhere is refused with an example of what does", () => {
  for (const typed of ["", "nowhere", "two words.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://example.org", "https://"]) {
    assert.match(addressFrom(typed, ORIGIN).message, /Type an address such as/, typed)
  }
})

test("a scheme is found out however it is written", () => {
  for (const href of ["java\nscript:alert(1)", "\u0001javascript:alert(1)", " vbscript:x", "file:///etc/passwd"]) {
    assert.equal(isAllowed(href), false, href)
  }
  for (const href of ["/a:b", "#a", "mailto:a@example.org", "TEL:123", "page", "//example.org/a:b", "?a:b"]) {
    assert.equal(isAllowed(href), true, href)
  }
})
