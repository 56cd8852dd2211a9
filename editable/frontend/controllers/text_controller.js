import { Controller } from "../controller.js"
import { problemWith, roomWorthTelling } from "../saving/bounds.js"
import { Field } from "../saving/field.js"
import { Counter } from "../tools/counter.js"
import { sayTyping, tabStop, typingBox } from "../tools/reading.js"
import { caretToEnd, insertText, joinLines, readText, writeText } from "./text.js"

/** Plain text, in one line or several, typed where it stands. */
export default class extends Controller {
  static kindName = "Text"
  #box = null // what is typed in, while it is
  #endTyping = null
  #heldOpen = false // whether the last "\n" only holds an empty last line open, as browsers do
  #counter = new Counter(this.element)

  connect() {
    this.field = new Field(this.element, this)
    this.field.start(readText(this.element))
    this.field.attach((press) => this.#type(press))
  }

  disconnect() {
    this.#leave()
    this.field.detach()
  }

  show(value) {
    this.#heldOpen = false
    writeText(this.#box ?? this.element, value)
    if (this.#box) caretToEnd(this.#box)
  }

  get #multiline() {
    return this.field.bounds.multiline
  }

  #type(press) {
    this.#box = typingBox(this.element)
    const silence = sayTyping(this.#box, this.field.label, this.#multiline)
    const listening = this.#listen(this.#box)
    this.#endTyping = () => {
      listening.abort()
      silence()
    }
    this.#box.enterKeyHint = this.#multiline ? "enter" : "done"
    makeEditable(this.#box)
    if (press) return // the browser puts the caret where it was pressed
    this.#box.focus()
    caretToEnd(this.#box)
  }

  #listen(box) {
    const listening = new AbortController()
    const on = (type, listener) => box.addEventListener(type, listener, { signal: listening.signal })
    on("keydown", (event) => this.#key(event))
    on("keyup", (event) => event.key === " " && event.preventDefault()) // a space must not press the button around it
    on("beforeinput", (event) => this.#beforeInput(event))
    on("input", (event) => event.isComposing || this.#take())
    on("compositionend", () => this.#take())
    on("paste", (event) => this.#paste(event))
    on("blur", () => (document.activeElement === box ? this.field.flush() : this.#leave()))
    return listening
  }

  #key(event) {
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

  #beforeInput(event) {
    const breaksLine = ["insertLineBreak", "insertParagraph"].includes(event.inputType)
    if (breaksLine && this.#multiline) return this.#expect("\n")
    if (!breaksLine && !event.inputType.startsWith("format")) return
    event.preventDefault()
    if (breaksLine) this.#rest() // a phone's keyboard says "done" this way
  }

  #paste(event) {
    event.preventDefault()
    const pasted = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n")
    const text = this.#multiline ? pasted : joinLines(pasted)
    this.#expect(text)
    insertText(text)
  }

  // When more comes in than this, the browser has added a line break of its own.
  #expect(text) {
    const box = this.#box
    const length = box.textContent.length - String(getSelection()).length + text.length
    const look = () => (this.#heldOpen ||= box.textContent.length > length)
    box.addEventListener("input", look, { once: true, capture: true })
  }

  #take() {
    let text = readText(this.#box)
    this.#heldOpen &&= text.endsWith("\n")
    if (this.#heldOpen) text = text.slice(0, -1)
    if (!this.#multiline && text.includes("\n")) this.show((text = joinLines(text))) // dropped here
    if (text === "") this.#box.replaceChildren() // or the placeholder stays away
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

function makeEditable(box) {
  try {
    box.contentEditable = "plaintext-only"
  } catch {
    box.contentEditable = "true" // browsers that do not know better; the events above keep it plain
  }
}
