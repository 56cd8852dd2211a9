import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

/** A server that answers when told to. */
class Server {
  calls = []

  send = (name) => () =>
    new Promise((resolve, reject) => this.calls.push({ name, answer: () => resolve(name), refuse: reject }))

  get names() {
    return this.calls.map(({ name }) => name)
  }
}

let server, inTurn, copies = 0

beforeEach(() => {
  server = new Server()
})

async function onPageFor(guest) {
  globalThis.document = { hidden: true, querySelector: () => ({ content: guest }) } // hidden: without locks
  ;({ inTurn } = await import(`../../editable/frontend/saving/first_write.js?${++copies}`))
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test("a new guest's first write goes at once and alone, all others together after it", async () => {
  await onPageFor("new")
  const [first] = ["one", "two", "three"].map((name) => inTurn(server.send(name)))
  assert.deepEqual(server.names, ["one"]) // at once: the page may be going away
  server.calls[0].answer()
  assert.equal(await first, "one")
  await settled()
  assert.deepEqual(server.names, ["one", "two", "three"])
})

test("where the first write fails, the next one goes alone", async () => {
  await onPageFor("new")
  const [first] = ["one", "two", "three"].map((name) => inTurn(server.send(name)))
  server.calls[0].refuse(new Error("refused"))
  await assert.rejects(first, /refused/)
  await settled()
  assert.deepEqual(server.names, ["one", "two"])
  server.calls[1].answer()
  await settled()
  assert.deepEqual(server.names, ["one", "two", "three"])
})

test("nobody else waits", async () => {
  await onPageFor("")
  for (const name of ["one", "two"]) inTurn(server.send(name))
  assert.deepEqual(server.names, ["one", "two"])
})
