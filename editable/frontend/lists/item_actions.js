/** What can be done with the items of a list, each a step that undo takes back. */

import { addItem, addPicture, copyItem, deleteItem, Refused, saveField } from "../saving/api.js"
import { fields } from "../saving/field.js"
import { UploadSign } from "../saving/upload_sign.js"
import { announce } from "../tools/announce.js"
import { moved } from "./order.js"
import { arrange, keyOf, refreshLists } from "./showing.js"

/** @import { Facts } from "../saving/api.js" */
/** @import { List } from "./lists.js" */

/** Adds an item after *item*, or at the end, and opens its first field. */
export async function add(/** @type {List} */ list, /** @type {HTMLElement | undefined} */ item = list.items.at(-1)) {
  const key = await carryOut(list, (id) => addItem(list.field.model, item ? keyOf(item) : null, {}, id))
  if (key) arrive(list, key, "added")
}

/**
 * Adds an item for each picture file, in order, after *item* or at the end.
 * @param {List} list
 * @param {File[]} files
 */
export async function addPictures(list, files, item = list.items.at(-1)) {
  const sign = new UploadSign(() => list.element.getBoundingClientRect())
  try {
    for (const [at, file] of files.entries()) {
      sign.say(`Uploading ${at + 1} of ${files.length}`)
      const { media } = await addPicture(file, (fraction) => sign.progress((at + fraction) / files.length))
      const values = { [list.element.dataset.editablePictures ?? ""]: { media } }
      const key = await carryOut(list, (id) => addItem(list.field.model, item ? keyOf(item) : null, values, id))
      item = itemOf(list, key) ?? item
    }
    sign.close()
    announce(`${files.length} added.`)
  } catch (error) {
    sign.fail(error)
  }
}

export async function duplicate(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  await settle(item)
  const key = await carryOut(list, (id) => copyItem(addressOf(list, item), id))
  if (key) arrive(list, key, "duplicated")
}

/** Hides *item* from visitors, or shows it to them again. */
export async function toggleHidden(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  const { editableHidden, editableHiddenEtag = "" } = item.dataset
  const hidden = editableHidden !== "true"
  await carryOut(list, async (id) => {
    const facts = await saveField(`${addressOf(list, item)}/hidden`, hidden, editableHiddenEtag, id)
    return { ...facts, key: keyOf(item), field: "hidden" }
  })
  if (item.dataset.editableHidden !== editableHidden) {
    announce(`${list.nameOf(item)} is ${hidden ? "hidden from visitors" : "shown to visitors"}.`)
  }
}

export async function remove(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  const name = list.nameOf(item)
  const at = list.items.indexOf(item)
  await settle(item)
  await carryOut(list, (id) => deleteItem(addressOf(list, item), id))
  if (item.isConnected) return
  const next = list.items[Math.min(at, list.items.length - 1)]
  ;(next ?? list.element).focus()
  announce(`${name} is deleted. Undo brings it back.`)
}

/** Moves *item* before *next*, or to the end where that is null. */
export function move(/** @type {List} */ list, /** @type {HTMLElement} */ item, /** @type {?HTMLElement} */ next) {
  const keys = moved(list.keys, keyOf(item), next && keyOf(next))
  if (String(keys) === String(list.keys)) return
  const focused = document.activeElement
  arrange(list.element, keys)
  if (focused instanceof HTMLElement && document.activeElement !== focused) focused.focus()
  list.field.change(keys)
  list.field.flush()
  announce(`${list.nameOf(item)} is number ${keys.indexOf(keyOf(item)) + 1} of ${keys.length} now.`)
}

export function moveUp(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  const at = list.items.indexOf(item)
  if (list.isMovable && at > 0) move(list, item, list.items[at - 1])
}

export function moveDown(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  const at = list.items.indexOf(item)
  if (list.isMovable && at < list.items.length - 1) move(list, item, list.items[at + 2] ?? null)
}

/** @typedef {(id: string) => Promise<Facts<any>>} Request What tells it from others is its `id`. */

/** Sends a request that changes the list, in turn with its other changes; resolves with the item's key. */
async function carryOut(/** @type {List} */ list, /** @type {Request} */ request) {
  try {
    const { key = null } = await list.field.perform(() => inTime(request))
    return key
  } catch {
    await refreshLists().catch(() => null) // the chip says what was refused; this shows why
    return null
  }
}

/** Somebody who was faster is not a text that won a race: there is nothing to compare. */
async function inTime(/** @type {Request} */ request) {
  try {
    return await request(crypto.randomUUID())
  } catch (error) {
    if (error instanceof Refused && error.status === 412) error.status = 409
    throw error
  }
}

/** Saves what is typed in *item*, so that a copy has it and undo brings it back. */
function settle(/** @type {HTMLElement} */ item) {
  return Promise.all([...fields].filter(({ element }) => item.contains(element)).map((field) => field.flush()))
}

/** @type {(list: List, key: string, what: string) => void} */
function arrive(list, key, what) {
  const item = itemOf(list, key)
  if (!item) return announce(`${list.label} is ${what}. It does not belong on this page yet.`)
  const inItem = [...fields].filter(({ element }) => item.contains(element))
  const first = inItem.find(({ bounds }) => bounds.required) ?? inItem[0] // what it cannot be without
  if (first) first.open()
  else item.focus()
  announce(`${list.label} is ${what}.`)
}

function itemOf(/** @type {List} */ list, /** @type {?string} */ key) {
  return list.items.find((item) => keyOf(item) === key)
}

function addressOf(/** @type {List} */ list, /** @type {HTMLElement} */ item) {
  return `${list.field.model}/${keyOf(item)}`
}
