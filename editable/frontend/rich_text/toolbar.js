import { pickPicture } from "../pictures/picture_files.js"
import { addTool, isPhone, keepNear } from "../tools/chrome.js"
import { focusPill, makePill } from "../tools/pill.js"
import { DescribePanel } from "./describe_panel.js"
import { LinkPanel } from "./link_panel.js"
import { allows, selectedNode } from "./schema.js"

/** @import { Editor } from "@tiptap/core" */
/** @import { Action } from "../tools/pill.js" */

/** @typedef {Action & { is?: () => boolean[] }} Word `is` tells whether it holds for the selection, and whether its other form does. */

const GAP = 8

/**
 * What can be done with the text: a pill near the selection, on a phone a row above the keyboard.
 *
 * It comes with a selection. For the caret alone it comes when asked for: by
 * Alt+F10, or by the word "Format", which a click into the text brings up.
 */
export class Toolbar {
  #editor
  #words
  #pill
  #place
  #panel = /** @type {?(LinkPanel | DescribePanel)} */ (null)
  #asked = false
  #offered = false

  /**
   * @param {Editor} editor
   * @param {{ upload: (file: File) => void, leave: () => void }} actions What the toolbar cannot do by itself.
   */
  constructor(editor, actions) {
    this.#editor = editor
    this.#words = this.#wordsFor(actions)
    this.#pill = addTool(makePill("Format", this.#words, () => this.#returnToText()))
    this.#pill.classList.add("format")
    this.#place = keepNear(this.#pill, () => this.#rect(), { gap: GAP, sheet: true })
    this.update()
  }

  /** Shows what holds for the selection as it is now. */
  update() {
    const { selection } = this.#editor.state
    const wanted = isPhone() || !selection.empty || this.#asked
    this.#pill.hidden = Boolean(this.#panel) || !(wanted || this.#offered)
    this.#pill.classList.toggle("folded", !wanted)
    const node = selectedNode(this.#editor)?.type.name
    for (const name of ["picture", "video"]) this.#pill.classList.toggle(name, node === name)
    this.#showStates()
    this.#place?.update()
  }

  /** Offers itself for the caret, in one word. */
  offer() {
    this.#offered = true
    this.update()
  }

  /** Steps back: somebody is typing. */
  retire() {
    this.#offered = this.#asked = false
    this.update()
  }

  /** Goes out of the way of what is being dragged, until it has been dropped. */
  stepAside() {
    this.#pill.hidden = true
  }

  /** Takes the focus, and shows itself for that. */
  focus() {
    this.#ask()
    focusPill(this.#pill)
  }

  editLink() {
    this.#open(new LinkPanel(this.#editor, () => this.#rect(), () => this.#returnToText()))
  }

  close() {
    this.#panel?.close()
    this.#place.stop()
    this.#pill.remove()
  }

  #ask() {
    this.#asked = true
    this.update()
  }

  /** @returns {(?Word)[]} */
  #wordsFor(/** @type {{ upload: (file: File) => void, leave: () => void }} */ { upload, leave }) {
    const editor = this.#editor
    const short = isPhone()
    const active = (/** @type {string} */ name, attributes = {}) => editor.isActive(name, attributes)
    const pick = async () => {
      const file = await pickPicture()
      if (file) upload(file)
    }
    const heading = { words: short ? "Head" : "Heading", other: short ? "Sub" : "Subhead", run: () => nextHeading(editor) }
    const list = { words: "List", other: "1 2 3", run: () => nextList(editor) }
    return [
      { name: "format", words: "Format", run: () => this.#ask() },
      allows("strong") && { name: "bold", words: "Bold", run: () => editor.commands.toggleBold(), is: () => [active("bold")] },
      allows("em") && { name: "italic", words: "Italic", run: () => editor.commands.toggleItalic(), is: () => [active("italic")] },
      allows("a") && { name: "link", words: "Link", run: () => this.editLink(), is: () => [active("link")] },
      null,
      allows("h2") && { name: "heading", ...heading, is: () => [active("heading"), active("heading", { level: 3 })] },
      allows("ul") && { name: "list", ...list, is: () => [active("bulletList") || active("orderedList"), active("orderedList")] },
      allows("blockquote") && { name: "quote", words: "Quote", run: () => editor.commands.toggleBlockquote(), is: () => [active("blockquote")] },
      allows("img") && { name: "add-picture", words: "Picture", run: pick },
      { name: "describe", words: "Describe", run: () => this.#describe() },
      allows("figure") && { name: "open", words: "Open", run: () => this.#openVideo() },
      { name: "delete", words: "Delete", run: () => this.#delete() },
      { name: "more", words: "More", run: () => this.#turn(), is: () => [this.#pill.classList.contains("more")] },
      null,
      { name: "undo", words: "Undo", run: () => editor.commands.undo() },
      { name: "done", words: "Done", run: leave },
    ].filter((word) => word !== false)
  }

  #showStates() {
    const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (this.#pill.querySelector(`[data-name="${name}"]`))
    for (const word of this.#words) {
      if (!word?.is) continue
      const [pressed, isOther] = word.is()
      button(word.name).ariaPressed = String(pressed)
      if (word.other) button(word.name).textContent = isOther ? word.other : word.words
    }
    button("undo").disabled = !this.#editor.can().undo()
  }

  #turn() {
    this.#pill.classList.toggle("more")
    this.update()
  }

  #delete() {
    this.#editor.commands.deleteSelection()
    this.#returnToText()
  }

  #openVideo() {
    window.open(selectedNode(this.#editor)?.attrs.address, "_blank", "noopener")
  }

  #describe() {
    this.#open(new DescribePanel(this.#editor, () => this.#rect(), () => this.#returnToText()))
  }

  #open(/** @type {LinkPanel | DescribePanel} */ panel) {
    this.#panel = panel
    this.update()
    panel.focus()
  }

  #returnToText() {
    this.#panel?.close()
    this.#panel = null
    this.#asked = false
    this.#editor.view.focus()
    this.update()
  }

  /** Left where the words begin, above and below where the paragraph ends: it stays readable while it is worked on. */
  #rect() {
    const { view, state } = this.#editor
    const { $from, $to } = state.selection
    const [start, end] = [view.coordsAtPos($from.pos), view.coordsAtPos($to.pos, -1)]
    const [first, last] = [boxOf(view, $from), boxOf(view, $to)]
    const needed = this.#pill.offsetHeight + 2 * GAP
    const hasRoom = first.top >= needed || last.bottom <= window.innerHeight - needed
    const { top, bottom } = hasRoom ? { top: first.top, bottom: last.bottom } : { top: Math.max(start.top, needed), bottom: end.bottom }
    return new DOMRect(start.bottom < end.bottom ? first.left : start.left, top, 0, bottom - top)
  }
}

/** The box of the paragraph, picture or video at a position. */
function boxOf(/** @type {Editor["view"]} */ view, /** @type {import("@tiptap/pm/model").ResolvedPos} */ place) {
  const element = view.nodeDOM(place.depth ? place.before() : place.pos)
  return (element instanceof Element ? element : view.dom).getBoundingClientRect()
}

function nextHeading(/** @type {Editor} */ editor) {
  if (editor.isActive("heading", { level: 2 }) && allows("h3")) editor.commands.setHeading({ level: 3 })
  else if (editor.isActive("heading")) editor.commands.setParagraph()
  else editor.commands.setHeading({ level: 2 })
}

function nextList(/** @type {Editor} */ editor) {
  const isList = editor.isActive("bulletList") || editor.isActive("orderedList")
  if (isList && allows("ol")) editor.commands.toggleOrderedList()
  else editor.commands.toggleBulletList()
}
