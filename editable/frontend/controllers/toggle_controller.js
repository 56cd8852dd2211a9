import { Chosen } from "../choosing/chosen.js"

/**
 * Yes or no: a switch.
 * @extends {Chosen<boolean>}
 */
export default class extends Chosen {
  static kindName = "Yes or no"
  static empty = undefined

  /** @type {Chosen<boolean>["ask"]} */
  ask(value, { make }) {
    const { on, off } = this.field.bounds
    this.input = make("input", { type: "checkbox", role: "switch", checked: value })
    const otherwise = make("span", { className: "soft", textContent: off && ` · otherwise “${off}”` })
    return [make("label", { className: "choice" }, this.input, make("span", {}, on || this.field.label, otherwise))]
  }

  read() {
    return Boolean(this.input?.checked)
  }

  words(/** @type {boolean} */ value) {
    const { on, off } = this.field.bounds
    return value ? on : off
  }
}
