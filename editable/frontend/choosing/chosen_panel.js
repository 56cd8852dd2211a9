import { isPhone, make, watchLeaving } from "../tools/chrome.js"
import { button, Panel } from "../tools/panel.js"
import inputs from "./inputs.js"

const LOOKING = 2500 // milliseconds without a keystroke, in an input that has not been left yet
const CHOSEN = 800 // where a choice is made at once, as in a calendar

/** The panel in which a value is chosen: the kind's inputs, what is wrong with them, and the ways out. */
export class ChosenPanel {
  #kind
  #closed
  #panel
  #inputs = make("div", { className: "form" })
  #clearing = button("Clear", () => this.#clear(), "danger")
  #problem = make("p", { className: "problem", id: "problem", role: "status" })
  #listening = new AbortController()

  /**
   * @param {Chosen} kind
   * @param {() => void} closed Called once the panel is gone.
   */
  constructor(kind, closed) {
    const { element, field } = kind
    const { signal } = this.#listening
    this.#kind = kind
    this.#closed = closed
    this.#inputs.append(...kind.ask(field.value, inputs))
    const name = make("h2", {}, field.label, make("span", { className: "soft", textContent: ` · ${kind.constructor.kindName}` }))
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
    const first = this.#inputs.querySelector("[type=radio]:checked") ?? this.#all[0]
    first.focus()
    first.select?.()
    if (pick) showPicker(first)
  }

  /** Shows *value*, which has come from elsewhere. */
  fill(value) {
    this.#inputs.replaceChildren(...this.#kind.ask(value, inputs))
    this.#panel.element.lastChild.replaceWith(this.#ending())
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
    return [...this.#inputs.querySelectorAll("input, select, textarea")]
  }

  get #wrong() {
    return this.#all.find((input) => !input.validity.valid)
  }

  get #canBeCleared() {
    return this.#kind.constructor.empty !== undefined && !this.#kind.field.bounds.required
  }

  #ending() {
    const clear = this.#canBeCleared ? [this.#clearing, make("span", { className: "spring" })] : []
    return make("div", { className: "row end" }, ...clear, ...(this.#kind.actions ?? []), button("Done", () => this.#done(), "accent"))
  }

  #take(pause) {
    const value = this.#kind.read()
    this.#kind.field.change(value, this.#wrong?.validationMessage, pause)
  }

  /** Says what is wrong, with the inputs or in the eyes of the server. */
  #look() {
    const { state, message, value } = this.#kind.field
    const wrong = this.#wrong
    this.#clearing.hidden = JSON.stringify(value) === JSON.stringify(this.#kind.constructor.empty)
    this.#problem.textContent = wrong?.validationMessage ?? (state === "error" ? message : "")
    this.#problem.hidden = !this.#problem.textContent
    for (const input of this.#all) {
      input.ariaInvalid = input === wrong ? "true" : null
      if (input === wrong) input.setAttribute("aria-describedby", this.#problem.id)
    }
  }

  #key(event) {
    if (event.key !== "Enter" || !event.target.matches("input, select")) return
    event.preventDefault()
    this.#done()
  }

  async #done() {
    await this.#kind.checked
    if (this.#wrong) this.#wrong.focus()
    else this.finish()
  }

  #clear() {
    this.#kind.field.change(this.#kind.constructor.empty)
    this.finish()
  }
}

function showPicker(input) {
  try {
    input.showPicker()
  } catch {
    // the browser wants to be asked by hand
  }
}
