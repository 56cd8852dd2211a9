"""What a picture shows, in words, and what must stay in view."""

import pytest
from playwright.sync_api import expect

from tests.browser.transfers import drop, photo, transfer
from tests.browser.without_a_mouse.test_accessibility import violations

pytestmark = pytest.mark.editing("at length")


def test_a_picture_is_described_while_it_is_looked_at(slot, visitor):
    slot.open().press("Describe")
    words = slot.page.get_by_label("What can be seen?")
    expect(words).to_be_focused()
    words.fill(" Five children,\n seen from behind ")
    expect(slot.img).to_have_attribute("alt", "Five children, seen from behind")

    assert slot.saved()["alt"] == "Five children, seen from behind"
    expect(slot.seen_by(visitor)).to_have_attribute("alt", "Five children, seen from behind")


def test_decoration_has_no_words_and_gets_them_back(slot):
    before = slot.stored()
    slot.open().press("Describe")
    decoration = slot.page.get_by_label("Only decoration, nothing to describe")
    decoration.check()
    assert slot.saved() == before | {"alt": "", "decorative": True}
    expect(slot.page.get_by_label("What can be seen?")).to_be_disabled()

    slot.person.open()
    slot.open().press("Describe")
    expect(decoration).to_be_checked()
    decoration.uncheck()
    slot.page.get_by_label("What can be seen?").fill("Five children")
    assert slot.saved() == before | {"alt": "Five children"}


def test_a_new_picture_asks_for_its_words(slot):
    assert slot.takes_in(lambda slot: drop(slot.element, transfer(slot.person, photo())))["alt"] == ""
    slot.open()
    expect(slot.person.tools(".owes-words")).to_have_count(1)
    slot.press("Describe")
    slot.person.type("Four colours")
    slot.press("Done")
    expect(slot.person.tools(".owes-words")).to_have_count(0)


def test_words_that_are_too_long_are_not_sent(slot):
    slot.open().press("Describe")
    slot.page.get_by_label("What can be seen?").fill("x" * 301)
    slot.person.wait_for("error")
    assert slot.person.sent == []


def test_what_must_stay_in_view_is_clicked(slot, visitor):
    slot.open().press("Focus")
    point = slot.page.get_by_role("slider", name="What must stay in view")
    box = point.bounding_box()
    point.click(position={"x": box["width"] / 4, "y": box["height"] / 2})

    assert slot.saved()["focal"] == pytest.approx([0.25, 0.5], abs=0.01)
    x = float(slot.img.evaluate("img => img.style.objectPosition").split("%")[0])
    assert x == pytest.approx(25, abs=1)
    assert f"object-position: {x:g}%" in slot.seen_by(visitor).get_attribute("style")


def test_without_a_mouse(slot):
    slot.element.focus()
    slot.person.press("Enter")
    toolbar = slot.page.get_by_role("toolbar", name="Picture")
    expect(toolbar.get_by_role("button", name="Replace")).to_be_focused()
    slot.person.press("ArrowRight", "ArrowRight", "Enter")
    point = slot.page.get_by_role("slider", name="What must stay in view")
    expect(point).to_be_focused()
    slot.person.press("ArrowLeft", "ArrowLeft", "ArrowDown")
    expect(point).to_have_attribute("aria-valuetext", "46% across, 52% down")
    assert slot.saved()["focal"] == [0.46, 0.52]

    slot.person.press("Escape")
    expect(toolbar.get_by_role("button", name="Focus")).to_be_focused()
    slot.person.press("Escape")
    expect(toolbar).to_have_count(0)
    assert slot.person.focused() == slot.address


def test_leaving_the_picture_takes_its_tools_along(slot):
    slot.open()
    slot.person.block("home.quote").click()
    expect(slot.page.get_by_role("toolbar", name="Picture")).to_have_count(0)


def test_the_tools_of_a_picture_are_clean(slot):
    slot.open()
    assert not violations(slot.person)
    for word in "Describe", "Focus":
        slot.press(word)
        assert not violations(slot.person)
        slot.press("Done")
    slot.press("Delete")
    slot.open()
    assert not violations(slot.person)
