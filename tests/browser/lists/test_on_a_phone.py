"""Lists with a thumb, at 360 pixels."""

import pytest
from playwright.sync_api import expect

from tests.browser.lists.conftest import ListOf
from tests.browser.without_a_mouse.test_accessibility import violations

pytestmark = pytest.mark.editing("at length")

ROOM = "button => { const { width, height } = button.getBoundingClientRect(); return [width, height] }"


def open_menu(phone, cast, place):
    cast.item(place).locator("h2").tap()
    grip = phone.tools(".grip")
    expect(grip).to_be_visible()
    grip.tap()
    return phone.page.get_by_role("toolbar")


def test_everything_is_a_tap_on_something_large_enough(phone, visitor):
    cast = ListOf(phone.open("/about"), "person")
    toolbar = open_menu(phone, cast, 0)
    for button in [*toolbar.get_by_role("button").all(), phone.page.get_by_role("button", name="Add person")]:
        assert min(button.evaluate(ROOM)) >= 44, button.text_content()
    assert not violations(phone)

    toolbar.get_by_role("button", name="Move down").tap()
    phone.wait_until(lambda: cast.titles()[:2] == ["Tobias Crane", "Nell Aldous"])
    toolbar.get_by_role("button", name="Delete").tap()
    expect(cast.items).to_have_count(4)
    phone.wait_for("saved")
    phone.chip.get_by_role("button", name="Undo").tap()
    expect(cast.items).to_have_count(5)

    visitor.page.goto("/")
    expect(visitor.page.locator("#company h3").nth(1)).to_have_text("Nell Aldous")


def test_a_new_item_is_typed_at_once(phone, visitor):
    cast = ListOf(phone.open("/about"), "person")
    cast.element.scroll_into_view_if_needed()
    phone.page.get_by_role("button", name="Add person").tap()
    phone.wait_until(phone.is_typing)
    phone.type("Mina Drake")
    phone.press("Enter")
    phone.wait_for("saved")

    visitor.page.goto("/")
    expect(visitor.page.locator("#company h3").nth(5)).to_have_text("Mina Drake")


def test_a_finger_drags_an_item_by_its_grip(phone):
    cast = ListOf(phone.open("/about"), "person")
    cast.item(0).locator("h2").tap()
    grip = phone.tools(".grip").bounding_box()
    target = cast.item(2).bounding_box()
    session = phone.context.new_cdp_session(phone.page)

    def touch(kind, *points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    x, y = grip["x"] + 20, grip["y"] + 20
    touch("touchStart", (x, y))
    for part in range(1, 9):
        touch("touchMove", (x, y + (target["y"] + target["height"] - 2 - y) * part / 8))
    touch("touchEnd")

    phone.wait_until(lambda: cast.titles()[2] == "Nell Aldous")
