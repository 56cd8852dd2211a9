import { make } from "../tools/chrome.js"
import { EDGES, momentInput } from "./moment_input.js"

/** @typedef {{ start: string, end: ?string, all_day: boolean }} Period */

/** Asks from when to when, in times or in whole days. */
export class PeriodInputs {
  #bounds
  #start
  #end
  #length = NaN // milliseconds, kept when the start moves
  #wholeDays = make("input", { type: "checkbox", oninput: () => this.#exchange() })

  constructor(/** @type {import("./moment_input.js").MomentBounds} */ bounds, /** @type {?Period} */ value) {
    this.#bounds = bounds
    this.#start = momentInput("datetime-local", bounds, value?.start)
    this.#end = momentInput("datetime-local", {}, value?.end)
    this.#start.addEventListener("input", () => this.#moveEnd())
    this.#end.addEventListener("input", () => this.#measure())
    this.#wholeDays.checked = value?.all_day ?? false
    this.#exchange()
    this.#measure()
    const whole = bounds.all_day ? [make("label", { className: "choice" }, this.#wholeDays, "All day")] : []
    this.parts = [part("Starts", this.#start), part("Ends, if you like", this.#end), ...whole]
  }

  /**
   * The period as it is now; the inputs say what is wrong with it.
   * @returns {?Period}
   */
  read() {
    const all_day = this.#wholeDays.checked
    const raw = (/** @type {string} */ value) => (all_day ? `${value}T00:00` : value)
    const [start, end] = [this.#start.value, this.#end.value]
    this.#start.required = this.#bounds.required || Boolean(end)
    return start ? { start: raw(start), end: end ? raw(end) : null, all_day } : null
  }

  #measure() {
    this.#length = this.#end.valueAsNumber - this.#start.valueAsNumber
  }

  #moveEnd() {
    if (this.#start.value && this.#length >= 0) this.#end.valueAsNumber = this.#start.valueAsNumber + this.#length
    this.#end.min = this.#start.value || this.#start.min
  }

  /** Whole days are asked for as days; the times come back when they count again. */
  #exchange() {
    const type = this.#wholeDays.checked ? "date" : "datetime-local"
    for (const input of [this.#start, this.#end]) {
      const [day, time] = input.value.split("T")
      if (time) input.dataset.time = time
      Object.assign(input, { type, ...EDGES[type] })
      input.value = day && (type === "date" ? day : `${day}T${input.dataset.time ?? "00:00"}`)
    }
    this.#end.min = this.#start.value || this.#start.min
  }
}

/** @type {(asked: string, input: HTMLInputElement) => HTMLElement} */
function part(asked, input) {
  return make("label", { className: "part" }, asked, input)
}
