"""The page as it is read: on any screen, with any words in it, before and after its fonts have come."""

import re
from datetime import timedelta
from itertools import groupby

from playwright.sync_api import expect

from editable.locale import site_now
from project.events.models import Event
from project.extensions import db
from tests.browser.without_a_mouse.test_accessibility import violations
from tests.lengths import LONG

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


#: In which axe reads each page, the light one last; what the scheme makes hard to read is for tests/layout to find.
SCHEMES = ("dark", "light") if LONG else ("light",)


def on_every_screen(reader):
    """Show *reader* the page in front of them on one screen after the other; 640 is a desk at 200 % zoom."""
    for width in (320, 360, 640, 768, 1280, 1920, 2560) if LONG else (320, 640, 1280, 2560):
        reader.page.set_viewport_size({"width": width, "height": 4000})
        yield width


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


#: How far things have jumped since the page began to load, in the browser's own measure.
JUMPS = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const jump of list.getEntries()) if (!jump.hadRecentInput) sum += jump.value
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 100)
})"""


def is_calm(visitor, address):
    """Load a page and tell whether nothing jumped. What fonts move that come late, one time in many, is not its fault."""
    visitor.page.goto(address)
    return visitor.page.evaluate(JUMPS) < 0.01


def all_addresses(visitor):
    """The path of every page that search engines are told of, and of those that they are not."""
    listed = re.findall(r"<loc>[^<]*?//[^/<]+([^<]*)</loc>", visitor.context.request.get("/sitemap.xml").text())
    return [*listed, "/events/archive", "/sign-in", "/nowhere"]


def test_no_page_scrolls_sideways_or_jumps_or_is_hard_to_read(people, site):
    with site.app_context():
        last_week = site_now() - timedelta(days=7)
        db.session.add(Event(title="Over", starts_at=last_week, status="cancelled", summary="The gearbox went."))
        db.session.commit()
    visitor = people(viewport={"width": 1280, "height": 900})
    addresses = all_addresses(visitor)
    assert {"/", "/about", "/gallery", "/events/", "/contact", "/schools"} <= set(addresses)
    visitor.page.goto("/", wait_until="networkidle")  # has brought the fonts
    for address in addresses:
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
        assert any(is_calm(visitor, address) for _ in range(3)), address
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme=scheme)
            assert not violations(visitor), (address, scheme)
        assert [width for width in on_every_screen(visitor) if is_too_wide(visitor.page)] == [], address


def test_pictures_in_a_row_have_one_height_and_keep_their_ratios(visitor):
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.page.goto("/gallery")
    sizes = visitor.page.locator(".gallery figure img").evaluate_all(
        "all => all.map((img) => [Math.round(img.getBoundingClientRect().top), img.clientHeight,"
        " img.width / img.height, img.getAttribute('width') / img.getAttribute('height')])"
    )
    rows = [[height for _, height, *_ in row] for _, row in groupby(sizes, key=lambda size: size[0])]
    assert [len(row) for row in rows] == [3, 3, 1]
    assert all(max(heights) - min(heights) <= 1 for heights in rows)
    assert all(abs(shown - true) < 0.01 for *_, shown, true in sizes)


def test_a_picture_opens_large_and_closes_by_keyboard_without_a_script(people):
    visitor = people(java_script_enabled=False)
    visitor.page.goto("/gallery")
    opener = visitor.page.locator(".opener").first
    large = visitor.page.locator(".large").first
    close = large.get_by_role("button", name="Close")

    opener.focus()
    visitor.press("Enter")
    expect(large).to_be_visible()
    expect(close).to_be_focused()
    expect(visitor.page.locator("h1")).not_to_be_visible()  # nor in reach of the keyboard
    visitor.press("Escape")
    expect(large).not_to_be_visible()
    expect(opener).to_be_focused()

    opener.click()
    expect(large).to_be_visible()
    close.click()
    expect(large).not_to_be_visible()


def test_an_editors_click_on_a_picture_opens_nothing(editor):
    editor.open("/gallery")
    assert editor.page.locator(".gallery figure img").count() == 7
    assert editor.page.locator(".opener, .large").count() == 0


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
