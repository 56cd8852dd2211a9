import { isPhone, make, watchLeaving } from "../tools/chrome.js"
import { button, Panel } from "../tools/panel.js"
import inputs from "./inputs.js"

const LOOKING = 2500 // milliseconds without a keystroke, in an input that has not been left yet
const CHOSEN = 800 // where a choice is made at once, as in a calendar

/**
 * What the panel needs of the controller that asks.
 * @typedef {object} Asking
 * @property {HTMLElement} element
 * @property {import("../saving/field.js").Field} field
 * @property {(value: any, tools: typeof inputs) => (Node | string)[]} ask
 * @property {() => unknown} read
 * @property {?Promise<void>} checked
 * @property {Node[]} actions
 */

/** The panel in which a value is chosen: the kind's inputs, what is wrong with them, and the ways out. */
export class ChosenPanel {
  #kind
  #empty
  #closed
  #panel
  #inputs = make("div", { className: "form" })
  #clearing = button("Clear", () => this.#clear(), "danger")
  #problem = make("p", { className: "problem", id: "problem", role: "status" })
  #listening = new AbortController()

  /**
   * @param {Asking} kind
   * @param {{ kindName: string, empty: unknown }} facts What the kind is called, and what Clear leaves behind.
   * @param {() => void} closed Called once the panel is gone.
   */
  constructor(kind, { kindName, empty }, closed) {
    const { element, field } = kind
    const { signal } = this.#listening
    this.#kind = kind
    this.#empty = empty
    this.#closed = closed
    this.#inputs.append(...kind.ask(field.value, inputs))
    const name = make("h2", {}, field.label, make("span", { className: "soft", textContent: ` · ${kindName}` }))
    const place = { rect: () => element.getBoundingClientRect() }
    this.#panel = new Panel(field.label, [name, this.#inputs, this.#problem, this.#ending()], place, () => this.finish())
    this.#inputs.addEventListener("input", () => this.#take(LOOKING))
    this.#inputs.addEventListener("change", () => this.#take(CHOSEN))
    this.#panel.element.addEventListener("keydown", (event) => this.#key(event))
    element.addEventListener("editable:state", () => this.#look(), { signal })
    watchLeaving(element, () => this.close(), signal)
    if (isPhone() && place.rect().bottom > innerHeight / 3) element.scrollIntoView({ block: "start" }) // clear of sheet and keyboard
    this.#look()
  }

  /** @param {boolean} pick Whether the browser's own picker opens at once. */
  focus(pick) {
    const first = this.#all.find(({ type, checked }) => type === "radio" && checked) ?? this.#all[0]
    first.focus()
    first.select?.()
    if (pick) showPicker(first)
  }

  /** Shows *value*, which has come from elsewhere. */
  fill(/** @type {unknown} */ value) {
    this.#inputs.replaceChildren(...this.#kind.ask(value, inputs))
    this.#panel.element.lastElementChild?.replaceWith(this.#ending())
    this.#look()
  }

  /** Closes the panel and goes back to where it was opened from. */
  finish() {
    this.close()
    this.#kind.field.stop.focus({ preventScroll: true })
  }

  close() {
    this.#listening.abort()
    this.#panel.close()
    this.#closed()
    this.#kind.field.flush()
  }

  get #all() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.#inputs.querySelectorAll("input, select, textarea"))]
  }

  get #wrong() {
    return this.#all.find((input) => !input.validity.valid)
  }

  get #canBeCleared() {
    return this.#empty !== undefined && !this.#kind.field.bounds.required
  }

  #ending() {
    const clear = this.#canBeCleared ? [this.#clearing, make("span", { className: "spring" })] : []
    return make("div", { className: "row end" }, ...clear, ...this.#kind.actions, button("Done", () => this.#done(), "accent"))
  }

  #take(/** @type {number} */ pause) {
    const value = this.#kind.read()
    this.#kind.field.change(value, this.#wrong?.validationMessage, pause)
  }

  /** Says what is wrong, with the inputs or in the eyes of the server. */
  #look() {
    const { state, message, value } = this.#kind.field
    const wrong = this.#wrong
    this.#clearing.hidden = JSON.stringify(value) === JSON.stringify(this.#empty)
    this.#problem.textContent = wrong?.validationMessage ?? (state === "error" ? message : "")
    this.#problem.hidden = !this.#problem.textContent
    for (const input of this.#all) {
      input.ariaInvalid = input === wrong ? "true" : null
      if (input === wrong) input.setAttribute("aria-describedby", this.#problem.id)
    }
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const isInInput = event.target instanceof Element && event.target.matches("input, select")
    if (event.key !== "Enter" || !isInInput) return
    event.preventDefault()
    this.#done()
  }

  async #done() {
    await this.#kind.checked
    if (this.#wrong) this.#wrong.focus()
    else this.finish()
  }

  #clear() {
    this.#kind.field.change(this.#empty)
    this.finish()
  }
}

function showPicker(/** @type {HTMLInputElement} */ input) {
  try {
    input.showPicker()
  } catch {
    // the browser wants to be asked by hand
  }
}
