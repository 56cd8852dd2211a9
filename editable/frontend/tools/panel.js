import { addTool, adopt, keepNear, make } from "./chrome.js"
import styles from "./panel.css" with { type: "text" }

adopt(styles)

/** A panel about one thing on the page; on a phone a sheet. Escape finishes it. */
export class Panel {
  #place

  /**
   * @param {string} label Its name for screen readers.
   * @param {Node[]} parts
   * @param {{ rect: (panel: HTMLElement) => DOMRect, side?: import("./chrome.js").Side }} place The thing it is about, and where to stand.
   * @param {() => void} finish
   */
  constructor(label, parts, { rect, side = "below" }, finish) {
    this.element = addTool(make("div", { className: "panel form", role: "dialog", ariaLabel: label, tabIndex: -1 }, ...parts))
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && finish())
    this.#place = keepNear(this.element, () => rect(this.element), { side, sheet: true })
  }

  close() {
    this.#place.stop()
    this.element.remove()
  }
}

export function button(/** @type {string} */ textContent, /** @type {() => void} */ onclick, className = "") {
  return make("button", { type: "button", className, textContent, onclick })
}

/** A part of a panel: what it asks, softly for whom or how, and what takes the answer. */
export function question(/** @type {string} */ asked, /** @type {string} */ how, /** @type {HTMLElement} */ answer, /** @type {Node[]} */ ...more) {
  const words = [`${asked} `, make("span", { className: "soft", textContent: how })]
  const label = { className: "name", htmlFor: answer.id }
  const name = answer.id ? make("label", label, ...words) : make("p", { className: "name" }, ...words)
  return make("div", { className: "part" }, name, answer, ...more)
}

/** Asks for a picture's words in *textarea*. */
export function askForWords(/** @type {HTMLTextAreaElement} */ textarea, /** @type {Node[]} */ ...more) {
  return question("What can be seen?", "for those who cannot", textarea, ...more)
}

/** What the person wrote about a picture, in one line. */
export function tidy(/** @type {string} */ words) {
  return words.replace(/\s+/g, " ").trim()
}
