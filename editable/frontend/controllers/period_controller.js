import { Chosen } from "../choosing/chosen.js"
import { asDate, momentFormat } from "../choosing/moment_words.js"

/** From when to when, in times or in whole days. */
export default class extends Chosen {
  static kindName = "Date and time"

  ask(value, { PeriodInputs }) {
    this.inputs = new PeriodInputs(this.field.bounds, value)
    return this.inputs.parts
  }

  read() {
    return this.inputs.read()
  }

  words(value) {
    if (!value) return ""
    const style = { dateStyle: "long", timeStyle: value.all_day ? undefined : "short" }
    return momentFormat(style).formatRange(asDate(value.start), asDate(value.end ?? value.start))
  }
}
