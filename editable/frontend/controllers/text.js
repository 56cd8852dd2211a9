/** The text in a field's element as it is to be saved: text only, whatever else has crept in. */
export function readText(/** @type {HTMLElement} */ element) {
  let text = ""
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text) text += node.data
    else if (node.nodeName === "BR" && node !== element.lastChild) text += "\n" // the last only holds the line open
  }
  return text
}

/** Makes *text* the only thing in *element*, leaving alone what is right already. */
export function writeText(/** @type {HTMLElement} */ element, /** @type {string} */ text) {
  const [only] = element.childNodes
  if (element.childNodes.length === 1 && only instanceof Text && only.data === text) return
  element.textContent = text
}

/** Puts *text* where the caret is, so that the browser's own undo knows of it. */
export function insertText(/** @type {string} */ text) {
  document.execCommand("insertText", false, text)
}

export function caretToEnd(/** @type {HTMLElement} */ element) {
  const selection = getSelection()
  selection?.selectAllChildren(element)
  selection?.collapseToEnd()
}

/** Joins the lines of *text* into one. */
export function joinLines(/** @type {string} */ text) {
  return text.trim().replace(/\s*[\r\n]+\s*/g, " ")
}
