// A word, or a sign, with the space after it: spaces on their own would match anywhere.
const WORDS = /(?:[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}\s])\s*|\s+/gu
const MOST_CELLS = 4_000_000 // beyond this, what differs is shown as one piece

/**
 * What happened to the words of *before* on the way to *after*.
 * @returns {{kind: "same"|"gone"|"new", text: string}[]} In reading order, neighbours of a kind joined.
 */
export function differences(before, after) {
  const words = split(before)
  const pieces = []
  let at = 0
  for (const { from, to, put } of edits(words, split(after))) {
    add(pieces, "same", words.slice(at, from))
    add(pieces, "gone", words.slice(from, to))
    add(pieces, "new", put)
    at = to
  }
  add(pieces, "same", words.slice(at))
  return pieces
}

/** Joins what two people made of *base*; null where both changed the same words or touch each other's. */
export function join(base, mine, theirs) {
  const words = split(base)
  const all = [...edits(words, split(mine)), ...edits(words, split(theirs))].sort((one, other) => one.from - other.from)
  let text = ""
  let at = 0
  for (const [place, { from, to, put }] of all.entries()) {
    if (place > 0 && from <= all[place - 1].to) return null
    text += words.slice(at, from).join("") + put.join("")
    at = to
  }
  return text + words.slice(at).join("")
}

function split(text) {
  return text.match(WORDS) ?? []
}

function add(pieces, kind, words) {
  if (words.length) pieces.push({ kind, text: words.join("") })
}

// The edits, in order: words `from` to `to` of *before* give way to `put`.
function edits(before, after) {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let tail = 0
  const shorter = Math.min(before.length, after.length) - start
  while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail++

  const olds = before.slice(start, before.length - tail)
  const news = after.slice(start, after.length - tail)
  const found = []
  let oldAt = 0
  let newAt = 0
  for (const [oldNext, newNext] of [...commonWords(olds, news), [olds.length, news.length]]) {
    if (oldNext > oldAt || newNext > newAt) {
      found.push({ from: start + oldAt, to: start + oldNext, put: news.slice(newAt, newNext) })
    }
    oldAt = oldNext + 1
    newAt = newNext + 1
  }
  return found
}

// Pairs of places of a longest common subsequence.
function commonWords(olds, news) {
  if (olds.length * news.length > MOST_CELLS) return []
  const width = news.length + 1
  const longest = new Uint16Array((olds.length + 1) * width)
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        olds[i] === news[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1])
    }
  }
  const pairs = []
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    if (olds[i] === news[j]) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++
    else j++
  }
  return pairs
}
