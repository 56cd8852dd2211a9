import { saveOrder } from "../saving/api.js"
import { Field } from "../saving/field.js"
import { refreshLists } from "./lists.js"

/** The order of a list as a field: saved, kept on this device, undone and disputed like a text. */
export class OrderField extends Field {
  constructor(element, controller) {
    super(element, controller)
    this.model = element.dataset.editableItems
    this.address = `${this.model}/order`
  }

  send(keys, key) {
    return saveOrder(this.model, keys, this.etag, key)
  }

  /** Takes in a change of the list, whatever it was, by showing all lists anew. */
  async accept({ change = null }) {
    await refreshLists().catch(() => {}) // the change is made; the next one shows it
    if (change) this.tell("saved", { change })
  }
}
