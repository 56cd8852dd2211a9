import { Chosen } from "../choosing/chosen.js"
import { pageLanguage } from "../page.js"

/** Any number of several values. */
export default class extends Chosen {
  static kindName = "Choices"
  static empty = []

  ask(value, { Ticks }) {
    this.ticks = new Ticks("checkbox", this.field.label, this.field.bounds.options, value)
    return [this.ticks.element]
  }

  read() {
    const { values, element } = this.ticks
    const isMissing = this.field.bounds.required && !values.length
    element.querySelector("input").setCustomValidity(isMissing ? "Choose at least one." : "")
    return values
  }

  words(value) {
    const words = Object.fromEntries(this.field.bounds.options)
    return new Intl.ListFormat(pageLanguage()).format(value.map((one) => words[one] ?? one))
  }
}
