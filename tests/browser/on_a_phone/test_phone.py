"""The whole loop with a thumb, at 360 pixels."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.editing("at length")

SMALLEST_TARGET = 44


def sizes(locator):
    return [(box["width"], box["height"]) for box in (control.bounding_box() for control in locator.all()) if box]


def test_a_tap_types_and_undo_takes_it_back(phone):
    opening = phone.block("home.opening")
    before = opening.inner_text()
    opening.tap()
    assert phone.is_typing()
    phone.press("Control+a")
    phone.type("Typed with a thumb.")
    phone.wait_for("saved")
    assert phone.stored("text/home.opening/value") == "Typed with a thumb."

    phone.chip.get_by_role("button", name="Undo").tap()
    expect(opening).to_have_text(before)
    phone.wait_for("saved")
    assert phone.stored("text/home.opening/value") == before


def test_scrolling_with_the_thumb_starts_nothing(phone):
    opening = phone.block("home.opening")
    opening.scroll_into_view_if_needed()
    box = opening.bounding_box()
    touch = phone.context.new_cdp_session(phone.page)
    at = {"x": box["x"] + 40, "y": box["y"] + 20}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    for step in range(1, 6):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{**at, "y": at["y"] - 30 * step}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    phone.wait_until(lambda: phone.page.evaluate("scrollY") > 0)
    assert not phone.is_typing()


def test_the_caret_is_never_under_the_chip(phone):
    fields = phone.page.locator('[data-editable-kind="text"]')
    for field in fields.all():
        field.tap()
        phone.press("End")
        covered = phone.page.evaluate(
            """() => {
              const caret = getSelection().getRangeAt(0).getBoundingClientRect()
              const chip = document.querySelector("editable-tools").shadowRoot.querySelector(".chip").getBoundingClientRect()
              return caret.bottom > chip.top && caret.top < chip.bottom && caret.right > chip.left
            }"""
        )
        assert not covered, field.get_attribute("data-editable")


def test_nothing_is_wider_than_the_screen_with_everything_revealed(phone):
    phone.page.get_by_role("button", name="What can I edit?").tap()
    expect(phone.tools(".mark:visible")).to_have_count(phone.page.locator("[data-editable]").count())
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 360


def test_every_control_is_large_enough_for_a_finger(phone, dot):
    for width, height in sizes(phone.tools(".dock button:visible")):
        assert min(width, height) >= SMALLEST_TARGET

    conflict(phone, dot)
    phone.chip.get_by_role("button", name="Compare").tap()
    controls = phone.tools(".conflict button, .dock button:visible")
    expect(phone.tools(".conflict")).to_be_visible()
    assert len(sizes(controls)) >= 4
    for width, height in sizes(controls):
        assert min(width, height) >= SMALLEST_TARGET


@pytest.mark.parametrize("later", [True, False])
def test_a_conflict_waits_under_the_chip_and_opens_as_a_sheet(phone, dot, later):
    conflict(phone, dot)
    expect(phone.tools(".conflict")).to_have_count(0)  # it would cover what is being typed
    phone.chip.get_by_role("button", name="Compare").tap()
    sheet = phone.tools(".conflict")
    box = sheet.bounding_box()
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 360, 740)

    if later:
        sheet.get_by_role("button", name="Later").tap()
        expect(sheet).to_have_count(0)
        phone.wait_for("conflict")
    else:
        sheet.get_by_role("button", name="Keep mine").tap()
        phone.wait_for("saved")
        assert phone.stored("text/home.opening/value") == "Mine"


def test_the_chip_stays_above_the_keyboard(phone):
    phone.page.evaluate(
        """() => {
          Object.defineProperty(visualViewport, "height", { value: 440 })
          visualViewport.dispatchEvent(new Event("resize"))
        }"""
    )
    box = phone.chip.bounding_box()
    assert box["y"] + box["height"] <= 440


def conflict(phone, dot):
    dot.put("text/home.opening/value", "Dot’s")
    phone.block("home.opening").tap()
    phone.press("Control+a")
    phone.type("Mine")
    phone.wait_for("conflict")
