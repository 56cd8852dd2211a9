"""What screen readers and checkers find, while the page is read and while it is typed in."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"


#: Resolves once nothing fades or moves any more, in the page or in the tools.
STILL = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap((element) => element.shadowRoot ?? [])]
  return Promise.allSettled(roots.flatMap((root) => root.getAnimations()).map((animation) => animation.finished))
}"""


def violations(person, *within):
    """What axe has to complain about: ``(rule, elements)``.

    :param within: Selectors of where it looks, which else is everywhere.
    """
    person.page.evaluate(STILL)
    if not person.page.evaluate("'axe' in window"):
        person.page.evaluate(AXE.read_text())
    result = person.page.evaluate("(within) => axe.run(within, { resultTypes: ['violations'] })", within or "html")
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in result["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_visitors_page_is_clean(people, scheme):
    visitor = people(color_scheme=scheme)
    visitor.page.goto("/")
    assert not violations(visitor)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_an_editor_who_reads(people, scheme):
    editor = people(color_scheme=scheme).come_in()
    assert not violations(editor)
    editor.press("F2")
    assert not violations(editor)


def test_every_kind_is_clean_while_it_is_worked_on(editor):
    seen = set()
    for field in editor.page.locator("[data-editable]").all():
        kind = field.get_attribute("data-editable-kind"), field.evaluate("element => element.tagName")
        if kind in seen:
            continue
        seen.add(kind)
        field.click(position={"x": 4, "y": 4})
        editor.wait_until(editor.is_working)
        place = f'[data-editable="{field.get_attribute("data-editable")}"]'
        assert not violations(editor, "editable-tools", place), kind
        editor.press("Escape")


def test_the_two_texts_of_a_conflict_are_clean(editor, dot):
    dot.put("text/home.opening/value", "Dot’s")
    editor.write(editor.block("home.opening"), "Mine")
    editor.wait_for("conflict")
    expect(editor.tools(".conflict")).to_be_visible()
    assert not violations(editor)


def test_a_field_keeps_its_meaning_while_read_and_is_a_text_box_while_typed_in(editor):
    page = editor.page
    heading = page.locator("h2[data-editable]").first
    label = heading.get_attribute("data-editable-label")
    name = heading.inner_text()
    described = heading.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == "Can be edited: press Enter."

    heading.focus()
    editor.press("Enter")
    box = page.get_by_role("textbox", name=label, exact=True)
    expect(box).to_have_text(name)
    expect(box).to_be_focused()

    editor.press("Enter")
    expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()
    expect(box).to_have_count(0)


def test_undo_show_and_sign_in_are_reached_with_tab_from_the_end_of_the_page(editor):
    editor.write(editor.block("home.headline"), "By hand")
    editor.press("Enter")
    editor.wait_for("saved")
    editor.page.get_by_role("button", name="Sign out").focus()
    editor.press("Tab")
    expect(editor.chip.get_by_role("button", name="Undo")).to_be_focused()
    editor.press("Tab")
    expect(editor.page.get_by_role("button", name="What can I edit?")).to_be_focused()
    editor.press("Shift+Tab", "Enter")
    expect(editor.block("home.headline")).not_to_have_text("By hand")
