"""The page as it is read: on any screen, with any words in it, before and after its fonts have come."""

import pytest

ARABIC = "مسرحيات ضخمة من شاحنة صغيرة جدا."
HEADLINES = {
    "one word": "Rain.",
    "thirty words": " ".join(["We carried an ocean into your hall and nobody would"] * 3),
    "one endless word": "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel" * 2,
    "Arabic": ARABIC,
}

MEASURED = "h1, .opening, .button, .lede, .facts"

#: The words of the headline, line by line, and whether each lies on ground of its own.
HEADLINE_IN_PLACE = """() => {
  const words = document.querySelector("h1 .cut > *")
  const lines = [...words.getClientRects()]
  const onTop = lines.every((line) => {
    const spot = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2)
    return spot === words || words.contains(spot)
  })
  const grounds = words.parentElement.getClientRects().length
  return { lines: lines.length, grounds, onTop, right: Math.max(...lines.map((line) => line.right)) }
}"""


def on_every_screen(reader):
    """Show *reader* the page in front of them on one screen after the other; 640 is a desk at 200 % zoom."""
    for width in (320, 360, 640, 768, 1280, 1920, 2560):
        reader.page.set_viewport_size({"width": width, "height": 4000})
        yield width


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("address", ["/", "/sign-in", "/nowhere"])
def test_no_page_scrolls_sideways(visitor, address):
    visitor.page.goto(address)
    assert [width for width in on_every_screen(visitor) if is_too_wide(visitor.page)] == []


def test_any_headline_is_read_over_the_picture(visitor):
    visitor.page.goto("/")
    for name, headline in HEADLINES.items():
        visitor.page.locator("h1 .cut > *").evaluate("(element, words) => { element.textContent = words }", headline)
        for width in on_every_screen(visitor):
            found = visitor.page.evaluate(HEADLINE_IN_PLACE)
            assert found["lines"] == found["grounds"] > 0, (name, width)
            assert found["onTop"], (name, width)
            assert found["right"] <= width, (name, width)
            assert not is_too_wide(visitor.page), (name, width)


def test_the_ground_of_a_line_leaves_the_tails_of_the_letters_above_it(visitor):
    visitor.page.goto("/")
    headline = visitor.page.locator("h1")
    visitor.page.locator(".hero picture").evaluate("(picture) => { picture.style.visibility = 'hidden' }")
    visitor.page.evaluate("document.fonts.ready")
    with_ground = headline.screenshot()

    visitor.page.locator("h1 .cut").evaluate("(cut) => { cut.style.background = 'none' }")

    assert headline.screenshot() == with_ground


def test_long_words_do_not_burst_the_page(visitor):
    visitor.page.goto("/")
    visitor.page.evaluate(
        """() => {
          for (const text of document.querySelectorAll("h2, h3, dt, dd, p, .menu span, figcaption")) {
            text.textContent = "Featherstonehaugh-Wigglesworth".repeat(3)
          }
        }"""
    )
    assert [width for width in on_every_screen(visitor) if is_too_wide(visitor.page)] == []


def test_what_an_owner_empties_leaves_nothing_behind(visitor):
    visitor.page.goto("/")
    # What a visitor gets when the fields are empty: nothing at all.
    visitor.page.evaluate(
        """() => {
          document.querySelector(".facts > div").replaceChildren()
          document.querySelector(".hero picture").remove()
          document.querySelector(".cast p").remove()
          document.querySelector(".gallery picture").remove()
        }"""
    )
    for trace in (".facts > div:first-child", ".hero figcaption"):
        assert not visitor.page.locator(trace).first.is_visible(), trace
    dots = "row => getComputedStyle(row, '::after').content"
    assert visitor.page.locator(".cast li").evaluate_all(f"rows => rows.map({dots})")[:2] == ["none", '""']
    assert visitor.page.locator(".gallery figcaption").first.bounding_box()["width"] > 100


def test_text_in_arabic_begins_at_the_right(visitor):
    visitor.page.goto("/")
    opening = visitor.page.locator(".opening")
    opening.evaluate("(element, words) => { element.textContent = words }", ARABIC)
    first = opening.evaluate(
        """(element) => {
          const range = document.createRange()
          range.setStart(element.firstChild, 0)
          range.setEnd(element.firstChild, 1)
          return element.getBoundingClientRect().right - range.getBoundingClientRect().right
        }"""
    )
    assert first < 4


def test_headings_keep_their_height_when_the_fonts_come(people):
    """Needs the fonts that stand in: Times and Arial, or Liberation, which have the same widths."""
    heights = []
    for fonts_come in (True, False):
        reader = people(viewport={"width": 1280, "height": 800})
        if not fonts_come:
            reader.page.route("**/*.woff2", lambda route: route.abort())
        reader.page.goto("/")
        reader.page.evaluate("document.fonts.ready")
        heights.append(reader.page.locator(MEASURED).evaluate_all("all => all.map((element) => element.offsetHeight)"))
    assert heights[0] == heights[1]


def test_the_skip_link_shows_when_it_has_the_focus_and_leads_to_the_words(visitor):
    visitor.page.goto("/")
    skip = visitor.page.get_by_role("link", name="Skip to the words")
    assert skip.evaluate("link => getComputedStyle(link).clipPath") != "none"

    visitor.press("Tab")
    assert skip.evaluate("link => getComputedStyle(link).clipPath") == "none"

    visitor.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main"


def test_nothing_moves_for_those_who_asked_for_stillness(people):
    reader = people(reduced_motion="reduce")
    reader.page.goto("/")
    assert reader.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert reader.page.locator(".button").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_the_page_prints_as_one_sheet_in_ink(people):
    reader = people(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    reader.page.goto("/")
    reader.page.emulate_media(media="print")
    assert reader.page.locator("body").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert not reader.page.locator(".menu").is_visible()
    for picture in reader.page.locator("main img").all():
        picture.evaluate("img => { img.loading = 'eager'; return img.decode() }")
    assert reader.page.pdf(format="A4").count(b"/Type /Page\n") == 2
