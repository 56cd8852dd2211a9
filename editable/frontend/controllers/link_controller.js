import { Chosen } from "../choosing/chosen.js"

/** A link: its words, and where it goes. */
export default class extends Chosen {
  static kindName = "Link"

  ask(value, { LinkInputs }) {
    this.inputs = new LinkInputs(this.field.bounds, value)
    this.actions = this.inputs.actions
    return this.inputs.parts
  }

  read() {
    return this.inputs.read()
  }

  get checked() {
    return this.inputs.checked
  }

  words(value) {
    return value?.label ?? ""
  }

  preview(value) {
    return super.preview(value && { label: `${value.label} → ${value.href}` })
  }
}
