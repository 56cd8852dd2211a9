import { Chosen } from "../choosing/chosen.js"
import { pageLanguage } from "../page.js"

/**
 * A number, with its currency or unit beside it.
 * @extends {Chosen<?number>}
 */
export default class extends Chosen {
  static kindName = "Number"

  /** @type {Chosen<?number>["ask"]} */
  ask(value, { make }) {
    const { min = "", max = "", step, unit, currency, required } = this.field.bounds
    const inputMode = min === "" || min < 0 ? "" : step % 1 ? "decimal" : "numeric" // these keyboards have no minus
    this.input = make("input", { type: "number", min, max, step, required, inputMode, value: String(value ?? ""), ariaLabel: this.field.label })
    const symbol = currency && this.#format.formatToParts(0).find(({ type }) => type === "currency")?.value
    return [make("div", { className: "row measured" }, symbol, this.input, unit)]
  }

  read() {
    return this.input?.value ? this.input.valueAsNumber : null
  }

  words(/** @type {?number} */ value) {
    const { unit, zero } = this.field.bounds
    if (value === null) return ""
    return value === 0 && zero ? zero : `${this.#format.format(value)}${unit && `\u00a0${unit}`}`
  }

  get #format() {
    const { currency } = this.field.bounds
    return new Intl.NumberFormat(pageLanguage(), currency ? { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" } : {})
  }
}
