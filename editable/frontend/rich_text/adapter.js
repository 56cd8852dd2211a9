/** The rich-text editor on the page. TipTap is known in this folder and nowhere else. */

import { Editor } from "@tiptap/core"
import { DOMParser } from "@tiptap/pm/model"
import { EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state"

import { addressFrom } from "../choosing/address.js"
import { carriesFiles, pictureIn } from "../pictures/picture_files.js"
import { addPicture } from "../saving/api.js"
import { problemWith, roomWorthTelling } from "../saving/bounds.js"
import { UploadSign } from "../saving/upload_sign.js"
import { adopt, isPhone } from "../tools/chrome.js"
import { Counter } from "../tools/counter.js"
import { cleaned, hasWords } from "./paste.js"
import { remember } from "./pictures.js"
import { extensions, hasMedia, pageOf, shower, valueOf } from "./schema.js"
import { Toolbar } from "./toolbar.js"
import toolStyles from "./tools.css" with { type: "text" }
import { videoMeant } from "./videos.js"

/** @typedef {import("@tiptap/pm/model").Node} Doc */
/** @typedef {{ at: number, done: Promise<void> }} Upload While it runs; its picture comes `at` that position. */

adopt(toolStyles)

// On a phone the toolbar stands on the keyboard, and the caret must not get under it.
const PHONE_MARGIN = { top: 8, right: 0, bottom: 72, left: 0 }

/** One field while it is being typed in. */
export class Editing {
  #field
  #leave
  #element
  /** @type {Editor} */
  #editor
  /** @type {Toolbar | undefined} */
  #toolbar
  #counter
  #nodes // what the element held, to be put back if nothing changes
  /** @type {[string, ?string][]} */
  #attributes // likewise, those that the editor touches
  #initial = "" // the value right after mounting
  #listening = new AbortController()
  #uploads = /** @type {Set<Upload>} */ (new Set())

  /**
   * Mounts the editor on the field's element, with the caret where the browser has it.
   * @param {import("../saving/field.js").Field<string>} field
   * @param {HTMLElement} before A copy of the element from before the first keystroke.
   * @param {() => void} leave Ends typing.
   */
  constructor(field, before, leave) {
    const element = field.element
    this.#field = field
    this.#leave = leave
    this.#element = element
    this.#nodes = [...(element.innerHTML === before.innerHTML ? element : before).childNodes]
    this.#attributes = ["class", "style", "tabindex", "translate"].map((name) => [name, before.getAttribute(name)])
    this.#counter = new Counter(element)
    this.#editor = this.#makeEditor()
    this.#mount(before)
    this.#toolbar = new Toolbar(this.#editor, { upload: (file) => this.#upload(file), leave })
    window.visualViewport?.addEventListener("resize", () => this.showCaret(), { signal: this.#listening.signal })
    if (this.#value !== this.#initial) this.#takeIn() // typed before the editor had arrived
  }

  /** Settles when no upload needs the editor any more. */
  get idle() {
    return Promise.all([...this.#uploads].map(({ done }) => done))
  }

  /** Shows another stored value. */
  show(/** @type {string} */ markup) {
    this.#editor.chain().setContent(markup, { emitUpdate: false }).setTextSelection(Infinity).run()
  }

  /** Scrolls to the caret. */
  showCaret() {
    this.#editor.commands.scrollIntoView()
  }

  /** Lets the toolbar show that it is there. */
  offerTools() {
    this.#toolbar?.offer()
  }

  /** Takes in a picture file dropped at a point of the window. */
  drop(/** @type {DataTransfer} */ transfer, /** @type {{ clientX: number, clientY: number }} */ { clientX: left, clientY: top }) {
    this.#take(transfer, this.#editor.view.posAtCoords({ left, top })?.pos)
  }

  /** Takes the editor off the page and leaves behind what visitors see. */
  close() {
    const { doc } = this.#editor.state
    const left = this.#value === this.#initial ? this.#nodes : [pageOf(doc)]
    this.#listening.abort()
    this.#toolbar?.close()
    this.#counter.hide()
    this.#editor.destroy()
    this.#element.replaceChildren(...left)
    for (const [name, value] of this.#attributes) {
      if (value === null) this.#element.removeAttribute(name)
      else this.#element.setAttribute(name, value)
    }
  }

  get #value() {
    return valueOf(this.#editor.state.doc)
  }

  #makeEditor() {
    return new Editor({
      element: null, // until it is known what to show
      extensions: extensions(),
      injectCSS: false,
      enablePasteRules: false, // what is pasted means what it says
      editorProps: {
        handleKeyDown: (view, event) => this.#key(event),
        handleTextInput: (view, from, to, text) => this.#typeBeside(text),
        handleClick: (view, position, event) => follow(event) || void this.#toolbar?.offer(),
        handleDOMEvents: {
          auxclick: (view, event) => event.button === 1 && follow(event),
          dragstart: () => this.#toolbar?.stepAside(),
        },
        handlePaste: (view, { clipboardData }) => this.#paste(clipboardData),
        transformPastedHTML: cleaned,
        ...(isPhone() && { scrollMargin: PHONE_MARGIN, scrollThreshold: PHONE_MARGIN }),
      },
      onUpdate: () => this.#takeIn(),
      onTransaction: ({ transaction }) => this.#keepPlaces(transaction),
    })
  }

  #mount(/** @type {HTMLElement} */ before) {
    const { schema, view } = this.#editor
    const parser = DOMParser.fromSchema(schema)
    const caret = ends(/** @type {Selection} */ (getSelection()))
    const doc = parser.parse(this.#element, { findPositions: caret })
    this.#initial = valueOf(parser.parse(before))
    this.#field.start(this.#initial)

    const [anchor, head] = caret.map(({ pos = 0 }) => doc.resolve(pos))
    view.updateState(EditorState.create({ schema, doc, selection: TextSelection.between(anchor, head) }))
    this.#editor.setOptions({ editorProps: { ...this.#editor.options.editorProps, clipboardSerializer: shower(schema) } })
    this.#editor.mount({ mount: this.#element })
    this.#element.dispatchEvent(new FocusEvent("focus")) // it had the focus before the editor could notice
    this.#editor.view.focus()
  }

  #takeIn() {
    const { doc } = this.#editor.state
    const { bounds } = this.#field
    const text = doc.textContent
    const required = bounds.required && !hasMedia(doc)
    this.#counter.show(roomWorthTelling(text, bounds))
    this.#field.change(this.#value, problemWith(text, { ...bounds, required }))
  }

  #key(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing) return false
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!command && !event.altKey) this.#toolbar?.retire()
    if (event.key === "Escape") {
      this.#field.discard()
      this.#leave()
    } else if (event.key === "F10" && event.altKey) {
      this.#toolbar?.focus()
    } else if (event.key.toLowerCase() === "k" && command) {
      this.#toolbar?.editLink()
    } else {
      return false
    }
    event.preventDefault()
    return true
  }

  /** Letters typed at a selected picture or video come after it; they do not take its place. */
  #typeBeside(/** @type {string} */ text) {
    const { selection } = this.#editor.state
    if (!(selection instanceof NodeSelection)) return false
    return this.#editor.chain().createParagraphNear().insertContent({ type: "text", text }).run()
  }

  #paste(/** @type {?DataTransfer} */ clipboard) {
    if (!clipboard) return false
    if (carriesFiles(clipboard) && !hasWords(clipboard.getData("text/html"))) return this.#take(clipboard)

    const text = clipboard.getData("text/plain").trim()
    return this.#hasChosenWords() ? this.#link(text) : this.#showVideo(text)
  }

  #hasChosenWords() {
    const { doc, selection } = this.#editor.state
    return doc.textBetween(selection.from, selection.to) !== ""
  }

  #link(/** @type {string} */ address) {
    const { href = "" } = addressFrom(address, location.origin)
    return /^https?:/.test(href) && this.#editor.chain().setMark("link", { href }).run()
  }

  #showVideo(/** @type {string} */ text) {
    const video = videoMeant(text)
    if (!video) return false
    this.#put(this.#editor.schema.nodes.video.create(video))
    return true
  }

  /** @type {(transfer: DataTransfer, position?: number) => boolean} */
  #take(transfer, position) {
    try {
      this.#upload(pictureIn(transfer), position)
    } catch (error) {
      new UploadSign(() => this.#rectAt(position)).fail(error)
    }
    return true
  }

  #upload(/** @type {File} */ file, position = this.#editor.state.selection.to) {
    const upload = { at: position, done: Promise.resolve() }
    upload.done = this.#exchange(file, upload).finally(() => this.#uploads.delete(upload))
    this.#uploads.add(upload)
  }

  async #exchange(/** @type {File} */ file, /** @type {Upload} */ upload) {
    const sign = new UploadSign(() => this.#rectAt(upload.at))
    try {
      const { html } = await addPicture(file, (fraction) => sign.progress(fraction))
      if (this.#editor.isDestroyed) throw new Error("The text was left before the picture had arrived. Put it there again.")
      this.#put(this.#pictureIn(html), upload.at)
      sign.close()
    } catch (error) {
      sign.fail(error, () => this.#upload(file, upload.at))
    }
  }

  #pictureIn(/** @type {string} */ html) {
    const img = /** @type {HTMLElement} */ (new window.DOMParser().parseFromString(html, "text/html").querySelector("img"))
    return this.#editor.schema.nodes.picture.create({ media: remember(img), alt: "" })
  }

  /** Puts a picture or a video after the paragraph at *position*, or in the place of a blank one. */
  #put(/** @type {Doc} */ node, position = this.#editor.state.selection.to) {
    const { state, view } = this.#editor
    const place = state.doc.resolve(position)
    const [from, to] = place.depth ? roomFor(node, place) : [position, position]
    const tr = state.tr.replaceWith(from, to, node)
    view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView())
  }

  #keepPlaces(/** @type {import("@tiptap/pm/state").Transaction} */ transaction) {
    for (const upload of this.#uploads) upload.at = transaction.mapping.map(upload.at)
    this.#toolbar?.update()
  }

  #rectAt(position = this.#editor.state.selection.to) {
    const { left, right, top, bottom } = this.#editor.view.coordsAtPos(position)
    return new DOMRect(left, top, right - left, bottom - top)
  }
}

/**
 * Where the selection begins and ends, in the form in which the parser looks for places, and says them.
 * @returns {{ node: Node, offset: number, pos?: number }[]}
 */
function ends(/** @type {Selection} */ { anchorNode, anchorOffset, focusNode, focusOffset }) {
  return [
    { node: /** @type {Node} */ (anchorNode), offset: anchorOffset },
    { node: /** @type {Node} */ (focusNode), offset: focusOffset },
  ]
}

/** @type {(node: Doc, place: import("@tiptap/pm/model").ResolvedPos) => [number, number]} */
function roomFor(node, place) {
  const index = place.index(-1)
  const isBlank = !place.parent.content.size && place.node(-1).canReplaceWith(index, index + 1, node.type)
  return [isBlank ? place.before() : place.after(), place.after()]
}

/** Follows a link when a modifier or the middle button asks for it. */
function follow(/** @type {MouseEvent} */ event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null
  const asked = event.ctrlKey || event.metaKey || event.button === 1
  if (!link?.href || !asked) return false
  event.preventDefault()
  window.open(link.href, "_blank", "noopener")
  return true
}
