"""Choosing a value of every kind that is chosen in a panel: by mouse, by thumb, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.choosing.conftest import CHOICES, words

pytestmark = pytest.mark.editing("at length")


def by_pointer(here, choice):
    here.open().fill(choice.fill).done()


def by_keys(here, choice):
    here.field.focus()
    here.person.press("Enter")
    here.element.wait_for()
    for keys in choice.keys:
        here.person.press(keys) if keys in ("Tab", "Space", "ArrowDown") else here.person.type(keys)
    here.person.press("Enter")
    here.is_closed()
    assert here.person.focused() == choice.address


def all_chosen(panel, playbill, choose):
    """Choose a value of every kind; return of which of them a visitor then reads the new one."""
    before = playbill()
    for choice in CHOICES.values():
        here = panel(choice.address)
        choose(here, choice)
        assert here.stored() == choice.value
        expect(here.field).to_have_text(words(choice.read))
    after = playbill()
    return [kind for kind, choice in CHOICES.items() if after.count(choice.read) == before.count(choice.read) + 1]


def test_by_mouse(panel, playbill):
    assert all_chosen(panel, playbill, by_pointer) == list(CHOICES)


def test_by_thumb(panel_on_a_phone, playbill):
    assert all_chosen(panel_on_a_phone, playbill, by_pointer) == list(CHOICES)


def test_by_keyboard_alone(panel, playbill):
    assert all_chosen(panel, playbill, by_keys) == list(CHOICES)


def test_a_panel_is_a_dialog_that_names_its_field_and_begins_with_its_first_input(panel):
    for choice in CHOICES.values():
        here = panel(choice.address).open_by_key()
        label = here.field.get_attribute("data-editable-label")
        dialog = here.person.page.get_by_role("dialog", name=label, exact=True)
        expect(dialog).to_be_visible()
        expect(dialog.locator("input").first).to_be_focused()
        here.escape()


def test_what_is_saved_is_said_to_screen_readers(panel):
    here = panel("event/1/price").open()
    here.fill({"Price": "14"}).done()

    expect(here.person.page.locator("[data-editable-status]")).to_have_text("Saved")


@pytest.mark.parametrize("leave", ["escape", "done", "elsewhere"])
def test_looking_at_a_panel_sends_nothing_and_changes_no_byte(panel, editor, leave):
    for choice in CHOICES.values():
        here = panel(choice.address)
        markup, boxes = here.field.evaluate("element => element.outerHTML"), editor.boxes()
        here.open()
        if leave == "elsewhere":
            editor.page.mouse.click(2, 450)
            here.is_closed()
        else:
            getattr(here, leave)()
            assert editor.focused() == choice.address

        assert editor.moved(boxes) == []
        assert here.field.evaluate("element => element.outerHTML") == markup
    assert editor.sent == []
    editor.wait_for("saved")


def test_one_value_is_one_save_and_one_look_at_the_page(panel):
    here = panel("event/1/price").open()
    asked = []
    here.person.watch(lambda request: request.resource_type == "fetch" and asked.append(request.method))
    here.input("Price").fill("")
    here.input("Price").press_sequentially("125.5", delay=1000)
    here.person.press("Enter")
    expect(here.field).to_have_text("£125.50")
    here.person.wait_for("saved")

    assert asked == ["PATCH", "GET"]


def test_what_is_done_is_sent_at_once(panel):
    here = panel("event/1/price").open()
    here.fill({"Price": "14"})
    with here.person.page.expect_request("**/editable/event/1/price", timeout=1500):
        here.person.press("Enter")


def test_a_choice_is_saved_while_the_panel_is_still_open(panel):
    here = panel("event/1/status").open()
    here.fill({"Cancelled": True})
    expect(here.field).to_have_text("Cancelled")
    expect(here.field).to_have_attribute("data-value", "cancelled")

    assert here.stored() == "cancelled"
    expect(here.element).to_be_visible()


@pytest.mark.parametrize("kind", ["date", "time", "datetime", "number", "choices", "link"])
def test_what_need_not_be_there_can_be_cleared(panel, kind):
    choice = CHOICES[kind]
    here = panel(choice.address).open()
    here.fill(choice.fill).done()
    here.stored()
    here.open_by_key().press("Clear")
    here.is_closed()

    assert here.stored() == ([] if kind == "choices" else None)
    expect(here.field).to_be_empty()
    assert here.field.get_attribute("data-editable-label") in here.field.evaluate(
        "element => getComputedStyle(element, '::before').content"
    )
    assert here.person.focused() == choice.address
    here.open()
    expect(here.element.get_by_role("button", name="Clear")).to_be_hidden()


def test_what_must_be_there_cannot(panel):
    for kind in ("period", "choice", "toggle"):
        here = panel(CHOICES[kind].address).open()
        expect(here.element.get_by_role("button", name="Clear")).to_have_count(0)
        here.escape()


def test_more_options_than_stand_side_by_side_go_into_a_list(panel, editor):
    status = editor.site.extensions["editable"].registry.get("event").fields["status"]
    status.options |= {f"state_{number}": f"State {number}" for number in range(5)}
    editor.open()
    here = panel("event/1/status").open()
    here.input("Status").select_option(label="State 4")
    here.press("Done")

    assert here.stored() == "state_4"
    expect(here.field).to_have_text("State 4")


def test_whole_days_are_asked_for_as_days_and_the_times_come_back(panel):
    here = panel("event/1/when").open()
    before = here.input("Starts").input_value()
    here.fill({"All day": True})
    expect(here.input("Starts")).to_have_attribute("type", "date")
    assert here.input("Starts").input_value() == before[:10]

    here.fill({"All day": False})
    assert here.input("Starts").input_value() == before
    here.fill({"All day": True}).done()
    day = f"{before[:10]}T00:00"
    assert here.stored() == {"start": day, "end": day, "all_day": True}


def test_the_end_moves_with_the_start(panel):
    here = panel("event/1/when").open()
    here.fill({"Starts": "2031-12-24T23:30"}).done()

    assert here.stored() == {"start": "2031-12-24T23:30", "end": "2031-12-25T01:15", "all_day": False}


def test_a_modified_click_follows_a_link_and_a_plain_one_does_not(panel):
    here = panel("event/1/booking").open()
    here.fill({"Goes to": "/sign-in"}).done()
    here.stored()
    expect(here.field).to_have_attribute("href", "/sign-in")
    with here.person.context.expect_page() as opened:
        here.field.click(modifiers=["Control"])
    opened.value.wait_for_url(f"{here.person.site.url}/**")
    assert here.person.page.url == f"{here.person.site.url}/"
