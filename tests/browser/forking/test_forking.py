"""A fork as the README tells it, with a model and a kind of its own: nothing in ``editable/`` changes for either."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.door.conftest import ROOT, copy_site
from tests.door.test_building import build
from tests.door.test_running import SETTINGS, Start

FIELD = '[data-editable="play/1/label"]'


def told_in_the_readme(title, pieces):
    """The first *pieces* of code below a title of "Make it yours"."""
    told = (ROOT / "README.md").read_text().split(title)[1]
    return [code for _, code in re.findall(r"```(\w+)\n(.*?)```", told, re.DOTALL)[:pieces]]


def change(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def bring_a_kind(folder):
    """Make a play's label a colour."""
    kind, controller, setting = told_in_the_readme("**A kind of your own**", 3)
    (folder / "project/colours").mkdir()
    (folder / "project/colours/kind.py").write_text(kind)
    (folder / "project/colours/colour_controller.js").write_text(controller)
    change(folder / "settings.py", '"label": {"kind": "text", "max_length": 40}', '"label": {"kind": "colour"}')
    with (folder / "settings.py").open("a") as settings:
        settings.write(setting)
    sample = folder / "project/plays/sample.py"
    sample.write_text(re.sub(r'"label": ".*?"', '"label": "#bd2416"', sample.read_text()))


def bring_a_model(folder):
    """Add a model with five kinds of fields, and show it under the plays."""
    model, entry, template = told_in_the_readme("### 3. A model", 3)
    assert len((model + entry).splitlines()) == 10
    change(
        folder / "project/plays/models.py",
        "import sqlalchemy as sa",
        "from datetime import date\n\nimport sqlalchemy as sa",
    )
    with (folder / "project/plays/models.py").open("a") as models:
        models.write("\n\n" + model)
    change(folder / "settings.py", "EDITABLE_MODELS = {\n", "EDITABLE_MODELS = {\n" + entry)
    change(folder / "project/plays/templates/plays/teaser.html", "</section>", template + "</section>")


def bring_a_page(folder):
    """Add a feature with a page of its own."""
    views, template, link = told_in_the_readme("### 4. A page", 3)
    templates = folder / "project/shop/templates/shop"
    templates.mkdir(parents=True)
    (folder / "project/shop/__init__.py").write_text(views)
    (templates / "index.html").write_text(template)
    (templates / "menu.html").write_text(link)
    change(folder / "settings.py", '"gallery", ', '"gallery", "shop", ')


def run(folder, *arguments, **options):
    here = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=folder, env=here, capture_output=True, text=True, timeout=120, **options)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """The start of the fork."""
    folder = copy_site(tmp_path_factory.mktemp("fork") / "site")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    bring_a_kind(folder)
    bring_a_model(folder)
    bring_a_page(folder)
    assert build(folder).returncode == 0
    run(folder, "db", "upgrade")
    run(folder, "db", "migrate", "-m", "Props")
    run(folder, "setup")
    run(folder, "shell", input="db.session.add(Prop(name='A crown')); db.session.commit()\n")

    start = Start(folder, "run", "--port", "0")
    start.site, start.link = start.line_with("Site: "), start.line_with("Sign in: ")
    yield start
    start.kill()


@pytest.fixture(scope="module")
def owner(start, chromium):
    context = chromium.new_context(base_url=start.site)
    page = context.new_page()
    page.goto(start.link)
    return page


@pytest.fixture
def seen(start, chromium):
    """A function that tells what a visitor of the front page reads."""

    def read():
        visitor = chromium.new_page(base_url=start.site)
        visitor.goto("/")
        return visitor.locator("#plays").inner_text()

    return read


SAVE = """([address, value]) => fetch(`/editable/${address}`, {
  method: "PATCH",
  headers: {
    "Content-Type": "application/json",
    "If-Match": document.querySelector(`[data-editable="${address}"]`).dataset.editableEtag,
    "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content,
  },
  body: JSON.stringify({ value }),
}).then(async (answer) => [answer.status, await answer.json()])"""


def test_a_kind_of_its_own_is_chosen_in_the_browser_and_saved_as_json(owner, seen):
    field = owner.locator(FIELD)
    field.hover()
    expect(owner.locator("editable-tools .mark:visible")).to_have_text("Colour · Label")
    field.click()
    owner.get_by_role("dialog", name="Label").get_by_label("Label").fill("#123a3e")
    owner.get_by_role("button", name="Done").click()
    expect(field).to_have_text("#123a3e")
    expect(field).to_have_css("color", "rgb(18, 58, 62)")

    assert owner.evaluate(SAVE, ["play/1/label", "red"])[0] == 422
    status, saved = owner.evaluate(SAVE, ["play/1/label", "#e6b455"])
    assert (status, saved["value"]) == (200, "#e6b455")
    assert "#e6b455" in seen().lower()


def test_a_model_of_its_own_is_edited_in_the_browser_as_json_and_by_form(owner, seen, chromium, start):
    owner.reload()
    owner.locator('[data-editable="prop/1/name"]').click()
    owner.keyboard.press("End")
    owner.keyboard.type(" of paper")
    owner.keyboard.press("Enter")
    owner.locator('[data-editable="prop/1/needed_on"]').click()
    owner.get_by_role("dialog", name="Needed on").locator("input").fill("2030-12-24")
    owner.get_by_role("button", name="Done").click()
    expect(owner.locator('[data-editable="prop/1/needed_on"]')).to_have_text("24 December 2030")
    expect(owner.locator("[data-editable-status]")).to_have_attribute("data-editable-status", "saved")

    assert owner.evaluate(SAVE, ["prop/1/is_fragile", True])[0] == 200
    plain = chromium.new_context(
        base_url=start.site, java_script_enabled=False, storage_state=owner.context.storage_state()
    ).new_page()
    plain.goto("/?edit=prop/1/weight")
    plain.locator("input[name=value]").fill("7")
    plain.get_by_role("button", name="Save").click()
    expect(plain.locator('[data-editable="prop/1/weight"]')).to_have_text("7")

    words = seen()
    for word in ("A crown of paper", "24 December 2030", "Yes", "7"):
        assert word in words


def test_a_page_of_its_own_is_in_the_menu_and_edited_where_it_stands(owner, chromium, start):
    owner.goto("/")
    menu = owner.get_by_role("navigation", name="The site").get_by_role("link")
    assert menu.all_inner_texts()[2:4] == ["Pictures", "Shop"]
    owner.goto("/shop")
    headline = owner.locator("h1")
    headline.click()
    owner.keyboard.press("Control+a")
    owner.keyboard.type("Mugs")
    owner.keyboard.press("Enter")
    expect(owner.locator("[data-editable-status]")).to_have_attribute("data-editable-status", "saved")

    visitor = chromium.new_page(base_url=start.site)
    visitor.goto("/shop")
    expect(visitor.locator("h1")).to_have_text("Mugs")
    assert visitor.title() == "The shop"
    assert f"{start.site}/shop" in visitor.request.get("/sitemap.xml").text()
