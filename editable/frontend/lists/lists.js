import { fetchPage } from "../saving/api.js"

const ITEM = "[data-editable-item]"

/** The controllers of the lists on the page, by their elements. */
export const lists = new Map()

let fetching = null // the page on its way, for all who want it

/** The items of a list's container, in order. */
export function itemsOf(list) {
  return [...list.children].filter((child) => child.matches(ITEM))
}

/** The innermost item around an element, or null. */
export function itemAround(element) {
  return element?.closest?.(ITEM) ?? null
}

/** An item's key, as it stands in addresses. */
export function keyOf(item) {
  return item.dataset.editableItem.split("/").slice(1).join("/")
}

/**
 * Shows all lists of the page as the server has them now: what is new comes, what is gone goes, what moved
 * moves. What stays is left alone, with whatever is being typed in it.
 * Dispatches `editable:refreshed` from each list.
 */
export async function refreshLists() {
  fetching ??= fetchPage().finally(() => (fetching = null))
  const { page } = await fetching
  const fresh = [...page.querySelectorAll("[data-editable-items]")]
  for (const list of document.querySelectorAll("[data-editable-items]")) {
    const at = fresh.findIndex(({ dataset }) => dataset.editableItems === list.dataset.editableItems)
    if (at >= 0) refresh(list, fresh.splice(at, 1)[0])
  }
}

/** Puts the items of *list* into the order of *keys*; items that it does not name keep behind the others. */
export function arrange(list, keys) {
  const items = itemsOf(list)
  const place = (item) => (keys.includes(keyOf(item)) ? keys.indexOf(keyOf(item)) : keys.length)
  put(list, items.sort((one, other) => place(one) - place(other)))
}

function refresh(list, fresh) {
  const here = new Map([...list.children].map((child) => [nameOf(child), child]))
  const wanted = [...fresh.children].map((child) => {
    const known = here.get(nameOf(child))
    if (known) takeAttributes(known, child)
    return known ?? document.importNode(child, true)
  })
  for (const child of here.values()) if (!wanted.includes(child)) child.remove()
  put(list, wanted)
  takeAttributes(list, fresh)
  list.dispatchEvent(new CustomEvent("editable:refreshed"))
}

// What is no item says that there are none.
function nameOf(child) {
  return child.dataset.editableItem ?? ""
}

function takeAttributes(element, fresh) {
  for (const { name, value } of fresh.attributes) if (name !== "class") element.setAttribute(name, value)
}

/** Makes *children* the children of *list*, in order, moving no more of them than it must. */
function put(list, children) {
  children.reduceRight((next, child) => {
    const inPlace = child.parentNode === list && child.nextElementSibling === next
    if (!inPlace) move(list, child, next)
    return child
  }, null)
}

// A move that keeps focus and frames, where the browser knows how.
function move(list, child, next) {
  if (list.moveBefore && child.parentNode === list) list.moveBefore(child, next)
  else list.insertBefore(child, next)
}
