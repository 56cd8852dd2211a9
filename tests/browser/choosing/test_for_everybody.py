"""Panels for screen readers, for thumbs, in the dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.choosing.conftest import CHOICES
from tests.browser.on_a_phone.test_phone import SMALLEST_TARGET
from tests.browser.without_a_mouse.test_accessibility import violations

pytestmark = pytest.mark.editing("at length")


def test_every_panel_is_clean(panel, editor):
    for choice in CHOICES.values():
        here = panel(choice.address).open()
        assert not violations(editor, "editable-tools", f'[data-editable="{choice.address}"]'), choice.address
        here.escape()


def test_a_page_with_a_panel_that_refuses_something_is_clean(panel):
    here = panel("event/1/price").open()
    here.fill({"Price": "501"})
    assert not violations(here.person)


def test_on_a_phone_it_is_a_sheet_with_targets_for_a_thumb_and_letters_that_need_no_zoom(panel_on_a_phone):
    typed_in = "input:not([type=radio], [type=checkbox])"
    for choice in CHOICES.values():
        here = panel_on_a_phone(choice.address).open()
        box = here.element.bounding_box()
        assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 360, 740)
        for target in here.element.locator(f"button:visible, a:visible, label.choice, {typed_in}").all():
            size = target.bounding_box()
            assert min(size["width"], size["height"]) >= SMALLEST_TARGET, choice.address
        letters = here.element.locator(typed_in).evaluate_all(
            "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert all(size >= 16 for size in letters)
        assert here.person.page.evaluate("document.documentElement.scrollWidth") == 360
        here.escape()


def test_on_a_phone_the_name_of_a_field_makes_no_page_wider(panel_on_a_phone):
    for choice in CHOICES.values():
        here = panel_on_a_phone(choice.address).open()
        here.escape()
        expect(here.person.tools(".mark:visible .name")).to_be_visible()
        assert here.person.page.evaluate("document.documentElement.scrollWidth") == 360, choice.address


def top(element):
    return element.bounding_box()["y"]


def test_on_a_phone_the_sheet_leaves_the_field_free(panel_on_a_phone):
    for choice in CHOICES.values():
        here = panel_on_a_phone(choice.address)
        here.field.evaluate("element => element.scrollIntoView({ block: 'end', behavior: 'instant' })")
        here.open()
        here.person.wait_until(lambda field=here.field, sheet=here.element: 0 <= top(field) < top(sheet) - 10)
        here.escape()


def test_empty_places_are_large_enough_for_a_thumb(phone):
    empty = phone.page.locator("[data-editable]:empty:visible")
    expect(empty.first).to_be_visible()
    for field in empty.all():
        size = field.bounding_box()
        assert min(size["width"], size["height"]) >= SMALLEST_TARGET, field.get_attribute("data-editable")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_with_its_empty_places_is_clean_on_a_phone(people, scheme):
    screen = {"width": 360, "height": 740}
    phone = people(viewport=screen, has_touch=True, is_mobile=True, color_scheme=scheme).come_in()
    assert not violations(phone)


def test_every_slot_of_text_has_room_to_type_in_on_a_phone(phone):
    lines = phone.page.locator('[data-editable-kind="text"]').evaluate_all(
        """(fields) => fields.map((field) => {
          const before = field.textContent
          field.textContent = "As many words as a name may have"
          const words = document.createRange()
          words.selectNodeContents(field)
          const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size
          field.textContent = before
          return [field.dataset.editable, lines]
        })"""
    )
    assert [slot for slot in lines if slot[1] > 4] == []


def test_editors_see_no_mark_of_a_kind_without_its_name(editor):
    for choice in CHOICES.values():
        editor.field(choice.address).hover()
        expect(editor.tools(".mark:visible b")).not_to_be_empty()
