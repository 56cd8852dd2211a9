import { Refused, Unreachable } from "./api.js"

const PAUSE = 800 // milliseconds without a keystroke
const LONGEST_WAIT = 30_000

/**
 * Saves one value that keeps changing: after a pause, newest first, one request at a time.
 *
 * A save whose answer got lost is settled first, with its own key, so that its
 * text is never taken for somebody else's.
 *
 * `state` is one of `conflict|signed-out|error|offline|saving|unsaved|saved`.
 */
export class Autosave {
  conflict = null // the facts of a 412 that nobody has settled yet
  attempt = null // the save without an answer yet: {value, key}
  base = undefined // the last value that the server is known to hold
  newest = undefined
  #send
  #report
  #timer = null
  #due = false // whether the pause is over
  #running = null
  #inFlight = false
  #problem = null // why this very value cannot be saved
  #trouble = null // why saving does not work just now: {state, message}
  #signedOut = false
  #failures = 0
  #notBefore = 0

  /**
   * @param {(value, key: string) => Promise<object>} send Resolves with the facts once stored.
   * @param {(facts: ?object) => void} report Called whenever anything may have changed; with facts after a save.
   */
  constructor(send, report) {
    this.#send = send
    this.#report = report
  }

  get dirty() {
    return !same(this.newest, this.base)
  }

  get state() {
    if (this.conflict) return "conflict"
    if (this.#signedOut) return "signed-out"
    if (this.#problem) return "error"
    if (this.#trouble) return this.#trouble.state
    if (this.#inFlight) return "saving"
    return this.dirty ? "unsaved" : "saved"
  }

  /** Why the state is what it is, in words for the person; "" where there is nothing to say. */
  get message() {
    return this.#problem ?? this.#trouble?.message ?? ""
  }

  /** Whether the save that failed is tried again by itself. */
  get retries() {
    return !this.#problem && this.#trouble !== null
  }

  /** Takes *value* for stored: nothing is left to save. */
  settle(value) {
    clearTimeout(this.#timer)
    this.base = this.newest = value
    this.attempt = this.conflict = this.#problem = this.#trouble = this.#timer = null
    this.#report(null)
  }

  /** Takes up what an earlier visit to this page left behind, and saves it now. */
  resume({ value, base, attempt }) {
    this.base = base
    this.newest = value
    this.attempt = attempt ?? null
    return this.flush()
  }

  /**
   * Takes a newer value.
   * @param {?string} problem Why it cannot be saved as it is, to follow "Not saved: "; it is kept, and not sent.
   */
  change(value, problem = null) {
    this.newest = value
    this.#problem = problem && `Not saved: ${problem}`
    if (!this.#isOwed) this.#trouble = null
    this.#schedule(PAUSE)
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
    this.#signedOut = false
    this.#trouble = null
    this.#notBefore = 0
    return this.flush()
  }

  /** Ends a conflict: *value* is to be saved over the text that won the race. */
  overrule(value) {
    this.base = this.conflict.value
    this.newest = value
    this.conflict = null
    return this.flush()
  }

  /**
   * Runs a request of the kind's own, such as an upload, in turn with the saves.
   * @returns {Promise<object>} The facts it resolved with.
   * @throws What it was refused with, once the state tells of it. It is not tried again.
   */
  async perform(request) {
    await this.flush()
    this.#inFlight = true
    this.#problem = null
    this.#report(null)
    try {
      return await request()
    } catch (error) {
      if (error.status === 412) this.settle(error.facts.value)
      else this.#refused(error)
      this.#problem ??= this.#trouble?.message ?? `${error.facts.by} changed this too. Look, then choose again.`
      throw error
    } finally {
      this.#inFlight = false
      this.#schedule(0)
      this.#report(null)
    }
  }

  get #isOwed() {
    return this.dirty || this.attempt !== null
  }

  get #isHeld() {
    return Boolean(this.conflict || this.#signedOut || this.#problem)
  }

  get #canSend() {
    return this.#isOwed && !this.#isHeld && !this.#inFlight && Date.now() >= this.#notBefore
  }

  #schedule(pause) {
    clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#isOwed || this.#isHeld) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#due = true
      this.#start()
    }, Math.max(pause, this.#notBefore - Date.now()))
  }

  #start() {
    this.#running ??= this.#run().finally(() => (this.#running = null))
    return this.#running
  }

  async #run() {
    while (this.#due && this.#canSend) {
      this.#due = false
      this.attempt ??= { value: this.newest, key: crypto.randomUUID() }
      this.#inFlight = true
      this.#report(null)
      const facts = await this.#exchange(this.attempt)
      this.#inFlight = false
      this.#report(facts)
    }
    if (!this.#timer) this.#schedule(0)
  }

  async #exchange({ value, key }) {
    try {
      const facts = await this.#send(value, key)
      this.base = value
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

  #refused(error) {
    if (error instanceof Unreachable) {
      if (error.unsent) this.attempt = null
      return this.#wait("offline", error.message)
    }
    if (!(error instanceof Refused)) throw error
    if (error.status >= 500 || error.status === 429) return this.#wait("error", error.message, error.retryAfter)

    this.#answered()
    if (error.status === 401) this.#signedOut = true
    else if (error.status === 412) this.conflict = error.facts
    else this.#problem = error.message
  }

  #wait(state, message, seconds = 0) {
    this.#trouble = { state, message }
    const backoff = Math.min(LONGEST_WAIT, 1000 * 2 ** this.#failures++)
    this.#notBefore = Date.now() + Math.max(seconds * 1000, backoff)
  }
}

/** Tells whether two raw values are the same, whatever their kind. */
export function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
