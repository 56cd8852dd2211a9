import { saveField } from "./api.js"
import { Autosave, same } from "./autosave.js"
import { pageDrafts } from "./drafts.js"
import { offerTyping } from "./reading.js"

/** The fields that are on the page now. */
export const fields = new Set()

const drafts = pageDrafts()

/**
 * What every kind of field shares: its marks, its saving, its draft. A controller makes one:
 *
 *     connect() {
 *       this.field = new Field(this.element, this)
 *       this.field.start(rawValue)                        // if it is known already, else when the editor is mounted
 *       this.field.attach((event) => this.#type(event))   // event: the mousedown, or null from the keyboard
 *     }
 *     disconnect() { this.field.detach() }
 *     show(value, html) {}      // put a stored value on the page; html is its inner markup, where the server sent it
 *     preview(value, html) {}   // optional: a Node that shows a value in the conflict panel; without it, it is text
 *
 * Events, bubbling from the element, `detail.field` being this:
 * `editable:state`, whenever `state` may have changed · `editable:saved` {value, etag, change} ·
 * `editable:refused` {message} · `editable:conflict` {value, etag, by, at, html} · `editable:discarded` {value}.
 */
export class Field {
  #autosave
  #release = null
  #startTyping = null
  #told = "saved"

  constructor(element, controller) {
    this.element = element
    this.controller = controller
    this.address = element.dataset.editable
    this.kind = element.dataset.editableKind
    this.label = element.dataset.editableLabel
    this.bounds = JSON.parse(element.dataset.editableBounds || "{}")
    this.kept = true // whether what is not saved is at least kept on this device
    this.#autosave = new Autosave(
      (value, key) => this.#save(value, key),
      (facts) => this.#report(facts),
    )
  }

  get etag() {
    return this.element.dataset.editableEtag
  }

  set etag(etag) {
    this.element.dataset.editableEtag = etag
  }

  /** The last value that the server is known to hold. */
  get saved() {
    return this.#autosave.base
  }

  /** The newest value, saved or not. */
  get value() {
    return this.#autosave.newest
  }

  /** `conflict|signed-out|error|offline|saving|unsaved|saved`. */
  get state() {
    return this.#autosave.state
  }

  /** Why the state is what it is; "" where there is nothing to say. */
  get message() {
    return this.#autosave.message
  }

  /** Whether the save is tried again by itself. */
  get retries() {
    return this.#autosave.retries
  }

  /** The facts of the save that was too late: {value, etag, by, at, html}; null without a conflict. */
  get conflict() {
    return this.#autosave.conflict
  }

  /** Says what the editor's own serialisation of the stored value is; a value is dirty when it differs. */
  start(value) {
    if (this.state === "saved") this.#autosave.settle(value)
  }

  /** Makes the field reachable and puts back a draft. Called at the end of `connect()`. */
  attach(startTyping) {
    const draft = drafts.find(this.address)
    fields.add(this)
    this.#startTyping = startTyping
    this.#release = offerTyping(this.element, startTyping)
    if (draft) this.#restore(draft)
  }

  detach() {
    this.flush()
    this.#release()
    fields.delete(this)
  }

  /**
   * Takes a newer value, to be saved after the pause.
   * @param {?string} problem Why it cannot be saved as it is, such as "too long by 12". It is kept, not sent.
   */
  change(value, problem = null) {
    this.#autosave.change(value, problem)
  }

  /** Saves now; resolves when nothing is left that could be sent now. */
  flush() {
    return this.#autosave.flush()
  }

  /** Tries again at once what could not be sent. */
  retry() {
    return this.#autosave.retry()
  }

  /** Brings the person here, ready to type. */
  open() {
    this.element.scrollIntoView({ block: "nearest" })
    this.#startTyping(null)
  }

  /** Puts a value on the page as if it had just been typed. */
  put(value) {
    this.controller.show(value)
    this.change(value)
  }

  /** Shows the last saved value again; what was typed since can be brought back by undo. */
  discard() {
    const value = this.value
    if (this.conflict || same(value, this.saved)) return
    this.put(this.saved)
    this.#tell("discarded", { value })
  }

  /** Takes facts from elsewhere (an undo, an upload, another editor's text) and shows them. */
  accept({ value, etag, change = null, html }) {
    this.#mirror({ value, etag, html })
    this.#updateTwins({ value, etag, html })
    if (change) this.#tell("saved", { value, etag, change })
  }

  /** Ends a conflict with the text that won the race; one's own can be brought back by undo. */
  yield() {
    const value = this.value
    this.accept(this.conflict)
    this.#tell("discarded", { value })
  }

  /** Ends a conflict with *value*: it is saved over the text that won the race. */
  overrule(value) {
    this.etag = this.conflict.etag
    return this.#autosave.overrule(value)
  }

  /**
   * Runs a request of the kind's own in turn with the saves, and takes in what it answers.
   * @param {(etag: string) => Promise<object>} request Such as an upload; resolves with the facts.
   * @throws What the server refused, once the chip tells of it.
   */
  async perform(request) {
    try {
      this.accept(await this.#autosave.perform(() => request(this.etag)))
    } catch (error) {
      if (error.status === 412) {
        this.etag = error.facts.etag
        this.controller.show(error.facts.value, error.facts.html)
      }
      throw error
    }
  }

  async #save(value, key) {
    this.#keepDraft()
    const facts = await saveField(this.address, value, this.etag, key)
    this.etag = facts.etag
    return facts
  }

  #restore(draft) {
    this.etag = draft.etag // the server compares: somebody may have changed the text since
    this.controller.show(draft.value)
    this.#autosave.resume(draft)
  }

  #report(facts) {
    this.#keepDraft()
    if (facts) {
      this.#updateTwins(facts)
      this.#tell("saved", facts)
    }
    if (this.state !== this.#told) {
      this.#told = this.state
      if (this.state === "error") this.#tell("refused", { message: this.message })
      if (this.state === "conflict") this.#tell("conflict", this.conflict)
    }
    this.#tell("state")
  }

  // The same field may stand twice on a page, as a name does in header and footer.
  #updateTwins(facts) {
    for (const twin of fields) {
      if (twin !== this && twin.address === this.address && twin.state === "saved") twin.#mirror(facts)
    }
  }

  #mirror({ value, etag, html }) {
    this.etag = etag
    this.#autosave.settle(value)
    this.controller.show(value, html)
  }

  #keepDraft() {
    if (!this.#release) return // not attached yet: an earlier draft may still wait
    const { newest: value, base, attempt, dirty } = this.#autosave
    if (dirty || attempt) this.kept = drafts.keep(this.address, { value, base, attempt, etag: this.etag })
    else drafts.drop(this.address)
  }

  #tell(name, facts = {}) {
    const target = this.element.isConnected ? this.element : document
    target.dispatchEvent(new CustomEvent(`editable:${name}`, { bubbles: true, detail: { field: this, ...facts } }))
  }
}
