/** What the server tells this page's scripts, by the name of a `<meta>`; "" where it says nothing. */
export function pageMeta(/** @type {string} */ name, page = document) {
  return /** @type {?HTMLMetaElement} */ (page.querySelector(`meta[name="${name}"]`))?.content ?? ""
}

/** The language of the page, for `Intl`. */
export function pageLanguage() {
  return document.documentElement.lang || undefined
}
