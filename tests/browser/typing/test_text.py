"""Typing plain text where it stands."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.editing("at length")


def text_of(field):
    return field.evaluate("element => element.textContent")


def test_the_caret_lands_where_the_text_is_clicked(editor):
    headline = editor.block("home.headline")
    before = text_of(headline)
    spot = headline.evaluate(
        """(element) => {
          const range = document.createRange()
          range.setStart(element.firstChild, 9)
          range.setEnd(element.firstChild, 10)
          const { left, top, height } = range.getBoundingClientRect()
          return [left + 1, top + height / 2]
        }"""
    )
    editor.page.mouse.click(*spot)
    editor.type("|")

    assert text_of(headline) == before[:9] + "|" + before[9:]


def test_clicks_and_letters_outside_of_a_field_change_nothing(editor):
    before = editor.page.locator("main").inner_text()
    editor.page.mouse.click(2, 450)
    editor.type("abc")
    editor.block("home.headline").focus()
    editor.type("abc ")
    editor.press("Backspace", "Delete")

    assert editor.page.locator("main").inner_text() == before
    assert editor.sent == []


def test_tab_and_enter_start_typing_at_the_end_and_enter_ends_a_line(editor):
    headline = editor.block("home.headline")
    before = text_of(headline)
    headline.focus()
    editor.press("Enter")
    editor.type(" Yes")
    editor.press("Enter")
    editor.wait_for("saved")

    assert text_of(headline) == before + " Yes"
    assert editor.stored("text/home.headline/value") == before + " Yes"
    assert not editor.is_typing()
    assert editor.focused() == "text/home.headline/value"


def test_escape_brings_back_the_last_saved_value_and_undo_the_dropped_one(editor):
    headline = editor.block("home.headline")
    before = text_of(headline)
    editor.write(headline, "Something else")
    editor.press("Escape")

    assert text_of(headline) == before
    assert not editor.is_typing()
    editor.wait_for("saved")
    assert editor.sent == []

    editor.press("Control+z")
    expect(headline).to_have_text("Something else")
    editor.wait_for("saved")
    assert editor.stored("text/home.headline/value") == "Something else"


def test_several_lines_are_typed_with_enter_and_saved_to_the_letter(corners):
    address = corners.block("corners.address")
    address.click()
    corners.press("Control+End", "Enter")
    corners.type("Upstairs")
    corners.press("Enter", "Enter")
    corners.type("Ring twice")
    corners.press("Tab")
    corners.wait_for("saved")

    expected = "Salter’s Hall\n3 Cooper’s Row\nNether Quay\nUpstairs\n\nRing twice"
    assert corners.stored("text/corners.address/value") == expected
    corners.open("/corners")
    assert text_of(address) == expected


def paste(person, text):
    person.page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text/plain", text)
          clipboardData.setData("text/html", `<b onclick="alert(1)">${text}</b>`)
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
          document.activeElement.dispatchEvent(event)
        }""",
        text,
    )


def test_pasted_lines_are_joined_where_there_is_one_line(corners):
    short = corners.block("corners.short")
    short.click()
    corners.press("Control+a")
    paste(corners, "\r\none\r\n  two\nthree \n")

    assert text_of(short) == "one two three"


def test_pasted_lines_are_kept_where_there_are_several(corners):
    address = corners.block("corners.address")
    address.click()
    corners.press("Control+a")
    paste(corners, "one\r\ntwo\nthree")
    corners.press("Tab")
    corners.wait_for("saved")

    assert corners.stored("text/corners.address/value") == "one\ntwo\nthree"


def test_an_empty_field_keeps_a_named_place_that_can_be_clicked_and_is_never_saved(corners, visitor):
    empty = corners.block("corners.empty")
    box = empty.bounding_box()
    assert box["width"] > 20
    assert box["height"] > 10
    assert empty.evaluate("e => getComputedStyle(e, '::before').content") == '"Empty"'

    empty.click()
    corners.type("x")
    corners.press("Backspace", "Tab")
    corners.wait_for("saved")
    assert text_of(empty) == ""
    assert empty.bounding_box() == box

    visitor.page.goto("/corners")
    assert "Empty" not in visitor.page.content()


def test_a_plain_click_in_a_link_edits_and_a_modified_one_follows(corners):
    link = corners.block("corners.link")
    link.click(position={"x": 2, "y": 5})
    corners.type("I ")
    assert text_of(link) == "I Follow the rain"
    assert corners.page.url.endswith("/corners")

    corners.wait_for("saved")
    with corners.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    assert not opened.value.url.endswith("/corners")
    with corners.context.expect_page() as opened:
        link.click(button="middle")
    assert text_of(link) == "I Follow the rain"


def test_enter_on_a_focused_link_edits_its_text_and_control_enter_follows(corners):
    corners.page.locator("#link").focus()
    corners.press("Enter")
    corners.type("!")
    assert text_of(corners.block("corners.link")) == "Follow the rain!"
    corners.press("Enter")
    assert corners.page.evaluate("document.activeElement.id") == "link"

    with corners.context.expect_page():
        corners.press("Control+Enter")


def test_two_texts_in_one_link_are_two_fields(corners):
    corners.block("corners.card_text").click()
    assert corners.focused() == "text/corners.card_text/value"
    corners.press("Shift+Tab")
    assert corners.focused() == "text/corners.card_title/value"


@pytest.mark.parametrize("slug", ["corners.button", "corners.summary", "corners.link"])
def test_a_space_in_a_button_a_summary_or_a_link_types_a_space(corners, slug):
    corners.page.evaluate("void (document.querySelector('#button').onclick = () => document.title = 'rung')")
    field = corners.block(slug)
    corners.write(field, "a b ")
    corners.type("c")

    assert text_of(field) == "a b c"
    assert corners.page.title() != "rung"
    assert corners.page.locator("details[open]").count() == 0


def test_the_room_left_is_told_near_the_bound(corners):
    short = corners.block("corners.short")
    corners.write(short, "Fifteen letters")
    expect(corners.tools(".counter")).to_have_count(0)

    corners.type("!")
    expect(corners.tools(".counter")).to_have_text("4 left")
    corners.press("Enter")
    expect(corners.tools(".counter")).to_have_count(0)


def test_a_text_beyond_its_bound_is_kept_and_said_not_cut_and_not_saved(corners):
    short = corners.block("corners.short")
    long = "This is far longer than twenty"
    corners.write(short, long)

    corners.wait_for("error")
    expect(corners.chip).to_contain_text("Not saved: too long by 10")
    corners.press("Enter")
    assert text_of(short) == long
    assert corners.sent == []

    corners.chip.get_by_role("button", name="Show").click()
    assert corners.is_typing()
    corners.press("Control+a")
    corners.type("Short again")
    corners.wait_for("saved")
    assert corners.stored("text/corners.short/value") == "Short again"


def test_a_required_text_is_not_saved_blank(corners):
    corners.write(corners.block("corners.short"), " ")

    corners.wait_for("error")
    expect(corners.chip).to_contain_text("Not saved: it cannot be empty")


def test_half_composed_characters_are_not_saved(editor):
    client = editor.context.new_cdp_session(editor.page)
    headline = editor.block("home.headline")
    headline.click()
    editor.press("Control+a")
    for text in ("k", "か", "かn", "かん"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    editor.wait_for("saved")

    client.send("Input.insertText", {"text": "缶"})
    editor.wait_for("saved")
    assert editor.stored("text/home.headline/value") == "缶"
    assert len(editor.sent) == 1


def test_what_extensions_put_into_the_page_is_not_saved(editor):
    headline = editor.block("home.headline")
    headline.click()
    headline.evaluate(
        """(element) => {
          element.setAttribute("data-gramm", "true")
          element.insertAdjacentHTML("beforeend", '<ext-popup style="color:red" data-x="1"><b>!</b></ext-popup>')
        }"""
    )
    editor.press("End")
    editor.type("?")
    editor.press("Enter")
    editor.wait_for("saved")

    stored = editor.stored("text/home.headline/value")
    assert "<" not in stored
    assert headline.evaluate("e => e.childElementCount") == 0


def test_the_same_field_in_two_places_changes_in_both(corners):
    header, footer = corners.page.locator('[data-editable="text/corners.twin/value"]').all()
    corners.write(header, "Twins")
    corners.press("Enter")
    corners.wait_for("saved")
    expect(footer).to_have_text("Twins")

    corners.write(footer, "Two of a kind")
    corners.press("Enter")
    corners.wait_for("saved")
    expect(header).to_have_text("Two of a kind")
