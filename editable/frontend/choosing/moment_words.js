import { pageLanguage } from "../page.js"

/** Writes moments in the page's language. */
export function momentFormat(/** @type {Intl.DateTimeFormatOptions} */ style) {
  return new Intl.DateTimeFormat(pageLanguage(), { ...style, timeZone: "UTC" })
}

/** A raw date, time or both, to be written by {@link momentFormat}. */
export function asDate(/** @type {string} */ value) {
  const dated = value.includes("-") ? value : `1970-01-01T${value}`
  return new Date(dated.includes("T") ? `${dated}Z` : dated)
}
