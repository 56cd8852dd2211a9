"""Putting a picture in its place: by dropping, pasting, choosing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.transfers import drop, paste, photo, transfer, width_of

pytestmark = pytest.mark.editing("at length")
over_both_stores = pytest.mark.editing


def put_by_dropping(slot):
    drop(slot.element, transfer(slot.person, photo()))


def put_by_pasting(slot):
    slot.element.focus()
    paste(slot.element, transfer(slot.person, photo()))


def put_by_pasting_at_the_tools(slot):
    slot.open()
    paste(slot.person.tools(".picture-pill button").first, transfer(slot.person, photo()))


def put_by_choosing(slot):
    slot.open().pick(photo())


@over_both_stores
@pytest.mark.parametrize("put", [put_by_dropping, put_by_pasting, put_by_pasting_at_the_tools, put_by_choosing])
def test_a_picture_is_put_and_visitors_see_it(slot, visitor, put):
    before = slot.stored()
    value = slot.takes_in(put)

    assert value["media"] != before["media"]
    slot.shows(value)
    picture = slot.seen_by(visitor)
    assert value["media"] in picture.get_attribute("src")
    assert width_of(picture) > 100


def test_it_is_shown_at_once_in_the_same_box_while_it_is_on_its_way(slot):
    held = []
    slot.page.route("**/file", lambda route: held.append(route))
    before = slot.person.boxes()
    drop(slot.element, transfer(slot.person, photo(900, 300)))

    expect(slot.img).to_have_attribute("src", re.compile("^blob:"))
    expect(slot.person.tools(".upload progress")).to_be_visible()
    expect(slot.img).to_have_js_property("complete", True)
    assert slot.img.evaluate("img => img.naturalWidth / img.naturalHeight") == pytest.approx(3, abs=0.02)
    slot.person.wait_for("saving")
    boxes = {name: box for name, box in slot.person.boxes() if name != "SOURCE "}
    assert boxes == {name: pytest.approx(box, abs=1) for name, box in before if name in boxes}

    held[0].continue_()
    expect(slot.person.tools(".upload")).to_have_count(0)
    slot.shows(slot.saved())


def test_how_much_has_gone_is_told_as_it_goes(slot):
    slot.page.evaluate(
        """() => {
          const bar = HTMLProgressElement.prototype
          const { set } = Object.getOwnPropertyDescriptor(bar, "value")
          window.told = []
          Object.defineProperty(bar, "value", { set(value) { window.told.push(value); set.call(this, value) } })
        }"""
    )
    put_by_dropping(slot)
    expect(slot.person.tools(".upload")).to_have_count(0)

    assert slot.page.evaluate("told").pop() == 1


def test_it_keeps_the_width_the_template_gave_it(slot):
    sizes = slot.img.get_attribute("sizes")
    slot.shows(slot.takes_in(put_by_dropping))

    assert slot.img.get_attribute("sizes") == sizes != "100vw"


@pytest.mark.parametrize(
    ("file", "kind", "sentence"),
    [
        (b"no picture at all", "image/jpeg", "not a picture"),
        (b"a letter", "application/pdf", "This is not a picture."),
    ],
)
def test_what_is_no_picture_is_refused_and_the_old_one_stays(slot, file, kind, sentence):
    before, markup = slot.stored(), slot.element.inner_html()
    drop(slot.element, transfer(slot.person, file, "file", kind))
    refusal = slot.page.get_by_role("alert")
    expect(refusal).to_contain_text(sentence)

    assert slot.element.inner_html() == markup
    assert slot.stored() == before
    refusal.get_by_role("button", name="Close").click()
    slot.person.wait_for("saved")


def test_a_file_that_is_too_large_is_refused_with_the_limit(slot):
    slot.person.site.config["EDITABLE_UPLOAD_BYTES"] = 1_000_000
    drop(slot.element, transfer(slot.person, photo() + b"\0" * 1_000_000))

    expect(slot.page.get_by_role("alert")).to_contain_text("MB")


def test_without_a_line_the_old_one_stays_and_it_can_be_tried_again(slot):
    slot.person.context.set_offline(True)
    put_by_dropping(slot)
    again = slot.page.get_by_role("button", name="Try again")
    expect(slot.page.get_by_role("alert")).to_contain_text("cannot be reached")
    assert not slot.img.get_attribute("src").startswith("blob:")

    slot.person.context.set_offline(False)
    before = slot.stored()
    assert slot.takes_in(lambda slot: again.click())["media"] != before["media"]


@over_both_stores
def test_a_picture_that_somebody_else_has_put_meanwhile_is_shown_not_overwritten(slot, dot):
    theirs = type(slot)(dot)
    value = theirs.takes_in(put_by_dropping)

    put_by_dropping(slot)
    expect(slot.page.get_by_role("alert")).to_be_visible()
    slot.shows(value)
    assert slot.stored() == value


def test_a_file_dropped_beside_the_place_does_not_take_the_page_away(slot):
    prevented = slot.page.evaluate(
        """(dataTransfer) => {
          const carried = { dataTransfer, bubbles: true, cancelable: true }
          const events = ["dragover", "drop"].map((type) => new DragEvent(type, carried))
          return events.map((event) => !document.querySelector("h1").dispatchEvent(event))
        }""",
        transfer(slot.person, photo()),
    )

    assert prevented == [True, True]
    assert slot.person.sent == []


def test_looking_at_the_tools_sends_nothing_and_changes_no_byte(slot):
    for picture in slot.page.locator('[data-editable-kind="image"]').all():
        before, boxes = picture.evaluate("element => element.outerHTML"), slot.person.boxes()
        picture.click(position={"x": 9, "y": 9})
        for word in "Describe", "Focus":
            slot.press(word)
            slot.press("Done")
        slot.person.press("Escape")
        assert slot.person.moved(boxes) == []
        assert picture.evaluate("element => element.outerHTML") == before

    assert slot.person.sent == []


@over_both_stores
def test_what_is_deleted_leaves_a_named_place_and_undo_brings_it_back(slot, visitor):
    before = slot.stored()
    slot.open().press("Delete")
    assert slot.saved() is None
    expect(slot.seen_by(visitor)).to_have_count(0)
    assert "Workshop picture" in slot.element.evaluate("element => getComputedStyle(element, '::before').content")
    assert slot.person.focused() == slot.address

    slot.person.chip.get_by_role("button", name="Undo").click()
    slot.shows(before)
    assert slot.saved() == before


def test_an_empty_place_takes_what_is_dropped_or_chosen(slot):
    slot.open().press("Delete")
    slot.saved()
    slot.shows(slot.takes_in(put_by_dropping))

    slot.open().press("Delete")
    slot.saved()
    slot.element.focus()
    slot.person.press("Enter")
    slot.shows(slot.takes_in(lambda slot: slot.pick(photo(), word="Choose a picture")))


def test_a_picture_dragged_about_the_page_is_put_nowhere(slot):
    carried = transfer(slot.person, photo())  # browsers offer what is dragged as a file as well
    slot.page.locator('[data-editable-kind="image"] img').first.dispatch_event("dragstart", {"dataTransfer": carried})
    drop(slot.element, carried)
    slot.open()

    assert slot.person.sent == []
