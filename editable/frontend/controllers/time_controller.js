import { Moment } from "../choosing/moment.js"

/** A time of day. */
export default class extends Moment {
  static kindName = "Time"
  static input = /** @type {const} */ ("time")
}
