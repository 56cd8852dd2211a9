import { addTool, make, moveTo } from "../tools/chrome.js"
import { move } from "./item_actions.js"

const THRESHOLD = 6 // pixels: less is a press
const EDGE = 64 // pixels from the window's edge in which it scrolls
const STEP = 14 // pixels for each frame of scrolling

/** @import { List } from "./lists.js" */
/** @typedef {{ x: number, y: number }} Point */

/**
 * Lets *grip* drag an item to another place in its list, by mouse, finger or pen. A line shows where it will stand;
 * Escape leaves it where it was. The grip lies outside of the page, so that no sorting library can know it.
 * @param {HTMLElement} grip
 * @param {() => ?{ item: HTMLElement, list?: List }} current What the grip belongs to now.
 */
export function offerDragging(grip, current) {
  grip.addEventListener("pointerdown", (event) => {
    const { item, list } = current() ?? {}
    if (event.button === 0 && item && list?.isMovable) new Drag(grip, item, list, event)
  })
}

class Drag {
  #item
  #list
  #grip
  #start
  #at
  #line = /** @type {?HTMLElement} */ (null)
  /** @type {?HTMLElement | undefined} */
  #next // the item to stand before; null for the end
  #listening = new AbortController()

  /**
   * @param {HTMLElement} grip
   * @param {HTMLElement} item
   * @param {List} list
   * @param {PointerEvent} press
   */
  constructor(grip, item, list, { clientX: x, clientY: y, pointerId }) {
    this.#item = item
    this.#list = list
    this.#grip = grip
    this.#start = this.#at = { x, y }
    grip.setPointerCapture(pointerId)
    const how = { signal: this.#listening.signal, capture: true }
    grip.addEventListener("pointermove", ({ clientX, clientY }) => this.#move({ x: clientX, y: clientY }), how)
    grip.addEventListener("pointerup", () => this.#drop(), how)
    grip.addEventListener("pointercancel", () => this.#end(), how)
    window.addEventListener("keydown", (event) => event.key === "Escape" && this.#end(), how)
  }

  #move(/** @type {Point} */ at) {
    this.#at = at
    const distance = Math.hypot(at.x - this.#start.x, at.y - this.#start.y)
    if (!this.#line && distance < THRESHOLD) return
    this.#aim((this.#line ??= this.#begin()))
  }

  #begin() {
    const line = addTool(make("div", { className: "drop-line" }))
    this.#item.classList.add("editable-dragged")
    requestAnimationFrame(() => this.#scroll(line))
    return line
  }

  #aim(/** @type {HTMLElement} */ line) {
    const items = this.#list.items
    const nearest = items.reduce((one, other) => (distanceTo(other, this.#at) < distanceTo(one, this.#at) ? other : one))
    const box = nearest.getBoundingClientRect()
    const isRow = items.some((item) => item !== nearest && sharesRow(item.getBoundingClientRect(), box))
    const isAfter = isRow ? isPast(this.#at.x, box) : this.#at.y > box.top + box.height / 2
    this.#next = isAfter ? (items[items.indexOf(nearest) + 1] ?? null) : nearest
    this.#draw(line, box, isRow, isAfter)
  }

  /** @type {(line: HTMLElement, box: DOMRect, isRow: boolean, isAfter: boolean) => void} */
  #draw(line, { left, top, width, height, right, bottom }, isRow, isAfter) {
    const isRightward = getComputedStyle(this.#list.element).direction === "ltr"
    if (isRow) moveTo(line, isAfter === isRightward ? right : left, top)
    else moveTo(line, left, isAfter ? bottom : top)
    Object.assign(line.style, isRow ? { width: "3px", height: `${height}px` } : { width: `${width}px`, height: "3px" })
  }

  #scroll(/** @type {HTMLElement} */ line) {
    if (this.#listening.signal.aborted) return
    const { y } = this.#at
    const step = y < EDGE ? -STEP : y > window.innerHeight - EDGE ? STEP : 0
    if (step) {
      window.scrollBy(0, step)
      this.#aim(line)
    }
    requestAnimationFrame(() => this.#scroll(line))
  }

  #drop() {
    if (this.#line) swallowClick(this.#grip)
    if (this.#next !== undefined && this.#next !== this.#item) move(this.#list, this.#item, this.#next)
    this.#end()
  }

  #end() {
    this.#listening.abort()
    this.#line?.remove()
    this.#item.classList.remove("editable-dragged")
  }
}

/** What ends a drag is no press. */
function swallowClick(/** @type {HTMLElement} */ grip) {
  const swallow = (/** @type {Event} */ event) => event.stopImmediatePropagation()
  grip.addEventListener("click", swallow, { capture: true })
  setTimeout(() => grip.removeEventListener("click", swallow, { capture: true }))
}

function distanceTo(/** @type {HTMLElement} */ item, /** @type {Point} */ { x, y }) {
  const { left, right, top, bottom } = item.getBoundingClientRect()
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}

function sharesRow(/** @type {DOMRect} */ one, /** @type {DOMRect} */ other) {
  return one.top < other.bottom - 1 && other.top < one.bottom - 1
}

function isPast(/** @type {number} */ x, /** @type {DOMRect} */ { left, width }) {
  const isRightward = document.dir !== "rtl"
  return isRightward === x > left + width / 2
}
