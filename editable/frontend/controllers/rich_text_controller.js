import { Controller } from "../controller.js"
import { takeDroppedFiles } from "../pictures/picture_files.js"
import { completeAll, rememberAll } from "../rich_text/pictures.js"
import { Field } from "../saving/field.js"
import { make, watchLeaving } from "../tools/chrome.js"
import { sayTyping } from "../tools/reading.js"
import { caretToEnd } from "./text.js"

const BARE_VIDEO = "[data-video]:empty" // markup comes from the server with its links, from this device without

const loadEditor = () => import("../rich_text/adapter.js")

/**
 * Formatted text, typed where it stands.
 *
 * The editor is large and comes when it is first wanted. Until it is there the
 * browser's own editing takes the caret and the first letters.
 */
export default class extends Controller {
  static kindName = "Text"
  /** @type {Field<string>} */
  field = new Field(this.element, this)
  #before = /** @type {?HTMLElement} */ (null) // a copy of the element from before the first keystroke, while it is typed in
  #editing = /** @type {?import("../rich_text/adapter.js").Editing} */ (null) // the editor, once it is mounted
  #stopListening = () => {}

  connect() {
    rememberAll(this.element)
    this.field.attach((press) => this.#type(press))
    for (const type of ["pointerenter", "pointerdown", "focus"]) {
      this.element.addEventListener(type, () => loadEditor().catch(() => null), { once: true })
    }
    takeDroppedFiles(this.element, (event, transfer) => this.#drop(event, transfer))
  }

  disconnect() {
    this.#leave()
    this.field.detach()
  }

  show(/** @type {string} */ value, /** @type {string} */ html = value) {
    if (this.#editing) return this.#editing.show(html)
    fill(this.element, html)
  }

  preview(/** @type {string} */ value, /** @type {string} */ html = value) {
    return fill(make("div"), html)
  }

  async #type(/** @type {?MouseEvent} */ press) {
    if (this.#before) return
    const before = (this.#before = /** @type {HTMLElement} */ (this.element.cloneNode(true)))
    const silence = sayTyping(this.element, this.field.label, true)
    const listening = new AbortController()
    watchLeaving(this.element, () => this.#leave(), listening.signal, () => this.#editing?.idle)
    const leaveUnmounted = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && !this.#editing && this.#rest()
    this.element.addEventListener("keydown", leaveUnmounted, { signal: listening.signal })
    this.#stopListening = () => {
      listening.abort()
      silence()
    }
    this.element.contentEditable = "true"
    if (press) await released() // the browser has put the caret there, or selected what was drawn over
    else this.#focus()
    await this.#mount(before)
    if (press) this.#editing?.offerTools()
    else this.#editing?.showCaret()
  }

  async #mount(/** @type {HTMLElement} */ before) {
    const editor = await loadEditor().catch(() => null) // out of reach: typing goes on without
    if (editor && this.#before === before) this.#editing = new editor.Editing(this.field, before, () => this.#rest())
  }

  #focus() {
    this.element.focus()
    caretToEnd(this.element)
  }

  async #drop(/** @type {DragEvent} */ event, /** @type {DataTransfer} */ transfer) {
    if (!this.#editing) await this.#type(null)
    this.#editing?.drop(transfer, event)
  }

  /** Ends typing with the focus still here, so that Tab goes on to the next field. */
  #rest() {
    this.#leave()
    this.element.focus({ preventScroll: true })
  }

  #leave() {
    if (!this.#before) return
    this.#stopListening()
    if (this.#editing) this.#editing.close()
    else if (this.element.innerHTML !== this.#before.innerHTML) this.field.change(this.element.innerHTML)
    this.#editing = this.#before = null
    this.element.removeAttribute("contenteditable")
    this.field.flush()
  }
}

/** Puts markup, be it as stored, into *element* as visitors see it. */
function fill(/** @type {HTMLElement} */ element, /** @type {string} */ html) {
  element.innerHTML = html
  completeAll(element)
  if (element.querySelector(BARE_VIDEO)) import("../rich_text/videos.js").then(({ fillAll }) => fillAll(element), () => null)
  return element
}

/** Resolves when the mouse button is up and the browser has settled the selection. */
function released() {
  return new Promise((resolve) => {
    window.addEventListener("mouseup", () => setTimeout(resolve), { once: true, capture: true })
  })
}
