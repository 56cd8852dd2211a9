import { addTool, adopt, focusedTool, keepNear, make } from "../tools/chrome.js"
import { button } from "../tools/panel.js"
import styles from "./conflict.css" with { type: "text" }
import { differences, join } from "./diff.js"

/** @import { Conflict } from "./api.js" */

adopt(styles)

const TAGS = /** @type {const} */ ({ same: "span", gone: "del", new: "ins" })

const UNITS = /** @type {const} */ ([{ unit: "day", length: 86400 }, { unit: "hour", length: 3600 }, { unit: "minute", length: 60 }])

/**
 * The two texts of a conflict, under the field they belong to, and the ways out.
 *
 * Nothing is lost: what is taken back can be had again by undo. Escape leaves
 * the choice for later; the chip reminds.
 */
export class ConflictPanel {
  #field
  #panel
  #place
  #listening = new AbortController()

  /**
   * @param {import("./field.js").Field} field
   * @param {Conflict} conflict The field's.
   * @param {() => void} closed Called once the panel is gone.
   */
  constructor(field, conflict, closed) {
    this.#field = field
    this.closed = closed
    this.#panel = addTool(this.#build(conflict))
    this.#place = keepNear(this.#panel, () => field.element.getBoundingClientRect(), { side: "below", gap: 12, sheet: true })
    const { signal } = this.#listening
    this.#panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close(), { signal })
    field.element.addEventListener("keydown", (event) => this.#keyInField(event), { signal, capture: true })
    document.addEventListener("editable:state", ({ detail }) => detail?.field === field && this.#follow(), { signal })
  }

  focus() {
    this.#panel.focus()
  }

  close() {
    const hadFocus = this.#panel.contains(focusedTool())
    this.#place.stop()
    this.#listening.abort()
    this.#panel.remove()
    this.closed()
    if (hadFocus) this.#field.stop.focus()
  }

  #build(/** @type {Conflict} */ conflict) {
    const who = conflict.by ?? "Somebody"
    return make(
      "div",
      { className: "panel conflict", role: "dialog", ariaLabel: `${who} changed this while you were typing`, tabIndex: -1 },
      make("h2", { textContent: `${who} changed this while you were typing` }),
      make("p", { className: "soft", textContent: "Nothing is lost. Whichever you choose, undo brings the other one back." }),
      make("div", { className: "texts" }, ...this.#texts(who, conflict)),
      make("div", { className: "row" }, ...this.#choices(who, conflict), button("Later: Esc. The chip reminds you.", () => this.close(), "later")),
    )
  }

  #texts(/** @type {string} */ who, /** @type {Conflict} */ conflict) {
    const { value, saved } = this.#field
    return [
      text("Yours", "on the page, not saved yet", this.#shown(saved, value)),
      text(`${who}’s`, conflict.at ? `saved ${ago(conflict.at)}` : "saved", this.#shown(saved, conflict.value, conflict.html ?? undefined)),
    ]
  }

  /** @type {(base: any, value: any, html?: string) => Node[]} */
  #shown(base, value, html) {
    const { controller } = this.#field
    if (controller.preview) return [controller.preview(value, html)]
    return differences(base, value).map(({ kind, text }) => make(TAGS[kind], { textContent: text }))
  }

  #choices(/** @type {string} */ who, /** @type {Conflict<any>} */ conflict) {
    const { value, saved } = this.#field
    const joined = this.#field.controller.preview ? null : join(saved, value, conflict.value)
    const choices = [
      button("Keep mine", () => this.#keep(value)),
      button(`Take ${who}’s`, () => this.#field.yield()),
    ]
    if (joined !== null) choices.unshift(button("Join both", () => this.#keep(joined), "accent"))
    return choices
  }

  #keep(/** @type {unknown} */ value) {
    this.#field.controller.show(value)
    this.#field.overrule(value)
  }

  // Typing goes on while the panel is open; it shows what is there now, and goes when all is settled.
  #follow() {
    const { conflict } = this.#field
    if (!conflict) return this.close()
    if (this.#panel.contains(focusedTool())) return
    this.#panel.replaceChildren(...this.#build(conflict).childNodes)
    this.#place.update()
  }

  #keyInField(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Escape") this.close()
    else if (event.key === "Tab" && !event.shiftKey) this.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** @type {(whose: string, state: string, shown: Node[]) => HTMLElement} */
function text(whose, state, shown) {
  return make(
    "section",
    {},
    make("p", { className: "whose" }, make("b", { textContent: whose }), ` · ${state}`),
    make("div", { className: "shown" }, ...shown),
  )
}

function ago(/** @type {string} */ at) {
  const seconds = (Date.parse(at) - Date.now()) / 1000
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
  for (const { unit, length } of UNITS) {
    if (-seconds >= length) return words.format(Math.round(seconds / length), unit)
  }
  return "just now"
}
