import { Controller } from "../controller.js"
import { itemAround, lists } from "../lists/lists.js"
import { joinOrders } from "../lists/order.js"
import { OrderField } from "../lists/order_field.js"
import { arrange, itemsOf, keyOf } from "../lists/showing.js"
import { takeDroppedFiles } from "../pictures/picture_files.js"

const loadTools = () => import("../lists/item_tools.js")
const loadActions = () => import("../lists/item_actions.js")

/** A list whose items can be added, duplicated, hidden, deleted and, where they have an order, moved. */
export default class extends Controller {
  static kindName = "List"
  field = /** @type {OrderField} */ (new OrderField(this.element, this))

  connect() {
    this.field.start(this.keys)
    this.field.attach(null)
    lists.set(this.element, this)
    this.element.addEventListener("editable:refreshed", () => this.#refreshed())
    if (this.element.dataset.editablePictures) takeDroppedFiles(this.element, (event, transfer) => this.#drop(event, transfer))
    this.#makeStops()
    loadTools().then(({ watchLists }) => watchLists(), () => null)
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
    return this.element.dataset.editableLabel ?? ""
  }

  get isMovable() {
    return this.element.dataset.editableMovable === "true"
  }

  /** What an item is called in a sentence: "All Stops to Elsinore"; "Play" while it has no words. */
  nameOf(/** @type {HTMLElement} */ item) {
    const { editableLabel = "" } = item.dataset
    return editableLabel.slice(editableLabel.indexOf(": ") + 1).trim()
  }

  show(/** @type {?string[]} */ keys) {
    if (keys) arrange(this.element, keys)
  }

  preview(/** @type {string[]} */ keys) {
    const names = new Map(this.items.map((item) => [keyOf(item), this.nameOf(item)]))
    const order = document.createElement("ol")
    for (const key of keys) order.append(Object.assign(document.createElement("li"), { textContent: names.get(key) ?? this.label }))
    return order
  }

  /** @type {(base: string[], mine: string[], theirs: string[]) => ?string[]} */
  join(base, mine, theirs) {
    return joinOrders(base, mine, theirs)
  }

  async #drop(/** @type {Event} */ { target }, /** @type {DataTransfer} */ { files }) {
    const pictures = [...files].filter(({ type }) => type.startsWith("image/"))
    const after = itemAround(target) ?? this.items.at(-1)
    if (pictures.length) (await loadActions()).addPictures(this, pictures, after)
  }

  #refreshed() {
    this.field.settle(this.keys)
    this.#makeStops()
  }

  /** Lets Tab stop at each item, before its fields; and at the list itself while it is empty. */
  #makeStops() {
    for (const item of this.items) {
      item.tabIndex = 0
      item.ariaLabel = item.dataset.editableLabel ?? ""
      if (item.localName === "div") item.role = "group"
    }
    this.element.tabIndex = this.items.length ? -1 : 0
  }
}
