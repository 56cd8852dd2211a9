import { getMarkRange } from "@tiptap/core"

import { GoesTo } from "../choosing/goes_to.js"
import { make } from "../tools/chrome.js"
import { button, Panel } from "../tools/panel.js"

/** Where a link goes: in the place of the toolbar, clear of the words it concerns. */
export class LinkPanel {
  #editor
  #finish
  #range // from, to: the words
  #goesTo
  #panel

  /**
   * @param {import("@tiptap/core").Editor} editor
   * @param {() => DOMRect} rect What must stay readable: the paragraph with the words.
   * @param {() => void} finish Called when the person is done; closes the panel.
   */
  constructor(editor, rect, finish) {
    const { selection, schema } = editor.state
    const here = selection.empty && getMarkRange(selection.$from, schema.marks.link)
    this.#editor = editor
    this.#finish = finish
    this.#range = here || { from: selection.from, to: selection.to }
    const { href = "" } = editor.getAttributes("link")
    this.#goesTo = new GoesTo(href)
    this.#panel = new Panel("Link", this.#parts(href), { rect }, finish)
    this.#mark()
  }

  focus() {
    this.#goesTo.input.select()
    this.#goesTo.input.focus()
  }

  close() {
    CSS.highlights?.delete("editable-words")
    this.#panel.close()
  }

  #parts(/** @type {string} */ href) {
    this.#goesTo.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault() // or it would break the line that has the focus by then
      this.#keep()
    })
    const remove = [button("Remove link", () => this.#remove(), "danger"), make("span", { className: "spring" })]
    const done = button("Done", () => this.#keep(), "accent")
    return [this.#goesTo.part, make("div", { className: "row end" }, ...(href ? remove : []), this.#goesTo.open, done)]
  }

  #keep() {
    const typed = this.#goesTo.input.value.trim()
    const { href, message } = this.#goesTo.address
    if (!typed) return this.#remove()
    if (message !== undefined) return this.#goesTo.refuse(message)
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

  /** Keeps the words marked that the selection loses to the panel. */
  #mark() {
    if (!CSS.highlights) return
    const { view } = this.#editor
    const words = new Range()
    const [start, end] = [this.#range.from, this.#range.to].map((position) => view.domAtPos(position))
    words.setStart(start.node, start.offset)
    words.setEnd(end.node, end.offset)
    CSS.highlights.set("editable-words", new Highlight(words))
  }
}
