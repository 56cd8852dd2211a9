/**
 * The controller of a list, as its tools and actions know it.
 * @typedef {object} List
 * @property {HTMLElement} element
 * @property {import("./order_field.js").OrderField} field
 * @property {HTMLElement[]} items
 * @property {string[]} keys
 * @property {string} label What one of its items is called.
 * @property {boolean} isMovable
 * @property {(item: HTMLElement) => string} nameOf What an item is called in a sentence.
 * @property {{ showFor: (item: ?HTMLElement) => void }} [adder] The button below it.
 */

/**
 * The lists on the page, by their elements.
 * @type {Map<?EventTarget, List>}
 */
export const lists = new Map()

/** The innermost item around an element, or null. */
export function itemAround(/** @type {?EventTarget} */ element) {
  return element instanceof Element ? element.closest("[data-editable-item]") : null
}
