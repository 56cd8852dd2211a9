import { addTool, follow, make, moveTo, stepBack } from "./chrome.js"
import { isTyping, tabStop } from "./reading.js"

const DISTANCE = 6 // pixels between a field's box and its hairline

/** A hairline around something, outside its box and never in the pointer's way; with a label that says what it is. */
export class Mark {
  #frame = addTool(make("div", { className: "mark", hidden: true, ariaHidden: "true" }))
  #following = /** @type {?import("./chrome.js").Place} */ (null)

  show(/** @type {HTMLElement} */ element, /** @type {Node[]} */ name) {
    this.hide()
    this.#frame.replaceChildren(...name)
    this.#frame.hidden = false
    this.#following = follow(this.#frame, () => surround(this.#frame, element))
  }

  hide() {
    this.#following?.stop()
    this.#frame.hidden = true
  }

  remove() {
    this.hide()
    this.#frame.remove()
  }
}

/**
 * Marks the field under the pointer and the one with the focus, unless it is being typed in.
 * @param {(kind: string) => string | undefined} nameOfKind What editors see a kind called.
 */
export function watchMarks(nameOfKind) {
  const pointed = new Mark()
  const focused = new Mark()
  let underPointer = /** @type {?HTMLElement} */ (null)

  const showUnlessTyping = (/** @type {Mark} */ mark, /** @type {?HTMLElement} */ element) => {
    if (element && !isTyping(element)) mark.show(element, nameOf(element, nameOfKind(element.dataset.editableKind ?? "")))
    else mark.hide()
  }
  const mark = () => {
    const stop = document.activeElement
    stepBack(isTyping(stop))
    const inFocus = stop?.closest("[data-editable]") ?? fieldOf(stop)
    showUnlessTyping(focused, inFocus)
    showUnlessTyping(pointed, underPointer === inFocus ? null : underPointer)
  }
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const field = pointerType === "mouse" && target instanceof Element ? target.closest("[data-editable]") : null
    if (field === underPointer) return
    underPointer = field
    mark()
  })
  const typing = new MutationObserver(mark)
  typing.observe(document.body, { subtree: true, attributeFilter: ["contenteditable"] })
  document.addEventListener("focusin", mark)
  document.addEventListener("focusout", () => queueMicrotask(mark))
}

/** The button, and the key F2, that mark everything editable at once and say how much it is. */
export class Reveal {
  button = make("button", { type: "button", className: "reveal", title: "F2", onclick: () => this.#toggle() })
  #marks = /** @type {Mark[]} */ ([])

  constructor() {
    this.button.setAttribute("aria-keyshortcuts", "F2")
    this.#label()
    document.addEventListener("keydown", (event) => {
      if (event.key === "F2") this.#toggle()
      if (event.key === "Escape") this.#hide()
    })
  }

  #toggle() {
    if (this.#marks.length) return this.#hide()
    for (const element of document.querySelectorAll("[data-editable]")) {
      const mark = new Mark()
      mark.show(element, []) // labels would hide each other
      this.#marks.push(mark)
    }
    this.#label()
  }

  #hide() {
    for (const mark of this.#marks) mark.remove()
    this.#marks = []
    this.#label()
  }

  #label() {
    const count = this.#marks.length
    this.button.textContent = count ? `${count} can be edited` : "What can I edit?"
    this.button.ariaPressed = String(count > 0)
  }
}

/** A link or button is the stop of the one field in it. */
function fieldOf(/** @type {?Element} */ stop) {
  const field = stop?.querySelector("[data-editable]")
  return field && tabStop(field) === stop ? field : null
}

/** @type {(element: HTMLElement, kind?: string) => Node[]} */
function nameOf({ dataset, textContent, childElementCount }, kind = "") {
  const empty = !childElementCount && !textContent.trim() ? ", empty" : ""
  const words = [make("b", { textContent: kind }), ` · ${dataset.editableLabel}${empty}`]
  return [make("span", { className: "name" }, ...words)]
}

/** @type {(frame: HTMLElement, element: Element) => void} */
function surround(frame, element) {
  const box = element.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const left = Math.max(0, box.left - DISTANCE)
  const top = box.top - DISTANCE
  frame.style.width = `${Math.min(width, box.right + DISTANCE) - left}px`
  frame.style.height = `${box.height + 2 * DISTANCE}px`
  frame.classList.toggle("inside", top + window.scrollY < 22) // no room for the label above
  frame.classList.toggle("end", left + (frame.querySelector(".name")?.clientWidth ?? 0) > width) // nor to the right
  moveTo(frame, left, top)
}
