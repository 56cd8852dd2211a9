import { renewToken } from "./api.js"
import { fields } from "./field.js"

/** Saves when the person goes, and tries again when the person, the line or the session comes back. */
export function watchPresence() {
  document.addEventListener("visibilitychange", () => (document.hidden ? flushAll() : returned()))
  window.addEventListener("pagehide", flushAll)
  window.addEventListener("focus", returned)
  window.addEventListener("online", retryAll)
  window.addEventListener("beforeunload", (event) => {
    if ([...fields].some(({ state, kept }) => state !== "saved" && !kept)) event.preventDefault()
  })
}

/** Tries again at once everything that could not be saved. */
export function retryAll() {
  for (const field of fields) if (field.state !== "saved") field.retry()
}

function flushAll() {
  for (const field of fields) field.flush()
}

// Signing in happens in another tab; this page notices when it is looked at again.
async function returned() {
  const waits = [...fields].some(({ state }) => state === "signed-out")
  if (waits && (await renewToken().catch(() => false))) retryAll()
}
