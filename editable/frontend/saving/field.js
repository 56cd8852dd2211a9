import { offerTyping, tabStop } from "../tools/reading.js"
import { Refused, saveField } from "./api.js"
import { Autosave } from "./autosave.js"
import { pageDrafts } from "./drafts.js"

/** @import { Conflict, Facts } from "./api.js" */

/**
 * What a field asks of its controller.
 * @template [Value=any]
 * @typedef {object} View
 * @property {(value: Value, html?: string) => void} show Puts a stored value on the page; `html` is its inner markup, where the server sent it.
 * @property {(value: Value, html?: string) => Node} [preview] Shows a value in the conflict panel; without it, it is text.
 * @property {(base: Value, mine: Value, theirs: Value) => ?Value} [join] What settles a conflict without asking, or null.
 */

/** The fields that are on the page now. */
export const fields = /** @type {Set<Field>} */ (new Set())

const drafts = pageDrafts()

/**
 * What every kind of field shares: its marks, its saving, its draft. A controller, which is its {@link View}, makes one:
 *
 *     field = new Field(this.element, this)
 *     connect() {
 *       this.field.start(rawValue)                        // if it is known already, else when the editor is mounted
 *       this.field.attach((press) => this.#type(press))   // press: the mousedown, or null from the keyboard
 *     }
 *     disconnect() { this.field.detach() }
 *
 * Events, bubbling from the element, `detail.field` being this: `editable:state`, whenever `state` may
 * have changed · `editable:saved` {value, etag, change} · `editable:conflict` · `editable:discarded` {value}.
 * @template [Value=any]
 * @extends {Autosave<Value>}
 */
export class Field extends Autosave {
  kept = true // whether what is not saved is at least kept on this device
  #release = /** @type {?(() => void)} */ (null)
  #startTyping = /** @type {?((press: ?MouseEvent) => void)} */ (null)
  #toldConflict = /** @type {?Conflict<Value>} */ (null)

  constructor(/** @type {HTMLElement} */ element, /** @type {View<Value>} */ controller) {
    super((value, key) => this.#save(value, key), (facts) => this.#take(facts))
    this.element = element
    this.controller = controller
    this.address = element.dataset.editable ?? ""
    this.label = element.dataset.editableLabel ?? ""
    /** @type {Record<string, any>} */
    this.bounds = JSON.parse(element.dataset.editableBounds || "{}") // what may be saved, as the kind's Python says it
  }

  get etag() {
    return this.element.dataset.editableEtag ?? ""
  }

  set etag(etag) {
    this.element.dataset.editableEtag = etag
  }

  /** The element that Tab stops at. */
  get stop() {
    return tabStop(this.element)
  }

  /** Says what the editor's own serialisation of the stored value is; a value is dirty when it differs. */
  start(/** @type {Value} */ value) {
    if (this.state === "saved") this.settle(value)
  }

  /**
   * Makes the field reachable and puts back a draft. Called at the end of `connect()`.
   * @param {?((press: ?MouseEvent) => void)} startTyping None for what is not typed or chosen at its element.
   */
  attach(startTyping) {
    const draft = drafts.find(this.address)
    fields.add(this)
    this.#startTyping = startTyping
    this.#release = startTyping ? offerTyping(this.element, startTyping) : () => {}
    if (!draft) return
    this.etag = draft.etag // the server compares: somebody may have changed the text since
    this.controller.show(draft.value)
    this.resume(draft)
  }

  detach() {
    this.flush()
    this.#release?.()
    fields.delete(this)
  }

  /** Brings the person here, ready to type. */
  open() {
    this.element.scrollIntoView({ block: "nearest" })
    this.#startTyping?.(null)
  }

  /** Puts a value on the page as if it had just been typed. */
  put(/** @type {Value} */ value) {
    this.controller.show(value)
    this.change(value)
  }

  /** Shows the last saved value again; what was typed since can be brought back by undo. */
  discard() {
    const { value } = this
    if (this.conflict || !this.isDirty) return
    this.put(this.saved)
    this.tell("discarded", { value })
  }

  /**
   * Takes facts from elsewhere (an undo, an upload, another editor's text) and shows them.
   * @returns {void | Promise<void>}
   */
  accept(/** @type {Facts<Value>} */ { change = null, ...facts }) {
    this.#mirror(facts)
    this.#updateTwins(facts)
    if (change) this.tell("saved", { ...facts, change })
  }

  /** Ends a conflict with *value*: it is saved over the text that won the race. */
  overrule(/** @type {Value} */ value) {
    if (this.conflict) this.etag = this.conflict.etag
    return super.overrule(value)
  }

  /** Ends a conflict with the text that won the race; one's own can be brought back by undo. */
  yield() {
    const { value } = this
    if (this.conflict) this.accept(this.conflict)
    this.tell("discarded", { value })
  }

  /**
   * Runs a request of the kind's own in turn with the saves, and takes in what it answers.
   * @template {Facts<Value>} Answer
   * @param {(etag: string) => Promise<Answer>} request Such as an upload.
   * @returns {Promise<Answer>} What it resolved with.
   * @throws What the server refused, once the chip tells of it.
   */
  async perform(request) {
    try {
      const facts = await super.perform(() => request(this.etag))
      await this.accept(facts)
      return facts
    } catch (error) {
      if (error instanceof Refused && error.status === 412) {
        this.etag = error.facts.etag
        this.controller.show(error.facts.value, error.facts.html)
      }
      throw error
    }
  }

  /**
   * Sends a value; resolves with the facts as stored.
   * @returns {Promise<Facts<Value>>}
   */
  send(/** @type {Value} */ value, /** @type {string} */ key) {
    return saveField(this.address, value, this.etag, key)
  }

  async #save(/** @type {Value} */ value, /** @type {string} */ key) {
    this.#keepDraft() // with its key: should the page go before the answer comes, the next one settles it
    const facts = await this.send(value, key)
    this.etag = facts.etag
    return facts
  }

  #take(/** @type {?Facts<Value>} */ facts) {
    this.#keepDraft()
    if (facts) {
      this.#updateTwins(facts)
      this.tell("saved", facts)
    }
    if (this.conflict !== this.#toldConflict) this.#meetConflict()
    this.tell("state")
  }

  #meetConflict() {
    this.#toldConflict = this.conflict
    if (!this.conflict) return
    const joined = this.controller.join?.(this.saved, this.value, this.conflict.value) ?? null
    if (joined === null) return this.tell("conflict")
    this.controller.show(joined)
    this.overrule(joined)
  }

  /** The same field may stand twice on a page, as a name does in header and footer. */
  #updateTwins(/** @type {Facts<Value>} */ facts) {
    for (const twin of fields) {
      if (twin !== this && twin.address === this.address && twin.state === "saved") twin.#mirror(facts)
    }
  }

  #mirror(/** @type {Facts<Value>} */ { value, etag, html }) {
    this.etag = etag
    this.settle(value)
    this.controller.show(value, html ?? undefined)
  }

  #keepDraft() {
    if (!this.#release) return // not attached yet: an earlier draft may still wait
    const { value, saved, attempt, etag } = this
    if (this.isDirty || attempt) this.kept = drafts.keep(this.address, { value, saved, attempt, etag })
    else drafts.drop(this.address)
  }

  /** Dispatches `editable:<name>` from the field's element, or from the document once that is gone. */
  tell(/** @type {string} */ name, facts = {}) {
    const target = this.element.isConnected ? this.element : document
    target.dispatchEvent(new CustomEvent(`editable:${name}`, { bubbles: true, detail: { field: this, ...facts } }))
  }
}
