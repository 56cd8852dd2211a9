import { make } from "../tools/chrome.js"

/** One box or button to tick for each option, with its words, as a group. */
export class Ticks {
  /**
   * @param {"radio"|"checkbox"} type
   * @param {string} label The group's name for screen readers.
   * @param {[string, string][]} options Values and words.
   * @param {string[]} chosen The values that are ticked.
   */
  constructor(type, label, options, chosen) {
    this.inputs = options.map(([value]) => make("input", { type, name: "ticks", value, checked: chosen.includes(value) }))
    const choices = options.map(([, words], at) => make("label", { className: "choice" }, this.inputs[at], words))
    this.element = make("div", { role: type === "radio" ? "radiogroup" : "group", ariaLabel: label }, ...choices)
  }

  /** The values that are ticked now, in the order of the options. */
  get values() {
    return this.inputs.filter(({ checked }) => checked).map(({ value }) => value)
  }
}
