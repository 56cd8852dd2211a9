import { addTool, adopt, focusedTool, keepNear, make } from "../tools/chrome.js"
import { button } from "../tools/panel.js"
import styles from "./conflict.css" with { type: "text" }
import { differences, join } from "./diff.js"

adopt(styles)

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

  constructor(field, closed) {
    this.#field = field
    this.closed = closed
    this.#panel = addTool(this.#build())
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

  #build() {
    const { by, at } = this.#field.conflict
    const who = by ?? "Somebody"
    return make(
      "div",
      { className: "panel conflict", role: "dialog", ariaLabel: `${who} changed this while you were typing`, tabIndex: -1 },
      make("h2", { textContent: `${who} changed this while you were typing` }),
      make("p", { className: "soft", textContent: "Nothing is lost. Whichever you choose, undo brings the other one back." }),
      make("div", { className: "texts" }, ...this.#texts(who, at)),
      make("div", { className: "row" }, ...this.#choices(who), button("Later: Esc. The chip reminds you.", () => this.close(), "later")),
    )
  }

  #texts(who, at) {
    const { conflict, value, saved } = this.#field
    return [
      text("Yours", "on the page, not saved yet", this.#shown(saved, value)),
      text(`${who}’s`, at ? `saved ${ago(at)}` : "saved", this.#shown(saved, conflict.value, conflict.html)),
    ]
  }

  #shown(base, value, html) {
    const { controller } = this.#field
    if (controller.preview) return [controller.preview(value, html)]

    const tags = { same: "span", gone: "del", new: "ins" }
    return differences(base, value).map(({ kind, text }) => make(tags[kind], { textContent: text }))
  }

  #choices(who) {
    const { conflict, value, saved } = this.#field
    const joined = this.#field.controller.preview ? null : join(saved, value, conflict.value)
    const choices = [
      button("Keep mine", () => this.#keep(value)),
      button(`Take ${who}’s`, () => this.#field.yield()),
    ]
    if (joined !== null) choices.unshift(button("Join both", () => this.#keep(joined), "accent"))
    return choices
  }

  #keep(value) {
    this.#field.controller.show(value)
    this.#field.overrule(value)
  }

  // Typing goes on while the panel is open; it shows what is there now, and goes when all is settled.
  #follow() {
    if (!this.#field.conflict) return this.close()
    if (this.#panel.contains(focusedTool())) return
    this.#panel.replaceChildren(...this.#build().childNodes)
    this.#place.update()
  }

  #keyInField(event) {
    if (event.key === "Escape") this.close()
    else if (event.key === "Tab" && !event.shiftKey) this.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

function text(whose, state, shown) {
  return make(
    "section",
    {},
    make("p", { className: "whose" }, make("b", { textContent: whose }), ` · ${state}`),
    make("div", { className: "shown" }, ...shown),
  )
}

function ago(at) {
  const seconds = (new Date(at) - Date.now()) / 1000
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
  for (const [unit, length] of [["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (-seconds >= length) return words.format(Math.round(seconds / length), unit)
  }
  return "just now"
}
