"""Editing in a browser that runs no script: the forms in their places, on a desk and on a phone."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import one_time_link
from tests.harness.sites import is_sandbox
from tests.lengths import LONG

pytestmark = pytest.mark.editing("at length")

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"

SCREENS = {
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "color_scheme": "dark"},
}

#: A field of every kind, and text in every sort of place.
PLACES = [
    "text/site.name/value",  # in a link
    "text/home.headline/value",
    "text/home.title/value",  # in no element at all
    "text/home.fact_1_name/value",
    "text/home.quote/value",
    "rich_text/home.intro/value",
    "image/home.hero/value",
    "play/1/picture",
    "link/home.button/value",
    "event/1/when",
    "event/1/access",
    "event/1/price",
    "event/1/needs_cushion",
    "event/1/status",
    "event/1/sale_starts_on",
    "play/1/item",
    "play/new/item",
]


class Person:
    """Somebody signed in, or a guest, whose browser runs no script."""

    def __init__(self, someone, reader, site):
        self.reader = reader
        self.page = someone.page
        self.page.goto("/" if is_sandbox(site) else one_time_link(site))

    @property
    def form(self):
        return self.page.locator(".editable-form")

    def open(self, address):
        """Follow the link to the form of the field *address*, from the list at the home page's end."""
        self.page.goto("/")
        self.page.locator(f'nav.editable-list a[href*="?edit={address}#"]').click()
        expect(self.form).to_be_visible()
        self.page.wait_for_load_state()

    def type(self, text, label=None):
        self.form.get_by_role("textbox", name=label).first.fill(text)

    def press(self, button):
        self.form.get_by_role("button", name=button).click()

    def violations(self, within="html"):
        """What axe has to complain about; it needs a script, so it reads a copy of the page as it stands here.

        :param within: A selector: of all else it takes note only for what stands there.
        """
        html = re.sub(r"</?noscript>|<script[^>]*></script>", "", self.page.content())
        self.reader.route("**/copy", lambda route: route.fulfill(body=html, content_type="text/html"))
        self.reader.goto("/copy")
        self.reader.evaluate(AXE.read_text())
        result = self.reader.evaluate("(within) => axe.run(within, { resultTypes: ['violations'] })", within)
        return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in result["violations"]]


@pytest.fixture
def screen():
    return "desk"


@pytest.fixture
def editor(people, site, screen):
    of = SCREENS[screen]
    return Person(people(java_script_enabled=False, **of), people(**of).page, site)


on_every_screen = pytest.mark.parametrize("screen", SCREENS)


@on_every_screen
def test_every_form_is_whole_within_the_screen(editor):
    found = {}
    for address in PLACES:
        editor.open(address)
        found[address] = editor.page.evaluate(FACTS)

    fine = {"strays": 0, "inside": None, "small": 0, "beyond": False}
    assert found == dict.fromkeys(PLACES, fine)


@pytest.mark.parametrize("screen", SCREENS if LONG else ["phone"])
def test_every_form_is_clean(editor):
    found = {}
    for address in PLACES:
        editor.open(address)
        found[address] = editor.violations(".editable-form")

    assert found == dict.fromkeys(PLACES, [])


FACTS = """() => {
  const group = document.querySelector(".editable-form")
  const controls = [...group.querySelectorAll("input:not([type=hidden]), textarea, select, button")]
  const targets = controls.map((one) => (one.type === "checkbox" ? one.closest("label") : one).getBoundingClientRect())
  const { left, right } = group.getBoundingClientRect()
  return {
    strays: controls.filter((one) => one.form?.id !== "editable-form").length,
    inside: group.closest("a, button")?.outerHTML ?? null,
    small: targets.filter(({ width, height }) => width < 44 || height < 44).length,
    beyond: left < 0 || right > innerWidth || document.documentElement.scrollWidth > innerWidth,
  }
}"""


@pytest.mark.editing
def test_what_is_typed_in_a_link_is_saved_and_shown_where_it_was(editor):
    editor.open("text/site.name/value")
    editor.form.get_by_role("textbox").click()  # must not follow the link around it
    expect(editor.form).to_be_visible()
    editor.type("Eight Buckets")
    editor.press("Save")

    expect(editor.page.locator(".brand")).to_have_text("Eight Buckets")
    expect(editor.form).to_have_count(0)
    assert editor.page.url.endswith("/#editable-text-site.name-value")
    expect(editor.page.locator('[id="editable-text-site.name-value"]')).to_be_in_viewport()


def test_enter_saves_and_cancel_does_not(editor):
    editor.open("text/home.headline/value")
    editor.type("Small plays")
    editor.form.get_by_role("textbox").press("Enter")
    expect(editor.page.locator("h1").first).to_have_text("Small plays")

    editor.open("text/home.headline/value")
    editor.type("No plays")
    editor.press("Cancel")
    expect(editor.page.locator("h1").first).to_have_text("Small plays")


@on_every_screen
def test_a_refusal_is_read_with_the_field_and_mended_there(editor):
    editor.open("text/home.headline/value")
    editor.type("   ")
    editor.press("Save")

    field = editor.form.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(field).to_have_accessible_description("“Headline” cannot be empty.")
    expect(editor.form.get_by_role("alert")).to_be_visible()
    assert not editor.violations()

    editor.type("Plays after all")
    editor.press("Save")
    expect(editor.page.locator("h1").first).to_have_text("Plays after all")


@pytest.mark.editing
@pytest.mark.parametrize(("button", "kept"), [("Keep mine", "Mine"), ("Take theirs", "Theirs")])
def test_of_two_texts_one_is_chosen(site, editor, dot, button, kept):
    editor.open("text/home.opening/value")
    dot.put("text/home.opening/value", "Theirs")
    editor.type("Mine")
    editor.press("Save")

    said = "Saved meanwhile" if is_sandbox(site) else "Saved by Dot"
    expect(editor.form.locator(".editable-theirs")).to_have_text(f"{said}Theirs")
    assert not editor.violations()
    editor.press(button)

    expect(editor.page.locator("p.opening").first).to_have_text(kept)


def test_a_picture_is_sent_and_seen(editor, tmp_path):
    Image.new("RGB", (640, 480), "teal").save(tmp_path / "teal.png")
    editor.open("play/1/picture")
    before = editor.form.locator("img").get_attribute("src")
    editor.form.locator("input[type=file]").set_input_files(tmp_path / "teal.png")
    editor.type("A teal wall", "What it shows, in words")
    editor.press("Save")

    picture = editor.page.get_by_alt_text("A teal wall")
    expect(picture).to_be_visible()
    assert picture.get_attribute("src") != before


@on_every_screen
def test_the_list_is_clean_and_leads_everywhere(editor):
    editor.page.goto("/")
    links = editor.page.locator("nav.editable-list a")
    assert links.count() > 50
    assert not editor.violations()


def test_with_javascript_there_is_no_list_and_the_form_works_too(people):
    editor = people(viewport={"width": 1280, "height": 900}).come_in()
    expect(editor.page.locator("nav.editable-list")).to_have_count(0)

    editor.open("/?edit=text/home.headline/value")
    form = editor.page.locator(".editable-form")
    form.get_by_role("textbox").fill("Both ways")
    form.get_by_role("button", name="Save").click()

    expect(editor.page.locator("h1").first).to_have_text("Both ways")
    editor.write(editor.block("home.opening"), "And typed")
    editor.press("Enter")
    editor.wait_for("saved")
