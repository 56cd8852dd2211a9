import assert from "node:assert/strict"
import { test } from "node:test"
import { videoAt, videoMeant } from "../../editable/frontend/rich_text/videos.js"
import addresses from "./video_addresses.json" with { type: "json" }

test("a video is known by every address its host gives it, and by no other", () => {
  for (const [address, page] of Object.entries(addresses)) assert.equal(videoAt(address)?.address ?? null, page, address)
})

test("the form that is stored stays as it is", () => {
  for (const page of Object.values(addresses).filter(Boolean)) assert.equal(videoAt(page).address, page)
})

test("an address without end is not read", () => {
  const address = "https://youtu.be/dQw4w9WgXcQ?"
  assert.ok(videoAt(address.padEnd(500, "a")))
  assert.equal(videoAt(address.padEnd(501, "a")), null)
})

test("the code that hosts offer for embedding means its video", () => {
  const player = (address) => `<iframe width="560" height="315" src="${address}" title="Ark" allowfullscreen></iframe>`
  const vimeo = `<div style="padding:56.25% 0 0 0;">${player("https://player.vimeo.com/video/76979871?h=8272103f6e&amp;badge=0")}</div><script></script>`

  assert.equal(videoMeant(player("https://www.youtube.com/embed/dQw4w9WgXcQ?si=x")).words, "Play the video · from YouTube")
  assert.equal(videoMeant(vimeo).address, "https://vimeo.com/76979871/8272103f6e")
  assert.equal(videoMeant(player("https://evil.example/embed/dQw4w9WgXcQ")), null)
  assert.equal(videoMeant("Look: https://youtu.be/dQw4w9WgXcQ"), null)
})
