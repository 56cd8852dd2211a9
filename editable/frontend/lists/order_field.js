import { saveOrder } from "../saving/api.js"
import { Field } from "../saving/field.js"
import { refreshLists, showHidden, showOrder } from "./showing.js"

/** @import { Facts } from "../saving/api.js" */

/**
 * The order of a list as a field: saved, kept on this device, undone and disputed like a text.
 * @extends {Field<string[]>}
 */
export class OrderField extends Field {
  /**
   * @param {HTMLElement} element
   * @param {import("../saving/field.js").View<string[]>} controller
   */
  constructor(element, controller) {
    super(element, controller)
    this.model = element.dataset.editableItems ?? ""
    this.address = `${this.model}/order`
  }

  send(/** @type {string[]} */ keys, /** @type {string} */ key) {
    return saveOrder(this.model, keys, this.etag, key)
  }

  /**
   * Takes in a change of the list, or of whether one of its items is hidden, which is a field that has no place of its own.
   * @param {Facts<any>} facts
   */
  async accept({ change = null, ...facts }) {
    if (facts.field === "hidden") showHidden(`${this.model}/${facts.key}`, facts)
    else if (!showOrder(this.model, facts)) await refreshLists().catch(() => null) // the change is made; the next one shows it
    if (change) this.tell("saved", { change })
  }
}
