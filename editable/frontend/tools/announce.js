/** Lets screen readers hear what was done, before they hear that it is saved. */
export function announce(/** @type {string} */ words) {
  document.dispatchEvent(new CustomEvent("editable:announce", { detail: words }))
}
