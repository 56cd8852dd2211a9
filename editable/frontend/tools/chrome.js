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

/** Adds a kind's own styles to those of the tools. */
export function adopt(text) {
  const sheet = new CSSStyleSheet() // the only way in: the site's policy allows no <style>
  sheet.replaceSync(text)
  root.adoptedStyleSheets.push(sheet)
}

/** Lets what is not needed while typing step back. */
export function stepBack(typing) {
  host.toggleAttribute("data-typing", typing)
}

/** Adds a tool (any element) to the shielded layer and returns it. */
export function addTool(tool) {
  root.append(tool)
  return tool
}

/** Whether *node* belongs to the tools: a field that loses the focus to them is still being worked on. */
export function isTool(node) {
  return node === host || root.contains(node)
}

/**
 * Calls *leave* when the focus goes anywhere but *element* and the tools; not when the whole window loses it.
 * @param {AbortSignal} signal Ends the watch.
 * @param {() => Promise} ready What to wait for before looking where the focus is.
 */
export function watchLeaving(element, leave, signal, ready = async () => {}) {
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
 * @throws What kept it from coming, whether somebody waits or not.
 */
export async function awaited(element, loading) {
  const listening = new AbortController()
  const { signal } = listening
  let isWanted = true
  const leave = () => (isWanted = false)
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

/**
 * Keeps a tool beside what it is about, whatever scrolls or grows.
 * @param {HTMLElement} tool Already added; hidden ones are left alone until they show.
 * @param {() => ?DOMRect} rect Where the thing is in the window (an element's, a range's); null hides the tool.
 * @param {object} options
 * @param {"above"|"below"} options.side The other side is taken where there is no room.
 * @param {number} options.gap Pixels between the two.
 * @param {boolean} options.sheet On a phone, a sheet at the bottom instead, above the keyboard.
 * @returns {{update: () => void, stop: () => void}} `update()` after a change nobody could see coming.
 */
export function keepNear(tool, rect, { side = "above", gap = 8, sheet = false } = {}) {
  return follow(tool, () => placeNear(tool, rect(), side, gap, sheet))
}

/** Calls *update* now and whenever the page may have moved under *tool*. */
export function follow(tool, update) {
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

function placeNear(tool, rect, side, gap, sheet) {
  const asSheet = sheet && isPhone()
  tool.classList.toggle("sheet", asSheet)
  if (!rect && !asSheet) return void (tool.style.visibility = "hidden")
  tool.style.visibility = ""
  if (asSheet) return void tool.style.removeProperty("transform")

  const height = tool.offsetHeight
  const fits = { above: rect.top - gap - height >= 0, below: rect.bottom + gap + height <= window.innerHeight }
  const other = side === "above" ? "below" : "above"
  const top = (fits[side] || !fits[other] ? side : other) === "above" ? rect.top - gap - height : rect.bottom + gap
  const room = document.documentElement.clientWidth - tool.offsetWidth - gap
  moveTo(tool, Math.max(gap, Math.min(rect.left, room)), top)
}

/** Makes an element for the tools: `make("button", {className: "accent", textContent: "Done"}, …children)`. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

/** Moves a tool to a place in the window; it then scrolls with the page. */
export function moveTo(tool, left, top) {
  const origin = host.getBoundingClientRect()
  tool.style.transform = `translate(${Math.round(left - origin.left)}px, ${Math.round(top - origin.top)}px)`
}

/** Scrolls the page on when the caret gets under *tool*. */
export function keepCaretClear(tool) {
  document.addEventListener("selectionchange", () => {
    if (!document.activeElement.isContentEditable || !getSelection().rangeCount) return
    const caret = getSelection().getRangeAt(0).getBoundingClientRect()
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
}
