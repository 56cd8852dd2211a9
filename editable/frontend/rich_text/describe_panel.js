import { addTool, keepNear, make } from "../chrome.js"

/** What a picture in the text shows, for those who cannot see it. */
export class DescribePanel {
  #input = make("textarea", { id: "seen", rows: 2, maxLength: 300 })
  #panel
  #place

  /**
   * @param {Editor} editor In which the picture is selected.
   * @param {() => DOMRect} rect Where the picture is.
   * @param {() => void} finish Called when the person is done; closes the panel.
   */
  constructor(editor, rect, finish) {
    this.#input.value = editor.state.selection.node.attrs.alt
    this.#input.addEventListener("input", () => editor.commands.updateAttributes("picture", { alt: this.#words }))
    this.#panel = addTool(this.#build(finish))
    this.#place = keepNear(this.#panel, rect, { side: "below", sheet: true })
  }

  focus() {
    this.#input.focus()
  }

  close() {
    this.#place.stop()
    this.#panel.remove()
  }

  get #words() {
    return this.#input.value.replace(/\s+/g, " ").trim()
  }

  #build(finish) {
    const panel = make(
      "div",
      { className: "panel describe", role: "dialog", ariaLabel: "Describe the picture" },
      make("label", { htmlFor: this.#input.id }, "What can be seen? ", make("span", { className: "soft", textContent: "for those who cannot" })),
      this.#input,
      make("div", { className: "row" }, make("span", { className: "spring" }), make("button", { type: "button", className: "accent", textContent: "Done", onclick: finish })),
    )
    panel.addEventListener("keydown", (event) => event.key === "Escape" && finish())
    return panel
  }
}
