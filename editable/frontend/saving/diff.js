// A word, or a sign, with the space after it: spaces on their own would match anywhere.
const WORDS = /(?:[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}\s])\s*|\s+/gu
const MOST_CELLS = 4_000_000 // beyond this, what differs is shown as one piece

/** @typedef {{ kind: "same" | "gone" | "new", text: string }} Piece */
/** @typedef {{ from: number, to: number, put: string[] }} Edit Words `from` to `to` give way to `put`. */

/**
 * What happened to the words of *before* on the way to *after*.
 * @returns {Piece[]} In reading order.
 */
export function differences(/** @type {string} */ before, /** @type {string} */ after) {
  const words = split(before)
  const pieces = /** @type {Piece[]} */ ([])
  let at = 0
  for (const { from, to, put } of [...edits(words, split(after)), { from: words.length, to: 0, put: [] }]) {
    pieces.push({ kind: "same", text: words.slice(at, from).join("") })
    pieces.push({ kind: "gone", text: words.slice(from, to).join("") }, { kind: "new", text: put.join("") })
    at = to
  }
  return pieces.filter(({ text }) => text)
}

/** Joins what two people made of *base*; null where both changed the same words or touch each other's. */
export function join(/** @type {string} */ base, /** @type {string} */ mine, /** @type {string} */ theirs) {
  const words = split(base)
  const all = [...edits(words, split(mine)), ...edits(words, split(theirs))].sort((one, other) => one.from - other.from)
  if (all.some(({ from }, place) => place > 0 && from <= all[place - 1].to)) return null
  for (const { from, to, put } of all.reverse()) words.splice(from, to - from, ...put)
  return words.join("")
}

/** @returns {string[]} */
function split(/** @type {string} */ text) {
  return text.match(WORDS) ?? []
}

/** The edits that make *after* of *before*, in order. */
function edits(/** @type {string[]} */ before, /** @type {string[]} */ after) {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let tail = 0
  const shorter = Math.min(before.length, after.length) - start
  while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail++

  const olds = before.slice(start, before.length - tail)
  const news = after.slice(start, after.length - tail)
  const found = /** @type {Edit[]} */ ([])
  let [oldAt, newAt] = [0, 0]
  for (const [oldNext, newNext] of [...commonWords(olds, news), [olds.length, news.length]]) {
    const edit = { from: start + oldAt, to: start + oldNext, put: news.slice(newAt, newNext) }
    if (edit.to > edit.from || edit.put.length) found.push(edit)
    ;[oldAt, newAt] = [oldNext + 1, newNext + 1]
  }
  return found
}

/** Pairs of places of a longest common subsequence. */
function commonWords(/** @type {string[]} */ olds, /** @type {string[]} */ news) {
  if (olds.length * news.length > MOST_CELLS) return []
  const width = news.length + 1
  const longest = new Uint16Array((olds.length + 1) * width)
  const pairs = /** @type {[number, number][]} */ ([])
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const [down, right] = [longest[(i + 1) * width + j], longest[i * width + j + 1]]
      longest[i * width + j] = olds[i] === news[j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(down, right)
    }
  }
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    if (olds[i] === news[j]) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++
    else j++
  }
  return pairs
}
