import { Chosen } from "../choosing/chosen.js"
import { pageLanguage } from "../page.js"

/**
 * Any number of several values.
 * @extends {Chosen<string[]>}
 */
export default class extends Chosen {
  static kindName = "Choices"
  /** @type {string[]} */
  static empty = []

  /** @type {Chosen<string[]>["ask"]} */
  ask(value, { Ticks }) {
    this.ticks = new Ticks("checkbox", this.field.label, this.field.bounds.options, value)
    return [this.ticks.element]
  }

  read() {
    const { values, inputs } = this.ticks ?? { values: [], inputs: [] }
    const isMissing = this.field.bounds.required && !values.length
    inputs[0]?.setCustomValidity(isMissing ? "Choose at least one." : "")
    return values
  }

  words(/** @type {string[]} */ value) {
    const words = new Map(this.field.bounds.options)
    return new Intl.ListFormat(pageLanguage()).format(value.map((one) => words.get(one) ?? one))
  }
}
