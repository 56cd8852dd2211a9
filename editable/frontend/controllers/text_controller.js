import { Controller } from "../controller.js"
import { problemWith, roomWorthTelling } from "../saving/bounds.js"
import { Field } from "../saving/field.js"
import { Counter } from "../tools/counter.js"
import { sayTyping, tabStop, typingBox } from "../tools/reading.js"
import { caretToEnd, insertText, joinLines, readText, writeText } from "./text.js"

/** Plain text, in one line or several, typed where it stands. */
export default class extends Controller {
  static kindName = "Text"
  /** @type {Field<string>} */
  field = new Field(this.element, this)
  #box = /** @type {?HTMLElement} */ (null) // what is typed in, while it is
  #endTyping = () => {}
  #heldOpen = false // whether the last "\n" only holds an empty last line open, as browsers do
  #counter = new Counter(this.element)

  connect() {
    this.field.start(readText(this.element))
    this.field.attach((press) => this.#type(press))
  }

  disconnect() {
    this.#leave()
    this.field.detach()
  }

  show(/** @type {string} */ value) {
    this.#heldOpen = false
    writeText(this.#box ?? this.element, value)
    if (this.#box) caretToEnd(this.#box)
  }

  get #multiline() {
    return this.field.bounds.multiline
  }

  #type(/** @type {?MouseEvent} */ press) {
    const box = (this.#box = typingBox(this.element))
    const silence = sayTyping(box, this.field.label, this.#multiline)
    const listening = this.#listen(box)
    this.#endTyping = () => {
      listening.abort()
      silence()
    }
    box.enterKeyHint = this.#multiline ? "enter" : "done"
    makeEditable(box)
    if (press) return // the browser puts the caret where it was pressed
    box.focus()
    caretToEnd(box)
  }

  #listen(/** @type {HTMLElement} */ box) {
    const listening = new AbortController()
    /** @type {<Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) => void} */
    const on = (type, listener) => box.addEventListener(type, listener, { signal: listening.signal })
    on("keydown", (event) => this.#key(event))
    on("keyup", (event) => event.key === " " && event.preventDefault()) // a space must not press the button around it
    on("beforeinput", (event) => this.#beforeInput(box, event))
    on("input", (event) => (event instanceof InputEvent && event.isComposing) || this.#take(box))
    on("compositionend", () => this.#take(box))
    on("paste", (event) => this.#paste(box, event))
    on("blur", () => (document.activeElement === box ? this.field.flush() : this.#leave()))
    return listening
  }

  #key(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing) return
    if (event.key === "Escape") {
      event.preventDefault()
      this.field.discard()
      this.#rest()
    } else if (event.key === "Enter" && !this.#multiline) {
      event.preventDefault()
      this.#rest()
    } else if (event.key === " " && tabStop(this.element) !== this.element) {
      event.preventDefault()
      insertText(" ")
    }
  }

  #beforeInput(/** @type {HTMLElement} */ box, /** @type {InputEvent} */ event) {
    const breaksLine = ["insertLineBreak", "insertParagraph"].includes(event.inputType)
    if (breaksLine && this.#multiline) return this.#expect(box, "\n")
    if (!breaksLine && !event.inputType.startsWith("format")) return
    event.preventDefault()
    if (breaksLine) this.#rest() // a phone's keyboard says "done" this way
  }

  #paste(/** @type {HTMLElement} */ box, /** @type {ClipboardEvent} */ event) {
    event.preventDefault()
    const pasted = (event.clipboardData?.getData("text/plain") ?? "").replaceAll("\r\n", "\n")
    const text = this.#multiline ? pasted : joinLines(pasted)
    this.#expect(box, text)
    insertText(text)
  }

  /** When more comes in than this, the browser has added a line break of its own. */
  #expect(/** @type {HTMLElement} */ box, /** @type {string} */ text) {
    const length = box.textContent.length - String(getSelection()).length + text.length
    const look = () => (this.#heldOpen ||= box.textContent.length > length)
    box.addEventListener("input", look, { once: true, capture: true })
  }

  #take(/** @type {HTMLElement} */ box) {
    let text = readText(box)
    this.#heldOpen &&= text.endsWith("\n")
    if (this.#heldOpen) text = text.slice(0, -1)
    if (!this.#multiline && text.includes("\n")) this.show((text = joinLines(text))) // dropped here
    if (text === "") box.replaceChildren() // or the placeholder stays away
    this.#counter.show(roomWorthTelling(text, this.field.bounds))
    this.field.change(text, problemWith(text, this.field.bounds))
  }

  /** Ends typing with the focus still here, so that Tab goes on to the next field. */
  #rest() {
    this.#leave()
    tabStop(this.element).focus({ preventScroll: true })
  }

  #leave() {
    if (!this.#box) return
    this.#endTyping()
    this.#box.removeAttribute("contenteditable")
    this.#box = null
    this.#counter.hide()
    writeText(this.element, this.field.value)
    this.field.flush()
  }
}

function makeEditable(/** @type {HTMLElement} */ box) {
  try {
    box.contentEditable = "plaintext-only"
  } catch {
    box.contentEditable = "true" // browsers that do not know better; the events above keep it plain
  }
}
