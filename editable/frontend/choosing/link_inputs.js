import { pageMeta } from "../page.js"
import { make } from "../tools/chrome.js"
import { GoesTo } from "./goes_to.js"

/** @typedef {{ label: string, href: string }} Link */

/** Asks for a link: its words, and where it goes. Own pages have to be there. */
export class LinkInputs {
  #bounds
  #missing = "" // an address at which this site has no page
  #label = make("input", { autocomplete: "off" })
  #goesTo

  constructor(/** @type {{ max_length?: number, required?: boolean }} */ bounds, /** @type {?Link} */ value) {
    const home = pageMeta("editable-root").replace(/\/editable\/$/, "")
    this.#bounds = bounds
    this.#label.value = value?.label ?? ""
    this.#goesTo = new GoesTo(value?.href ?? "", { home, missing: (href) => href === value?.href || this.#refuse(href) })
    this.parts = [make("label", { className: "part" }, "Words", this.#label), this.#goesTo.part]
    this.actions = [this.#goesTo.open]
  }

  /** The link as it is now; the inputs say what is wrong with it. */
  read() {
    const [label, typed] = [this.#label, this.#goesTo.input].map((input) => input.value.trim())
    const { href = typed, message = "" } = this.#goesTo.address
    const isEmpty = !label && !typed && !this.#bounds.required
    this.#label.setCustomValidity(isEmpty ? "" : this.#problemWith(label))
    this.#goesTo.input.setCustomValidity(isEmpty ? "" : href === this.#missing ? `There is no page at ${href} on this site.` : message)
    return isEmpty ? null : { label, href }
  }

  /** A promise, while it is found out whether one of our own pages is there. */
  get checked() {
    return this.#goesTo.answered
  }

  #refuse(/** @type {string} */ href) {
    this.#missing = href
    this.#goesTo.input.dispatchEvent(new Event("change", { bubbles: true }))
  }

  #problemWith(/** @type {string} */ label) {
    const excess = [...label].length - (this.#bounds.max_length ?? Infinity) // counted as the server does
    return excess > 0 ? `The words are too long by ${excess}.` : label ? "" : "A link needs words."
  }
}
