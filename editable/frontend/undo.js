import { Refused, Unreachable, reverseChange } from "./api.js"
import { fields } from "./field.js"

/** Takes back what was last changed on this page, one step at a time. */
export class Undo {
  state = "saved"
  message = ""
  retries = false
  #steps = []

  constructor() {
    document.addEventListener("editable:saved", ({ detail }) => detail.change && this.#add(detail.field, { change: detail.change }))
    document.addEventListener("editable:discarded", ({ detail }) => this.#add(detail.field, { dropped: detail.value }))
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
    if (!field || this.state === "saving") return
    field.element.scrollIntoView({ block: "nearest" })
    if (field.state !== "saved") return // text that could not be saved must not be wiped by an older one

    this.#steps.pop()
    if ("dropped" in step) return field.put(step.dropped)
    await this.#reverse(field, step)
  }

  async #reverse(field, step) {
    this.#say("saving")
    try {
      field.accept({ ...(await reverseChange(step.change)), change: null })
      this.#say("saved")
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreachable)) throw error
      if (error.status !== 412) this.#steps.push(step)
      this.#say("error", error.message)
    }
  }

  #add(field, step) {
    this.#steps.push({ address: field.address, ...step })
    this.#say("saved")
  }

  #key(event) {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    const target = event.composedPath()[0]
    if (!isUndo || target.isContentEditable || target.matches?.("input, textarea, select")) return
    event.preventDefault()
    this.undo()
  }

  #say(state, message = "") {
    this.state = state
    this.message = message
    document.dispatchEvent(new CustomEvent("editable:state"))
  }
}
