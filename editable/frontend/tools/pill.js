import { make } from "./chrome.js"

/**
 * Makes a toolbar of words: one stop for Tab, arrow keys from word to word.
 *
 * Pressing a word takes neither the focus nor the selection from the text.
 * @param {string} label What it is for, for screen readers.
 * @param {Array<?{name: string, words: string, other: ?string, run: () => void}>} actions
 *   In order; null draws a line between two groups. `other` is what the word may change to.
 * @param {() => void} leave Called on Escape.
 */
export function makePill(label, actions, leave) {
  const pill = make("div", { className: "pill", role: "toolbar", ariaLabel: label })
  pill.append(...actions.map((action) => (action ? wordFor(action) : make("span", { className: "line" }))))
  pill.addEventListener("mousedown", (event) => event.preventDefault())
  pill.addEventListener("keydown", (event) => move(pill, event, leave))
  pill.addEventListener("focusin", (event) => makeStop(pill, event.target))
  makeStop(pill, pill.querySelector("button"))
  return pill
}

/** Puts the focus on the word that had it last. */
export function focusPill(pill) {
  const shown = words(pill)
  ;(shown.find((button) => button.tabIndex === 0) ?? shown[0]).focus()
}

function wordFor({ name, words, other, run }) {
  const button = make("button", { type: "button", textContent: words, tabIndex: -1 })
  Object.assign(button.dataset, { name }, other && { widest: other.length > words.length ? other : words })
  button.addEventListener("click", () => {
    makeStop(button.parentElement, button)
    run()
  })
  return button
}

function words(pill) {
  return [...pill.querySelectorAll("button")].filter((button) => button.checkVisibility?.() ?? true)
}

function move(pill, event, leave) {
  const shown = words(pill)
  const at = shown.indexOf(event.target)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
  if (to !== undefined) shown.at(to % shown.length).focus()
  else if (event.key === "Escape") leave()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function makeStop(pill, stop) {
  for (const button of pill.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1
}
