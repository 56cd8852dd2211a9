/** @typedef {{ max_length?: number, required?: boolean }} TextBounds */

/** How many characters are left, once that is worth telling; null before. Fewer than none is too long. */
export function roomWorthTelling(/** @type {string} */ text, /** @type {TextBounds} */ bounds) {
  const left = roomLeft(text, bounds)
  return left <= Math.min(20, (bounds.max_length ?? Infinity) / 5) ? left : null
}

/** How many more characters a text may have, counted as the server does; Infinity without a bound. */
function roomLeft(/** @type {string} */ text, /** @type {TextBounds} */ { max_length: most = Infinity }) {
  return most - [...text].length
}

/** Why *text* cannot be saved, in words that follow "Not saved: "; null if it can. */
export function problemWith(/** @type {string} */ text, /** @type {TextBounds} */ bounds) {
  const left = roomLeft(text, bounds)
  if (left < 0) return `too long by ${-left}`
  if (bounds.required && !text.trim()) return "it cannot be empty"
  return null
}
