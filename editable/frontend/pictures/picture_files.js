/** Picture files that people choose, drop or paste. */

// Named one by one: from this list an iPhone learns to hand over its HEIC photos as JPEG.
const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"

// Browsers offer a picture that is dragged about the page as a file too.
const OWN = "application/x-editable-own"
const OVER = "editable-over"

/**
 * Whether files are being dragged or pasted, of whatever kind, from outside of this page.
 * @returns {transfer is DataTransfer}
 */
export function carriesFiles(/** @type {?DataTransfer} */ transfer) {
  return Boolean(transfer?.types.includes("Files") && !transfer.types.includes(OWN))
}

/** Calls *take* with the drop event and what it carries when files are dropped on *element*, which shows that it takes them. */
export function takeDroppedFiles(/** @type {HTMLElement} */ element, /** @type {(event: DragEvent, transfer: DataTransfer) => void} */ take) {
  const over = (/** @type {DragEvent} */ event) => {
    const carries = carriesFiles(event.dataTransfer)
    element.classList.toggle(OVER, carries && event.type === "dragover")
    if (carries) event.preventDefault()
    return carries ? event.dataTransfer : null
  }
  element.addEventListener("dragover", over)
  element.addEventListener("dragleave", () => element.classList.remove(OVER))
  element.addEventListener("drop", (event) => {
    const transfer = over(event)
    if (transfer) take(event, transfer)
  })
}

/**
 * The file that was dropped or pasted.
 * @throws {Error} With a sentence for the person, if it is no picture.
 */
export function pictureIn(/** @type {DataTransfer} */ transfer) {
  const file = [...transfer.files].find(({ type }) => type.startsWith("image/"))
  if (!file) throw new Error("This is not a picture. Choose a JPEG, PNG, WebP, GIF or AVIF file.")
  return file
}

/** Lets the person choose a picture, or take one with the phone's camera; null if they think better of it. */
export async function pickPicture(/** @type {{ camera?: boolean }} */ { camera = false } = {}) {
  const [file] = await pickFiles((input) => camera && input.setAttribute("capture", "environment"))
  return file ?? null
}

/** Lets the person choose any number of pictures. */
export function pickPictures() {
  return pickFiles((input) => (input.multiple = true))
}

/** @returns {Promise<File[]>} */
function pickFiles(/** @type {(input: HTMLInputElement) => void} */ prepare) {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ACCEPT
  prepare(input)
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]))
    input.addEventListener("cancel", () => resolve([]))
    input.click()
  })
}

/** Keeps the browser from leaving the page for a file that was dropped beside its place. */
export function keepPageFromFiles() {
  window.addEventListener("dragstart", ({ dataTransfer }) => dataTransfer?.setData(OWN, ""))
  for (const type of /** @type {const} */ (["dragover", "drop"])) {
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = "none"
    })
  }
}
