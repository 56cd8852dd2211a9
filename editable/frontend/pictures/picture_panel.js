import { problemWith } from "../saving/bounds.js"
import { addTool, adopt, isPhone, keepNear, make, watchLeaving } from "../tools/chrome.js"
import { askForWords, button, Panel, question, tidy } from "../tools/panel.js"
import { focusPill, makePill } from "../tools/pill.js"
import { FocalPoint } from "./focal_point.js"
import { pickPicture } from "./picture_files.js"
import styles from "./picture_panel.css" with { type: "text" }

adopt(styles)

const GAP = 8

/** @typedef {{ media: string, alt: string, decorative: boolean, focal: import("./focal_point.js").Focal }} Picture An image field's value. */

/**
 * What the tools need of the controller of an image field.
 * @typedef {object} Shown
 * @property {HTMLElement} element
 * @property {import("../saving/field.js").Field<?Picture>} field
 * @property {string} src The address that the browser has chosen to show.
 * @property {DOMRect} box Where the picture is in the window.
 * @property {(facts: Partial<Picture>, problem?: ?string) => void} change Takes another value of what the picture says about itself.
 * @property {() => void} remove
 * @property {(file: File) => void} put
 * @property {(event: ClipboardEvent) => void} paste
 */

/** What can be done with a picture: a pill on it, which opens panels; on a phone one sheet with everything. */
export class PictureTools {
  #picture
  #closed
  #pill = /** @type {?HTMLElement} */ (null)
  #pillPlace = /** @type {?import("../tools/chrome.js").Place} */ (null)
  #panel = /** @type {?Panel} */ (null)
  #words = make("textarea", { id: "seen", rows: 3 })
  #decorative = make("input", { type: "checkbox", id: "decorative" })
  #focal = new FocalPoint((focal) => this.#picture.change({ focal }))
  #listening = new AbortController()

  /**
   * @param {Shown} picture
   * @param {() => void} closed Called once the tools are gone.
   */
  constructor(picture, closed) {
    this.#picture = picture
    this.#closed = closed
    this.#words.addEventListener("input", () => this.#describe())
    this.#decorative.addEventListener("change", () => this.#describe())
    watchLeaving(picture.element, () => this.close(), this.#listening.signal)
    if (isPhone()) this.#openPanel(...this.#choosing(), ...this.#describing(), ...this.#aiming())
    else this.#addPill()
    this.update()
  }

  focus() {
    if (this.#panel) this.#panel.element.focus()
    else if (this.#pill) focusPill(this.#pill)
  }

  /** Shows the picture's value as it is now. */
  update() {
    const { value } = this.#picture.field
    for (const tool of [this.#pill, this.#panel?.element]) {
      tool?.classList.toggle("vacant", !value)
      tool?.classList.toggle("owes-words", Boolean(value && !value.alt && !value.decorative))
    }
    this.#pillPlace?.update()
    if (!value) return
    if (!value.decorative && tidy(this.#words.value) !== value.alt) this.#words.value = value.alt
    this.#decorative.checked = value.decorative
    this.#words.disabled = value.decorative
    this.#focal.show(this.#picture.src, value.focal)
  }

  close() {
    this.#listening.abort()
    this.#closePanel()
    this.#pillPlace?.stop()
    this.#pill?.remove()
    this.#closed()
  }

  get #bounds() {
    return this.#picture.field.bounds
  }

  #addPill() {
    const removing = { name: "delete", words: "Delete", run: () => this.#delete() }
    const actions = [
      { name: "choose", words: "Choose a picture", run: () => this.#pick() },
      { name: "replace", words: "Replace", run: () => this.#pick() },
      { name: "describe", words: "Describe", run: () => this.#openPanel(...this.#describing()) },
      { name: "focus", words: "Focus", run: () => this.#openPanel(...this.#aiming()) },
      ...(this.#bounds.required ? [] : [removing]),
    ]
    const pill = addTool(makePill(`Picture: ${this.#picture.field.label}`, actions, () => this.#leave()))
    pill.classList.add("picture-pill")
    pill.addEventListener("paste", (event) => this.#picture.paste(event))
    this.#pill = pill
    this.#pillPlace = keepNear(pill, () => this.#foot(pill))
  }

  #openPanel(/** @type {Node[]} */ ...parts) {
    const foot = (/** @type {HTMLElement} */ panel) => this.#foot(panel)
    const panel = new Panel(`Picture: ${this.#picture.field.label}`, [...parts, this.#ending()], { rect: foot, side: "above" }, () => this.#finish())
    panel.element.addEventListener("paste", (event) => this.#picture.paste(event))
    this.#panel = panel
    this.update()
    if (!this.#pill) return
    this.#pill.hidden = true
    panel.element.querySelector("textarea:enabled, input, .focal")?.focus()
  }

  #closePanel() {
    this.#panel?.close()
    this.#panel = null
    if (this.#pill) this.#pill.hidden = false
  }

  #choosing() {
    const name = make("span", { className: "soft", textContent: `· ${this.#picture.field.label}` })
    const choices = [
      button("Choose", () => this.#pick(), "accent choose"),
      button("Replace", () => this.#pick(), "accent replace"),
      button("Take a photo", () => this.#pick({ camera: true })),
    ]
    return [make("h2", {}, "Picture ", name), make("div", { className: "row halves" }, ...choices)]
  }

  #describing() {
    return [askForWords(this.#words, make("label", { className: "choice" }, this.#decorative, "Only decoration, nothing to describe"))]
  }

  #aiming() {
    return [question("What must stay in view?", isPhone() ? "tap it" : "click it, or arrow keys", this.#focal.element)]
  }

  #ending() {
    const done = button("Done", () => this.#finish(), "accent")
    const remove = button("Delete", () => this.#delete(), "danger")
    return make("div", { className: "row end" }, ...(this.#pill || this.#bounds.required ? [done] : [remove, done]))
  }

  #describe() {
    const decorative = this.#decorative.checked
    const alt = decorative ? "" : tidy(this.#words.value)
    this.#picture.change({ alt, decorative }, problemWith(alt, { max_length: this.#bounds.max_alt }))
  }

  /** @param {{ camera?: boolean }} [how] */
  async #pick(how) {
    const file = await pickPicture(how)
    if (file) this.#picture.put(file)
  }

  #delete() {
    this.#picture.remove()
    this.#leave()
  }

  /** Back from a panel to where it was opened from. */
  #finish() {
    this.#picture.field.flush()
    if (!this.#pill) return this.#leave()
    this.#closePanel()
    focusPill(this.#pill)
  }

  #leave() {
    this.close()
    this.#picture.element.focus({ preventScroll: true })
  }

  /** The visible foot of the picture: tools stand on it, inside the picture. */
  #foot(/** @type {HTMLElement} */ tool) {
    const { left, width, bottom } = this.#picture.box
    const spare = Math.max(GAP, (width - tool.offsetWidth) / 2)
    return new DOMRect(left + spare, Math.min(bottom, window.innerHeight), 0, 0)
  }
}
