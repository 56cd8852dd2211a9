/**
 * Measures what is wrong with the look of the page that this runs in, and tells it as plain data.
 *
 * A place is a field of the site, by the address that editors' pages mark it with, or else an element, by its path.
 */
window.checkLayout = (() => {
  const SLACK = 2 // pixels that nobody sees
  const NOT_THE_PAGE = '[aria-hidden="true"], [data-editable-status], [class^="editable-"], editable-tools, noscript'
  const PICTURES = "img, svg, video, canvas, iframe, input"

  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const style = getComputedStyle
  const px = (length) => `${Math.round(length)} px`
  const all = () => [...document.body.querySelectorAll("*")]

  // Places

  const names = new Map() // of fields, by element, on a page that marks none

  const fieldAt = (element) =>
    element.closest("[data-editable]")?.dataset.editable ?? names.get(lineage(element).find((one) => names.has(one)))

  const placeOf = (element) => fieldAt(element) ?? path(element)

  function path(element) {
    if (element.id) return `#${element.id}`
    if (element === document.body) return "body"
    const alike = [...element.parentElement.children].filter((other) => other.localName === element.localName)
    const number = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : ""
    return `${path(element.parentElement)} > ${element.localName}${number}`
  }

  /** By what an editor's field is found again on a visitor's page: what it is and what it says. */
  function likeness(element) {
    const says = element.textContent.trim() || element.querySelector("img")?.getAttribute("src")
    return says && `${element.localName}.${element.className} ${says}`
  }

  /** The addresses of the fields that the page marks, by their likeness and in their order. */
  function fields() {
    const found = {}
    for (const field of all().filter((element) => element.dataset.editable && isSeen(element))) {
      if (likeness(field)) (found[likeness(field)] ??= []).push(field.dataset.editable)
    }
    return found
  }

  /** Name the fields of a visitor's page by the *addresses* that :func:`fields` found on an editor's. */
  function nameFields(addresses) {
    for (const element of all().filter(isSeen)) {
      const address = addresses[likeness(element)]?.shift()
      if (address) names.set(element, address)
    }
  }

  // What there is to see

  /** The element and all that it stands in, from the inside out. */
  function lineage(element) {
    return element ? [element, ...lineage(element.parentElement)] : []
  }

  /** The element and all that holds it: what is positioned gets out of some that it stands in. */
  function holders(element) {
    let isLoose = false
    return lineage(element).filter((one) => {
      const { position, transform } = style(one)
      if (isLoose && position === "static" && transform === "none") return false
      isLoose = position === "absolute" || position === "fixed"
      return true
    })
  }

  const isWindow = (element) => element === document.body || element === document.documentElement

  function isSeen(element) {
    const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return isShown && !element.closest(NOT_THE_PAGE) && !lineage(element).some(isUnseenOnPurpose)
  }

  /** Tell what only screen readers are to find, by the usual ways to do that. */
  function isUnseenOnPurpose(element) {
    const { clip, clipPath, overflow, position } = style(element)
    if (position !== "absolute" && position !== "fixed") return false
    const { right, bottom, width, height } = element.getBoundingClientRect()
    const isTiny = overflow !== "visible" && Math.min(width, height) <= 1
    return /^inset\((50|100)%/.test(clipPath) || clip !== "auto" || isTiny || right <= 0 || bottom <= 0
  }

  /** All texts that are seen, with the boxes of their lines: as wide as these are, and as high as their letters. */
  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (!walker.currentNode.data.trim() || !isSeen(element)) continue
      found.push({ element, lines: linesOf(walker.currentNode, style(element)), within: holders(element) })
    }
    return found.filter(({ lines }) => lines.length)
  }

  function linesOf(node, { fontStyle, fontWeight, fontSize, fontFamily, textTransform }) {
    brush.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const letters = brush.measureText(textTransform === "uppercase" ? node.data.toUpperCase() : node.data)
    const room = letters.fontBoundingBoxAscent + letters.fontBoundingBoxDescent
    const above = (letters.fontBoundingBoxAscent - letters.actualBoundingBoxAscent) / room
    const high = (letters.actualBoundingBoxAscent + letters.actualBoundingBoxDescent) / room
    return wordsOf(node).reduce((lines, { x, y, width, height }) => {
      const word = new DOMRect(x, y + above * height, width, high * height)
      const line = lines.at(-1)
      return line?.y === word.y ? [...lines.slice(0, -1), new DOMRect(...around([line, word]))] : [...lines, word]
    }, [])
  }

  /** The boxes of the words alone: the spaces at the end of a line may hang over its edge. */
  function wordsOf(node) {
    const range = document.createRange()
    return [...node.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      return [...range.getClientRects()]
    })
  }

  /** All pictures that are seen, told as texts are. */
  function pictures() {
    const seen = [...document.images].filter((image) => image.naturalWidth && isSeen(image))
    return seen.map((element) => ({
      element, lines: [element.getBoundingClientRect()], within: holders(element).slice(1),
    }))
  }

  // Boxes

  /** How far any of *lines* sticks out of *box*, across and down. */
  function excess(lines, box) {
    return {
      x: Math.max(...lines.map((line) => Math.max(box.left - line.left, line.right - box.right))),
      y: Math.max(...lines.map((line) => Math.max(box.top - line.top, line.bottom - box.bottom))),
    }
  }

  function common(one, other) {
    const [x, y] = [Math.max(one.left, other.left), Math.max(one.top, other.top)]
    return new DOMRect(x, y, Math.min(one.right, other.right) - x, Math.min(one.bottom, other.bottom) - y)
  }

  function around(boxes) {
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))]
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))]
    return [left, top, right - left, bottom - top]
  }

  /** The part of *line* that nothing it is *within* cuts off or scrolls away. */
  function visible(line, within) {
    return within.filter((holder) => !showsAll(holder)).reduce((part, holder) => {
      const { x, y, width, height } = common(part, holder.getBoundingClientRect())
      const { overflowX, overflowY } = style(holder) // one may be "clip" without the other
      const [left, across] = overflowX === "visible" ? [part.x, part.width] : [x, width]
      const [top, down] = overflowY === "visible" ? [part.y, part.height] : [y, height]
      return new DOMRect(left, top, across, down)
    }, line)
  }

  const showsAll = (element) =>
    isWindow(element) || (style(element).overflowX === "visible" && style(element).overflowY === "visible")

  const isThere = ({ width, height }) => width > 0 && height > 0

  // The checks: each yields faults, and how bad each is

  /** The page is wider than the window, and this sticks out. */
  function* scroll(texts) {
    const { clientWidth, scrollWidth, dir } = document.documentElement
    if (scrollWidth <= clientWidth) return
    const boxes = all().filter(isSeen).map((element) => ({
      element, lines: [element.getBoundingClientRect()], within: holders(element).slice(1),
    }))
    const wide = [...texts, ...boxes].flatMap(({ element, lines, within }) => {
      const parts = lines.map((line) => visible(line, within))
      const by = Math.max(...parts.map(({ left, right }) => (dir === "rtl" ? -left : right - clientWidth)))
      return by > 0 ? { element, lines, by } : []
    })
    const inFields = wide.filter(({ element }) => fieldAt(element))
    const holdsAnother = (element) => wide.some((one) => one.element !== element && element.contains(one.element))
    const innermost = wide.filter(({ element }) => !holdsAnother(element))
    for (const { element, lines, by } of inFields.length ? inFields : innermost) {
      yield { by, element, lines, says: `sticks out of the window by ${px(by)}, and the page scrolls sideways` }
    }
  }

  /** Text or a picture is larger than the block it is set in, or leaves something that is seen to have an edge. */
  function* overflow(texts) {
    for (const { element, lines, within } of [...texts, ...pictures()]) {
      const block = within.find(isBox)
      for (const holder of within) {
        if (isWindow(holder) || !showsAll(holder)) break
        const isEdged = isBox(holder) && hasEdge(style(holder))
        const { x, y } = excess(lines, holder.getBoundingClientRect())
        const slack = isEdged ? SLACK : 0.3 * parseFloat(style(element).fontSize) // lines may be set tight
        if ((isEdged || holder === block) && (x > SLACK || y > slack)) {
          const way = x > SLACK ? `${px(x)} across` : `${px(y)} up or down`
          yield { by: Math.max(x, y), element, lines, says: `sticks out of ${boxOf(holder)} by ${way}` }
        }
        if (isHungUp(style(holder))) break
      }
    }
  }

  const boxOf = (holder) => (fieldAt(holder) ? "its own box" : path(holder))

  const isBox = (element) => !/^(inline|contents|ruby.*)$/.test(style(element).display)

  const hasEdge = ({ borderTopWidth, borderRightWidth, boxShadow, backgroundImage, backgroundColor }) =>
    (parseFloat(borderTopWidth) && parseFloat(borderRightWidth)) || boxShadow !== "none" ||
    backgroundImage !== "none" || rgba(backgroundColor)[3] > 0

  /** Tell what may hang over an edge, because somebody put it there by hand. */
  const isHungUp = ({ position, transform, translate, marginTop, marginRight, marginBottom, marginLeft }) =>
    /absolute|fixed/.test(position) || transform !== "none" || translate !== "none" ||
    [marginTop, marginRight, marginBottom, marginLeft].some((margin) => parseFloat(margin) < 0)

  /** Text is cut off where nobody can scroll to it. */
  function* clipped(texts) {
    for (const { element, lines, within } of texts) {
      const canScroll = { x: false, y: false }
      for (const holder of within) {
        const { overflowX: x, overflowY: y } = style(holder)
        const over = excess(lines, holder.getBoundingClientRect())
        for (const [axis, how] of Object.entries(isWindow(holder) ? { x } : { x, y })) {
          if (/hidden|clip/.test(how) && !canScroll[axis] && over[axis] > SLACK) {
            yield { by: over[axis], element, lines, says: `${boxOf(holder)} cuts off ${px(over[axis])} of its text` }
          }
          canScroll[axis] ||= /auto|scroll/.test(how)
        }
      }
    }
  }

  /** Text lies on the text of another place. */
  function* overlap(texts) {
    const lines = texts.flatMap(({ element, lines, within }) => {
      const place = placeOf(element)
      return lines.map((line) => ({ element, place, part: visible(line, within) }))
    })
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        const { width, height } = common(one.part, other.part)
        if (width <= SLACK || height <= SLACK || one.place === other.place) continue
        const says = `its text and that of ${other.place} lie on each other, ${px(width)} by ${px(height)}`
        yield { by: width * height, element: one.element, lines: [one.part, other.part], says }
      }
    }
  }

  /** A picture has other proportions than its file. */
  function* distorted() {
    for (const { element: image, lines } of pictures()) {
      const { objectFit, paddingLeft, paddingRight, paddingTop, paddingBottom } = style(image)
      const width = image.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
      const height = image.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)
      const due = (width * image.naturalHeight) / image.naturalWidth // the height that this width asks for
      const by = Math.abs(height / due - 1)
      if (objectFit === "fill" && due && by > 0.02 && Math.abs(height - due) > SLACK) {
        const says = `its picture is ${px(width)} by ${px(height)}, and undistorted would be ${px(due)} high`
        yield { by, element: image, lines, says }
      }
    }
  }

  /** The worst fault of each sort in each place. */
  function faults() {
    const found = texts()
    const worst = {}
    for (const check of [scroll, overflow, clipped, overlap, distorted]) {
      for (const { element, lines, by, says } of check(found)) {
        const fault = { sort: check.name, place: placeOf(element), says, by, box: around(lines) }
        const one = `${fault.sort} ${fault.place}`
        if (by > (worst[one]?.by ?? 0)) worst[one] = fault
      }
    }
    return Object.values(worst)
  }

  // Contrast: what contrast.py has to know to judge it

  /** Every text with its colour, and those behind it from the inside out: null if only a picture of the page tells. */
  function inks() {
    const isShown = (element) => element.checkVisibility() && !isUnseenOnPurpose(element)
    const painted = all().filter(isShown).flatMap(paint)
    return texts().flatMap(({ element, lines: whole, within }) => {
      const lines = whole.map((line) => visible(line, within)).filter(isThere)
      if (!lines.length) return []
      const { webkitTextFillColor, fontSize, fontWeight } = style(element)
      const [red, green, blue, alpha] = rgba(webkitTextFillColor)
      const opacity = lineage(element).reduce((product, one) => product * style(one).opacity, alpha)
      const isLarge = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24)
      const isFilledOtherwise = lineage(element).some((one) => style(one).backgroundClip === "text")
      const isFaintOnPurpose = isFilledOtherwise || element.closest('[data-editable-hidden="true"], :disabled')
      return {
        place: placeOf(element),
        box: around(lines),
        lines: lines.map((line) => around([line])),
        ink: [red, green, blue, opacity],
        ground: ground(element, lines, painted),
        needs: isFaintOnPurpose ? 1 : isLarge ? 3 : 4.5,
      }
    })
  }

  function ground(element, lines, painted) {
    const layers = []
    for (const outer of lineage(element)) {
      const { backgroundColor, backgroundImage, opacity, mixBlendMode, filter } = style(outer)
      if (backgroundImage !== "none" || opacity < 1 || mixBlendMode !== "normal" || filter !== "none") return null
      const colour = rgba(backgroundColor)
      if (!colour[3]) continue
      const fits = ({ x, y }) => x <= 1 && y <= 1
      const covers = (line) => [...outer.getClientRects()].some((box) => fits(excess([line], box)))
      if (!isWindow(outer) && !lines.every(covers)) return null
      layers.push(colour)
      if (colour[3] < 1) continue
      const isBetween = ({ by, box }) => outer.contains(by) && lines.some((line) => isThere(common(line, box)))
      return painted.some((one) => isBetween(one) && (one.isPseudo || !one.by.contains(element))) ? null : layers
    }
    return null
  }

  /** What *element* paints: its own box, and that too where its pseudo-elements paint something, somewhere. */
  function paint(element) {
    return [undefined, "::before", "::after"].flatMap((pseudo) => {
      const { content, backgroundImage, backgroundColor } = style(element, pseudo)
      const isFilled = backgroundImage !== "none" || rgba(backgroundColor)[3] > 0
      const isPainted = pseudo ? isFilled && content !== "none" : isFilled || element.matches(PICTURES)
      return isPainted ? { by: element, isPseudo: Boolean(pseudo), box: element.getBoundingClientRect() } : []
    })
  }

  const known = {}

  /** Any colour of CSS as red, green, blue (0 to 255) and opacity (0 to 1). */
  function rgba(colour) {
    if (!known[colour]) {
      brush.clearRect(0, 0, 1, 1)
      brush.fillStyle = colour
      brush.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data
      known[colour] = [red, green, blue, alpha / 255]
    }
    return known[colour]
  }

  const withoutText = new CSSStyleSheet()
  withoutText.replaceSync(`
    *, *::before, *::after {
      -webkit-text-fill-color: transparent !important; text-shadow: none !important;
      text-decoration-color: transparent !important; transition: none !important;
    }`)

  let tools = null // of the editor, while they are put away: no stylesheet of the page reaches them

  function hideText() {
    document.adoptedStyleSheets.push(withoutText)
    tools = document.querySelector("editable-tools")
    tools?.remove()
  }

  function showText() {
    document.adoptedStyleSheets.pop()
    if (tools) document.body.append(tools)
  }

  /** Resolves once fonts and pictures are there, also of what is further down. */
  async function settled() {
    scrollTo(0, 0)
    const images = [...document.images].filter((image) => image.getClientRects().length)
    for (const image of images) image.loading = "eager"
    await Promise.allSettled([document.fonts.ready, ...images.map((image) => image.decode())])
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }

  return { fields, nameFields, settled, faults, inks, hideText, showText }
})()
