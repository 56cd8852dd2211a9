import { pageMeta } from "../page.js"
import { inTurn } from "./first_write.js"

/**
 * What the server holds in a field; `html` is its inner markup on the page. In the case of a list, `value` is its order,
 * and `html` the item with this `key`, if that is new.
 * @template [Value=unknown]
 * @typedef {{ value: Value, etag: string, change?: ?number, html?: ?string, key?: string, field?: ?string }} Facts
 */

/**
 * What the server holds in a field that somebody else has changed meanwhile.
 * @template [Value=unknown]
 * @typedef {Facts<Value> & { by: ?string, at: ?string }} Conflict
 */

/** @typedef {(fraction: number) => void} Progress */

/** The server's answer to a call it did not carry out. */
export class Refused extends Error {
  /**
   * @param {number} status The HTTP status.
   * @param {any} facts The JSON body, if there is one: `error` with `code` and `message`, and further facts.
   * @param {number} retryAfter Seconds to wait before the next try; 0 where the server names none.
   */
  constructor(status, facts, retryAfter = 0) {
    super(facts?.error?.message ?? `The site answered ${status}.`)
    this.status = status
    this.facts = facts ?? {}
    this.retryAfter = retryAfter
  }
}

/** No answer came; unless `unsent` is true, the site may have carried the call out all the same. */
export class Unreachable extends Error {
  constructor(unsent = false) {
    super("The site cannot be reached just now.")
    this.unsent = unsent
  }
}

// A browser refuses larger bodies on requests that may outlive the page.
const KEEPALIVE_LIMIT = 60_000

/**
 * Saves the field at *address*, `<model>/<key>/<field>` as the page's marks say it, and resolves with the facts as stored.
 * Here as below, *key* makes sending the same again harmless.
 * @type {<Value>(address: string, value: Value, etag: string, key: string) => Promise<Facts<Value>>}
 */
export function saveField(address, value, etag, key) {
  return write("PATCH", address, { value }, { "If-Match": `"${etag}"`, "Idempotency-Key": key })
}

/**
 * Adds an item to a list, behind the one whose key is *after*.
 * @type {(model: string, after: ?string, values: Record<string, unknown>, key: string) => Promise<Facts<string[]>>}
 */
export function addItem(model, after, values, key) {
  return listed(write("POST", model, { after, values }, { "Idempotency-Key": key }))
}

/**
 * Duplicates the item at *address*, `<model>/<key>`; the answer is about the copy.
 * @type {(address: string, key: string) => Promise<Facts<string[]>>}
 */
export function copyItem(address, key) {
  return listed(call("POST", `${address}/copies`, { headers: { "Idempotency-Key": key } }))
}

/** @type {(address: string, key: string) => Promise<Facts<string[]>>} */
export function deleteItem(address, key) {
  return listed(call("DELETE", address, { headers: { "Idempotency-Key": key } }))
}

/**
 * Saves the order of a list; *keys* may be some of the model's.
 * @type {(model: string, keys: string[], etag: string, key: string) => Promise<Facts<string[]>>}
 */
export function saveOrder(model, keys, etag, key) {
  return write("PUT", `${model}/order`, { keys }, { "If-Match": `"${etag}"`, "Idempotency-Key": key })
}

/**
 * Undoes one change, and resolves with what the field holds then, or the list.
 * @type {(id: number) => Promise<Facts<any>>}
 */
export function reverseChange(id) {
  return listed(call("POST", `changes/${id}/reversal`))
}

/**
 * Puts a picture file into an image field.
 * @type {<Value>(address: string, file: File, etag: string, onProgress?: Progress) => Promise<Facts<Value>>}
 */
export function putPicture(address, file, etag, onProgress) {
  return upload("PUT", `${address}/file`, file, { "If-Match": `"${etag}"` }, onProgress)
}

/**
 * Stores a picture for use in rich text, and resolves with its id and the tag that shows it.
 * @type {(file: File, onProgress?: Progress) => Promise<{ media: string, html: string }>}
 */
export function addPicture(file, onProgress) {
  return upload("POST", "pictures", file, {}, onProgress)
}

/**
 * Fetches this page again for the token of the session that the browser has now.
 * @returns {Promise<boolean>} Whether the same person is signed in.
 */
export async function renewToken() {
  const { page: fresh } = await fetchPage()
  const token = pageMeta("csrf-token", fresh)
  if (!token || pageMeta("editable-author", fresh) !== pageMeta("editable-author")) return false
  document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", token)
  return true
}

/**
 * Fetches a page of this site, by default the one that is open, as it is now.
 * @param {RequestInit} options Those of `fetch`, where the page is what a form leads to.
 * @returns {Promise<{ok: boolean, page: Document}>} Whether there is such a page, and what was answered.
 */
export async function fetchPage(address = location.href, options = {}) {
  const answer = await fetch(address, { ...options, cache: "no-store", headers: { Accept: "text/html" } })
  return { ok: answer.ok, page: new DOMParser().parseFromString(await answer.text(), "text/html") }
}

/** What is answered to a change of one item says the order apart. */
async function listed(/** @type {Promise<any>} */ answer) {
  const { order, ...facts } = await answer
  return { ...facts, ...order }
}

/** @typedef {{ status: number, text: string, header: (name: string) => ?string }} Answer */
/** @typedef {(url: string, headers: Record<string, string>) => Promise<Answer>} Send */

/** @type {(method: string, path: string, document: object, headers: Record<string, string>) => Promise<any>} */
function write(method, path, document, own) {
  const body = JSON.stringify(document)
  const headers = { "Content-Type": "application/json", ...own }
  return call(method, path, { body, headers, keepalive: new Blob([body]).size < KEEPALIVE_LIMIT })
}

function call(/** @type {string} */ method, /** @type {string} */ path, /** @type {RequestInit} */ options = {}) {
  return exchange(async (url, headers) => {
    const answer = await fetch(url, { ...options, method, headers: { ...headers, ...options.headers } })
    return { status: answer.status, text: await answer.text(), header: (name) => answer.headers.get(name) }
  }, path)
}

/** @type {(method: string, path: string, file: File, own: Record<string, string>, onProgress?: Progress) => Promise<any>} */
function upload(method, path, file, own, onProgress) {
  const form = new FormData()
  form.append("file", file)
  return exchange((url, headers) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch cannot tell how much of a file has gone
    request.open(method, url)
    for (const [name, value] of Object.entries({ ...headers, ...own })) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total)
    request.onload = () => {
      const { status, responseText: text } = request
      resolve({ status, text, header: (name) => request.getResponseHeader(name) })
    }
    request.onerror = reject
    request.send(form)
  }), path)
}

function exchange(/** @type {Send} */ send, /** @type {string} */ path) {
  return inTurn(() => carryOut(send, path))
}

async function carryOut(/** @type {Send} */ send, /** @type {string} */ path) {
  const attempt = () => {
    const headers = { Accept: "application/json", "X-CSRFToken": pageMeta("csrf-token") }
    return send(pageMeta("editable-root") + path, headers)
  }
  if (!navigator.onLine) throw new Unreachable(true)
  /** @type {Answer} */
  let answer
  try {
    answer = await attempt()
    // Whoever signs in again, in another tab, has a new token; this page still carries the old one.
    if (answer.status === 403 && (await renewToken())) answer = await attempt()
  } catch {
    throw new Unreachable()
  }
  const facts = parsed(answer.text)
  if (answer.status < 200 || answer.status >= 300 || !facts) {
    throw new Refused(answer.status, facts, Number(answer.header("Retry-After")) || 0)
  }
  countChanges(answer.header("Editable-Changes"))
  return facts
}

/** A sandbox tells with each write how much of it is the guest's own. */
function countChanges(/** @type {?string} */ count) {
  if (count !== null) document.dispatchEvent(new CustomEvent("editable:count", { detail: Number(count) }))
}

function parsed(/** @type {string} */ text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
