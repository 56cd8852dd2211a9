import { fetchPage } from "../saving/api.js"
import { make } from "../tools/chrome.js"
import { addressFrom } from "./address.js"

const PAUSE = 300 // milliseconds before one of our own pages is asked for its name

/** Asks where a link goes, and says in words where that is as soon as it is an address. */
export class GoesTo {
  input = make("input", { id: "goes-to", inputMode: "url", enterKeyHint: "done", autocomplete: "off", spellcheck: false })
  open = make("a", { className: "button", target: "_blank", rel: "noopener", textContent: "Open" })
  answered = /** @type {?Promise<void>} */ (null) // while one of our own pages is asked for its name
  #hint = make("p", { id: "goes-to-hint", role: "status" })
  #home
  #missing

  /**
   * @param {string} href Where the link goes now.
   * @param {object} [options]
   * @param {string} [options.home] What own paths begin after, where the site is not at its host's root.
   * @param {(href: string) => void} [options.missing] Called when this site has no page there.
   */
  constructor(href, { home = "", missing = () => {} } = {}) {
    this.#home = home
    this.#missing = missing
    this.input.value = href
    this.input.setAttribute("aria-describedby", this.#hint.id)
    this.input.addEventListener("input", () => this.#explain())
    this.part = make("div", { className: "part" }, make("label", { htmlFor: this.input.id, textContent: "Goes to" }), this.input, this.#hint)
    this.#explain()
  }

  /** What was typed as an address: `{href}`, or `{message}` that says what to type. */
  get address() {
    return addressFrom(this.input.value, location.origin + this.#home)
  }

  refuse(/** @type {string} */ message) {
    this.#hint.className = "problem"
    this.#hint.textContent = message
    this.input.ariaInvalid = "true"
    this.input.focus()
  }

  #explain() {
    const { href } = this.address
    this.input.ariaInvalid = null
    this.#hint.className = "soft"
    this.#hint.textContent = href ? meaningOf(href) : "A page of this site, another site, an e-mail address."
    this.open.hidden = !href
    this.answered = null
    if (!href) return
    this.open.href = this.#here(href)
    if (href.startsWith("/")) this.answered = this.#nameOwnPage(href)
  }

  #here(/** @type {string} */ href) {
    return href.startsWith("/") ? this.#home + href : href
  }

  async #nameOwnPage(/** @type {string} */ href) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    if (this.address.href !== href) return
    const answer = await fetchPage(this.#here(href)).catch(() => null)
    if (!answer || this.address.href !== href) return
    if (answer.ok) return this.#hint.replaceChildren("A page of this site: ", make("b", { textContent: answer.page.title }))
    this.#hint.textContent = "This site has no such page yet."
    this.#missing(href)
  }
}

function meaningOf(/** @type {string} */ href) {
  if (href.startsWith("mailto:")) return "Begins an e-mail."
  if (href.startsWith("tel:")) return "Calls this number."
  if (href.startsWith("#")) return "A place on the same page."
  return href.startsWith("/") ? "A page of this site." : `Another site: ${new URL(href, location.href).host}`
}
