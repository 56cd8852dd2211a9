import { Chosen } from "../choosing/chosen.js"

const MOST = 6 // options that stand side by side; more go into a list that opens

/** One of several values. */
export default class extends Chosen {
  static kindName = "Choice"

  ask(value, { make, Ticks }) {
    const { label, bounds: { options } } = this.field
    this.ticks = options.length > MOST ? null : new Ticks("radio", label, options, [value])
    this.list = make("select", { ariaLabel: label }, ...[["", ""], ...options].map(([value, words]) => new Option(words, value)))
    this.list.value = value ?? ""
    this.list.required = this.field.bounds.required
    return [this.ticks?.element ?? this.list]
  }

  read() {
    return (this.ticks ? this.ticks.values[0] : this.list.value) || null
  }

  words(value) {
    return Object.fromEntries(this.field.bounds.options)[value] ?? value ?? ""
  }
}
