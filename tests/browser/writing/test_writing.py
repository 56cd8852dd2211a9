"""Writing formatted text where it stands."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import editable
from tests.browser.writing.conftest import ADDRESS, MARKUP

pytestmark = pytest.mark.editing("at length")

RICH = '[data-editable-kind="rich_text"]'
EDITORS_CODE = re.compile(r"/adapter-\w+\.js")

EVERYTHING = (
    "<h2>Two</h2><h3>Three</h3><p>A <strong>bold <em>and</em></strong> <em>slanted</em> "
    '<a href="tel:01632960204">line</a>'
    "<br>and its end&nbsp;&amp; &lt;more&gt;</p><ul><li><p>one</p><ol><li><p>two</p></li></ol></li></ul>"
    '<blockquote><p>said</p></blockquote><figure data-video="https://vimeo.com/76979871#t=90s"></figure><p>end</p>'
)


def test_the_caret_lands_where_the_text_is_clicked(story):
    story.click(8)
    story.person.type("|")

    assert story.saved() == MARKUP.replace("We turn ", "We turn |")


def test_what_is_drawn_over_with_the_first_press_is_selected(story):
    story.select(3, 7)
    story.person.type("show")

    assert story.saved() == MARKUP.replace("turn", "show")


def test_a_click_before_the_editor_has_arrived_is_honoured_and_so_are_the_letters_after_it(story):
    held = []
    story.page.route(EDITORS_CODE, lambda route: held.append(route))
    story.page.reload()
    story.element.scroll_into_view_if_needed()
    story.page.mouse.click(*story.spot(8))
    story.person.type("nearly ")
    assert held
    assert "ProseMirror" not in story.element.get_attribute("class")

    held[0].continue_()
    story.wait_until_open()
    story.person.type("always ")

    assert story.saved() == MARKUP.replace("We turn ", "We turn nearly always ")


def test_letters_are_saved_even_if_the_editor_never_arrives(story):
    story.page.route(EDITORS_CODE, lambda route: route.abort())
    story.page.reload()
    story.element.scroll_into_view_if_needed()
    story.page.mouse.click(*story.spot(8))
    story.person.type("nearly ")
    story.person.press("Tab")
    expect(story.element).not_to_have_attribute("contenteditable", "true")

    assert story.saved() == MARKUP.replace("We turn ", "We turn nearly ")


def test_the_editor_is_not_fetched_before_somebody_wants_it(story):
    asked = []
    story.page.on("request", lambda request: asked.append(request.url))
    story.page.mouse.move(0, 0)
    story.page.reload()
    story.page.locator("editable-tools").wait_for(state="attached")
    assert not [url for url in asked if EDITORS_CODE.search(url)]

    with story.page.expect_request(EDITORS_CODE):
        story.element.hover()


def test_opening_and_leaving_every_text_sends_nothing_and_changes_no_byte(editor):
    for field in editor.page.locator(RICH).all():
        before = field.evaluate("element => element.innerHTML")
        field.click()
        expect(field).to_have_class(re.compile("ProseMirror"))
        editor.press("Tab")
        expect(field).not_to_have_class(re.compile("ProseMirror"))
        assert field.evaluate("element => element.innerHTML") == before
        assert field.get_attribute("style") is None
        assert field.get_attribute("role") is None
        assert field.get_attribute("tabindex") == "0"

    assert editor.sent == []


def test_leaving_an_untouched_text_leaves_the_very_same_nodes(story):
    story.element.evaluate("element => (window.firstNode = element.firstChild)")
    story.click(8)
    story.person.press("Escape")

    assert story.element.evaluate("element => window.firstNode === element.firstChild")


def test_no_box_moves_when_the_editor_is_put_on_or_taken_off(story):
    story.hold(EVERYTHING)
    for field in story.page.locator(RICH).all():
        field.scroll_into_view_if_needed()
        before = story.person.boxes()
        field.click()
        expect(field).to_have_class(re.compile("ProseMirror"))
        assert story.person.moved(before) == []
        story.person.press("Escape")
        assert story.person.moved(before) == []


def test_everything_that_may_be_stored_comes_through_the_editor_unchanged(story):
    allowed = json.loads(Path(editable.__file__).with_name("rich_text.json").read_text())
    assert set(re.findall(r"<([a-z0-9]+)", EVERYTHING)) == allowed["tags"].keys() - {"img"}

    story.hold(EVERYTHING)
    story.element.locator("p").last.click()
    story.wait_until_open()
    story.person.press("Control+End")
    story.person.type("!")

    assert story.saved() == EVERYTHING.replace("end</p>", "end!</p>")


def test_what_was_written_is_left_on_the_page_as_visitors_get_it(story, visitor):
    story.click(8)
    story.person.type("nearly ")
    story.person.press("Tab")
    story.wait_until_closed()
    story.saved()

    assert story.markup() == story.seen_by(visitor) == MARKUP.replace("We turn ", "We turn nearly ")


def test_tab_and_enter_start_at_the_end_and_tab_goes_on(story):
    story.element.focus()
    story.person.press("Enter")
    story.wait_until_open()
    story.person.type(" Or ours.")
    story.person.press("Tab")
    story.wait_until_closed()

    assert story.saved() == MARKUP.replace("weather</a>.", "weather</a>. Or ours.")
    assert story.person.focused() not in (None, ADDRESS)


def test_a_text_is_announced_as_one_with_its_name_while_it_is_written(story):
    story.click(8)
    box = story.page.get_by_role("textbox", name="Workshops")
    expect(box).to_have_attribute("aria-multiline", "true")
    story.person.press("Escape")
    expect(box).to_have_count(0)


def test_escape_brings_back_the_last_saved_text_and_undo_the_dropped_one(story):
    story.click(8)
    story.person.type("nearly ")
    story.person.press("Escape")
    assert story.markup() == MARKUP
    assert story.person.focused() == ADDRESS
    assert not story.person.is_typing()

    story.person.chip.get_by_role("button", name="Undo").click()
    assert story.saved() == MARKUP.replace("We turn ", "We turn nearly ")


def test_undo_takes_back_letters_while_writing(story):
    story.click(8)
    story.person.type("x")
    story.person.press("Control+z")

    assert story.saved() == MARKUP
    assert len(story.person.sent) == 0


def test_a_click_in_a_link_writes_and_with_a_modifier_it_follows(story):
    story.click(18, paragraph=1)
    story.person.type("dry ")
    assert "wea" in story.element.inner_text()
    assert story.page.url.endswith("/")
    for modifiers in ["Control"], []:
        button = "left" if modifiers else "middle"
        with story.person.context.expect_page() as followed:
            story.element.locator("a").click(modifiers=modifiers, button=button)
        assert followed.value.url.endswith("/plays")
        followed.value.close()
    assert "dry " in story.saved()


def test_blank_lines_are_there_to_write_on_and_are_not_stored(story):
    story.click(len("We turn up at nine with a trunk of cardboard."))
    story.person.press("Enter", "Enter", "Enter")
    story.person.type("Later.")
    story.person.press("Enter")

    assert story.saved() == MARKUP.replace("</p><p>Bring", "</p><p>Later.</p><p>Bring")


def test_shorthand_makes_headings_and_lists_and_a_year_stays_a_year(story):
    story.write_all("## What to bring")
    story.person.press("Enter")
    story.person.type("- a kettle")
    story.person.press("Enter", "Enter")
    story.person.type("1987. It rained.")

    assert story.saved() == ("<h2>What to bring</h2><ul><li><p>a kettle</p></li></ul><p>1987. It rained.</p>")


def test_a_text_that_is_too_long_is_kept_and_not_sent(story):
    story.element.evaluate("element => (element.dataset.editableBounds = '{\"max_length\": 80}')")
    story.element.evaluate("element => element.replaceWith(element.cloneNode(true))")
    story.click(1)
    story.person.type("0123456789" * 2)
    story.person.wait_for("error")

    expect(story.person.chip).to_contain_text("too long by")
    expect(story.person.tools(".counter")).to_contain_text("too many")
    assert story.person.sent == []


def test_an_emptied_text_keeps_a_named_place_for_editors_and_none_for_visitors(story, visitor):
    story.click(1)
    story.person.press("Control+a", "Delete", "Tab")
    assert story.saved() == ""
    assert story.element.evaluate("element => getComputedStyle(element, '::before').content") == '"Workshops"'
    assert story.element.bounding_box()["height"] > 15
    visitor.page.goto("/")
    assert visitor.page.locator(".witness__words > .rich").count() == 0

    story.element.click()
    story.wait_until_open()
    story.person.type("Again.")
    assert story.saved() == "<p>Again.</p>"
