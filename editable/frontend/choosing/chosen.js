import { Controller } from "../controller.js"
import { Unreachable } from "../saving/api.js"
import { Field } from "../saving/field.js"
import { UploadSign } from "../saving/upload_sign.js"
import { awaited, make } from "../tools/chrome.js"

const PATIENCE = 500 // milliseconds that the page waits for the server's markup before it shows a choice in plain words

const loadPanel = () => import("./chosen_panel.js")

/** @import { ChosenPanel } from "./chosen_panel.js" */
/** @import { Inputs } from "./inputs.js" */

/**
 * A value that is chosen in a panel, with native inputs, and shown as the server writes it.
 * A kind extends it and says what it asks, by `kindName`, `ask()`, `read()`, `words()` and, where it needs them,
 * `empty`, `actions` and `checked`. What is wrong the inputs say themselves: by `min`, `required` and the like, or
 * `setCustomValidity()`.
 * @template [Value=any]
 */
export class Chosen extends Controller {
  /** What editors see it called. */
  static kindName = ""

  /**
   * The value that Clear leaves behind; undefined if there is none.
   * @type {unknown}
   */
  static empty = null
  actions = /** @type {Node[]} */ ([]) // further buttons of the panel

  /** @type {Field<Value>} */
  field = new Field(this.element, this)
  #panel = /** @type {?ChosenPanel} */ (null)
  #byPointer = false
  #rendered = /** @type {?string} */ (this.field.etag) // of the value whose markup, as the server makes it, is on the page
  /** @type {number | undefined} */
  #late // the timer after which plain words have to do

  /**
   * The inputs, holding *value*, and what stands around them.
   * @param {Value} value
   * @param {Inputs} tools To make them with, from inputs.js.
   * @returns {(Node | string)[]}
   */
  ask(value, tools) {
    return []
  }

  /**
   * What the inputs hold now.
   * @returns {Value}
   */
  read() {
    return this.field.value
  }

  /**
   * *value* in words, "" for an empty one.
   * @returns {string}
   */
  words(/** @type {Value} */ value) {
    return String(value ?? "")
  }

  /**
   * What to wait for before all is known of the value.
   * @returns {?Promise<void>}
   */
  get checked() {
    return null
  }

  connect() {
    const on = (/** @type {string} */ type, /** @type {() => void} */ listener) => this.element.addEventListener(type, listener)
    for (const type of ["pointerenter", "focus"]) on(type, () => loadPanel().catch(() => null))
    on("editable:state", () => this.#follow())
    on("editable:conflict", () => this.#panel?.finish())
    this.field.start(JSON.parse(this.element.dataset.editableValue ?? "null"))
    this.field.attach((press) => (press ? (this.#byPointer = true) : this.#open()))
  }

  disconnect() {
    clearTimeout(this.#late)
    this.#panel?.close()
    this.field.detach()
  }

  show(/** @type {Value} */ value) {
    this.#panel?.fill(value)
  }

  /** @returns {Node} */
  preview(/** @type {Value} */ value) {
    return make("span", { textContent: this.words(value) || "Nothing" })
  }

  async #open() {
    const byPointer = this.#byPointer
    this.#byPointer = false
    const unreachable = () => new UploadSign(() => this.element.getBoundingClientRect()).fail(new Unreachable(), () => this.#open())
    const tools = await awaited(this.field.stop, loadPanel()).catch(unreachable)
    if (!tools) return
    const Kind = /** @type {typeof Chosen} */ (this.constructor)
    this.#panel ??= new tools.ChosenPanel(this, Kind, () => (this.#panel = null))
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
    if (!server || !fresh || isDirty || fresh.dataset.editableEtag !== etag) return
    server.takeOver(this.element, fresh)
    this.#rendered = etag
    this.#stopWaiting()
  }

  #say() {
    this.#rendered = null
    this.#late = undefined
    this.element.replaceChildren(...[this.words(this.field.value)].filter(Boolean))
  }

  #stopWaiting() {
    clearTimeout(this.#late)
    this.#late = undefined
  }
}
