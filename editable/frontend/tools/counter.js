import { addTool, keepNear, make } from "./chrome.js"

/** Says how much room is left, beside a text that nears its bound. */
export class Counter {
  #element
  #label = /** @type {?HTMLElement} */ (null)
  #place = /** @type {?import("./chrome.js").Place} */ (null)

  constructor(/** @type {HTMLElement} */ element) {
    this.#element = element
  }

  /** @param {?number} left Characters, fewer than none once the text is too long; null hides it. */
  show(left) {
    if (left === null) return this.hide()
    this.#label ??= addTool(make("div", { className: "counter", ariaHidden: "true" }))
    this.#label.textContent = left < 0 ? `${-left} too many` : `${left} left`
    this.#label.classList.toggle("over", left < 0)
    this.#place ??= keepNear(this.#label, () => this.#element.getBoundingClientRect(), { side: "below" })
  }

  hide() {
    this.#place?.stop()
    this.#label?.remove()
    this.#place = this.#label = null
  }
}
