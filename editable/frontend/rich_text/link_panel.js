import { getMarkRange } from "@tiptap/core"

import { make } from "../chrome.js"
import { button, Panel } from "../panel.js"
import { addressFrom } from "./address.js"

const PAUSE = 300 // milliseconds before one of our own pages is asked for its name

/** Where a link goes: in the place of the toolbar, clear of the words it concerns. */
export class LinkPanel {
  #editor
  #finish
  #range // from, to: the words
  #input = make("input", { id: "goes-to", inputMode: "url", enterKeyHint: "done", autocomplete: "off", spellcheck: false })
  #hint = make("p", { id: "goes-to-hint", role: "status" })
  #open = make("a", { className: "button", target: "_blank", rel: "noopener", textContent: "Open" })
  #panel
  #asking = null

  /**
   * @param {Editor} editor
   * @param {() => DOMRect} rect What must stay readable: the paragraph with the words.
   * @param {() => void} finish Called when the person is done; closes the panel.
   */
  constructor(editor, rect, finish) {
    const { selection, schema } = editor.state
    const here = selection.empty && getMarkRange(selection.$from, schema.marks.link)
    this.#editor = editor
    this.#finish = finish
    this.#range = here || { from: selection.from, to: selection.to }
    this.#panel = new Panel("Link", this.#parts(editor.getAttributes("link").href ?? ""), { rect }, finish)
    this.#mark()
    this.#explain()
  }

  focus() {
    this.#input.select()
    this.#input.focus()
  }

  close() {
    clearTimeout(this.#asking)
    CSS.highlights?.delete("editable-words")
    this.#panel.close()
  }

  #parts(href) {
    this.#input.value = href
    this.#input.setAttribute("aria-describedby", this.#hint.id)
    this.#input.addEventListener("input", () => this.#explain())
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault() // or it would break the line that has the focus by then
      this.#keep()
    })
    const remove = [button("Remove link", () => this.#remove(), "danger"), make("span", { className: "spring" })]
    const done = button("Done", () => this.#keep(), "accent")
    return [
      make("div", { className: "part" }, make("label", { htmlFor: this.#input.id, textContent: "Goes to" }), this.#input, this.#hint),
      make("div", { className: "row end" }, ...(href ? remove : []), this.#open, done),
    ]
  }

  #keep() {
    const typed = this.#input.value.trim()
    const { href, message } = this.#address
    if (!typed) return this.#remove()
    if (message) return this.#refuse(message)
    const { from, to } = this.#range
    const chain = this.#editor.chain().setTextSelection(this.#range)
    if (from < to) chain.setMark("link", { href }).run()
    else chain.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run()
    this.#finish()
  }

  #remove() {
    this.#editor.chain().setTextSelection(this.#range).unsetMark("link").run()
    this.#finish()
  }

  #refuse(message) {
    this.#hint.className = "problem"
    this.#hint.textContent = message
    this.#input.ariaInvalid = "true"
    this.#input.focus()
  }

  get #address() {
    return addressFrom(this.#input.value, location.origin)
  }

  /** Says in words where the address leads, as soon as it is one. */
  #explain() {
    const { href } = this.#address
    clearTimeout(this.#asking)
    this.#input.ariaInvalid = null
    this.#hint.className = "soft"
    this.#hint.textContent = href ? meaningOf(href) : "A page of this site, another site, an e-mail address."
    this.#open.hidden = !href
    if (!href) return
    this.#open.href = href
    if (href.startsWith("/")) this.#asking = setTimeout(() => this.#nameOwnPage(href), PAUSE)
  }

  async #nameOwnPage(href) {
    const answer = await fetch(href, { headers: { Accept: "text/html" } }).catch(() => null)
    if (!answer || this.#address.href !== href) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    if (answer.ok) this.#hint.replaceChildren("A page of this site: ", make("b", { textContent: page.title }))
    else this.#hint.textContent = "This site has no such page yet."
  }

  /** Keeps the words marked that the selection loses to the panel. */
  #mark() {
    if (!CSS.highlights) return
    const { view } = this.#editor
    const words = new Range()
    words.setStart(...placeIn(view, this.#range.from))
    words.setEnd(...placeIn(view, this.#range.to))
    CSS.highlights.set("editable-words", new Highlight(words))
  }
}

function placeIn(view, position) {
  const { node, offset } = view.domAtPos(position)
  return [node, offset]
}

function meaningOf(href) {
  if (href.startsWith("mailto:")) return "Begins an e-mail."
  if (href.startsWith("tel:")) return "Calls this number."
  if (href.startsWith("#")) return "A place on the same page."
  return href.startsWith("/") ? "A page of this site." : `Another site: ${new URL(href, location).host}`
}
