"""Whatever a visitor can see, an editor can change where it stands."""

import pytest

#: What code makes, and nobody could write: at most five.
EXCEPTIONS = {
    "Skip to the words",  # the link for keyboards, seen only while it has the focus
    "<svg>",  # the bucket beside the name
    "Sign out, The owner",  # for whoever is signed in
    "404",  # the number of an error
    "<img> ghost-day.webp",  # the empty stage behind an error, which must come up without a database
}

VISIBLE_BUT_FIXED = """() => {
  const fixed = []
  let all = 0
  const count = (element, name) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return
    all += 1
    if (!element.closest("[data-editable]")) fixed.push(name)
  }
  const tools = "editable-tools, [data-editable-status], script, style, noscript"
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const words = text.data.trim()
    if (words && !text.parentElement.closest(tools)) count(text.parentElement, words)
  }
  for (const picture of document.body.querySelectorAll("img, svg, video, canvas, iframe, object, embed")) {
    if (picture.closest(tools)) continue
    const file = picture.currentSrc?.split("/").at(-1)
    count(picture, `<${picture.tagName.toLowerCase()}>${file ? ` ${file}` : ""}`)
  }
  return { all, fixed }
}"""


def test_there_are_few_exceptions():
    assert len(EXCEPTIONS) <= 5


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["/", "/nowhere"])
def test_every_visible_word_and_picture_is_editable(people, address, width):
    editor = people(viewport={"width": width, "height": 800}).sign_in().open(address)

    seen = editor.page.evaluate(VISIBLE_BUT_FIXED)

    assert seen["all"] > 5
    assert set(seen["fixed"]) <= EXCEPTIONS


def test_no_exception_is_left_over(people):
    editor = people(viewport={"width": 1280, "height": 800}).sign_in()
    found = set()
    for address in ("/", "/nowhere"):
        found.update(editor.open(address).page.evaluate(VISIBLE_BUT_FIXED)["fixed"])
    assert found == EXCEPTIONS
