import { pageMeta } from "../page.js"
import { inTurn } from "./first_write.js"

/** The server's answer to a call it did not carry out. */
export class Refused extends Error {
  /**
   * @param {number} status The HTTP status.
   * @param {?object} facts The JSON body: `error` with `code` and `message`, and further facts.
   * @param {number} retryAfter Seconds to wait before the next try; 0 where the server names none.
   */
  constructor(status, facts, retryAfter = 0) {
    super(facts?.error?.message ?? `The site answered ${status}.`)
    Object.assign(this, { status, facts: facts ?? {}, retryAfter })
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
 * Saves one field.
 * @param {string} address `<model>/<key>/<field>`, as the page's marks say it.
 * @param {string} key Makes sending the same save again harmless.
 * @returns {Promise<{value, etag: string, change: ?number}>} The facts as stored.
 */
export function saveField(address, value, etag, key) {
  return write("PATCH", address, { value }, { "If-Match": `"${etag}"`, "Idempotency-Key": key })
}

/** Adds an item to a list; answers with its `key`. */
export function addItem(model, after, values, key) {
  return write("POST", model, { after, values }, { "Idempotency-Key": key })
}

/** Duplicates the item at *address*, `<model>/<key>`; answers with the copy's `key`. */
export function copyItem(address, key) {
  return call("POST", `${address}/copies`, { headers: { "Idempotency-Key": key } })
}

export function deleteItem(address, key) {
  return call("DELETE", address, { headers: { "Idempotency-Key": key } })
}

/** Saves the order of a list; *keys* may be some of the model's. */
export function saveOrder(model, keys, etag, key) {
  return write("PUT", `${model}/order`, { keys }, { "If-Match": `"${etag}"`, "Idempotency-Key": key })
}

/** Undoes one change; answers with the field's facts and `html`. */
export function reverseChange(id) {
  return call("POST", `changes/${id}/reversal`)
}

/** Puts a picture file into an image field; answers as {@link saveField}, with `html`. */
export function putPicture(address, file, etag, onProgress) {
  return upload("PUT", `${address}/file`, file, { "If-Match": `"${etag}"` }, onProgress)
}

/** Stores a picture for use in rich text; answers with `media` and `html`. */
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
  document.querySelector('meta[name="csrf-token"]').content = token
  return true
}

/**
 * Fetches a page of this site, by default the one that is open, as it is now.
 * @param {object} options Those of `fetch`, where the page is what a form leads to.
 * @returns {Promise<{ok: boolean, page: Document}>} Whether there is such a page, and what was answered.
 */
export async function fetchPage(address = location.href, options = {}) {
  const answer = await fetch(address, { ...options, cache: "no-store", headers: { Accept: "text/html" } })
  return { ok: answer.ok, page: new DOMParser().parseFromString(await answer.text(), "text/html") }
}

function write(method, path, document, own) {
  const body = JSON.stringify(document)
  const headers = { "Content-Type": "application/json", ...own }
  return call(method, path, { body, headers, keepalive: new Blob([body]).size < KEEPALIVE_LIMIT })
}

function call(method, path, options = {}) {
  return exchange(async (url, headers) => {
    const answer = await fetch(url, { ...options, method, headers: { ...headers, ...options.headers } })
    return { status: answer.status, text: await answer.text(), header: (name) => answer.headers.get(name) }
  }, path)
}

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

function exchange(send, path) {
  return inTurn(() => carryOut(send, path))
}

async function carryOut(send, path) {
  const attempt = () => {
    const headers = { Accept: "application/json", "X-CSRFToken": pageMeta("csrf-token") }
    return send(pageMeta("editable-root") + path, headers)
  }
  if (!navigator.onLine) throw new Unreachable(true)
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

// A sandbox tells with each write how much of it is the guest's own.
function countChanges(count) {
  if (count !== null) document.dispatchEvent(new CustomEvent("editable:count", { detail: Number(count) }))
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
