/** Addresses that links may have: what people type, and what the server lets through. */

import allowed from "../../rich_text.json" with { type: "json" }

const SCHEME = /^([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))/i // "localhost:8000" has a port, not a scheme
const E_MAIL = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/
const TELEPHONE = /^\+?[\d\s()/-]{6,}$/
const DOMAIN = /^[^\s/?#:@]+\.\p{L}{2,}(?:[/?#:].*)?$/u

const EXAMPLES = "Type an address such as example.org, /plays or name@example.org."

/** Whether a link may go to *href*. */
export function isAllowed(/** @type {string} */ href) {
  const scheme = SCHEME.exec(href.replace(/[\0-\x20]/g, "")) // browsers overlook these characters
  return !scheme || allowed.schemes.includes(scheme[1].toLowerCase())
}

/**
 * Turn what a person typed into an address for a link.
 *
 * @param {string} typed
 * @param {string} origin Ours; addresses on it become paths, so that they survive a move of the site.
 * @returns {{ href: string, message?: undefined } | { href?: undefined, message: string }} The address, or a sentence that says what to type.
 */
export function addressFrom(typed, origin) {
  const text = typed.trim()
  if (/^(?:\/(?!\/)|[#?])/.test(text)) return { href: text }
  if (text.startsWith("//")) return addressFrom(`https:${text}`, origin)
  if (E_MAIL.test(text)) return { href: `mailto:${text}` }
  if (TELEPHONE.test(text)) return { href: `tel:${text.replace(/\(0\)|[^\d+]/g, "")}` }
  if (DOMAIN.test(text)) return addressFrom(`https://${text}`, origin)

  const scheme = SCHEME.exec(text)
  if (!scheme) return { message: EXAMPLES }
  if (!isAllowed(text)) return { message: `A link cannot begin with “${scheme[0]}”. ${EXAMPLES}` }
  if (!URL.canParse(text)) return { message: `This address is not complete. ${EXAMPLES}` }
  return { href: text.startsWith(`${origin}/`) ? text.slice(origin.length) : text }
}
