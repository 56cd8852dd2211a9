"""What checkers find while formatted text is written."""

from playwright.sync_api import expect

from tests.browser.without_a_mouse.test_accessibility import violations


def test_toolbar_and_link_panel_are_clean(story):
    story.select(3, 7)
    expect(story.tool("Bold")).to_be_visible()
    assert not violations(story.person)

    story.person.press("Control+k")
    expect(story.page.get_by_role("dialog", name="Link")).to_be_visible()
    assert not violations(story.person)
    story.page.get_by_label("Goes to").fill("nowhere in particular")
    story.person.press("Enter")
    assert not violations(story.person)
