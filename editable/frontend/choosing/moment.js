import { Chosen } from "./chosen.js"
import { asDate, momentFormat } from "./moment_words.js"

/** What the kinds `date`, `time` and `datetime` share: one native input. */
export class Moment extends Chosen {
  static input // its type
  static style // how `Intl` writes the value

  ask(value, { momentInput }) {
    this.input = momentInput(this.constructor.input, this.field.bounds, value)
    this.input.ariaLabel = this.field.label
    return [this.input]
  }

  read() {
    return this.input.value || null
  }

  words(value) {
    return value ? momentFormat(this.constructor.style).format(asDate(value)) : ""
  }
}
