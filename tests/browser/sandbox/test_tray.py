"""Guests try the site out: they are told whose copy it is, see what they have changed, and take it back."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.sandbox.conftest import Guest
from tests.browser.without_a_mouse.test_accessibility import violations


def sessions(site):
    return list(Path(site.config["INSTANCE_PATH"], "sandbox").glob("*"))


def test_the_bar_invites_and_then_counts(guest):
    expect(guest.bar).to_contain_text("This is yours to try")
    expect(guest.count).to_be_hidden()

    guest.change("home.headline", "Mine")
    expect(guest.count).to_have_text("1 change")
    guest.change("home.opening", "Mine too")
    expect(guest.count).to_have_text("2 changes")
    guest.tools(".chip button").click()

    expect(guest.count).to_have_text("1 change")


def test_what_was_typed_last_is_in_the_tray(guest):
    guest.change("home.headline", "Mine")
    guest.write(guest.block("home.opening"), "Typed a moment ago")
    tray = guest.open_tray()
    expect(tray.get_by_role("heading", level=2)).to_have_text("2 changes")
    expect(tray).to_contain_text("Typed a moment ago")


def test_go_there_leads_to_the_field(guest):
    guest.change("home.headline", "Mine")
    guest.open("/about")
    guest.open_tray().get_by_role("link", name="Go there").click()
    guest.page.wait_for_url("**/#*")
    expect(guest.block("home.headline")).to_be_in_viewport()


def test_go_there_leads_to_a_field_of_the_same_page(guest):
    guest.change("home.headline", "Mine")
    guest.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    guest.open_tray().get_by_role("link", name="Go there").click()
    expect(guest.tray).to_be_hidden()
    expect(guest.block("home.headline")).to_be_in_viewport()


def test_take_it_back(guest):
    before = guest.block("home.headline").text_content()
    guest.change("home.headline", "Mine")
    guest.change("home.opening", "Mine too")
    tray = guest.open_tray()

    tray.get_by_role("button", name="Take it back: Home, Headline").click()
    expect(tray.get_by_role("heading", level=2)).to_have_text("1 change")
    guest.press("Escape")

    expect(guest.block("home.headline")).to_have_text(before)
    expect(guest.block("home.opening")).to_have_text("Mine too")
    expect(guest.count).to_have_text("1 change")


def test_start_over_asks_first(guest, site):
    before = guest.block("home.headline").text_content()
    guest.change("home.headline", "Mine")

    guest.page.get_by_text("Start over", exact=True).click()
    guest.press("Escape")
    expect(guest.page.get_by_role("button", name="Yes, start over")).to_be_hidden()
    guest.page.get_by_text("Start over", exact=True).click()
    guest.page.get_by_role("button", name="Yes, start over").click()

    expect(guest.block("home.headline")).to_have_text(before)
    expect(guest.bar).to_contain_text("This is yours to try")
    assert sessions(site) == []


def test_the_first_of_two_saves_at_once_goes_alone(guest, site):
    sent = []

    def hold_first(route):
        sent.append(route)
        if len(sent) > 1:
            route.continue_()

    guest.page.route("**/editable/text/**", hold_first)
    guest.stop_the_clock()
    guest.write(guest.block("home.headline"), "One")
    guest.write(guest.block("home.opening"), "Two")
    guest.let_pass(2)
    guest.wait_until(lambda: sent)
    guest.page.wait_for_timeout(300)
    [first] = sent

    first.continue_()
    guest.wait_for("saved")

    assert len(sessions(site)) == 1
    assert [guest.stored(f"text/{slug}/value") for slug in ("home.headline", "home.opening")] == ["One", "Two"]


def test_two_windows_of_a_new_guest_share_one_copy(guest, site):
    other = guest.context.new_page()
    other.goto("/about")
    other.locator("editable-tools").wait_for(state="attached")
    for page, slug in ((guest.page, "home.headline"), (other, "people.title")):
        page.locator(f'[data-editable="text/{slug}/value"]').first.click()
        page.keyboard.press("Control+a")
        page.keyboard.type("Mine")
    for page in (guest.page, other):
        expect(page.locator(".editable-bar__count")).to_be_visible()

    assert len(sessions(site)) == 1
    guest.open()
    expect(guest.count).to_have_text("2 changes")


def test_what_a_new_guest_types_last_is_saved_when_the_page_goes(guest, site):
    guest.stop_the_clock()
    guest.write(guest.block("home.headline"), "In a hurry")
    guest.page.goto("/about")
    guest.wait_until(lambda: len(sessions(site)) == 1)
    guest.open("/")
    expect(guest.block("home.headline")).to_have_text("In a hurry")


def test_nothing_on_a_phone_lies_under_the_bar_for_good(guest_on_a_phone):
    guest = guest_on_a_phone
    for changes in (0, 1):
        if changes:
            guest.change("home.headline", "Mine")
        guest.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        bar, last = guest.bar.bounding_box(), guest.page.locator(".backstage").bounding_box()
        chip = guest.chip.bounding_box()
        assert last["y"] + last["height"] <= bar["y"]
        assert chip["y"] + chip["height"] <= bar["y"]
        assert guest.page.evaluate("document.documentElement.scrollWidth") == 360
        targets = [box for box in (one.bounding_box() for one in guest.bar.locator("a, summary").all()) if box]
        assert all(box["height"] >= 44 for box in targets)


def test_on_a_phone_changes_are_taken_back_with_a_thumb(guest_on_a_phone):
    guest = guest_on_a_phone
    guest.change("home.headline", "Mine")
    guest.count.tap()
    guest.tray.get_by_role("button", name="Take it back").tap()
    expect(guest.tray.get_by_role("heading", level=2)).to_have_text("No changes")
    guest.tray.get_by_role("button", name="Close").tap()
    expect(guest.bar).to_contain_text("This is yours to try")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bar_and_tray_are_clean(contexts, site, scheme):
    guest = Guest(contexts, site, color_scheme=scheme, viewport={"width": 1280, "height": 900}).open()
    assert not violations(guest)
    guest.change("home.headline", "Mine")
    guest.page.get_by_text("Start over", exact=True).click()
    assert not violations(guest)
    guest.open_tray()
    assert not violations(guest)
    guest.page.goto("/editable/sandbox")
    assert not violations(guest)
    guest.close()


def test_everything_is_reached_by_the_keyboard(guest):
    guest.change("home.headline", "Mine")
    guest.count.focus()
    guest.press("Enter")
    expect(guest.tray).to_be_visible()
    guest.press("Tab", "Tab", "Enter")
    expect(guest.tray.get_by_role("heading", level=2)).to_have_text("No changes")
    guest.press("Escape")
    expect(guest.tray).to_be_hidden()
