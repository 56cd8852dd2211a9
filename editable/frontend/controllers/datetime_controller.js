import { Moment } from "../choosing/moment.js"

/** A day and a time of day. */
export default class extends Moment {
  static kindName = "Date and time"
  static input = /** @type {const} */ ("datetime-local")
}
