import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import test from "node:test"
import { fileURLToPath } from "node:url"

const FRONTEND = fileURLToPath(new URL("../../editable/frontend/", import.meta.url))

/** The rooms in the order in which they build on each other: a file knows its own room and those before it. */
const ROOMS = [
  "page.js", // what the server tells, and how elements get their controllers
  "controller.js",
  "tools", // what lies over the page, whatever it is for
  "saving", // from a new value to the server, and what the person is told of it
  "pictures",
  "lists",
  "choosing", // values that are chosen in a panel
  "rich_text",
  "controllers", // one for each kind
  "sandbox",
  "main.js",
  "video.js", // the visitors' script
]

const roomOf = (file) => file.split("/")[0]

/** By file, the files that it names: to run them, now or later, or for their types alone. */
function readArrows() {
  const files = readdirSync(FRONTEND, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".js"))
  const named = (file) => [...readFileSync(FRONTEND + file, "utf8").matchAll(/"(\.\.?\/[^"]+\.js)"/g)].map(([, path]) => path)
  return new Map(files.map((file) => [file, named(file).map((path) => posix.join(posix.dirname(file), path))]))
}

/** The first way from *file* back to itself, or null. */
function circleFrom(file, arrows, way = [file]) {
  for (const next of arrows.get(way.at(-1)) ?? []) {
    if (next === file) return [...way, next]
    const circle = way.includes(next) ? null : circleFrom(file, arrows, [...way, next])
    if (circle) return circle
  }
  return null
}

const arrows = readArrows()

test("imports are seen, those that wait and those of types as well", () => {
  assert.ok(arrows.get("saving/field.js").includes("saving/autosave.js"))
  assert.ok(arrows.get("controllers/rich_text_controller.js").includes("rich_text/adapter.js"))
  for (const [file, named] of arrows) for (const other of named) assert.ok(arrows.has(other), `${file} names ${other}`)
})

test("every file is in a room", () => {
  assert.deepEqual([...new Set([...arrows.keys()].map(roomOf))].sort(), [...ROOMS].sort())
})

test("rooms are read in one direction", () => {
  const place = (file) => ROOMS.indexOf(roomOf(file))
  const back = [...arrows].flatMap(([file, named]) => named.filter((other) => place(other) > place(file)).map((other) => `${file} → ${other}`))
  assert.deepEqual(back, [], `rooms build on each other in this order: ${ROOMS.join(", ")}`)
})

test("no file needs itself by way of others", () => {
  const circles = [...arrows.keys()].map((file) => circleFrom(file, arrows)).filter(Boolean)
  assert.deepEqual(circles.map((circle) => circle.join(" → ")), [])
})
