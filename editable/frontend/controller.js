/**
 * Binds elements to controllers: as long as an element with `data-editable-kind` is on the page, an instance of
 * that kind's class looks after it. The mark on the page is the only binding.
 *
 * A library for this (Stimulus) was as large as all of ours together, for these two calls.
 */

/** @typedef {{ new (element: HTMLElement): Controller, kindName?: string }} Kind A controller's class. */

/** What a kind's controller extends. */
export class Controller {
  constructor(/** @type {HTMLElement} */ element) {
    this.element = element
  }

  /** The element has come onto the page. */
  connect() {}

  /** The element has left the page; where it only moves, nothing is called. */
  disconnect() {}
}

const KIND = "data-editable-kind"

/** @param {Record<string, Kind | undefined>} classes By kind. */
export function bindControllers(classes) {
  const bound = /** @type {Map<HTMLElement, Controller>} */ (new Map())

  const bind = (/** @type {HTMLElement} */ element) => {
    const Kind = classes[element.getAttribute(KIND) ?? ""]
    if (!Kind || bound.has(element)) return
    const controller = new Kind(element)
    bound.set(element, controller)
    guarded(() => controller.connect())
  }
  const look = () => {
    for (const [element, controller] of bound) {
      if (element.isConnected) continue
      bound.delete(element)
      guarded(() => controller.disconnect())
    }
    document.querySelectorAll(`[${KIND}]`).forEach(bind)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true })
  look()
}

/** Makes a call; one that fails must not take the others with it. */
function guarded(/** @type {() => void} */ call) {
  try {
    call()
  } catch (error) {
    reportError(error)
  }
}
