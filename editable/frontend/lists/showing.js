/** Shows on the page what has become of its lists. */

import { fetchPage } from "../saving/api.js"

/** @import { Facts } from "../saving/api.js" */

let fetching = /** @type {?Promise<{ page: Document }>} */ (null) // the page on its way, for all who want it

/** The items of a list's container, in order. */
export function itemsOf(/** @type {HTMLElement} */ list) {
  return childrenOf(list).filter(isItem)
}

/** An item's key, as it stands in addresses. */
export function keyOf(/** @type {HTMLElement} */ item) {
  return nameOf(item).split("/").slice(1).join("/")
}

/**
 * Shows in all lists of *model* the order that the server answered, and by its markup the item that is new.
 *
 * Not every answer says enough: it knows nothing of a list that shows only some of the items, or in an order of its
 * own, nor of what others have added since this page was made, nor of the words that a template has for an empty list.
 * @param {string} model
 * @param {Facts<string[]>} facts
 * @returns {boolean} Whether it could be shown; if not, the page has to be fetched.
 */
export function showOrder(model, { value: keys, etag, key, html }) {
  const lists = listsIn(document).filter(({ dataset }) => dataset.editableItems === model)
  const added = html ? key : undefined
  if (!keys.length || !lists.every((list) => isWhole(list, keys, added))) return false
  for (const list of lists) {
    const here = new Map(itemsOf(list).map((item) => [keyOf(item), item]))
    put(list, keys.map((one) => here.get(one) ?? elementFrom(html ?? "")))
    list.dataset.editableEtag = etag
    tell(list)
  }
  return true
}

/** Shows whether an item is hidden, wherever it stands. */
export function showHidden(/** @type {string} */ address, /** @type {Facts<boolean>} */ { value, etag }) {
  for (const item of document.querySelectorAll(`[data-editable-item="${CSS.escape(address)}"]`)) {
    Object.assign(item.dataset, { editableHidden: value, editableHiddenEtag: etag })
  }
}

/**
 * Shows all lists of the page as the server has them now: what is new comes, what is gone goes, what moved
 * moves. What stays is left alone, with whatever is being typed in it.
 * Dispatches `editable:refreshed` from each list.
 */
export async function refreshLists() {
  fetching ??= fetchPage().finally(() => (fetching = null))
  const { page } = await fetching
  const fresh = listsIn(page)
  for (const list of listsIn(document)) {
    const at = fresh.findIndex(({ dataset }) => dataset.editableItems === list.dataset.editableItems)
    if (at >= 0) refresh(list, fresh.splice(at, 1)[0])
  }
}

/** Puts the items of *list* into the order of *keys*; items that it does not name keep behind the others. */
export function arrange(/** @type {HTMLElement} */ list, /** @type {string[]} */ keys) {
  const place = (/** @type {HTMLElement} */ item) => (keys.includes(keyOf(item)) ? keys.indexOf(keyOf(item)) : keys.length)
  const others = childrenOf(list).filter((child) => !isItem(child))
  put(list, [...itemsOf(list).sort((one, other) => place(one) - place(other)), ...others])
}

function refresh(/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ fresh) {
  const here = new Map(childrenOf(list).map((child) => [nameOf(child), child]))
  const wanted = childrenOf(fresh).map((child) => {
    const known = here.get(nameOf(child))
    if (known) takeAttributes(known, child)
    return known ?? withoutTakenIds(document.importNode(child, true))
  })
  put(list, wanted)
  takeAttributes(list, fresh)
  tell(list)
}

/** Whether *list* shows all items of *keys* but the one just *added*, in this order unless it can be given it. */
function isWhole(/** @type {HTMLElement} */ list, /** @type {string[]} */ keys, /** @type {string | undefined} */ added) {
  if ("editableChosen" in list.dataset) return false
  const here = itemsOf(list).map(keyOf)
  const stayed = here.filter((key) => keys.includes(key))
  const wanted = keys.filter((key) => key !== added || here.includes(key))
  return stayed.length === wanted.length && (list.dataset.editableMovable === "true" || String(stayed) === String(wanted))
}

/** The element that *html* is. An id that the page has already stays with the first, as the server would have it. */
function elementFrom(/** @type {string} */ html) {
  const template = document.createElement("template")
  template.innerHTML = html
  return withoutTakenIds(/** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild))
}

function withoutTakenIds(/** @type {HTMLElement} */ element) {
  for (const named of [element, ...element.querySelectorAll("[id]")]) {
    if (document.getElementById(named.id)) named.removeAttribute("id")
  }
  return element
}

/** Makes *children* all that *list* holds, in order, moving no more of them than it must. */
function put(/** @type {HTMLElement} */ list, /** @type {HTMLElement[]} */ children) {
  for (const child of childrenOf(list)) if (!children.includes(child)) child.remove()
  let next = /** @type {?Element} */ (null)
  for (const child of children.toReversed()) {
    if (child.parentNode !== list || child.nextElementSibling !== next) move(list, child, next)
    next = child
  }
}

/** A move that keeps focus and frames, where the browser knows how. */
function move(/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ child, /** @type {?Element} */ next) {
  if ("moveBefore" in list && child.parentNode === list) list.moveBefore(child, next)
  else list.insertBefore(child, next)
}

function tell(/** @type {HTMLElement} */ list) {
  list.dispatchEvent(new CustomEvent("editable:refreshed"))
}

function takeAttributes(/** @type {HTMLElement} */ element, /** @type {HTMLElement} */ fresh) {
  for (const { name, value } of fresh.attributes) if (name !== "class") element.setAttribute(name, value)
}

function listsIn(/** @type {Document} */ page) {
  return [...page.querySelectorAll("[data-editable-items]")]
}

function childrenOf(/** @type {HTMLElement} */ list) {
  return /** @type {HTMLElement[]} */ ([...list.children])
}

function isItem(/** @type {HTMLElement} */ child) {
  return nameOf(child) !== ""
}

/** What an item is told from others by; "" for what is none, and says that there are none. */
function nameOf(/** @type {HTMLElement} */ child) {
  return child.dataset.editableItem ?? ""
}
