import { isPhone } from "../tools/chrome.js"

const open = new Map() // the panel of each field that has one

/**
 * Opens the panel of a conflict as soon as there is one, without taking the focus from whoever types.
 * On a phone it would cover what is typed: there the chip says so, and opens it.
 */
export function watchConflicts() {
  document.addEventListener("editable:conflict", ({ detail }) => isPhone() || show(detail.field))
}

/** Brings the person to the two texts of *field*. */
export async function compare(field) {
  field.element.scrollIntoView({ block: "center" })
  ;(await show(field)).focus()
}

async function show(field) {
  const { ConflictPanel } = await import("./conflict.js")
  if (!open.has(field)) open.set(field, new ConflictPanel(field, () => open.delete(field)))
  return open.get(field)
}
