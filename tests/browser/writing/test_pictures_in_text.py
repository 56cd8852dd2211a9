"""Pictures of one's own, among the paragraphs."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.transfers import drag, drop, paste, photo, transfer, width_of
from tests.browser.without_a_mouse.test_accessibility import violations
from tests.browser.writing.conftest import MARKUP

pytestmark = pytest.mark.editing("at length")

PICTURE = re.compile(r'<img data-media="([\w-]{22})" alt="([^"]*)">')
FIRST_END = len("We turn up at nine with a trunk of cardboard.")


def put_by_dropping(story):
    drop(story.element, transfer(story.person, photo()), story.spot(FIRST_END))


def put_by_pasting(story):
    story.click(FIRST_END)
    paste(
        story.element, transfer(story.person, photo(), html='<meta charset="utf-8"><img src="https://example.org/x">')
    )


def put_by_picking(story):
    story.select(FIRST_END - 1, FIRST_END)
    with story.page.expect_file_chooser() as chooser:
        story.tool("Picture").click()
    chooser.value.set_files({"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo()})


@pytest.mark.parametrize("put", [put_by_dropping, put_by_pasting, put_by_picking])
def test_a_picture_comes_after_its_paragraph_and_visitors_see_it(story, visitor, put):
    put(story)
    expect(story.element.locator("img[data-media]")).to_have_js_property("complete", True)
    value = story.saved()
    assert PICTURE.sub("|", value) == MARKUP.replace("</p><p>Bring", "</p>|<p>Bring")

    story.person.press("Escape")
    story.wait_until_closed()
    assert story.markup() == story.seen_by(visitor)
    picture = visitor.page.locator(".witness__words > .rich img")
    assert width_of(picture) > 100


def test_a_picture_is_described_where_it_stands(story, visitor):
    put_by_dropping(story)
    story.tool("Describe").click()
    story.page.get_by_label("What can be seen?").fill("  A bus,\nseen from behind ")
    story.person.press("Tab", "Enter")  # Done

    assert PICTURE.search(story.saved())[2] == "A bus, seen from behind"
    assert story.person.is_typing()
    assert 'alt="A bus, seen from behind"' in story.seen_by(visitor)


def test_letters_typed_at_a_picture_come_after_it_and_delete_takes_it_away(story):
    put_by_dropping(story)
    expect(story.tool("Describe")).to_be_visible()
    story.person.type("Look.")
    assert PICTURE.sub("|", story.saved()) == MARKUP.replace("</p><p>Bring", "</p>|<p>Look.</p><p>Bring")

    story.element.locator("img[data-media]").click()
    story.tool("Delete").click()
    assert story.saved() == MARKUP.replace("</p><p>Bring", "</p><p>Look.</p><p>Bring")


def test_a_text_with_a_picture_is_opened_and_left_unchanged(story):
    put_by_dropping(story)
    value = story.saved()
    story.hold(value)
    before, boxes = story.markup(), story.person.boxes()
    story.click(3)
    assert story.person.moved(boxes) == []
    story.person.press("Tab")
    story.wait_until_closed()

    assert story.markup() == before
    assert story.person.sent == []


def test_a_blank_line_gives_way_to_the_picture(story):
    story.write_all("One")
    story.person.press("Enter")
    paste(story.element, transfer(story.person, photo()))

    expect(story.tool("Describe")).to_be_visible()
    assert PICTURE.sub("|", story.saved()) == "<p>One</p>|"


def test_the_upload_is_told_and_the_picture_lands_where_it_was_meant_to(story):
    held = []
    story.page.route("**/editable/pictures", lambda route: held.append(route))
    put_by_dropping(story)
    expect(story.person.tools(".upload progress")).to_be_visible()
    story.page.mouse.click(*story.spot(0))
    story.person.type("Then ")
    story.person.block("home.headline").click()
    assert held

    held[0].continue_()
    expect(story.person.tools(".upload")).to_have_count(0)
    story.wait_until_closed()
    assert PICTURE.sub("|", story.saved()) == MARKUP.replace("We turn", "Then We turn").replace(
        "</p><p>Bring", "</p>|<p>Bring"
    )


@pytest.mark.parametrize(
    ("file", "name", "kind", "sentence"),
    [
        (b"no picture at all", "photo.jpg", "image/jpeg", "not a picture"),
        (b"a letter", "letter.pdf", "application/pdf", "This is not a picture."),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(story, file, name, kind, sentence):
    story.click(3)
    drop(story.element, transfer(story.person, file, name, kind), story.spot(FIRST_END))

    expect(story.page.get_by_role("alert")).to_contain_text(sentence)
    story.page.get_by_role("alert").get_by_role("button", name="Close").click()
    assert story.markup() == MARKUP


def test_without_a_line_it_can_be_tried_again(story):
    story.click(3)
    story.person.context.set_offline(True)
    drop(story.element, transfer(story.person, photo()), story.spot(FIRST_END))
    again = story.page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    story.person.context.set_offline(False)
    again.click()

    expect(story.element.locator("img[data-media]")).to_have_count(1)


def test_describing_a_picture_is_clean(story):
    put_by_dropping(story)
    story.tool("Describe").click()
    expect(story.page.get_by_label("What can be seen?")).to_be_focused()
    assert not violations(story.person)


def test_a_picture_is_dragged_to_another_place_and_not_sent_again(story):
    with story.page.expect_response(lambda answer: answer.request.method == "PATCH"):
        put_by_dropping(story)
    story.saved()
    story.person.sent.clear()
    picture = story.element.locator("img[data-media]")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    drag(story.page, (box["x"] + 30, box["y"] + 30), story.spot(0))

    assert PICTURE.sub("|", story.saved()) == f"|{MARKUP}"
    assert [request.method for request in story.person.sent] == ["PATCH"]
