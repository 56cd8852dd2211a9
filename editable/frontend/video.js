/** Plays a video where its link stands. Until somebody asks for that, nothing is loaded from whoever hosts it. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-player]") : null
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!link || elsewhere || event.defaultPrevented) return
  event.preventDefault()
  const frame = document.createElement("iframe")
  frame.src = link.dataset.player ?? ""
  frame.title = link.textContent
  frame.allow = "autoplay; fullscreen; picture-in-picture"
  frame.allowFullscreen = true
  frame.referrerPolicy = "strict-origin-when-cross-origin" // under the site's own, YouTube refuses to play
  frame.onload = () => takeKeys(frame)
  link.replaceWith(frame)
  frame.focus()
})

/** Gives the focus on to the player: until it had arrived, it was the empty frame's. */
function takeKeys(/** @type {HTMLIFrameElement} */ frame) {
  if (document.activeElement !== frame) return // somebody has gone on
  frame.blur()
  frame.focus()
}
