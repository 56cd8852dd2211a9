import { problemWith } from "./bounds.js"
import { addTool, adopt, isPhone, isTool, keepNear, make } from "./chrome.js"
import { FocalPoint } from "./focal_point.js"
import { pickPicture } from "./picture_files.js"
import styles from "./picture_panel.css" with { type: "text" }
import { focusPill, makePill } from "./pill.js"

adopt(styles)

const GAP = 8

/** What can be done with a picture: a pill on it, which opens panels; on a phone one sheet with everything. */
export class PictureTools {
  #picture
  #closed
  #pill = null
  #pillPlace = null
  #panel = null
  #panelPlace = null
  #words = make("textarea", { id: "seen", rows: 3 })
  #decorative = make("input", { type: "checkbox", id: "decorative" })
  #focal = new FocalPoint((focal) => this.#picture.change({ focal }))
  #listening = new AbortController()

  /**
   * @param {ImageController} picture
   * @param {() => void} closed Called once the tools are gone.
   */
  constructor(picture, closed) {
    this.#picture = picture
    this.#closed = closed
    this.#words.addEventListener("input", () => this.#describe())
    this.#decorative.addEventListener("change", () => this.#describe())
    document.addEventListener("focusout", () => this.#closeIfElsewhere(), { signal: this.#listening.signal })
    if (isPhone()) this.#openPanel("choose", "describe", "focus")
    else this.#addPill()
    this.update()
  }

  focus() {
    if (this.#panel) this.#panel.focus()
    else focusPill(this.#pill)
  }

  /** Shows the picture's value as it is now. */
  update() {
    const { value } = this.#picture.field
    for (const tool of [this.#pill, this.#panel]) {
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
    const actions = [
      { name: "choose", words: "Choose a picture", run: () => this.#pick() },
      { name: "replace", words: "Replace", run: () => this.#pick() },
      { name: "describe", words: "Describe", run: () => this.#openPanel("describe") },
      { name: "focus", words: "Focus", run: () => this.#openPanel("focus") },
      !this.#bounds.required && { name: "delete", words: "Delete", run: () => this.#delete() },
    ]
    this.#pill = addTool(makePill(`Picture: ${this.#picture.field.label}`, actions.filter(Boolean), () => this.#leave()))
    this.#pill.classList.add("picture-pill")
    this.#pill.addEventListener("paste", (event) => this.#picture.paste(event))
    this.#pillPlace = keepNear(this.#pill, () => this.#foot(this.#pill))
  }

  #openPanel(...parts) {
    this.#closePanel()
    this.#panel = addTool(this.#build(parts))
    this.#panelPlace = keepNear(this.#panel, () => this.#foot(this.#panel), { sheet: true })
    this.update()
    if (!this.#pill) return
    this.#pill.hidden = true
    this.#panel.querySelector("textarea:enabled, input, .focal").focus()
  }

  #closePanel() {
    this.#panelPlace?.stop()
    this.#panel?.remove()
    this.#panel = null
    if (this.#pill) this.#pill.hidden = false
  }

  #build(parts) {
    const { label } = this.#picture.field
    const sections = { choose: () => this.#chooseSection(label), describe: () => this.#describeSection(), focus: () => this.#focusSection() }
    const panel = make(
      "div",
      { className: "panel picture-panel", role: "dialog", ariaLabel: `Picture: ${label}`, tabIndex: -1 },
      ...parts.flatMap((part) => sections[part]()),
      make("div", { className: "row" }, ...this.#endings()),
    )
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#finish())
    panel.addEventListener("paste", (event) => this.#picture.paste(event))
    return panel
  }

  #chooseSection(label) {
    return [
      make("h2", {}, "Picture ", make("span", { className: "soft", textContent: `· ${label}` })),
      make(
        "div",
        { className: "row halves" },
        button("Choose", () => this.#pick(), "accent choose"),
        button("Replace", () => this.#pick(), "accent replace"),
        button("Take a photo", () => this.#pick({ camera: true })),
      ),
    ]
  }

  #describeSection() {
    const forWhom = make("span", { className: "soft", textContent: "for those who cannot" })
    const decoration = make("label", { className: "choice" }, this.#decorative, "Only decoration, nothing to describe")
    return [make("div", { className: "part" }, make("label", { htmlFor: this.#words.id }, "What can be seen? ", forWhom), this.#words, decoration)]
  }

  #focusSection() {
    const how = make("span", { className: "soft", textContent: isPhone() ? "tap it" : "click it, or arrow keys" })
    return [make("div", { className: "part" }, make("p", { className: "name" }, "What must stay in view? ", how), this.#focal.element)]
  }

  #endings() {
    const done = button("Done", () => this.#finish(), "accent done")
    if (this.#pill) return [make("span", { className: "spring" }), done]
    return this.#bounds.required ? [done] : [button("Delete", () => this.#delete(), "danger"), done]
  }

  #describe() {
    const decorative = this.#decorative.checked
    const alt = decorative ? "" : tidy(this.#words.value)
    this.#picture.change({ alt, decorative }, problemWith(alt, { max_length: this.#bounds.max_alt }))
  }

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

  // The focus is nowhere for a moment while it moves.
  async #closeIfElsewhere() {
    await new Promise((resolve) => setTimeout(resolve))
    const here = document.activeElement
    if (this.#picture.element.contains(here) || isTool(here) || !document.hasFocus()) return
    this.close()
  }

  /** The visible foot of the picture: tools stand on it, inside the picture. */
  #foot(tool) {
    const { left, width, bottom } = this.#picture.box
    const spare = Math.max(GAP, (width - tool.offsetWidth) / 2)
    return new DOMRect(left + spare, Math.min(bottom, window.innerHeight), 0, 0)
  }
}

function button(textContent, onclick, className = "") {
  return make("button", { type: "button", className, textContent, onclick })
}

function tidy(words) {
  return words.replace(/\s+/g, " ").trim()
}
