/** The bar that tells guests whose copy of the site this is: keeps its count, and opens the tray over the page. */

const bar = /** @type {HTMLElement} */ (document.querySelector(".editable-bar"))
const count = /** @type {HTMLAnchorElement} */ (bar.querySelector(".editable-bar__count"))
const startOver = /** @type {HTMLDetailsElement} */ (bar.querySelector("details"))

document.addEventListener("editable:count", ({ detail: changes }) => {
  bar.dataset.changes = String(changes)
  count.textContent = `${changes} change${changes === 1 ? "" : "s"}`
})

count.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  try {
    const { openTray } = await import("./tray.js")
    await openTray(count.href)
  } catch {
    location.href = count.href
  }
})

bar.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.id === startOver.querySelector("form")?.id) return
  event.preventDefault()
  const { flushAll } = await import("./tray.js")
  await flushAll().catch(() => null) // what could not be sent is kept as a draft
  form.submit()
})

startOver.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return
  startOver.open = false
  startOver.querySelector("summary")?.focus()
})
document.addEventListener("pointerdown", ({ target }) => {
  if (!(target instanceof Node && startOver.contains(target))) startOver.open = false
})
