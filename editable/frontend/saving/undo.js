import { reverseChange } from "./api.js"
import { fields } from "./field.js"

/** Takes back what was last changed on this page, one step at a time; Ctrl+Z outside of a text does so too. */
export class Undo {
  state = "saved"
  message = ""
  #steps = []

  constructor() {
    document.addEventListener("editable:saved", ({ detail: { field, change } }) => change && this.#add(field, { change }))
    document.addEventListener("editable:discarded", ({ detail: { field, value } }) => this.#add(field, { value }))
    document.addEventListener("keydown", (event) => this.#key(event))
  }

  get isPossible() {
    return this.#steps.length > 0
  }

  /** Takes back the last step, once everything typed so far is saved. */
  async undo() {
    await Promise.all([...fields].map((field) => field.flush()))
    const step = this.#steps.at(-1)
    const field = step && [...fields].find(({ address }) => address === step.address)
    if (this.state === "saving") return
    if (!field) return void this.#steps.pop() // somebody else has deleted it
    field.element.scrollIntoView({ block: "nearest" })
    if (field.state !== "saved") return // text that could not be saved must not be wiped by an older one

    this.#steps.pop()
    if (step.change) await this.#reverse(field, step)
    else field.put(step.value)
  }

  async #reverse(field, step) {
    this.#say("saving")
    try {
      field.accept({ ...(await reverseChange(step.change)), change: null })
      this.#say("saved")
    } catch (error) {
      if (error.status !== 412) this.#steps.push(step)
      this.#say("error", error.message)
    }
  }

  #add({ address }, step) {
    this.#steps.push({ address, ...step })
    this.#say("saved")
  }

  #key(event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    const [target] = event.composedPath()
    if (key !== "z" || !(ctrlKey || metaKey) || shiftKey || altKey) return
    if (target.isContentEditable || target.matches?.("input, textarea, select")) return
    event.preventDefault()
    this.undo()
  }

  #say(state, message = "") {
    Object.assign(this, { state, message })
    document.dispatchEvent(new CustomEvent("editable:state"))
  }
}
