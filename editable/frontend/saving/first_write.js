import { pageMeta } from "../page.js"

let isNew = /** @type {?boolean} */ (null) // whether the server knows nothing of this guest yet, as far as this page can tell
let inFlight = /** @type {?Promise<unknown>} */ (null) // the call that goes alone, if there is one
let isLeaving = false

globalThis.addEventListener?.("pagehide", () => (isLeaving = true))
globalThis.addEventListener?.("pageshow", () => (isLeaving = false))

/**
 * Makes a call that writes: at once, unless it is a new guest's, whose first one goes alone. It brings the cookie that
 * says which copy of the site is theirs; two without one would get a copy each.
 *
 * A first call that fails brings none: the next one goes alone again.
 * @template Answer
 * @param {() => Promise<Answer>} send Makes the call.
 * @returns {Promise<Answer>}
 */
export async function inTurn(send) {
  while (isNewGuest() && inFlight) await inFlight
  if (!isNewGuest()) return send()
  const answer = alone(send)
  inFlight = answer.then(() => (isNew = false), () => null).finally(() => (inFlight = null))
  return answer
}

function isNewGuest() {
  isNew ??= pageMeta("editable-guest") === "new"
  return isNew
}

/**
 * Other windows may be about to make their first one too. A page that goes away cannot wait for them.
 * @template Answer
 */
function alone(/** @type {() => Promise<Answer>} */ send) {
  const canWait = globalThis.navigator?.locks && !isLeaving && !document.hidden
  return canWait ? navigator.locks.request("editable-first-write", send) : send()
}
