import { make } from "./chrome.js"

/** @typedef {{ name: string, words: string, other?: string, run: () => void }} Action `other` is what the word may change to. */

/**
 * Makes a toolbar of words: one stop for Tab, arrow keys from word to word.
 *
 * Pressing a word takes neither the focus nor the selection from the text.
 * @param {string} label What it is for, for screen readers.
 * @param {(?Action)[]} actions In order; null draws a line between two groups.
 * @param {() => void} leave Called on Escape.
 */
export function makePill(label, actions, leave) {
  const pill = make("div", { className: "pill", role: "toolbar", ariaLabel: label })
  pill.append(...actions.map((action) => (action ? wordFor(pill, action) : make("span", { className: "line" }))))
  pill.addEventListener("mousedown", (event) => event.preventDefault())
  pill.addEventListener("keydown", (event) => move(pill, event, leave))
  pill.addEventListener("focusin", (event) => makeStop(pill, event.target))
  makeStop(pill, pill.querySelector("button"))
  return pill
}

/** Puts the focus on the word that had it last. */
export function focusPill(/** @type {HTMLElement} */ pill) {
  const shown = words(pill)
  ;(shown.find((button) => button.tabIndex === 0) ?? shown[0]).focus()
}

/** @type {(pill: HTMLElement, action: Action) => HTMLButtonElement} */
function wordFor(pill, { name, words, other, run }) {
  const button = make("button", { type: "button", textContent: words, tabIndex: -1 })
  Object.assign(button.dataset, { name }, other && { widest: other.length > words.length ? other : words })
  button.addEventListener("click", () => {
    makeStop(pill, button)
    run()
  })
  return button
}

function words(/** @type {HTMLElement} */ pill) {
  return [...pill.querySelectorAll("button")].filter((button) => button.checkVisibility?.() ?? true)
}

/** @type {(pill: HTMLElement, event: KeyboardEvent, leave: () => void) => void} */
function move(pill, event, leave) {
  const shown = words(pill)
  const at = shown.findIndex((word) => word === event.target)
  const to = new Map([["ArrowRight", at + 1], ["ArrowLeft", at - 1], ["Home", 0], ["End", -1]]).get(event.key)
  if (to !== undefined) shown.at(to % shown.length)?.focus()
  else if (event.key === "Escape") leave()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** @type {(pill: HTMLElement, stop: ?EventTarget) => void} */
function makeStop(pill, stop) {
  for (const button of pill.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1
}
