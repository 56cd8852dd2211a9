import { make } from "../tools/chrome.js"

// A year that is still being typed comes before the first, and none has more than four figures.
export const EDGES = {
  date: { min: "1000-01-01", max: "9999-12-31" },
  "datetime-local": { min: "1000-01-01T00:00", max: "9999-12-31T23:59" },
  time: {},
}

/** @typedef {keyof typeof EDGES} MomentType */
/** @typedef {{ min?: string, max?: string, required?: boolean, all_day?: boolean }} MomentBounds */

/**
 * An input of a native type, holding a raw *value* within the field's bounds.
 * @type {(type: MomentType, bounds: MomentBounds, value?: ?string) => HTMLInputElement}
 */
export function momentInput(type, { min, max, required }, value) {
  const input = make("input", { type, ...EDGES[type], required: Boolean(required), value: value ?? "" })
  return Object.assign(input, min && { min }, max && { max })
}
