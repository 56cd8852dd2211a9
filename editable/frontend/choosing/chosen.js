import { Controller } from "../controller.js"
import { Unreachable } from "../saving/api.js"
import { Field } from "../saving/field.js"
import { UploadSign } from "../saving/upload_sign.js"
import { awaited, make } from "../tools/chrome.js"

const PATIENCE = 500 // milliseconds that the page waits for the server's markup before it shows a choice in plain words

const loadPanel = () => import("./chosen_panel.js")

/**
 * A value that is chosen in a panel, with native inputs, and shown as the server writes it.
 * A kind extends it and says what it asks:
 *
 *     static kindName = "Colour"        // what editors see it called
 *     static empty = null               // the value that Clear leaves behind; undefined if there is none
 *     ask(value, { make }) { return […] } // the inputs, holding value, and what stands around them; from inputs.js
 *     read() { return rawValue }        // what the inputs hold now
 *     words(value) { return "…" }       // the value in words, "" for an empty one
 *
 * What is wrong the inputs say themselves: by `min`, `required` and the like, or `setCustomValidity()`.
 * A kind may also have `checked`, a promise to wait for before all is known, and `actions`, further buttons.
 */
export class Chosen extends Controller {
  static empty = null
  #panel = null
  #byPointer = false
  #rendered // the etag of the value whose markup, as the server makes it, is on the page
  #late = null // the timer after which plain words have to do

  constructor(element) {
    super(element)
    const on = (type, listener) => this.element.addEventListener(type, listener)
    for (const type of ["pointerenter", "focus"]) on(type, () => loadPanel().catch(() => null))
    on("editable:state", () => this.#follow())
    on("editable:conflict", () => this.#panel?.finish())
  }

  connect() {
    this.field = new Field(this.element, this)
    this.#rendered = this.field.etag
    this.field.start(JSON.parse(this.element.dataset.editableValue))
    this.field.attach((press) => (press ? (this.#byPointer = true) : this.#open()))
  }

  disconnect() {
    clearTimeout(this.#late)
    this.#panel?.close()
    this.field.detach()
  }

  show(value) {
    this.#panel?.fill(value)
  }

  preview(value) {
    return make("span", { textContent: this.words(value) || "Nothing" })
  }

  async #open() {
    const byPointer = this.#byPointer
    this.#byPointer = false
    const unreachable = () => new UploadSign(() => this.element.getBoundingClientRect()).fail(new Unreachable(), () => this.#open())
    const tools = await awaited(this.field.stop, loadPanel()).catch(unreachable)
    if (!tools) return
    this.#panel ??= new tools.ChosenPanel(this, () => (this.#panel = null))
    this.#panel.focus(byPointer)
  }

  /** Sees to it that the page shows what was chosen: as the server writes it, or until then in words. */
  #follow() {
    const { state, retries, etag, saved } = this.field
    if (state === "unsaved") return
    const isRefused = state === "error" && !retries
    const isShown = state === "saved" && etag === this.#rendered
    if (isRefused || isShown) return this.#stopWaiting()
    this.#late ??= setTimeout(() => this.#say(), PATIENCE)
    if (state !== "saved") return
    this.element.dataset.editableValue = JSON.stringify(saved)
    this.#refresh()
  }

  async #refresh() {
    const server = await import("./refresh.js").catch(() => null) // out of reach: the words have to do
    const fresh = await server?.freshCopy(this.element)
    const { etag, isDirty } = this.field
    if (isDirty || fresh?.dataset.editableEtag !== etag) return
    server.takeOver(this.element, fresh)
    this.#rendered = etag
    this.#stopWaiting()
  }

  #say() {
    this.#rendered = this.#late = null
    this.element.replaceChildren(...[this.words(this.field.value)].filter(Boolean))
  }

  #stopWaiting() {
    clearTimeout(this.#late)
    this.#late = null
  }
}
