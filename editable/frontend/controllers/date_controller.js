import { Moment } from "../choosing/moment.js"

/** A day, chosen in the browser's own calendar. */
export default class extends Moment {
  static kindName = "Date"
  static input = /** @type {const} */ ("date")
}
