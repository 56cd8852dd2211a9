import { addTool, adopt, keepNear, make } from "../tools/chrome.js"
import { Refused, Unreachable } from "./api.js"
import styles from "./upload_sign.css" with { type: "text" }

adopt(styles)

/** Tells at the spot how an upload goes, and what went wrong with it. */
export class UploadSign {
  #bar = make("progress", { max: 1, ariaLabel: "Upload" })
  #words = make("span", { className: "words", textContent: "Uploading" })
  #pill = make("div", { className: "pill upload", role: "status" }, this.#words, this.#bar)
  #place

  /** @param {() => DOMRect} rect What the picture is, or will be, below. */
  constructor(rect) {
    this.#place = keepNear(addTool(this.#pill), rect, { side: "below" })
  }

  say(/** @type {string} */ words) {
    this.#words.textContent = words
  }

  /** @param {number} fraction How much of the file has gone. */
  progress(fraction) {
    this.#bar.value = fraction
    if (fraction === 1) this.#words.textContent = "Getting it ready"
  }

  /**
   * Shows why the upload failed, until it is read.
   * @param {unknown} error
   * @param {() => void} [again] Tries once more; offered only if that may help.
   * @param {() => void} [read] Called when the person has read it.
   */
  fail(error, again, read) {
    this.#words.textContent = error instanceof Error ? error.message : ""
    this.#bar.remove()
    this.#pill.role = "alert"
    if (error instanceof Unreachable || (error instanceof Refused && error.status === 412)) this.#offer("Try again", again)
    this.#offer("Close", read)
  }

  close() {
    this.#place.stop()
    this.#pill.remove()
  }

  /** @type {(textContent: string, act?: () => void) => void} */
  #offer(textContent, act) {
    const button = make("button", { type: "button", textContent })
    button.addEventListener("click", () => {
      this.close()
      act?.()
    })
    this.#pill.append(button)
  }
}
