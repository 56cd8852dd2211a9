import { pageMeta } from "../page.js"
import { addTool, keepCaretClear, make } from "../tools/chrome.js"
import { Reveal } from "../tools/marks.js"
import { Field, fields } from "./field.js"
import { retryAll } from "./presence.js"
import { Undo } from "./undo.js"

/** @import { State } from "./autosave.js" */

const URGENCY = ["conflict", "signed-out", "error", "offline", "saving", "unsaved", "saved"]
const QUIET = 1500 // milliseconds before "Saved" is read out: not at every pause in typing

/**
 * The status chip, and the same for screen readers and tests in the page's own `role="status"`.
 * Of all that goes on, the most urgent shows.
 */
export class Status {
  #host = /** @type {HTMLElement} */ (document.querySelector("[data-editable-status]"))
  #undo
  #compare
  #words = make("span", { className: "words" })
  #action = make("button", { type: "button" })
  #signIn = make("a", { className: "button accent", target: "_blank", textContent: "Sign in" })
  #announced = "saved"
  /** @type {number | undefined} */
  #quiet
  #heard = 0 // when what was said last has been read out

  /**
   * @param {Undo} undo
   * @param {(field: Field) => void} compare Opens the two texts of a conflict.
   */
  constructor(undo, compare) {
    this.#undo = undo
    this.#compare = compare
    this.chip = make("div", { className: "chip" }, make("span", { className: "sign" }), this.#words, this.#action, this.#signIn)
    this.#signIn.href = `${pageMeta("editable-sign-in")}?next=${encodeURIComponent(location.pathname)}`
    const dock = addTool(make("div", { className: "dock" }, this.chip, new Reveal().button))
    keepCaretClear(dock)
    document.addEventListener("editable:state", () => this.#update())
    document.addEventListener("editable:announce", ({ detail }) => this.#say(detail))
    this.#update()
  }

  #update() {
    const source = this.#mostUrgent()
    const { state } = source
    const words = wordsFor(source)
    this.chip.dataset.status = this.#host.dataset.editableStatus = state
    this.#words.textContent = words
    this.#signIn.hidden = state !== "signed-out"
    this.#offer(this.#actionFor(source))
    this.#announce(state, words)
  }

  /** @returns {Field | Undo} */
  #mostUrgent() {
    return [...fields, this.#undo].reduce((one, other) => (urgency(other) < urgency(one) ? other : one))
  }

  /** @returns {?[string, () => void]} */
  #actionFor(/** @type {Field | Undo} */ source) {
    if (source instanceof Field) {
      if (source.state === "conflict") return ["Compare", () => this.#compare(source)]
      if (source.state === "signed-out") return null
      if (source.retries) return ["Try again", retryAll]
      if (source.state === "error") return ["Show", () => source.open()]
    }
    return this.#undo.isPossible ? ["Undo", () => this.#undo.undo()] : null
  }

  #offer(/** @type {?[string, () => void]} */ action) {
    this.#action.hidden = !action
    if (!action) return
    const [words, act] = action
    this.#action.textContent = words
    this.#action.classList.toggle("accent", words !== "Undo")
    this.#action.onclick = act
  }

  #announce(/** @type {State} */ state, /** @type {string} */ words) {
    if (state === this.#announced) return
    this.#announced = state
    clearTimeout(this.#quiet)
    if (state === "saved") this.#quiet = setTimeout(() => this.#say(words), QUIET)
    else if (state !== "saving" && state !== "unsaved") this.#say(words)
    else if (Date.now() > this.#heard) this.#host.textContent = ""
  }

  #say(/** @type {string} */ words) {
    this.#heard = Date.now() + QUIET
    this.#host.textContent = words
  }
}

function urgency(/** @type {{ state: State }} */ { state }) {
  return URGENCY.indexOf(state)
}

/** @param {{ state: State, message: string, conflict?: Field["conflict"], kept?: boolean }} source */
function wordsFor({ state, message, conflict, kept = true }) {
  if (state === "conflict") return `${conflict?.by ?? "Somebody"} changed this too`
  if (state === "error") return message
  return {
    "signed-out": kept ? "Signed out. Text is kept" : "Signed out. Keep this page open",
    offline: kept ? "Offline. Kept on this device" : "Offline. Keep this page open",
    saving: "Saving",
    unsaved: "Not saved yet",
    saved: "Saved",
  }[state]
}
