/** Picture files that people choose, drop or paste. */

// Named one by one: from this list an iPhone learns to hand over its HEIC photos as JPEG.
const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"

// Browsers offer a picture that is dragged about the page as a file too.
const OWN = "application/x-editable-own"
const OVER = "editable-over"

/** Whether files are being dragged or pasted, of whatever kind, from outside of this page. */
export function carriesFiles(transfer) {
  return transfer.types.includes("Files") && !transfer.types.includes(OWN)
}

/** Calls *take* with the drop event when files are dropped on *element*, which shows that it takes them. */
export function takeDroppedFiles(element, take) {
  const over = (event) => {
    const carries = carriesFiles(event.dataTransfer)
    element.classList.toggle(OVER, carries && event.type === "dragover")
    if (carries) event.preventDefault()
    return carries
  }
  element.addEventListener("dragover", over)
  element.addEventListener("dragleave", () => element.classList.remove(OVER))
  element.addEventListener("drop", (event) => over(event) && take(event))
}

/**
 * The file that was dropped or pasted.
 * @throws {Error} With a sentence for the person, if it is no picture.
 */
export function pictureIn(transfer) {
  const file = [...transfer.files].find(({ type }) => type.startsWith("image/"))
  if (!file) throw new Error("This is not a picture. Choose a JPEG, PNG, WebP, GIF or AVIF file.")
  return file
}

/** Lets the person choose a picture, or take one with the phone's camera; null if they think better of it. */
export async function pickPicture({ camera = false } = {}) {
  const [file = null] = await pickFiles((input) => camera && input.setAttribute("capture", "environment"))
  return file
}

/** Lets the person choose any number of pictures. */
export function pickPictures() {
  return pickFiles((input) => (input.multiple = true))
}

function pickFiles(prepare) {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ACCEPT
  prepare(input)
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...input.files]))
    input.addEventListener("cancel", () => resolve([]))
    input.click()
  })
}

/** Keeps the browser from leaving the page for a file that was dropped beside its place. */
export function keepPageFromFiles() {
  window.addEventListener("dragstart", ({ dataTransfer }) => dataTransfer.setData(OWN, ""))
  for (const type of ["dragover", "drop"]) {
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = "none"
    })
  }
}
