import { Chosen } from "../choosing/chosen.js"

/** @typedef {import("../choosing/link_inputs.js").Link} Link */

/**
 * A link: its words, and where it goes.
 * @extends {Chosen<?Link>}
 */
export default class extends Chosen {
  static kindName = "Link"

  /** @type {Chosen<?Link>["ask"]} */
  ask(value, { LinkInputs }) {
    this.inputs = new LinkInputs(this.field.bounds, value)
    this.actions = this.inputs.actions
    return this.inputs.parts
  }

  read() {
    return this.inputs?.read() ?? null
  }

  get checked() {
    return this.inputs?.checked ?? null
  }

  words(/** @type {?Link} */ value) {
    return value?.label ?? ""
  }

  preview(/** @type {?Link} */ value) {
    return super.preview(value && { ...value, label: `${value.label} → ${value.href}` })
  }
}
