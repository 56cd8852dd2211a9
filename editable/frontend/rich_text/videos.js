/** Videos that others host: which addresses are theirs, and what stands on the page until somebody plays one. */

import allowed from "../../rich_text.json" with { type: "json" }
import known from "../../videos.json" with { type: "json" }

const hosts = "figure" in allowed.tags ? known.hosts : []
const start = new RegExp(known.start)

/**
 * What a video is, if *address* leads to one.
 * @returns {?{ address: string, player: string, words: string }} Its page in the one form that is stored,
 *   what a frame loads to play it, and what a link to it says.
 */
export function videoAt(/** @type {string} */ address) {
  if (address.length > known.longest) return null
  for (const { forms, page, player, words } of hosts) {
    for (const form of forms) {
      const match = new RegExp(`^${known.scheme}${form}$`, "i").exec(address)
      if (!match) continue
      const facts = { id: match[1], key: match[2], start: seconds(address) }
      return { address: joined(page, facts), player: joined(player, facts), words }
    }
  }
  return null
}

/** The video that pasted *text* means: an address alone, or the code that hosts offer for embedding; else null. */
export function videoMeant(/** @type {string} */ text) {
  const player = /^(?:<div[^>]*>)?<iframe\b[^>]*\ssrc="([^"]*)"/.exec(text)
  return videoAt(player ? player[1] : text)
}

/** The figure that shows the video at *address*, as the server makes it for visitors. */
export function shownVideo(/** @type {string} */ address) {
  const figure = document.createElement("figure")
  figure.dataset.video = address
  fill(figure)
  return figure
}

/** Make all videos below *element* look as visitors see them. */
export function fillAll(/** @type {HTMLElement} */ element) {
  element.querySelectorAll("[data-video]:empty").forEach(fill)
}

function fill(/** @type {HTMLElement} */ figure) {
  const video = videoAt(figure.dataset.video ?? "")
  if (!video) return
  const link = document.createElement("a")
  link.href = video.address
  link.dataset.player = video.player
  link.textContent = video.words
  figure.append(link)
}

function seconds(/** @type {string} */ address) {
  const [, hours, minutes, rest] = (start.exec(address) ?? []).map((number) => Number(number ?? 0))
  return ((hours * 60 + minutes) * 60 + rest) || 0
}

function joined(/** @type {Record<string, string | undefined>} */ parts, /** @type {Record<string, string | number | undefined>} */ facts) {
  return Object.entries(parts).map(([name, part]) => (facts[name] && part ? part.replace("{}", String(facts[name])) : "")).join("")
}
