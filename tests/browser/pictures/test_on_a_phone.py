"""A picture under the thumb: one sheet with everything."""

import pytest
from playwright.sync_api import expect

from tests.browser.transfers import photo
from tests.browser.without_a_mouse.test_accessibility import violations

pytestmark = pytest.mark.editing("at length")


@pytest.fixture
def slot(slot_on_a_phone):
    slot_on_a_phone.element.tap()
    expect(sheet(slot_on_a_phone)).to_be_visible()
    return slot_on_a_phone


def sheet(slot):
    return slot.page.get_by_role("dialog", name="Picture")


def test_every_target_is_large_enough_and_no_input_makes_the_phone_zoom(slot):
    controls = sheet(slot).locator("button:visible, label.choice, textarea, .focal")
    assert controls.count() == 7
    for control in controls.all():
        assert control.bounding_box()["height"] >= 44
    words = sheet(slot).get_by_label("What can be seen?")
    assert words.evaluate("input => parseFloat(getComputedStyle(input).fontSize)") >= 16
    box = sheet(slot).bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)


def test_a_photo_is_taken_described_and_given_its_focus(slot):
    with slot.page.expect_file_chooser() as chooser:
        sheet(slot).get_by_role("button", name="Take a photo").tap()
    assert chooser.value.element.get_attribute("capture") == "environment"
    file = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    value = slot.takes_in(lambda slot: chooser.value.set_files(file))
    slot.shows(value)

    sheet(slot).get_by_label("What can be seen?").fill("Four colours")
    point = sheet(slot).get_by_role("slider")
    box = point.bounding_box()
    slot.page.touchscreen.tap(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25)
    sheet(slot).get_by_role("button", name="Done").tap()

    expect(sheet(slot)).to_have_count(0)
    slot.person.wait_for("saved")
    assert slot.saved() == {
        "media": value["media"],
        "alt": "Four colours",
        "decorative": False,
        "focal": pytest.approx([0.75, 0.25], abs=0.02),
    }


def test_a_picture_is_deleted_and_brought_back(slot):
    before = slot.stored()
    sheet(slot).get_by_role("button", name="Delete").tap()
    assert slot.saved() is None
    slot.person.chip.get_by_role("button", name="Undo").tap()
    slot.shows(before)

    slot.element.tap()
    expect(sheet(slot).get_by_role("button", name="Replace")).to_be_visible()


def test_an_empty_place_offers_only_what_can_be_done(slot):
    sheet(slot).get_by_role("button", name="Delete").tap()
    slot.saved()
    slot.element.tap()
    expect(sheet(slot).locator("button:visible")).to_have_text(["Choose", "Take a photo", "Done"])


def test_the_sheet_is_clean(slot):
    assert not violations(slot.person)
