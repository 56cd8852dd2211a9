/** Picture files that people choose, drop or paste. */

// Named one by one: from this list an iPhone learns to hand over its HEIC photos as JPEG.
const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"

/** Whether files are being dragged or pasted, of whatever kind. */
export function carriesFiles(transfer) {
  return transfer?.types.includes("Files") ?? false
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
export function pickPicture({ camera = false } = {}) {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ACCEPT
  if (camera) input.setAttribute("capture", "environment")
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files[0] ?? null))
    input.addEventListener("cancel", () => resolve(null))
    input.click()
  })
}

/** Keeps the browser from leaving the page for a file that was dropped beside its place. */
export function keepPageFromFiles() {
  for (const type of ["dragover", "drop"]) {
    window.addEventListener(type, (event) => {
      if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return
      event.preventDefault()
      event.dataTransfer.dropEffect = "none"
    })
  }
}
