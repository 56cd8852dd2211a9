"""A kind that a site brings itself, as the README tells: nothing in ``editable/`` changes for it."""

import re

import pytest
from playwright.sync_api import expect

from tests.door.conftest import ROOT, copy_site
from tests.door.test_building import build
from tests.door.test_running import Start

FIELD = '[data-editable="play/1/label"]'


def told_in_the_readme():
    """The three pieces of code of "A kind of your own"."""
    told = (ROOT / "README.md").read_text().split("**A kind of your own**")[1]
    return [code for _, code in re.findall(r"```(\w+)\n(.*?)```", told, re.DOTALL)[:3]]


@pytest.fixture
def start(tmp_path):
    """The start of a copy of the site in which a play's label is a colour."""
    folder = copy_site(tmp_path / "site")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    kind, controller, setting = told_in_the_readme()
    (folder / "project/colours").mkdir()
    (folder / "project/colours/kind.py").write_text(kind)
    (folder / "project/colours/colour_controller.js").write_text(controller)
    settings = (folder / "settings.py").read_text()
    (folder / "settings.py").write_text(
        settings.replace('"label": {"kind": "text", "max_length": 40}', '"label": {"kind": "colour"}') + setting
    )
    sample = folder / "project/plays/sample.py"
    sample.write_text(re.sub(r'"label": ".*?"', '"label": "#bd2416"', sample.read_text()))
    assert build(folder).returncode == 0

    start = Start(folder, "run", "--port", "0")
    yield start
    start.kill()


SAVE = """([address, value, etag]) => fetch(`/editable/${address}`, {
  method: "PATCH",
  headers: {
    "Content-Type": "application/json",
    "If-Match": `"${etag}"`,
    "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content,
  },
  body: JSON.stringify({ value }),
}).then(async (answer) => [answer.status, await answer.json()])"""


def test_it_is_chosen_in_the_browser_and_saved_as_json(start, chromium):
    site, link = start.line_with("Site: "), start.line_with("Sign in: ")
    page = chromium.new_page(base_url=site)
    page.goto(link)
    field = page.locator(FIELD)
    field.hover()
    expect(page.locator("editable-tools .mark:visible")).to_have_text("Colour · Label")
    field.click()
    page.get_by_role("dialog", name="Label").get_by_label("Label").fill("#123a3e")
    page.get_by_role("button", name="Done").click()
    expect(field).to_have_text("#123a3e")
    expect(field).to_have_css("color", "rgb(18, 58, 62)")

    etag = field.get_attribute("data-editable-etag")
    assert page.evaluate(SAVE, ["play/1/label", "red", etag])[0] == 422
    status, saved = page.evaluate(SAVE, ["play/1/label", "#e6b455", etag])
    assert (status, saved["value"]) == (200, "#e6b455")

    visitor = chromium.new_page(base_url=site)
    visitor.goto("/")
    expect(visitor.locator(".play").first).to_contain_text("#e6b455")
