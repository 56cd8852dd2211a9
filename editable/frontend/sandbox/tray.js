import { fetchPage } from "../saving/api.js"
import { fields } from "../saving/field.js"
import { make } from "../tools/chrome.js"
import { button } from "../tools/panel.js"

/** Shows over this page what the one at *address* lists, once everything typed so far is saved. */
export async function openTray(/** @type {string} */ address) {
  await flushAll()
  const { page } = await fetchPage(address)
  new Tray().show(page)
}

/** Saves everything typed so far. */
export function flushAll() {
  return Promise.all([...fields].map((field) => field.flush()))
}

/** The list of a guest's changes. If any was taken back, the page is loaded again when the list is closed. */
class Tray {
  #content = make("div")
  #dialog = make("dialog", { className: "editable-dialog" }, this.#content, button("Close", () => this.#dialog.close()))
  #isPageOld = false

  constructor() {
    this.#dialog.setAttribute("aria-labelledby", "editable-tray")
    this.#dialog.addEventListener("submit", (event) => this.#takeBack(event))
    this.#dialog.addEventListener("click", (event) => this.#click(event))
    this.#dialog.addEventListener("close", () => this.#closed())
    document.body.append(this.#dialog)
  }

  /** Shows the list that is on *page*. */
  show(/** @type {Document} */ page) {
    this.#content.replaceChildren(...page.querySelectorAll(".editable-tray"))
    if (!this.#dialog.open) this.#dialog.showModal()
    this.#content.querySelector("h2")?.focus()
  }

  async #takeBack(/** @type {SubmitEvent} */ event) {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    form.querySelector("button")?.setAttribute("disabled", "")
    try {
      const body = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)]))
      const { page } = await fetchPage(form.action, { method: "POST", body })
      this.#isPageOld = true
      this.show(page)
    } catch {
      form.submit()
    }
  }

  #click(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null
    if (event.target === this.#dialog) this.#dialog.close()
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#goTo(link)
  }

  #goTo(/** @type {HTMLAnchorElement} */ { href, pathname, search }) {
    const isHere = pathname === location.pathname && search === location.search
    const isOld = this.#isPageOld && isHere
    this.#isPageOld = false
    this.#dialog.close()
    location.href = href
    if (isOld) location.reload()
  }

  #closed() {
    this.#dialog.remove()
    if (this.#isPageOld) location.reload()
  }
}
