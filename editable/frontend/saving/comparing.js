import { isPhone } from "../tools/chrome.js"

/** @import { ConflictPanel } from "./conflict.js" */
/** @import { Field } from "./field.js" */

const open = /** @type {Map<Field, ConflictPanel>} */ (new Map()) // the panel of each field that has one

/**
 * Opens the panel of a conflict as soon as there is one, without taking the focus from whoever types.
 * On a phone it would cover what is typed: there the chip says so, and opens it.
 */
export function watchConflicts() {
  document.addEventListener("editable:conflict", ({ detail }) => isPhone() || show(detail.field))
}

/** Brings the person to the two texts of *field*. */
export async function compare(/** @type {Field} */ field) {
  field.element.scrollIntoView({ block: "center" })
  const panel = await show(field)
  panel?.focus()
}

async function show(/** @type {Field} */ field) {
  const { ConflictPanel } = await import("./conflict.js")
  const { conflict } = field // it may have been settled while the panel was on its way
  if (conflict && !open.has(field)) open.set(field, new ConflictPanel(field, conflict, () => open.delete(field)))
  return open.get(field)
}
