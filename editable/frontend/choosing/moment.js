import { Chosen } from "./chosen.js"
import { asDate, momentFormat } from "./moment_words.js"

/**
 * How `Intl` writes the values.
 * @type {Record<import("./moment_input.js").MomentType, Intl.DateTimeFormatOptions>}
 */
const STYLES = {
  date: { dateStyle: "long" },
  "datetime-local": { dateStyle: "long", timeStyle: "short" },
  time: { timeStyle: "short" },
}

/**
 * What the kinds `date`, `time` and `datetime` share: one native input.
 * @extends {Chosen<?string>}
 */
export class Moment extends Chosen {
  /**
   * The input's type.
   * @type {import("./moment_input.js").MomentType}
   */
  static input = "date"

  get #type() {
    return /** @type {typeof Moment} */ (this.constructor).input
  }

  /** @type {Chosen<?string>["ask"]} */
  ask(value, { momentInput }) {
    this.input = momentInput(this.#type, this.field.bounds, value)
    this.input.ariaLabel = this.field.label
    return [this.input]
  }

  read() {
    return this.input?.value || null
  }

  words(/** @type {?string} */ value) {
    return value ? momentFormat(STYLES[this.#type]).format(asDate(value)) : ""
  }
}
