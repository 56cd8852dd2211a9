import { make } from "../tools/chrome.js"
import { askForWords, button, Panel, tidy } from "../tools/panel.js"
import { selectedNode } from "./schema.js"

/** What a picture in the text shows, for those who cannot see it. */
export class DescribePanel {
  #words = make("textarea", { id: "seen", rows: 3, maxLength: 300 })
  #panel

  /**
   * @param {import("@tiptap/core").Editor} editor In which the picture is selected.
   * @param {() => DOMRect} rect Where the picture is.
   * @param {() => void} finish Called when the person is done; closes the panel.
   */
  constructor(editor, rect, finish) {
    const end = make("div", { className: "row end" }, button("Done", finish, "accent"))
    this.#words.value = selectedNode(editor)?.attrs.alt ?? ""
    this.#words.addEventListener("input", () => editor.commands.updateAttributes("picture", { alt: tidy(this.#words.value) }))
    this.#panel = new Panel("Describe the picture", [askForWords(this.#words), end], { rect }, finish)
  }

  focus() {
    this.#words.focus()
  }

  close() {
    this.#panel.close()
  }
}
