/**
 * How pictures of ours are shown, by media id.
 *
 * Rich text is stored with the id alone; the server adds the addresses when it
 * makes a page, and the browser needs them again when it shows a stored value.
 */

const SHOWN_BY = ["src", "srcset", "sizes", "width", "height", "loading", "decoding"]

const known = /** @type {Map<string, [string, string][]>} */ (new Map()) // the attributes of each

/** Remember how *img*, made by the server, is shown; return its media id. */
export function remember(/** @type {HTMLElement} */ img) {
  const id = img.dataset.media ?? ""
  const names = img.getAttributeNames().filter((name) => SHOWN_BY.includes(name))
  if (names.includes("src")) known.set(id, names.map((name) => [name, img.getAttribute(name) ?? ""]))
  return id
}

/** Give *img*, of which only the media id is known, its address, if that is known. */
export function complete(/** @type {HTMLElement} */ img) {
  known.get(img.dataset.media ?? "")?.forEach(([name, value]) => img.setAttribute(name, value))
}

/** Remember all pictures below *element*. */
export function rememberAll(/** @type {HTMLElement} */ element) {
  element.querySelectorAll("img[data-media]").forEach(remember)
}

/** Give all pictures below *element* their addresses. */
export function completeAll(/** @type {HTMLElement} */ element) {
  element.querySelectorAll("img[data-media]:not([src])").forEach(complete)
}
