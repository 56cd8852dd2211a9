import { pageMeta } from "../page.js"

const LONGEST = 200_000 // characters
const MOST = 100
const OLDEST = 30 * 24 * 3600 * 1000 // milliseconds

/**
 * What is kept of a field.
 * @template [Value=any]
 * @typedef {import("./autosave.js").Unsaved<Value> & { etag: string }} Draft
 */

/**
 * Keeps what is not saved yet on this device, so that a reload or a dead line loses nothing.
 *
 * A draft belongs to one site (two may share a host) and one editor: the next
 * person on this device does not see it.
 */
export class Drafts {
  #storage
  #prefix

  /**
   * @param {?Storage} storage `localStorage`, or null where the browser forbids it.
   * @param {string} site
   * @param {string} editor
   */
  constructor(storage, site, editor) {
    this.#storage = storage
    this.#prefix = `editable:${site}:${editor}:`
  }

  /**
   * @param {string} address The field's.
   * @param {Draft} draft
   * @returns {boolean} Whether it is safe now.
   */
  keep(address, draft) {
    const text = JSON.stringify({ ...draft, at: Date.now() })
    if (!this.#storage || text.length > LONGEST) return false
    try {
      this.#storage.setItem(this.#prefix + address, text)
      return true
    } catch {
      return false // forbidden, or full
    }
  }

  /**
   * The draft of a field, or null.
   * @returns {?Draft}
   */
  find(/** @type {string} */ address) {
    return parsed(this.#storage?.getItem(this.#prefix + address))
  }

  drop(/** @type {string} */ address) {
    this.#storage?.removeItem(this.#prefix + address)
  }

  /** Throws away what nobody came back for: drafts past their age, and the oldest beyond a hundred. */
  tidy(now = Date.now()) {
    const ages = Object.entries(this.#storage ?? {})
      .filter(([key]) => key.startsWith("editable:"))
      .map(([key, text]) => ({ key, age: now - (parsed(text)?.at ?? 0) }))
      .sort((one, other) => one.age - other.age)
    const old = ages.filter(({ age }, place) => age > OLDEST || place >= MOST)
    for (const { key } of old) this.#storage?.removeItem(key)
  }
}

/** The drafts of this page's editor. */
export function pageDrafts() {
  const drafts = new Drafts(ownStorage(), pageMeta("editable-root"), pageMeta("editable-author"))
  drafts.tidy()
  return drafts
}

function ownStorage() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** @param {?string} [text] */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return null
  }
}
