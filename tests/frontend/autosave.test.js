import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { Refused, Unreachable } from "../../editable/frontend/saving/api.js"
import { Autosave } from "../../editable/frontend/saving/autosave.js"

/** A server that answers when told to. */
class Server {
  calls = []

  receive = (value, key) =>
    new Promise((resolve, reject) => {
      this.calls.push({ value, key, accept: () => resolve({ value, etag: value }), refuse: reject })
    })

  get values() {
    return this.calls.map(({ value }) => value)
  }

  get last() {
    return this.calls.at(-1)
  }
}

let server, autosave, states

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout", "Date"] })
  server = new Server()
  states = []
  autosave = new Autosave(server.receive, () => states.push(autosave.state))
  autosave.settle("stored")
})

async function wait(milliseconds) {
  mock.timers.tick(milliseconds)
  await settled()
}

async function settled() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

async function answer(how) {
  how()
  await settled()
}

test("a value is sent after a pause in typing, once, and the newest wins", async () => {
  autosave.change("s")
  await wait(500)
  autosave.change("so")
  await wait(799)
  assert.deepEqual(server.values, [])

  await wait(1)
  assert.deepEqual(server.values, ["so"])
})

test("what takes long to make up one's mind about is given more time", async () => {
  autosave.change("1", null, 2500)
  await wait(2499)
  assert.deepEqual(server.values, [])

  await wait(1)
  assert.deepEqual(server.values, ["1"])
})

test("it never says saved before the server has answered", async () => {
  autosave.change("new")
  await wait(800)
  assert.deepEqual(new Set(states.slice(1)), new Set(["unsaved", "saving"]))

  await answer(server.last.accept)
  assert.equal(autosave.state, "saved")
})

test("a value typed back to what is stored sends nothing", async () => {
  autosave.change("other")
  autosave.change("stored")
  await wait(60_000)

  assert.deepEqual(server.values, [])
  assert.equal(autosave.state, "saved")
})

test("one request at a time: what is typed meanwhile waits for the answer and is not lost to it", async () => {
  autosave.change("one")
  await wait(800)
  autosave.change("two")
  await wait(5000)
  assert.deepEqual(server.values, ["one"])

  await answer(server.last.accept)
  assert.deepEqual(server.values, ["one", "two"])
  assert.equal(autosave.state, "saving")
})

test("an answer does not cut short the pause of what is being typed", async () => {
  autosave.change("one")
  await wait(800)
  autosave.change("on")
  await answer(server.last.accept)
  assert.equal(autosave.state, "unsaved")

  await wait(800)
  assert.deepEqual(server.values, ["one", "on"])
})

test("a flush sends at once and resolves when everything is stored", async () => {
  autosave.change("now")
  let done = false
  autosave.flush().then(() => (done = true))
  await settled()
  assert.deepEqual(server.values, ["now"])
  assert.equal(done, false)

  await answer(server.last.accept)
  assert.equal(done, true)
})

test("a flush with nothing to save sends nothing", async () => {
  await autosave.flush()
  assert.deepEqual(server.values, [])
})

test("a save whose answer got lost is settled first, with its own key", async () => {
  autosave.change("half")
  await wait(800)
  autosave.change("half a sentence")
  await answer(() => server.last.refuse(new Unreachable()))
  assert.equal(autosave.state, "offline")

  await wait(1000)
  assert.deepEqual(server.values, ["half", "half"])
  assert.equal(server.calls[0].key, server.calls[1].key)

  await answer(server.last.accept)
  await wait(1000)
  assert.deepEqual(server.values, ["half", "half", "half a sentence"])
  assert.notEqual(server.calls[1].key, server.calls[2].key)
})

test("what never left the device is not sent twice: only the newest goes when the line is back", async () => {
  autosave.change("half")
  await wait(800)
  await answer(() => server.last.refuse(new Unreachable(true)))
  autosave.change("half a sentence")

  autosave.retry()
  await settled()
  assert.deepEqual(server.values.slice(1), ["half a sentence"])
})

test("a value that was refused is not sent again, the next one is", async () => {
  autosave.change("bad")
  await wait(800)
  await answer(() => server.last.refuse(new Refused(422, { error: { code: "x", message: "Not like this." } })))
  assert.deepEqual([autosave.state, autosave.message], ["error", "Not like this."])
  await wait(60_000)
  assert.deepEqual(server.values, ["bad"])

  autosave.change("good")
  await wait(800)
  assert.deepEqual(server.values, ["bad", "good"])
})

test("a value with a problem is kept and not sent", async () => {
  autosave.change("far too long", "too long by 4")
  await autosave.flush()
  await wait(60_000)

  assert.deepEqual(server.values, [])
  assert.deepEqual([autosave.state, autosave.message], ["error", "Not saved: too long by 4"])
  assert.equal(autosave.value, "far too long")
})

test("a busy server is asked again, no sooner than it says", async () => {
  autosave.change("patient")
  await wait(800)
  await answer(() => server.last.refuse(new Refused(429, null, 10)))
  assert.equal(autosave.state, "error")
  assert.equal(autosave.retries, true)
  autosave.change("patiently")
  await wait(9000)
  assert.equal(server.calls.length, 1)

  await wait(1000)
  assert.equal(server.calls.length, 2)
})

test("a broken server is asked again after ever longer waits", async () => {
  autosave.change("again")
  await wait(800)
  for (const pause of [1000, 2000, 4000]) {
    const before = server.calls.length
    await answer(() => server.last.refuse(new Refused(500, null)))
    await wait(pause - 1)
    assert.equal(server.calls.length, before)
    await wait(1)
    assert.equal(server.calls.length, before + 1)
  }
})

test("signed out: nothing is sent and nothing lost until somebody signs in", async () => {
  autosave.change("kept")
  await wait(800)
  await answer(() => server.last.refuse(new Refused(401, null)))
  autosave.change("kept, and more")
  await wait(60_000)
  assert.equal(autosave.state, "signed-out")
  assert.equal(server.calls.length, 1)

  autosave.retry()
  await settled()
  assert.equal(server.last.value, "kept, and more")
})

test("a conflict waits for the person, then the choice is saved", async () => {
  autosave.change("mine")
  await wait(800)
  await answer(() => server.last.refuse(new Refused(412, { value: "theirs", etag: "t", by: "Dot" })))
  autosave.change("mine, still")
  await wait(60_000)
  assert.equal(autosave.state, "conflict")
  assert.equal(autosave.conflict.value, "theirs")
  assert.equal(server.calls.length, 1)

  autosave.overrule("both")
  await settled()
  await answer(server.last.accept)
  assert.equal(server.last.value, "both")
  assert.equal(autosave.state, "saved")
})

test("what an earlier visit left unsaved is saved now, its unanswered save first", async () => {
  autosave.resume({ value: "newest", saved: "stored", attempt: { value: "older", key: "k" } })
  await settled()
  assert.deepEqual([server.last.value, server.last.key], ["older", "k"])

  await answer(server.last.accept)
  assert.equal(server.last.value, "newest")
})

test("an upload takes its turn after the save, and its refusal is said", async () => {
  autosave.change("words")
  const refused = autosave.perform(async () => {
    throw new Refused(415, { error: { code: "x", message: "This is no picture." } })
  })
  await settled()
  assert.deepEqual(server.values, ["words"])

  await answer(server.last.accept)
  await assert.rejects(refused, Refused)
  assert.deepEqual([autosave.state, autosave.message], ["error", "This is no picture."])
})
