import { Chosen } from "../choosing/chosen.js"
import { asDate, momentFormat } from "../choosing/moment_words.js"

/** @typedef {import("../choosing/period_inputs.js").Period} Period */

/**
 * From when to when, in times or in whole days.
 * @extends {Chosen<?Period>}
 */
export default class extends Chosen {
  static kindName = "Date and time"

  /** @type {Chosen<?Period>["ask"]} */
  ask(value, { PeriodInputs }) {
    this.inputs = new PeriodInputs(this.field.bounds, value)
    return this.inputs.parts
  }

  read() {
    return this.inputs?.read() ?? null
  }

  words(/** @type {?Period} */ value) {
    if (!value) return ""
    /** @type {Intl.DateTimeFormatOptions} */
    const style = { dateStyle: "long", timeStyle: value.all_day ? undefined : "short" }
    return momentFormat(style).formatRange(asDate(value.start), asDate(value.end ?? value.start))
  }
}
