import { make } from "../tools/chrome.js"

const STEP = 0.02 // of the picture's width or height, for one press of an arrow key

/** @type {Record<string, [number, number] | undefined>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

/** @typedef {[number, number]} Focal Fractions of width and height. */

/** A small copy of the picture, with a ring on what must stay in view; a press or the arrow keys move it. */
export class FocalPoint {
  #ring = make("span", { className: "ring" })
  #img = make("img", { alt: "" })
  #chosen
  /** @type {Focal} */
  #focal = [0.5, 0.5]

  /** @param {(focal: Focal) => void} chosen Called with fractions of width and height. */
  constructor(chosen) {
    this.#chosen = chosen
    this.element = make("div", { className: "focal", tabIndex: 0, role: "slider", ariaLabel: "What must stay in view" }, this.#img, this.#ring)
    this.element.addEventListener("pointerdown", (event) => this.#press(event))
    this.element.addEventListener("pointermove", (event) => event.buttons && this.#press(event))
    this.element.addEventListener("keydown", (event) => this.#key(event))
  }

  show(/** @type {string} */ src, /** @type {Focal} */ focal) {
    if (this.#img.src !== src) this.#img.src = src
    this.#focal = focal
    const [across, down] = focal.map((fraction) => `${Math.round(fraction * 100)}%`)
    Object.assign(this.#ring.style, { left: across, top: down })
    this.element.ariaValueNow = String(parseInt(across))
    this.element.ariaValueText = `${across} across, ${down} down`
  }

  #press(/** @type {PointerEvent} */ { clientX, clientY, pointerId }) {
    const { left, top, width, height } = this.#img.getBoundingClientRect()
    this.element.setPointerCapture(pointerId)
    this.#choose((clientX - left) / width, (clientY - top) / height)
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const step = ARROWS[event.key]
    if (!step) return
    event.preventDefault()
    this.#choose(this.#focal[0] + step[0], this.#focal[1] + step[1])
  }

  #choose(/** @type {number} */ across, /** @type {number} */ down) {
    this.#chosen([within(across), within(down)])
  }
}

function within(/** @type {number} */ fraction) {
  return Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 1000
}
