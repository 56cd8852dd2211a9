import { Controller } from "../controller.js"
import { carriesFiles, pictureIn, takeDroppedFiles } from "../pictures/picture_files.js"
import { putPicture, Unreachable } from "../saving/api.js"
import { Field } from "../saving/field.js"
import { UploadSign } from "../saving/upload_sign.js"
import { awaited } from "../tools/chrome.js"

const loadTools = () => import("../pictures/picture_panel.js")

/** @typedef {import("../pictures/picture_panel.js").Picture} Picture */

/** A picture: dropped, pasted or chosen, described, and told what must stay in view. */
export default class extends Controller {
  static kindName = "Picture"
  /** @type {Field<?Picture>} */
  field = new Field(this.element, this)
  #tools = /** @type {?import("../pictures/picture_panel.js").PictureTools} */ (null)
  /** @type {string | undefined} */
  #sizes // how wide the page shows it, as the template says
  #markup = /** @type {Map<string, string>} */ (new Map()) // how the pictures this field has had are shown, by media id
  #next = /** @type {?HTMLImageElement} */ (null) // the picture that is about to be shown

  connect() {
    const value = JSON.parse(this.element.dataset.editableValue ?? "null")
    this.field.start(value)
    if (value) this.#remember(value, this.element.innerHTML)
    this.element.addEventListener("editable:saved", () => {
      this.element.dataset.editableValue = JSON.stringify(this.field.saved)
    })
    for (const type of ["pointerenter", "focus"]) {
      this.element.addEventListener(type, () => loadTools().catch(() => null), { once: true })
    }
    takeDroppedFiles(this.element, (event, transfer) => this.#drop(event, transfer))
    this.element.addEventListener("paste", (event) => this.paste(event))
    this.field.attach((press) => press || this.#open())
  }

  disconnect() {
    this.#tools?.close()
    this.field.detach()
  }

  /** @type {(value: ?Picture, html?: string) => void} */
  show(value, html) {
    this.#next = null
    if (!value) this.element.replaceChildren()
    else if (html) this.#exchange(value, html)
    else this.#dress(value)
    this.#tools?.update()
  }

  /** @type {(value: ?Picture, html?: string) => Node} */
  preview(value, html) {
    return pictureOf(value ? (html ?? this.#markup.get(value.media)) : "No picture")
  }

  /** Takes another value of what the picture says about itself. */
  change(/** @type {Partial<Picture>} */ facts, /** @type {?string} */ problem = null) {
    if (!this.field.value) return
    const value = { ...this.field.value, ...facts }
    this.field.change(value, problem)
    this.show(value)
  }

  /** Takes the picture away; undo brings it back. */
  remove() {
    this.field.change(null)
    this.show(null)
    this.field.flush()
  }

  /** Sends a picture file, and shows it while it is on its way. */
  async put(/** @type {File} */ file) {
    const takeBack = this.#showOnItsWay(file)
    const sign = this.#sign()
    try {
      await this.field.perform((etag) => putPicture(this.field.address, file, etag, (fraction) => sign.progress(fraction)))
      sign.close()
    } catch (error) {
      takeBack()
      sign.fail(error, () => this.put(file), () => this.field.change(this.field.value))
    }
  }

  paste(/** @type {ClipboardEvent} */ event) {
    const { clipboardData } = event
    if (!carriesFiles(clipboardData)) return
    event.preventDefault()
    this.#take(clipboardData)
  }

  /** The address that the browser has chosen to show. */
  get src() {
    return this.element.querySelector("img")?.currentSrc ?? ""
  }

  /** Where the picture is in the window. */
  get box() {
    return (this.element.querySelector("img") ?? this.element).getBoundingClientRect()
  }

  /** A sign at the picture's visible upper edge. */
  #sign() {
    return new UploadSign(() => {
      const { left, top } = this.box
      return new DOMRect(left + 8, Math.max(0, top), 0, 0)
    })
  }

  async #open() {
    const unreachable = () => this.#sign().fail(new Unreachable(), () => this.#open())
    const tools = await awaited(this.field.stop, loadTools()).catch(unreachable)
    if (!tools) return
    this.#tools ??= new tools.PictureTools(this, () => (this.#tools = null))
    this.#tools.focus()
  }

  /** One picture takes this one's place, unless the list around it adds several at once. */
  #drop(/** @type {Event} */ event, /** @type {DataTransfer} */ transfer) {
    const several = transfer.files.length > 1 && this.element.closest("[data-editable-pictures]")
    if (several) return
    event.stopPropagation()
    this.#take(transfer)
  }

  #take(/** @type {DataTransfer} */ transfer) {
    try {
      this.put(pictureIn(transfer))
    } catch (error) {
      this.#sign().fail(error)
    }
  }

  /** Shows *file* in the place and the box of the picture it replaces; call what it returns to take that back. */
  #showOnItsWay(/** @type {File} */ file) {
    const before = [...this.element.childNodes]
    const { width, height } = this.box
    const img = /** @type {HTMLImageElement} */ (this.element.querySelector("img")?.cloneNode() ?? document.createElement("img"))
    img.removeAttribute("srcset")
    img.loading = "eager"
    img.src = URL.createObjectURL(file) // kept as long as the page, since browsers fetch it again as they like
    Object.assign(img.style, { aspectRatio: `${width} / ${height}`, objectFit: "cover" })
    const takeBack = () => void (img.isConnected && this.element.replaceChildren(...before))
    img.onerror = takeBack // a format that only the server can read
    this.element.replaceChildren(img)
    return takeBack
  }

  /** Shows another picture as soon as the browser has it: until then what is there keeps the place. */
  async #exchange(/** @type {Picture} */ value, /** @type {string} */ html) {
    this.#remember(value, html)
    const picture = pictureOf(this.#markup.get(value.media))
    const img = (this.#next = picture.querySelector("img"))
    if (!img) return
    img.loading = "eager"
    await img.decode().catch(() => null)
    if (this.#next !== img) return
    this.element.replaceChildren(...picture.childNodes)
    this.#tools?.update()
  }

  #remember(/** @type {Picture} */ { media }, /** @type {string} */ html) {
    const picture = pictureOf(html)
    const sizes = (this.#sizes ??= picture.querySelector("img")?.sizes)
    for (const part of picture.querySelectorAll("[sizes]")) part.setAttribute("sizes", sizes ?? "")
    this.#markup.set(media, picture.innerHTML)
  }

  /** Shows the words and the focal point of *value*, of whose picture this page must know. */
  #dress(/** @type {Picture} */ { media, alt, focal: [x, y] }) {
    const markup = this.#markup.get(media)
    if (!markup) return
    if (!this.element.querySelector("img")?.src.includes(media)) this.element.innerHTML = markup
    const img = this.element.querySelector("img")
    if (!img) return
    img.alt = alt
    img.style.objectPosition = `${x * 100}% ${y * 100}%`
  }
}

function pictureOf(/** @type {string} */ html = "") {
  const picture = document.createElement("picture")
  picture.innerHTML = html
  return picture
}
