import { Refused, Unreachable } from "./api.js"

/** @import { Conflict, Facts } from "./api.js" */

const PAUSE = 800 // milliseconds without a keystroke
const LONGEST_WAIT = 30_000

/** @typedef {"conflict" | "signed-out" | "error" | "offline" | "saving" | "unsaved" | "saved"} State */

/**
 * A value that is not known to be stored: with the last one that is, and the save that had no answer yet.
 * @template [Value=unknown]
 * @typedef {{ value: Value, saved: Value, attempt?: ?{ value: Value, key: string } }} Unsaved
 */

/**
 * Saves one value that keeps changing: after a pause, newest first, one request at a time.
 *
 * A save whose answer got lost is settled first, with its own key, so that its
 * text is never taken for somebody else's.
 * @template [Value=unknown]
 */
export class Autosave {
  value = /** @type {Value} */ (undefined) // the newest, saved or not
  saved = /** @type {Value} */ (undefined) // the last one that the server is known to hold
  conflict = /** @type {?Conflict<Value>} */ (null) // the facts of a 412 that nobody has settled yet
  attempt = /** @type {?{ value: Value, key: string }} */ (null) // the save without an answer yet
  #send
  #report
  /** @type {number | undefined} */
  #timer
  #due = false // whether the pause is over
  #running = /** @type {?Promise<void>} */ (null)
  #inFlight = false
  #trouble = /** @type {?{ state: State, message: string, retries?: boolean }} */ (null) // why it cannot be saved
  #failures = 0
  #notBefore = 0

  /**
   * @param {(value: Value, key: string) => Promise<Facts<Value>>} send Resolves with the facts once stored.
   * @param {(facts: ?Facts<Value>) => void} report Called whenever anything may have changed; with facts after a save.
   */
  constructor(send, report) {
    this.#send = send
    this.#report = report
  }

  /** @returns {State} */
  get state() {
    if (this.conflict) return "conflict"
    if (this.#trouble) return this.#trouble.state
    if (this.#inFlight) return "saving"
    return this.isDirty ? "unsaved" : "saved"
  }

  /** Why the state is what it is, in words for the person; "" where there is nothing to say. */
  get message() {
    return this.#trouble?.message ?? ""
  }

  /** Whether the save that failed is tried again by itself. */
  get retries() {
    return Boolean(this.#trouble?.retries)
  }

  get isDirty() {
    return !same(this.value, this.saved)
  }

  /** Takes *value* for stored: nothing is left to save. */
  settle(/** @type {Value} */ value) {
    clearTimeout(this.#timer)
    this.value = this.saved = value
    this.attempt = this.conflict = this.#trouble = null
    this.#timer = undefined
    this.#report(null)
  }

  /** Takes up what an earlier visit to this page left behind, and saves it now. */
  resume(/** @type {Unsaved<Value>} */ { value, saved, attempt = null }) {
    Object.assign(this, { value, saved, attempt })
    return this.flush()
  }

  /**
   * Takes a newer value, to be saved after the pause.
   * @param {Value} value
   * @param {?string} problem Why it cannot be saved as it is, to follow "Not saved: ". It is kept, not sent.
   * @param {number} pause Milliseconds.
   */
  change(value, problem = null, pause = PAUSE) {
    this.value = value
    if (problem) this.#trouble = { state: "error", message: `Not saved: ${problem}` }
    else if (this.#isValueRefused || !this.#isOwed) this.#trouble = null
    this.#schedule(pause)
    this.#report(null)
  }

  /** Saves now instead of after the pause; resolves when nothing is left that could be sent now. */
  async flush() {
    do {
      this.#due = true
      await this.#start()
    } while (this.#canSend)
  }

  /** Tries again at once what failed: the line is back, somebody signed in, or a button was pressed. */
  retry() {
    if (!this.#isValueRefused) this.#trouble = null
    this.#notBefore = 0
    return this.flush()
  }

  /** Ends a conflict: *value* is to be saved over the text that won the race. */
  overrule(/** @type {Value} */ value) {
    if (this.conflict) this.saved = this.conflict.value
    this.value = value
    this.conflict = null
    return this.flush()
  }

  /**
   * Runs a request of the kind's own, such as an upload, in turn with the saves.
   * @template {Facts<Value>} Answer
   * @returns {Promise<Answer>} What it resolved with.
   * @throws What it was refused with, once the state tells of it. It is not tried again.
   */
  async perform(/** @type {() => Promise<Answer>} */ request) {
    await this.flush()
    this.#inFlight = true
    this.#trouble = null
    this.#report(null)
    try {
      return await request()
    } catch (error) {
      const late = error instanceof Refused && error.status === 412 ? error.facts : null
      if (late) this.settle(late.value)
      else this.#refused(error)
      const message = late ? `${late.by} changed this too. Look, then choose again.` : this.message
      this.#trouble = { state: late || this.retries ? "error" : this.state, message }
      throw error
    } finally {
      this.#inFlight = false
      this.#schedule(0)
      this.#report(null)
    }
  }

  get #isOwed() {
    return this.isDirty || this.attempt !== null
  }

  get #isValueRefused() {
    return this.#trouble?.state === "error" && !this.retries
  }

  get #isHeld() {
    return this.conflict !== null || (this.#trouble !== null && !this.retries)
  }

  get #canSend() {
    return this.#isOwed && !this.#isHeld && !this.#inFlight && Date.now() >= this.#notBefore
  }

  #schedule(/** @type {number} */ pause) {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#isOwed || this.#isHeld) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#due = true
      this.#start()
    }, Math.max(pause, this.#notBefore - Date.now()))
  }

  #start() {
    return (this.#running ??= this.#run().finally(() => (this.#running = null)))
  }

  async #run() {
    while (this.#due && this.#canSend) {
      this.#due = false
      this.attempt ??= { value: this.value, key: crypto.randomUUID() }
      this.#inFlight = true
      this.#report(null)
      const facts = await this.#exchange(this.attempt)
      this.#inFlight = false
      this.#report(facts)
    }
    if (!this.#timer) this.#schedule(0)
  }

  async #exchange(/** @type {{ value: Value, key: string }} */ { value, key }) {
    try {
      const facts = await this.#send(value, key)
      this.saved = value
      this.#answered()
      return facts
    } catch (error) {
      this.#refused(error)
      return null
    }
  }

  #answered() {
    this.attempt = this.#trouble = null
    this.#failures = this.#notBefore = 0
  }

  #refused(/** @type {unknown} */ error) {
    if (error instanceof Unreachable) {
      if (error.unsent) this.attempt = null
      return this.#wait("offline", error)
    }
    if (!(error instanceof Refused)) throw error
    if (error.status >= 500 || error.status === 429) return this.#wait("error", error)

    this.#answered()
    if (error.status === 412) this.conflict = error.facts
    else this.#trouble = { state: error.status === 401 ? "signed-out" : "error", message: error.message }
  }

  #wait(/** @type {State} */ state, /** @type {{ message: string, retryAfter?: number }} */ { message, retryAfter = 0 }) {
    this.#trouble = { state, message, retries: true }
    this.#notBefore = Date.now() + Math.max(retryAfter * 1000, Math.min(LONGEST_WAIT, 1000 * 2 ** this.#failures++))
  }
}

/** Tells whether two raw values are the same, whatever their kind. */
function same(/** @type {unknown} */ one, /** @type {unknown} */ other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
