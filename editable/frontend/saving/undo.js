import { Refused, reverseChange } from "./api.js"
import { fields } from "./field.js"

/** @typedef {{ address: string, change?: number, value?: unknown }} Step What to take back: a change, or else text that `value` brings back. */

/** Takes back what was last changed on this page, one step at a time; Ctrl+Z outside of a text does so too. */
export class Undo {
  state = /** @type {import("./autosave.js").State} */ ("saved")
  message = ""
  #steps = /** @type {Step[]} */ ([])

  constructor() {
    document.addEventListener("editable:saved", ({ detail: { field, change } }) => change && this.#add({ address: field.address, change }))
    document.addEventListener("editable:discarded", ({ detail: { field, value } }) => this.#add({ address: field.address, value }))
    document.addEventListener("keydown", (event) => this.#key(event))
  }

  get isPossible() {
    return this.#steps.length > 0
  }

  /** Takes back the last step, once everything typed so far is saved. */
  async undo() {
    await Promise.all([...fields].map((field) => field.flush()))
    const step = this.#steps.at(-1)
    const field = [...fields].find(({ address }) => address === step?.address)
    if (this.state === "saving") return
    if (!step || !field) return void this.#steps.pop() // somebody else has deleted it
    field.element.scrollIntoView({ block: "nearest" })
    if (field.state !== "saved") return // text that could not be saved must not be wiped by an older one

    this.#steps.pop()
    if (step.change) await this.#reverse(field, step, step.change)
    else field.put(step.value)
  }

  /**
   * @param {import("./field.js").Field} field
   * @param {Step} step
   * @param {number} id The change's.
   */
  async #reverse(field, step, id) {
    this.#say("saving")
    try {
      field.accept({ ...(await reverseChange(id)), change: null })
      this.#say("saved")
    } catch (error) {
      if (!(error instanceof Refused && error.status === 412)) this.#steps.push(step)
      this.#say("error", error instanceof Error ? error.message : "")
    }
  }

  #add(/** @type {Step} */ step) {
    this.#steps.push(step)
    this.#say("saved")
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    const [target] = event.composedPath()
    if (key !== "z" || !(ctrlKey || metaKey) || shiftKey || altKey) return
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))) return
    event.preventDefault()
    this.undo()
  }

  #say(/** @type {import("./autosave.js").State} */ state, /** @type {string} */ message = "") {
    Object.assign(this, { state, message })
    document.dispatchEvent(new CustomEvent("editable:state"))
  }
}
