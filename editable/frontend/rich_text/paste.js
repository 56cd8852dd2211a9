/**
 * Turns what other programs put on the clipboard into plain rich text.
 *
 * Meaning stays: paragraphs, headings, lists, links, bold and italic. What the
 * editor's schema does not know it drops by itself; here is what it cannot know.
 */

import allowed from "../../rich_text.json" with { type: "json" }
import { isAllowed } from "../choosing/address.js"
import { shownVideo, videoAt } from "./videos.js"

const NO_TEXT = "style, script, title, meta, link, xml, template, noscript, svg, math, iframe, object, select, textarea"
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, div"
const KEPT = ["href", "data-media", "data-video", "alt", "src", "srcset", "sizes", "width", "height"]

/** @type {Record<string, string | undefined>} */
const SYNONYMS = allowed.synonyms

const STEPS = [wordLists, nestedLists, headings, emphasis, tables, links, blanks, attributes]

/** Return *html* from the clipboard without the habits of the program it comes from. */
export function cleaned(/** @type {string} */ html) {
  const body = parsed(html)
  if (!body.querySelector("[data-pm-slice]")) STEPS.forEach((step) => step(body)) // else from an editor like this one
  return body.innerHTML
}

/** Whether *html* holds words, and not just a picture. */
export function hasWords(/** @type {string} */ html) {
  return parsed(html).textContent.trim() !== ""
}

/** The body of *html*, without what the page's policy would complain of even while it is only looked at. */
function parsed(/** @type {string} */ html) {
  const quiet = html
    .replace(/<(style|script)\b.*?<\/\1\s*>/gis, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""))
  const { body } = new DOMParser().parseFromString(quiet, "text/html")
  videos(body)
  body.querySelectorAll(NO_TEXT).forEach((element) => element.remove())
  return body
}

/** Players of videos that we know become the video. */
function videos(/** @type {HTMLElement} */ body) {
  for (const player of [...body.querySelectorAll("iframe[src]")].reverse()) {
    const video = videoAt(player.getAttribute("src") ?? "")
    const place = player.closest("p") ?? player
    if (video) place.after(shownVideo(video.address))
  }
}

/** Word writes a list as paragraphs, each beginning with its own bullet. */
function wordLists(/** @type {HTMLElement} */ body) {
  let open = /** @type {Element[]} */ ([]) // those that the next item may belong to, outermost first
  for (const paragraph of body.querySelectorAll("p[style*='mso-list:' i]")) {
    const level = Number(/level(\d)/.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 1)
    const bullet = paragraph.querySelector("[style*='mso-list:ignore' i]")
    const name = /[\p{L}\d][.)]/u.test(bullet?.textContent ?? "") ? "ol" : "ul"
    bullet?.remove()

    if (paragraph.previousElementSibling !== open[0]) open = []
    open.length = Math.min(open.length, level)
    if (open.length === level && open[level - 1].localName !== name) open.pop()
    while (open.length < level) open.push(newList(name, open.at(-1), paragraph))
    append(open[level - 1], "li").append(renamed(paragraph, "p"))
  }
}

/** @type {(name: string, parent: Element | undefined, paragraph: Element) => Element} */
function newList(name, parent, paragraph) {
  if (parent) return append(parent.lastElementChild ?? append(parent, "li"), name)
  const list = paragraph.ownerDocument.createElement(name)
  paragraph.before(list)
  return list
}

/** Google Docs puts a nested list beside the item it belongs to. */
function nestedLists(/** @type {HTMLElement} */ body) {
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) list.previousElementSibling?.append(list)
}

/** The page has its h1 already, and headings are bold by themselves. */
function headings(/** @type {HTMLElement} */ body) {
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle")) {
    const name = heading.matches("p") ? "h2" : heading.localName
    const plain = renamed(heading, SYNONYMS[name] ?? name)
    for (const element of [plain, ...plain.querySelectorAll("[style]")]) element.removeAttribute("style")
    plain.querySelectorAll("b, strong").forEach(unwrap)
  }
}

/** Bold and italic come as styles too, and Google Docs wraps everything in a b that is not bold. */
function emphasis(/** @type {HTMLElement} */ body) {
  for (const element of body.querySelectorAll("[style]")) {
    const { fontWeight, fontStyle } = element.style
    if (/^(?:bold|[6-9]00)/.test(fontWeight)) wrapInside(element, "strong")
    if (/^(?:italic|oblique)/.test(fontStyle)) wrapInside(element, "em")
    if (/^(?:normal|[1-4]00)/.test(fontWeight) && element.matches("b, strong")) unwrap(element)
    else if (fontStyle === "normal" && element.matches("i, em")) unwrap(element)
  }
}

/** Cells become paragraphs, in reading order. */
function tables(/** @type {HTMLElement} */ body) {
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const cells = [...table.querySelectorAll("caption, th, td")]
    table.replaceWith(...cells.map((cell) => renamed(cell, "div")))
  }
}

/** Links that lead nowhere from here are words. */
function links(/** @type {HTMLElement} */ body) {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "#"
    if (href.startsWith("#") || !isAllowed(href)) unwrap(link)
  }
}

/** Blank lines, and breaks between blocks. */
function blanks(/** @type {HTMLElement} */ body) {
  for (const space of body.querySelectorAll("[style*='mso-spacerun' i]")) space.replaceWith(" ")
  for (const block of [...body.querySelectorAll(BLOCKS)].reverse()) {
    if (!block.textContent.trim() && !block.querySelector("[data-media], [data-video]")) block.remove()
  }
  for (const br of body.querySelectorAll("br")) {
    if (br.previousElementSibling?.matches(BLOCKS) || br.nextElementSibling?.matches(BLOCKS)) br.remove()
  }
}

function attributes(/** @type {HTMLElement} */ body) {
  for (const element of body.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) if (!KEPT.includes(name)) element.removeAttribute(name)
  }
}

/** @type {(parent: Element, name: string) => HTMLElement} */
function append(parent, name) {
  return parent.appendChild(parent.ownerDocument.createElement(name))
}

/** @type {(element: Element, name: string) => HTMLElement} */
function renamed(element, name) {
  const other = element.ownerDocument.createElement(name)
  const style = element.getAttribute("style")
  other.append(...element.childNodes)
  if (style !== null) other.setAttribute("style", style)
  element.replaceWith(other)
  return other
}

/** @type {(element: Element, name: string) => void} */
function wrapInside(element, name) {
  const contents = [...element.childNodes]
  append(element, name).append(...contents)
}

function unwrap(/** @type {Element} */ element) {
  element.replaceWith(...element.childNodes)
}
