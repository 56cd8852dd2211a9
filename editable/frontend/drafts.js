import { pageMeta } from "./page.js"

const LONGEST = 200_000 // characters
const MOST = 100
const OLDEST = 30 * 24 * 3600 * 1000 // milliseconds

/**
 * Keeps what is not saved yet on this device, so that a reload or a dead line loses nothing.
 *
 * A draft belongs to one site (two may share a host) and one editor: the next
 * person on this device does not see it.
 * @param {Storage} storage `localStorage`, or null where the browser forbids it.
 */
export class Drafts {
  #storage
  #prefix

  constructor(storage, site, editor) {
    this.#storage = storage
    this.#prefix = `editable:${site}:${editor}:`
  }

  /**
   * Keeps `{value, base, etag, attempt}` for a field.
   * @returns {boolean} Whether it is safe now.
   */
  keep(address, draft) {
    const text = JSON.stringify({ ...draft, at: Date.now() })
    if (text.length > LONGEST) return false
    try {
      this.#storage.setItem(this.#prefix + address, text)
      return true
    } catch {
      return false // forbidden, or full
    }
  }

  /** The draft of a field, or null. */
  find(address) {
    try {
      return JSON.parse(this.#storage.getItem(this.#prefix + address))
    } catch {
      return null
    }
  }

  drop(address) {
    this.#storage?.removeItem(this.#prefix + address)
  }

  /** Throws away what nobody came back for: drafts past their age, and the oldest beyond a hundred. */
  tidy(now = Date.now()) {
    const kept = Object.keys(this.#storage ?? {})
      .filter((key) => key.startsWith("editable:"))
      .map((key) => ({ key, at: this.#age(key) }))
      .sort((one, other) => other.at - one.at)
    for (const [place, { key, at }] of kept.entries()) {
      if (place >= MOST || now - at > OLDEST) this.#storage.removeItem(key)
    }
  }

  #age(key) {
    try {
      return JSON.parse(this.#storage.getItem(key)).at ?? 0
    } catch {
      return 0
    }
  }
}

/** The drafts of this page's editor. */
export function pageDrafts() {
  return new Drafts(ownStorage(), pageMeta("editable-root"), pageMeta("editable-author"))
}

function ownStorage() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
