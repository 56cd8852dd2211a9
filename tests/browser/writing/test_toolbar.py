"""The toolbar: near the words, never on them, and reachable without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.writing.conftest import MARKUP

pytestmark = pytest.mark.editing("at length")


def test_a_click_alone_offers_the_toolbar_in_one_word_and_typing_sends_it_away(story):
    expect(story.toolbar).to_have_count(0)
    story.click(8)
    expect(story.toolbar.get_by_role("button")).to_have_text(["Format"])
    story.person.type("x")
    expect(story.toolbar).not_to_be_visible()

    story.page.mouse.click(*story.spot(8))
    story.tool("Format").click()
    assert story.person.is_typing()
    expect(story.tool("Quote")).to_be_visible()


def test_a_selection_brings_the_toolbar_clear_of_the_paragraph(story):
    story.select(3, 7)
    _assert_clear(story, paragraph=0)


def test_without_room_above_it_stands_below(story):
    story.page.evaluate("document.querySelector('.witness').scrollIntoView()")
    story.element.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 20)")
    story.select(3, 7)

    _assert_clear(story, paragraph=0)
    assert story.toolbar.bounding_box()["y"] > story.element.locator("p").first.bounding_box()["y"]


def test_a_paragraph_taller_than_the_window_leaves_the_selected_line_free(story):
    story.hold(f"<p>{'A long story about a short bridge. ' * 80}</p>")
    story.page.set_viewport_size({"width": 700, "height": 400})
    story.element.evaluate("element => scrollBy(0, element.getBoundingClientRect().top + 300)")
    top = story.element.bounding_box()["y"]
    story.page.mouse.dblclick(200, 200)
    story.wait_until_open()

    tool = story.toolbar.bounding_box()
    assert top < 0 <= tool["y"]
    assert tool["y"] + tool["height"] <= 200 or tool["y"] >= 200


def test_pressing_a_word_formats_and_takes_neither_focus_nor_selection(story):
    story.select(3, 7)
    story.tool("Bold").click()
    expect(story.tool("Bold")).to_have_attribute("aria-pressed", "true")
    story.tool("Italic").click()
    assert story.person.is_typing()
    assert story.page.evaluate("getSelection().toString()") == "turn"

    assert story.saved() == MARKUP.replace("turn", "<strong><em>turn</em></strong>")


def test_the_word_undo_takes_back_one_thing_at_a_time(story):
    story.select(3, 7)
    expect(story.tool("Undo")).to_be_disabled()
    story.tool("Bold").click()
    bold = story.saved()
    story.tool("Italic").click()
    assert story.saved() != bold

    story.tool("Undo").click()
    assert story.saved() == bold
    story.tool("Undo").click()
    assert story.saved() == MARKUP
    expect(story.tool("Undo")).to_be_disabled()


def test_headings_lists_and_quotes_go_round_and_come_back(story):
    story.select(3, 7)
    opening = "<p>We turn up at nine with a trunk of cardboard.</p>"
    steps = [
        ("Heading", opening.replace("p>", "h2>")),
        ("Heading", opening.replace("p>", "h3>")),
        ("Subhead", opening),
        ("List", f"<ul><li>{opening}</li></ul>"),
        ("List", f"<ol><li>{opening}</li></ol>"),
        ("1 2 3", opening),
        ("Quote", f"<blockquote>{opening}</blockquote>"),
        ("Quote", opening),
    ]
    for word, expected in steps:
        story.tool(word).click()
        assert story.markup().startswith(expected), word


def test_without_a_mouse(story):
    story.element.focus()
    story.person.press("Enter")
    story.wait_until_open()
    story.person.press("Shift+Control+ArrowLeft")
    expect(story.person.page.get_by_role("toolbar", name="Format")).to_be_visible()
    expect(story.tool("Bold")).to_be_visible()  # the words come with a selection
    story.person.press("Alt+F10")
    expect(story.tool("Bold")).to_be_focused()

    story.person.press("ArrowRight", "ArrowRight", "ArrowLeft", "Enter")
    expect(story.tool("Italic")).to_be_focused()
    expect(story.tool("Italic")).to_have_attribute("aria-pressed", "true")
    story.person.press("End")
    expect(story.tool("Undo")).to_be_focused()
    story.person.press("ArrowRight")
    expect(story.tool("Bold")).to_be_focused()
    story.person.press("Escape")

    assert story.person.is_typing()
    assert "<em>" in story.saved()


def test_what_was_asked_for_stays_until_somebody_writes(story):
    story.click(8)
    story.person.press("Alt+F10", "ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    assert story.markup().startswith("<h2>")
    expect(story.tool("Heading")).to_be_focused()
    story.person.press("Escape")
    story.person.type("x")
    expect(story.toolbar).not_to_be_visible()


def test_the_toolbar_goes_with_the_text(story):
    story.select(3, 7)
    story.person.press("Tab")
    expect(story.toolbar).to_have_count(0)


def _assert_clear(story, paragraph):
    expect(story.tool("Bold")).to_be_visible()
    words, tool = story.element.locator("p").nth(paragraph).bounding_box(), story.toolbar.bounding_box()
    assert tool["y"] + tool["height"] <= words["y"] or tool["y"] >= words["y"] + words["height"]
    assert 0 <= tool["x"] <= tool["x"] + tool["width"] <= story.page.viewport_size["width"]
    assert 0 <= tool["y"] <= tool["y"] + tool["height"] <= story.page.viewport_size["height"]
