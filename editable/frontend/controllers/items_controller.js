import { Controller } from "@hotwired/stimulus"
import { addItem, addPicture, copyItem, deleteItem, saveField } from "../api.js"
import { announce } from "../announce.js"
import { fields } from "../field.js"
import { arrange, itemAround, itemsOf, keyOf, lists, refreshLists } from "../lists.js"
import { joinOrders, moved } from "../order.js"
import { OrderField } from "../order_field.js"
import { takeDroppedFiles } from "../picture_files.js"
import { tabStop } from "../reading.js"
import { UploadSign } from "../upload_sign.js"

const loadTools = () => import("../item_tools.js")

/** A list whose items can be added, duplicated, hidden, deleted and, where they have an order, moved. */
export default class extends Controller {
  static kindName = "List"

  connect() {
    this.field = new OrderField(this.element, this)
    this.field.start(this.keys)
    this.field.attach(null)
    this.element.addEventListener("editable:refreshed", () => this.#refreshed())
    if (this.element.dataset.editablePictures) {
      takeDroppedFiles(this.element, ({ dataTransfer, target }) => this.#takePictures(dataTransfer.files, itemAround(target)))
    }
    lists.set(this.element, this)
    this.#makeStops()
    loadTools().then(({ watchLists }) => watchLists(), () => {})
  }

  disconnect() {
    lists.delete(this.element)
    this.field.detach()
  }

  get items() {
    return itemsOf(this.element)
  }

  get keys() {
    return this.items.map(keyOf)
  }

  get label() {
    return this.element.dataset.editableLabel
  }

  get isMovable() {
    return this.element.dataset.editableMovable === "true"
  }

  /** What the list's items are called in a sentence: "All Stops to Elsinore", "Play". */
  nameOf(item) {
    const { editableLabel } = item.dataset
    return editableLabel.slice(editableLabel.indexOf(": ") + 1).trim()
  }

  show(keys) {
    if (keys) arrange(this.element, keys)
  }

  preview(keys) {
    const names = new Map(this.items.map((item) => [keyOf(item), this.nameOf(item)]))
    const list = document.createElement("ol")
    for (const key of keys) list.append(Object.assign(document.createElement("li"), { textContent: names.get(key) ?? this.label }))
    return list
  }

  join(base, mine, theirs) {
    return joinOrders(base, mine, theirs)
  }

  /** Adds an item after *item*, or at the end, and opens its first field. */
  async add(item = this.items.at(-1), values = {}) {
    const key = await this.#carryOut((id) => addItem(this.field.model, item ? keyOf(item) : null, values, id))
    if (key) this.#arrive(key, "added")
  }

  async duplicate(item) {
    await this.#settle(item)
    const key = await this.#carryOut((id) => copyItem(item.dataset.editableItem, id))
    if (key) this.#arrive(key, "duplicated")
  }

  /** Hides *item* from visitors, or shows it to them again. */
  async toggleHidden(item) {
    const { editableItem, editableHidden, editableHiddenEtag } = item.dataset
    const hidden = editableHidden !== "true"
    await this.#carryOut((id) => saveField(`${editableItem}/hidden`, hidden, editableHiddenEtag, id))
    announce(`${this.nameOf(item)} is ${hidden ? "hidden from visitors" : "shown to visitors"}.`)
  }

  async delete(item) {
    const name = this.nameOf(item)
    const items = this.items
    const at = items.indexOf(item)
    await this.#settle(item)
    await this.#carryOut((id) => deleteItem(item.dataset.editableItem, id))
    if (item.isConnected) return
    const next = items[at + 1] ?? items[at - 1]
    ;(next?.isConnected ? next : this.element).focus()
    announce(`${name} is deleted. Undo brings it back.`)
  }

  /** Moves *item* before *next*, or to the end. */
  move(item, next) {
    const keys = moved(this.keys, keyOf(item), next && keyOf(next))
    if (String(keys) === String(this.keys)) return
    const focused = document.activeElement
    arrange(this.element, keys)
    if (document.activeElement !== focused) focused.focus()
    this.field.change(keys)
    this.field.flush()
    announce(`${this.nameOf(item)} is number ${keys.indexOf(keyOf(item)) + 1} of ${keys.length} now.`)
  }

  moveUp(item) {
    const items = this.items
    const at = items.indexOf(item)
    if (at > 0) this.move(item, items[at - 1])
  }

  moveDown(item) {
    const items = this.items
    const at = items.indexOf(item)
    if (at < items.length - 1) this.move(item, items[at + 2] ?? null)
  }

  /** Adds an item for each picture file, in order, after *item* or at the end. */
  async addPictures(files, item = this.items.at(-1)) {
    const pictures = [...files]
    const sign = new UploadSign(() => this.element.getBoundingClientRect())
    try {
      for (const [at, file] of pictures.entries()) {
        sign.say(`Uploading ${at + 1} of ${pictures.length}`)
        const { media } = await addPicture(file, (fraction) => sign.progress((at + fraction) / pictures.length))
        const values = { [this.element.dataset.editablePictures]: { media } }
        const key = await this.#carryOut((id) => addItem(this.field.model, item ? keyOf(item) : null, values, id))
        item = this.#item(key) ?? item
      }
      sign.close()
      announce(`${pictures.length} added.`)
    } catch (error) {
      sign.fail(error)
    }
  }

  #takePictures(files, item) {
    const pictures = [...files].filter(({ type }) => type.startsWith("image/"))
    if (pictures.length) this.addPictures(pictures, item ?? undefined)
  }

  /** Sends a request that changes the list, in turn with its other changes; resolves with the item's key. */
  async #carryOut(request) {
    let facts = null
    try {
      await this.field.perform(async () => (facts = await inTime(request)))
    } catch {
      await refreshLists().catch(() => {}) // the chip says what was refused; this shows why
    }
    return facts?.key ?? null
  }

  /** Saves what is typed in *item*, so that a copy has it and undo brings it back. */
  #settle(item) {
    return Promise.all([...fields].filter(({ element }) => item.contains(element)).map((field) => field.flush()))
  }

  #arrive(key, what) {
    const item = this.#item(key)
    if (!item) return announce(`${this.label} is ${what}. It does not belong on this page yet.`)
    const first = [...fields].find(({ element }) => item.contains(element))
    if (first) first.open()
    else item.focus()
    announce(`${this.label} is ${what}.`)
  }

  #item(key) {
    return this.items.find((item) => keyOf(item) === key)
  }

  #refreshed() {
    this.field.settle(this.keys)
    this.#makeStops()
  }

  /** Lets Tab stop at each item, before its fields; and at the list itself while it is empty. */
  #makeStops() {
    const items = this.items
    for (const item of items) {
      item.tabIndex = 0
      item.ariaLabel = item.dataset.editableLabel
      if (item.localName === "div") item.role = "group"
    }
    this.element.tabIndex = -1
    if (!items.length) this.element.tabIndex = 0
  }
}

// Somebody who was faster is not a text that won a race: there is nothing to compare.
async function inTime(request) {
  try {
    return await request(crypto.randomUUID())
  } catch (error) {
    if (error.status === 412) error.status = 409
    throw error
  }
}
