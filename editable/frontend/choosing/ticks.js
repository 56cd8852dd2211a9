import { make } from "../tools/chrome.js"

/** One box or button to tick for each option, with its words, as a group. */
export class Ticks {
  element

  /**
   * @param {"radio"|"checkbox"} type
   * @param {string} label The group's name for screen readers.
   * @param {Array<[string, string]>} options Values and words.
   * @param {string[]} chosen The values that are ticked.
   */
  constructor(type, label, options, chosen) {
    const tick = ([value, words]) =>
      make("label", { className: "choice" }, make("input", { type, name: "ticks", value, checked: chosen.includes(value) }), words)
    this.element = make("div", { role: type === "radio" ? "radiogroup" : "group", ariaLabel: label }, ...options.map(tick))
  }

  /** The values that are ticked now, in the order of the options. */
  get values() {
    return [...this.element.querySelectorAll(":checked")].map(({ value }) => value)
  }
}
