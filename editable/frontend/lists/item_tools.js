import { pickPictures } from "../pictures/picture_files.js"
import { fields } from "../saving/field.js"
import { addTool, adopt, follow, isPhone, isTool, keepNear, make, moveTo, watchLeaving } from "../tools/chrome.js"
import { Mark } from "../tools/marks.js"
import { focusPill, makePill } from "../tools/pill.js"
import { add, addPictures, duplicate, moveDown, moveUp, remove, toggleHidden } from "./item_actions.js"
import { offerDragging } from "./item_drag.js"
import styles from "./item_tools.css" with { type: "text" }
import { itemAround, lists } from "./lists.js"

/** @import { Place } from "../tools/chrome.js" */
/** @import { List } from "./lists.js" */

adopt(styles)

const GAP = 6
const REACH = 56 // pixels beside an item in which the pointer may look for its grip

let watching = false

/** Gives the lists of the page their tools; may be called for each of them. */
export function watchLists() {
  for (const list of lists.values()) list.adder ??= new Adder(list)
  if (watching) return
  watching = true
  new Grip()
}

/** The grip of the item under the pointer or around the focus: drag it, or press it for what can be done. */
class Grip {
  #button = addTool(make("button", { type: "button", className: "grip", hidden: true }))
  #pointed = /** @type {?HTMLElement} */ (null)
  #item = /** @type {?HTMLElement} */ (null)
  #place = /** @type {?Place} */ (null)
  #menu = /** @type {?Menu} */ (null)

  constructor() {
    this.#button.setAttribute("aria-haspopup", "true")
    this.#button.addEventListener("click", () => this.#open())
    offerDragging(this.#button, () => this.#item && { item: this.#item, list: listOf(this.#item) })
    document.addEventListener("pointermove", (event) => this.#point(event), { passive: true })
    document.addEventListener("input", () => this.#stepBack())
    document.addEventListener("focusin", () => this.#update())
    document.addEventListener("focusout", () => queueMicrotask(() => this.#update()))
    document.addEventListener("keydown", (event) => this.#key(event), { capture: true })
    document.addEventListener("editable:refreshed", () => this.#update(), { capture: true })
  }

  #point(/** @type {PointerEvent} */ { target, pointerType, clientX, clientY }) {
    if (pointerType !== "mouse" || isTool(target)) return
    const isNear = this.#pointed && isBeside(this.#pointed, clientX, clientY)
    this.#pointed = itemAround(target) ?? (isNear ? this.#pointed : null)
    if (this.#button.hidden || this.#pointed !== this.#item) this.#update()
  }

  /** Typing is calm: the next move of the mouse brings the grip back. Fingers have no other way to it. */
  #stepBack() {
    if (matchMedia("(pointer: fine)").matches) this.#button.hidden = true
  }

  #update() {
    const active = document.activeElement
    const focused = isTool(active) ? this.#item : itemAround(active)
    const item = [this.#pointed, focused].find((one) => one?.isConnected) ?? null
    for (const list of lists.values()) list.adder?.showFor(item)
    this.#button.hidden = !item || item === this.#menu?.item
    if (item === this.#item) return this.#place?.update()
    this.#place?.stop()
    this.#item = item
    if (!item) return
    this.#button.ariaLabel = this.#button.title = `${item.dataset.editableLabel}: move, duplicate, hide, delete`
    this.#place = follow(this.#button, () => standBeside(this.#button, item))
  }

  #open() {
    const item = this.#item
    const list = item && listOf(item)
    this.#menu?.close()
    if (!list) return
    this.#menu = new Menu(list, item, () => {
      this.#menu = null
      this.#update()
    })
    this.#update()
  }

  /** On an item itself, Enter opens its menu, Alt with an arrow moves it, Delete deletes it. */
  #key(/** @type {KeyboardEvent} */ event) {
    const item = itemAround(event.target)
    const list = item && listOf(item)
    if (!list) return this.#keyOnEmpty(event)
    /** @type {Record<string, (() => void) | undefined>} */
    const acts = event.altKey
      ? { ArrowUp: () => moveUp(list, item), ArrowDown: () => moveDown(list, item) }
      : { Enter: () => this.#open(), Delete: () => remove(list, item) }
    const act = event.target === item ? acts[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }

  #keyOnEmpty(/** @type {KeyboardEvent} */ event) {
    const list = lists.get(event.target)
    if (!list || event.key !== "Enter") return
    event.preventDefault()
    add(list)
  }
}

/** What can be done with one item, as a toolbar at its corner; on a phone a sheet. */
class Menu {
  #list
  #closed
  #pill
  #place
  #mark = new Mark()
  #listening = new AbortController()

  /**
   * @param {List} list
   * @param {HTMLElement} item
   * @param {() => void} closed Called once the menu is gone.
   */
  constructor(list, item, closed) {
    this.#list = list
    this.item = item
    this.#closed = closed
    this.#pill = addTool(makePill(item.dataset.editableLabel ?? "", this.#actions(), () => this.#leave()))
    this.#pill.classList.add("items")
    this.#place = keepNear(this.#pill, () => placeOf(this.#pill, item), { gap: GAP, sheet: true })
    this.#mark.show(item, [])
    this.#update()
    watchLeaving(item, () => this.close(), this.#listening.signal)
    if (isPhone()) item.scrollIntoView({ block: "center" }) // clear of the sheet
    focusPill(this.#pill)
  }

  close() {
    this.#listening.abort()
    this.#place.stop()
    this.#mark.remove()
    this.#pill.remove()
    this.#closed()
  }

  #actions() {
    const { item } = this
    const list = this.#list
    const canHide = "editableHidden" in item.dataset
    return [
      ...(list.isMovable
        ? [
            { name: "up", words: "Move up", run: () => this.#move(moveUp) },
            { name: "down", words: "Move down", run: () => this.#move(moveDown) },
            null,
          ]
        : []),
      { name: "add", words: "Add after", run: () => this.#end(add) },
      { name: "duplicate", words: "Duplicate", run: () => this.#end(duplicate) },
      ...(canHide ? [{ name: "hide", words: "Hide", other: "Show", run: () => this.#hide() }] : []),
      { name: "delete", words: "Delete", run: () => this.#end(remove) },
      null,
      { name: "done", words: "Done", run: () => this.#leave() },
    ]
  }

  #move(/** @type {(list: List, item: HTMLElement) => void} */ act) {
    act(this.#list, this.item)
    this.#update()
  }

  async #hide() {
    await toggleHidden(this.#list, this.item)
    this.#update()
  }

  #end(/** @type {(list: List, item: HTMLElement) => void} */ act) {
    this.close()
    act(this.#list, this.item)
  }

  #update() {
    const { items } = this.#list
    const [up, down, hide] = ["up", "down", "hide"].map((name) => this.#pill.querySelector(`[data-name="${name}"]`))
    // Said, not disabled: that would take the focus away under the finger.
    if (up) up.ariaDisabled = String(items[0] === this.item)
    if (down) down.ariaDisabled = String(items.at(-1) === this.item)
    if (hide) hide.textContent = this.item.dataset.editableHidden === "true" ? "Show" : "Hide"
    this.#place.update()
  }

  #leave() {
    this.close()
    this.item.focus({ preventScroll: true })
  }
}

/** The button below a list that adds to it, at the end where it covers no field; quiet until pointer or focus is there. */
class Adder {
  #list
  #button

  constructor(/** @type {List} */ list) {
    this.#list = list
    const takesPictures = Boolean(list.element.dataset.editablePictures)
    const textContent = takesPictures ? "Add pictures" : `Add ${list.label.toLowerCase()}`
    this.#button = addTool(make("button", { type: "button", className: "adder", textContent }))
    this.#button.addEventListener("click", () => (takesPictures ? this.#pick() : add(list)))
    follow(this.#button, () => this.#stand())
    this.showFor(null)
  }

  /** @param {?HTMLElement} item The one that is worked on. */
  showFor(item) {
    const isWanted = !this.#list.items.length || (item && listOf(item) === this.#list)
    this.#button.classList.toggle("quiet", !isWanted)
    this.#button.hidden = !this.#list.element.isConnected
    this.#stand()
  }

  async #pick() {
    const files = await pickPictures()
    if (files.length) addPictures(this.#list, files)
  }

  #stand() {
    const [first, last] = [this.#list.items[0], this.#list.items.at(-1)].map((item) => item ?? this.#list.element)
    const { bottom, right } = this.#list.element.getBoundingClientRect()
    const top = Math.max(bottom, last.getBoundingClientRect().bottom) + GAP
    const start = Math.max(GAP, first.getBoundingClientRect().left)
    const { offsetWidth: width, offsetHeight: height } = this.#button
    const place = [start, right - width].find((left) => !coversField(new DOMRect(left, top, width, height)))
    moveTo(this.#button, place ?? start, top)
  }
}

function coversField(/** @type {DOMRect} */ { left, right, top, bottom }) {
  return [...fields].some(({ element }) => {
    const other = element.getBoundingClientRect()
    return other.left < right && other.right > left && other.top < bottom && other.bottom > top
  })
}

function listOf(/** @type {HTMLElement} */ item) {
  return lists.get(item.parentElement)
}

/** Moves the grip to the right of the item's top, where no words are; inside, where it would cover a neighbour. */
function standBeside(/** @type {HTMLElement} */ grip, /** @type {HTMLElement} */ item) {
  const { right, top, bottom, height } = item.getBoundingClientRect()
  const { offsetWidth: width } = grip
  const end = right + GAP + width + GAP
  const covers = (/** @type {DOMRect} */ other) => other.left >= right && other.left < end && other.top < bottom && other.bottom > top
  const isFree = ![...(item.parentElement?.children ?? [])].some((other) => covers(other.getBoundingClientRect()))
  const hasMargin = isFree && end <= document.documentElement.clientWidth
  const inset = Math.min(GAP, (height - grip.offsetHeight) / 2)
  moveTo(grip, hasMargin ? right + GAP : right - width - GAP, Math.max(top + inset, GAP))
}

function isBeside(/** @type {HTMLElement} */ item, /** @type {number} */ x, /** @type {number} */ y) {
  const { left, right, top, bottom } = item.getBoundingClientRect()
  return x >= left && x <= right + REACH && y >= top - GAP && y <= bottom + GAP
}

/** The menu stands inside a tall item, and above a row. */
function placeOf(/** @type {HTMLElement} */ menu, /** @type {HTMLElement} */ item) {
  const { right, top, height } = item.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight } = menu
  const inside = height > 3 * offsetHeight
  return new DOMRect(right - width - (inside ? GAP : 0), Math.max(0, top) + (inside ? offsetHeight + 2 * GAP : 0), width, 0)
}
