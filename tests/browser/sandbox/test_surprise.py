"""“Surprise me”: a guest is given another site, and keeps what they typed."""

from playwright.sync_api import expect


def headline(guest):
    return guest.page.locator("h1").inner_text()


def test_a_guest_is_given_another_site_and_keeps_what_was_just_typed(guest):
    before = headline(guest)
    guest.write(guest.block("home.opening"), "Typed a moment ago.")
    with guest.page.expect_navigation():
        guest.bar.get_by_role("button", name="Surprise me").click()

    assert headline(guest) != before
    expect(guest.page.get_by_text("Typed a moment ago.")).to_be_visible()
    assert int(guest.bar.get_attribute("data-changes")) > 40
    tray = guest.open_tray()
    expect(tray).to_contain_text(before)


def test_on_a_phone_it_is_offered_where_there_is_room(guest_on_a_phone):
    guest = guest_on_a_phone
    before = headline(guest)
    with guest.page.expect_navigation():
        guest.bar.get_by_role("button", name="Surprise me").tap()
    first = headline(guest)
    assert first != before
    expect(guest.bar.get_by_role("button", name="Surprise me")).to_be_hidden()

    guest.bar.get_by_text("Start over", exact=True).tap()
    with guest.page.expect_navigation():
        guest.bar.get_by_role("button", name="Surprise me").tap()
    assert headline(guest) != first
    assert guest.page.evaluate("document.documentElement.scrollWidth") == 360
