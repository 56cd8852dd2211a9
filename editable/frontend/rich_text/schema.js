/** What rich text is made of in the editor: for each tag that rich_text.json allows, the extension that knows it. */

import { Mark, Node, wrappingInputRule } from "@tiptap/core"
import { Blockquote } from "@tiptap/extension-blockquote"
import { Bold } from "@tiptap/extension-bold"
import { Document } from "@tiptap/extension-document"
import { HardBreak } from "@tiptap/extension-hard-break"
import { Heading } from "@tiptap/extension-heading"
import { Italic } from "@tiptap/extension-italic"
import { BulletList } from "@tiptap/extension-list/bullet-list"
import { ListItem } from "@tiptap/extension-list/item"
import { OrderedList } from "@tiptap/extension-list/ordered-list"
import { Paragraph } from "@tiptap/extension-paragraph"
import { Text } from "@tiptap/extension-text"
import { Gapcursor } from "@tiptap/extensions/gap-cursor"
import { UndoRedo } from "@tiptap/extensions/undo-redo"
import { DOMSerializer, Fragment } from "@tiptap/pm/model"
import { NodeSelection } from "@tiptap/pm/state"

import allowed from "../../rich_text.json" with { type: "json" }
import { isAllowed } from "../choosing/address.js"
import { complete, remember } from "./pictures.js"
import { shownVideo, videoAt } from "./videos.js"

/** @typedef {import("@tiptap/pm/model").Node} Doc A document of the editor, or a part of one. */
/** @typedef {import("@tiptap/pm/model").Schema} Schema */

/** Whether rich text may hold the tag *name*. */
export const allows = (/** @type {string} */ name) => name in allowed.tags

const LEVELS = /** @type {const} */ ([1, 2, 3, 4, 5, 6]).filter((level) => allows(`h${level}`))

const Link = Mark.create({
  name: "link",
  priority: 1000, // the outermost mark, so that a link is one element whatever is bold in it
  inclusive: false,
  addAttributes: () => ({ href: {} }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (a) => isAllowed(a.getAttribute("href") ?? "") && null }],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
})

const Picture = Node.create({
  name: "picture",
  group: "block",
  draggable: true,
  addAttributes: () => ({ media: {}, alt: { default: "" } }),
  parseHTML: () => [
    { tag: "img[data-media]", getAttrs: (img) => ({ media: remember(img), alt: img.getAttribute("alt") ?? "" }) },
  ],
  renderHTML: ({ node }) => ["img", { "data-media": node.attrs.media, alt: node.attrs.alt }],
  addNodeView: () => ({ node }) => ({ dom: shownPicture(node) }),
})

const Video = Node.create({
  name: "video",
  group: "block",
  draggable: true,
  addAttributes: () => ({ address: { parseHTML: (figure) => videoAt(figure.dataset.video ?? "")?.address } }),
  parseHTML: () => [{ tag: "figure[data-video]", getAttrs: (figure) => videoAt(figure.dataset.video ?? "") !== null && null }],
  renderHTML: ({ node }) => ["figure", { "data-video": node.attrs.address }],
  addNodeView: () => ({ node }) => ({ dom: videoInHand(node) }),
})

/** The stored markup knows no first number: each list counts from one. */
const NumberedList = OrderedList.extend({
  addAttributes: () => ({}),
  renderHTML: () => ["ol", 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })]
  },
})

/** Tab leaves the field; it never indents. */
const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

const BY_TAG = {
  p: Paragraph,
  ul: BulletList,
  ol: NumberedList,
  li: Item,
  blockquote: Blockquote,
  strong: Bold,
  em: Italic,
  a: Link,
  br: HardBreak,
  img: Picture,
  figure: Video,
}

/** The editor's extensions. */
export function extensions() {
  const byTag = Object.entries(BY_TAG).filter(([tag]) => allows(tag)).map(([, extension]) => extension)
  return [Document, Text, ...byTag, Heading.configure({ levels: LEVELS }), Gapcursor, UndoRedo]
}

/** The markup of *doc* as it is stored: pictures by their ids, videos by their addresses, no blank lines, "" if there is nothing to see. */
export function valueOf(/** @type {Doc} */ doc) {
  if (isEmpty(doc)) return ""
  const div = document.createElement("div")
  div.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(withoutBlankLines(doc)))
  return div.innerHTML
}

/** The nodes that show *doc* on the page. */
export function pageOf(/** @type {Doc} */ doc) {
  return isEmpty(doc) ? "" : shower(doc.type.schema).serializeFragment(withoutBlankLines(doc))
}

/** A serialiser for the page and the clipboard, where pictures have addresses and videos their links. */
export function shower(/** @type {Schema} */ schema) {
  const shown = { picture: shownPicture, video: (/** @type {Doc} */ node) => shownVideo(node.attrs.address) }
  const nodes = { ...DOMSerializer.nodesFromSchema(schema), ...shown }
  return new DOMSerializer(nodes, DOMSerializer.marksFromSchema(schema))
}

/** The picture or video that is selected in *editor*. */
export function selectedNode(/** @type {import("@tiptap/core").Editor} */ editor) {
  const { selection } = editor.state
  return selection instanceof NodeSelection ? selection.node : null
}

/** Whether *doc* holds a picture or a video. */
export function hasMedia(/** @type {Doc} */ doc) {
  let found = false
  doc.descendants((node) => void (found ||= node.isBlock && node.isAtom))
  return found
}

function isEmpty(/** @type {Doc} */ doc) {
  return !doc.textContent.trim() && !hasMedia(doc)
}

function withoutBlankLines(/** @type {Doc} */ doc) {
  return Fragment.from(doc.children.filter((block) => block.type.name !== "paragraph" || block.childCount > 0))
}

/** A video as it is worked on: its link is no stop on the way out of the text. */
function videoInHand(/** @type {Doc} */ node) {
  const figure = shownVideo(node.attrs.address)
  figure.firstElementChild?.setAttribute("tabindex", "-1")
  return figure
}

function shownPicture(/** @type {Doc} */ node) {
  const img = document.createElement("img")
  img.dataset.media = node.attrs.media
  img.alt = node.attrs.alt
  complete(img)
  return img
}
