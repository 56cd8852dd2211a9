import { fetchPage } from "../saving/api.js"

const OURS = new Set(["tabindex", "aria-describedby"]) // attributes that the editor gives a field

let asked = /** @type {Promise<?Document>} */ (Promise.resolve(null)) // the page that was asked for last

let waiting = /** @type {?Promise<?Document>} */ (null) // the request that has not begun yet: whoever asks now shares it

/**
 * The element of a field as the server makes it now, in the site's language and the template's format.
 *
 * Two places of one field are told apart by their order.
 * @returns {Promise<?HTMLElement>} Null without an answer, or where the page does not have it in the same places any more.
 */
export async function freshCopy(/** @type {HTMLElement} */ element) {
  const page = await freshPage()
  const here = places(document, element)
  const there = page ? places(page, element) : []
  return (here.length === there.length && there[here.indexOf(element)]) || null
}

/** Gives *element* the inner markup and the attributes of *fresh*. */
export function takeOver(/** @type {HTMLElement} */ element, /** @type {HTMLElement} */ fresh) {
  if (element.innerHTML !== fresh.innerHTML) element.replaceChildren(...fresh.childNodes)
  for (const { name } of [...element.attributes]) {
    if (!fresh.hasAttribute(name) && !OURS.has(name)) element.removeAttribute(name)
  }
  for (const { name, value } of fresh.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

function freshPage() {
  waiting ??= asked = asked.then(() => {
    waiting = null
    return fetchPage().then(({ page }) => page, () => null)
  })
  return waiting
}

function places(/** @type {Document} */ page, /** @type {HTMLElement} */ { dataset }) {
  return [...page.querySelectorAll(`[data-editable="${CSS.escape(dataset.editable ?? "")}"]`)]
}
