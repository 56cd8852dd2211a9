import { hintId, make } from "./chrome.js"

// Elements that may be text boxes; in others (a heading, a term of a list) a box is put inside.
const PLAIN = "div, p, span, em, strong, b, i, small, q, address, time"
const BOX = "editable-box"

/**
 * Makes a field reachable while it is only read: a stop for Tab, said to be editable.
 *
 * It keeps its meaning (a heading stays a heading). A plain click or Enter
 * calls `start`; with a modifier, links and buttons do what they always do.
 * @param {HTMLElement} element The field's element.
 * @param {(press: ?MouseEvent) => void} start Begins typing; gets the `mousedown`, so that the browser
 *   can put the caret where it was pressed, or null when it came from the keyboard.
 * @returns {() => void} Takes it all back.
 */
export function offerTyping(element, start) {
  const stop = tabStop(element)
  const listening = new AbortController()
  /** @type {<Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void, capture?: boolean) => void} */
  const on = (type, listener, capture = false) => stop.addEventListener(type, listener, { signal: listening.signal, capture })
  const begin = (/** @type {?MouseEvent} */ event) => isTyping(element) || start(event)

  on("mousedown", (event) => isPlain(event) && begin(event))
  on("click", (event) => {
    if (!isPlain(event)) return
    event.preventDefault() // a link around or inside the field must not be followed
    if (stop !== element) event.stopImmediatePropagation() // nor a button around it do what it is for
    begin(null) // screen readers click without pressing
  }, true)
  on("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== stop || event.defaultPrevented || !isPlain(event) || isTyping(element)) return
    event.preventDefault()
    begin(null)
  })

  if (stop === element && !element.hasAttribute("tabindex")) element.tabIndex = 0
  on("focusin", () => describe(stop))
  describe(stop)
  return () => listening.abort()
}

/** The element that Tab stops at for a field: a link or button that holds only this one, or its own. */
export function tabStop(/** @type {HTMLElement} */ element) {
  const control = element.closest("a[href], button, summary")
  return control && control.querySelectorAll("[data-editable]").length < 2 ? control : element
}

/** The element to type in for a field: its own, or a box put around its text where that has a meaning to keep. */
export function typingBox(/** @type {HTMLElement} */ element) {
  if (element.matches(PLAIN)) return element
  const box = make(BOX, {}, ...element.childNodes)
  element.append(box)
  return box
}

/** Says to assistive technology that *box* is being typed in, until the returned function is called. */
export function sayTyping(/** @type {HTMLElement} */ box, /** @type {string} */ label, /** @type {boolean} */ multiline) {
  const stop = tabStop(box)
  stop.removeAttribute("aria-describedby")
  box.setAttribute("role", "textbox")
  box.setAttribute("aria-label", label)
  box.setAttribute("aria-multiline", String(multiline))
  return () => {
    for (const name of ["role", "aria-label", "aria-multiline"]) box.removeAttribute(name)
    describe(stop)
  }
}

/** Whether the field of *element* is being typed in. */
export function isTyping(/** @type {?Element} */ element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.querySelector(BOX) !== null)
}

/** A <picture> may carry no word about itself; its image may. */
function describe(/** @type {HTMLElement} */ stop) {
  const described = stop.matches("picture") ? stop.querySelector("img") : stop
  described?.setAttribute("aria-describedby", hintId)
}

function isPlain(/** @type {MouseEvent | (KeyboardEvent & { button?: undefined })} */ event) {
  return !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
}
