import { pageMeta } from "./page.js"

/** The server's answer to a call it did not carry out. */
export class Refused extends Error {
  /**
   * @param {number} status The HTTP status.
   * @param {object} body The JSON body: `error` with `code` and `message`, and further facts.
   * @param {number} retryAfter Seconds to wait before the next try; 0 where the server names none.
   */
  constructor(status, body, retryAfter = 0) {
    super(body?.error?.message ?? `The site answered ${status}.`)
    this.status = status
    this.code = body?.error?.code ?? ""
    this.facts = body ?? {}
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
 * Saves one field.
 * @param {string} address `<model>/<key>/<field>`, as the page's marks say it.
 * @param {string} key Makes sending the same save again harmless.
 * @returns {Promise<{value, etag: string, change: ?number}>} The facts as stored.
 */
export function saveField(address, value, etag, key) {
  const body = JSON.stringify({ value })
  return call("PATCH", address, {
    body,
    headers: { "Content-Type": "application/json", "If-Match": `"${etag}"`, "Idempotency-Key": key },
    keepalive: new Blob([body]).size < KEEPALIVE_LIMIT,
  })
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
  const answer = await reach(() => fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } }))
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  const token = pageMeta("csrf-token", fresh)
  if (!token || pageMeta("editable-author", fresh) !== pageMeta("editable-author")) return false
  document.querySelector('meta[name="csrf-token"]').content = token
  return true
}

async function call(method, path, options = {}) {
  const send = () =>
    reach(() =>
      fetch(pageMeta("editable-root") + path, {
        ...options,
        method,
        headers: { Accept: "application/json", "X-CSRFToken": pageMeta("csrf-token"), ...options.headers },
      }),
    )
  return facts(await withFreshToken(send), (answer) => answer.headers.get("Retry-After"), (answer) => answer.text())
}

async function upload(method, path, file, headers, onProgress) {
  const send = () =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest() // fetch cannot tell how much of a file has gone
      request.open(method, pageMeta("editable-root") + path)
      for (const [name, value] of Object.entries({ Accept: "application/json", "X-CSRFToken": pageMeta("csrf-token"), ...headers })) {
        request.setRequestHeader(name, value)
      }
      request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total)
      request.onload = () => resolve(request)
      request.onerror = () => reject(new Unreachable())
      const form = new FormData()
      form.append("file", file)
      request.send(form)
    })
  return facts(await withFreshToken(send), (answer) => answer.getResponseHeader("Retry-After"), (answer) => answer.responseText)
}

async function reach(request) {
  if (!navigator.onLine) throw new Unreachable(true)
  try {
    return await request()
  } catch {
    throw new Unreachable()
  }
}

// Whoever signs in again, in another tab, has a new token; this page still carries the old one.
async function withFreshToken(send) {
  const answer = await send()
  return answer.status === 403 && (await renewToken()) ? send() : answer
}

async function facts(answer, retryAfter, text) {
  const body = parsed(await reach(() => text(answer)))
  if (answer.status >= 200 && answer.status < 300 && body) return body
  throw new Refused(answer.status, body, Number(retryAfter(answer)) || 0)
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
