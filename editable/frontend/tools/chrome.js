import toolStyles from "./tools.css" with { type: "text" }

/** The id of the sentence that tells a screen reader a field can be edited; it lies in the page, unseen. */
export const hintId = "editable-hint"

const host = make("editable-tools", { role: "region", ariaLabel: "Editing" })
const root = host.attachShadow({ mode: "open" })

/** Puts the tools on the page: one element at the end of <body>, shielded from the site's styles. */
export function openTools() {
  adopt(toolStyles)
  host.append(make("span", { id: hintId, hidden: true, textContent: "Can be edited: press Enter." }))
  document.body.append(host)
  followKeyboard()
}

/**
 * Adds a kind's own styles to those of the tools.
 * @param {string} text CSS.
 */
export function adopt(text) {
  const sheet = new CSSStyleSheet() // the only way in: the site's policy allows no <style>
  sheet.replaceSync(text)
  root.adoptedStyleSheets.push(sheet)
}

/** Lets what is not needed while typing step back. */
export function stepBack(/** @type {boolean} */ typing) {
  host.toggleAttribute("data-typing", typing)
}

/**
 * Adds a tool to the shielded layer and returns it.
 * @template {HTMLElement} Tool
 */
export function addTool(/** @type {Tool} */ tool) {
  root.append(tool)
  return tool
}

/** Whether *node* belongs to the tools: a field that loses the focus to them is still being worked on. */
export function isTool(/** @type {?EventTarget} */ node) {
  return node === host || (node instanceof Node && root.contains(node))
}

/**
 * Calls *leave* when the focus goes anywhere but *element* and the tools; not when the whole window loses it.
 * @param {Element} element
 * @param {() => void} leave
 * @param {AbortSignal} signal Ends the watch.
 * @param {() => ?Promise<unknown> | undefined} ready What to wait for before looking where the focus is.
 */
export function watchLeaving(element, leave, signal, ready = () => null) {
  const look = async () => {
    await new Promise((resolve) => setTimeout(resolve)) // the focus is nowhere for a moment while it moves
    await ready()
    const here = document.activeElement
    if (!signal.aborted && !element.contains(here) && !isTool(here) && document.hasFocus()) leave()
  }
  document.addEventListener("focusout", look, { signal })
}

/**
 * Resolves with what *loading* brings, or with null if the person did not wait for it at *element*: they pressed
 * Escape, or went elsewhere.
 * @template Loaded
 * @throws What kept it from coming, whether somebody waits or not.
 */
export async function awaited(/** @type {Element} */ element, /** @type {Promise<Loaded>} */ loading) {
  const listening = new AbortController()
  const { signal } = listening
  let isWanted = true
  const leave = () => void (isWanted = false)
  watchLeaving(element, leave, signal)
  document.addEventListener("keydown", ({ key }) => key === "Escape" && leave(), { capture: true, signal })
  try {
    const loaded = await loading
    return isWanted ? loaded : null
  } finally {
    listening.abort()
  }
}

/** The element of the tools that has the focus, or null. */
export function focusedTool() {
  return root.activeElement
}

/** Whether fingers are the pointer and there is little room: panels become sheets above the keyboard. */
export function isPhone() {
  return matchMedia("(pointer: coarse) and (max-width: 40rem)").matches
}

/** @typedef {{ update: () => void, stop: () => void }} Place Where a tool stands; `update` after a change nobody could see coming. */

/**
 * Keeps a tool beside what it is about, whatever scrolls or grows.
 * @param {HTMLElement} tool Already added; hidden ones are left alone until they show.
 * @param {() => ?DOMRect} rect Where the thing is in the window (an element's, a range's); null hides the tool.
 * @param {object} [options]
 * @param {Side} [options.side] The other one is taken where there is no room.
 * @param {number} [options.gap] Pixels between the two.
 * @param {boolean} [options.sheet] On a phone, a sheet at the bottom instead, above the keyboard.
 * @returns {Place}
 */
export function keepNear(tool, rect, { side = "above", gap = 8, sheet = false } = {}) {
  return follow(tool, () => placeNear(tool, rect(), side, gap, sheet))
}

/** @typedef {"above" | "below"} Side */

/**
 * Calls *update* now and whenever the page may have moved under *tool*.
 * @returns {Place}
 */
export function follow(/** @type {HTMLElement} */ tool, /** @type {() => void} */ update) {
  const listening = new AbortController()
  const options = { passive: true, capture: true, signal: listening.signal }
  for (const type of ["scroll", "resize", "input"]) window.addEventListener(type, update, options)
  window.visualViewport?.addEventListener("resize", update, options)
  const resized = new ResizeObserver(update)
  resized.observe(tool)
  resized.observe(document.body)
  update()
  return {
    update,
    stop() {
      listening.abort()
      resized.disconnect()
    },
  }
}

/** @type {(tool: HTMLElement, rect: ?DOMRect, side: Side, gap: number, sheet: boolean) => void} */
function placeNear(tool, rect, side, gap, sheet) {
  const asSheet = sheet && isPhone()
  tool.classList.toggle("sheet", asSheet)
  tool.style.visibility = rect || asSheet ? "" : "hidden"
  if (asSheet) tool.style.removeProperty("transform")
  if (asSheet || !rect) return

  const height = tool.offsetHeight
  const fits = { above: rect.top - gap - height >= 0, below: rect.bottom + gap + height <= window.innerHeight }
  const other = side === "above" ? "below" : "above"
  const top = (fits[side] || !fits[other] ? side : other) === "above" ? rect.top - gap - height : rect.bottom + gap
  const room = document.documentElement.clientWidth - tool.offsetWidth - gap
  moveTo(tool, Math.max(gap, Math.min(rect.left, room)), top)
}

/**
 * Makes an element for the tools: `make("button", {className: "accent", textContent: "Done"}, …children)`.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name)
  Object.assign(element, properties)
  element.append(...children)
  return element
}

/** Moves a tool to a place in the window; it then scrolls with the page. */
export function moveTo(/** @type {HTMLElement} */ tool, /** @type {number} */ left, /** @type {number} */ top) {
  const origin = host.getBoundingClientRect()
  tool.style.transform = `translate(${Math.round(left - origin.left)}px, ${Math.round(top - origin.top)}px)`
}

/** Scrolls the page on when the caret gets under *tool*. */
export function keepCaretClear(/** @type {Element} */ tool) {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection()
    const isTyped = document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable
    if (!isTyped || !selection?.rangeCount) return
    const caret = selection.getRangeAt(0).getBoundingClientRect()
    const cover = tool.getBoundingClientRect()
    const isBeside = caret.right < cover.left || caret.left > cover.right
    if (isBeside || caret.bottom < cover.top || caret.top > cover.bottom) return
    window.scrollBy(0, caret.bottom - cover.top + caret.height)
  })
}

// The keyboard of a phone covers the window's lower part without telling anyone but the visual viewport.
function followKeyboard() {
  const viewport = window.visualViewport
  if (!viewport) return
  const update = () => {
    const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop)
    host.style.setProperty("--keyboard", `${Math.round(covered)}px`)
  }
  viewport.addEventListener("resize", update)
  viewport.addEventListener("scroll", update)
  window.addEventListener("resize", update)
}
