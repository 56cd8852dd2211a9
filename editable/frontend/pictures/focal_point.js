import { make } from "../tools/chrome.js"

const STEP = 0.02 // of the picture's width or height, for one press of an arrow key

const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

/** A small copy of the picture, with a ring on what must stay in view; a press or the arrow keys move it. */
export class FocalPoint {
  #ring = make("span", { className: "ring" })
  #img = make("img", { alt: "" })
  #chosen
  #focal = [0.5, 0.5]

  /** @param {(focal: [number, number]) => void} chosen Called with fractions of width and height. */
  constructor(chosen) {
    this.#chosen = chosen
    this.element = make("div", { className: "focal", tabIndex: 0, role: "slider", ariaLabel: "What must stay in view" }, this.#img, this.#ring)
    this.element.addEventListener("pointerdown", (event) => this.#press(event))
    this.element.addEventListener("pointermove", (event) => event.buttons && this.#press(event))
    this.element.addEventListener("keydown", (event) => this.#key(event))
  }

  show(src, focal) {
    if (this.#img.src !== src) this.#img.src = src
    this.#focal = focal
    const [across, down] = focal.map((fraction) => `${Math.round(fraction * 100)}%`)
    Object.assign(this.#ring.style, { left: across, top: down })
    this.element.ariaValueNow = parseInt(across)
    this.element.ariaValueText = `${across} across, ${down} down`
  }

  #press({ clientX, clientY, pointerId }) {
    const { left, top, width, height } = this.#img.getBoundingClientRect()
    this.element.setPointerCapture(pointerId)
    this.#choose([(clientX - left) / width, (clientY - top) / height])
  }

  #key(event) {
    const step = ARROWS[event.key]
    if (!step) return
    event.preventDefault()
    this.#choose(this.#focal.map((fraction, axis) => fraction + step[axis]))
  }

  #choose(focal) {
    this.#chosen(focal.map((fraction) => Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 1000))
  }
}
