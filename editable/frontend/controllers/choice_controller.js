import { Chosen } from "../choosing/chosen.js"

const MOST = 6 // options that stand side by side; more go into a list that opens

/**
 * One of several values.
 * @extends {Chosen<?string>}
 */
export default class extends Chosen {
  static kindName = "Choice"

  /** @type {Chosen<?string>["ask"]} */
  ask(value, { make, Ticks }) {
    const { label, bounds: { options, required } } = this.field
    this.ticks = options.length > MOST ? null : new Ticks("radio", label, options, [value ?? ""])
    const all = [["", ""], ...options].map(([value, words]) => new Option(words, value))
    this.list = make("select", { ariaLabel: label, required }, ...all)
    this.list.value = value ?? ""
    return [this.ticks?.element ?? this.list]
  }

  read() {
    return (this.ticks ? this.ticks.values[0] : this.list?.value) || null
  }

  words(/** @type {?string} */ value) {
    return new Map(this.field.bounds.options).get(value) ?? value ?? ""
  }
}
