"""Writing with a thumb: the toolbar is a row above the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.writing.conftest import MARKUP

pytestmark = pytest.mark.editing("at length")

SMALLEST_TARGET = 43.5  # 44 pixels, less what a screen of 360 rounds away


@pytest.fixture
def story(story_on_a_phone):
    return story_on_a_phone


def tap(story, offset, paragraph=0):
    story.page.touchscreen.tap(*story.spot(offset, paragraph))
    story.wait_until_open()


def row(story):
    buttons = story.toolbar.locator("button:visible")
    return {button.inner_text(): button.bounding_box() for button in buttons.all()}


def test_a_tap_puts_the_caret_and_brings_the_whole_row(story):
    tap(story, 8)
    words = row(story)
    assert list(words) == ["Bold", "Italic", "Link", "Head", "List", "More", "Undo", "Done"]
    for box in words.values():
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    assert story.toolbar.bounding_box()["y"] + story.toolbar.bounding_box()["height"] == 740
    chip = story.person.chip.bounding_box()
    assert chip["y"] + chip["height"] <= story.toolbar.bounding_box()["y"]

    story.person.type("|")
    story.tool("Done").tap()
    story.wait_until_closed()
    assert story.saved() == MARKUP.replace("We turn ", "We turn |")


def test_the_other_words_come_while_undo_and_done_stay_in_place(story):
    tap(story, 8)
    before = row(story)
    story.tool("More").tap()
    after = row(story)
    assert list(after) == ["Quote", "Picture", "More", "Undo", "Done"]
    for word in "More", "Undo", "Done":
        assert after[word] == pytest.approx(before[word], abs=1)

    story.tool("Quote").tap()
    assert story.saved().startswith("<blockquote>")
    assert story.person.is_typing()


def test_words_are_linked_in_a_sheet_that_does_not_make_the_phone_zoom(story):
    tap(story, 18, paragraph=1)
    story.tool("Link").tap()
    address = story.page.get_by_label("Goes to")
    expect(address).to_be_focused()
    assert address.evaluate("input => parseFloat(getComputedStyle(input).fontSize)") >= 16
    address.fill("example.org")
    story.page.get_by_role("button", name="Done").tap()

    assert story.saved() == MARKUP.replace("/plays", "https://example.org")
    assert story.person.is_typing()


def test_the_caret_never_gets_under_the_row(story):
    story.hold(f"<p>{'A long story about a short bridge. ' * 40}</p>")
    story.element.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 200)")
    story.page.touchscreen.tap(30, 700)
    story.wait_until_open()
    story.person.type("x")

    story.person.wait_until(lambda: is_clear_of_the_row(story))


def test_when_the_keyboard_opens_the_caret_is_brought_above_the_row(story):
    story.page.mouse.wheel(0, 0)
    story.element.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 500)")
    tap(story, 8)
    story.page.set_viewport_size({"width": 360, "height": 420})  # as browsers do that resize the page

    expect(story.toolbar).to_have_class(re.compile("sheet"))
    story.person.wait_until(lambda: is_clear_of_the_row(story))


def is_clear_of_the_row(story):
    caret = story.page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    return caret <= story.toolbar.bounding_box()["y"]
