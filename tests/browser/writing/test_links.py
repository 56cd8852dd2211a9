"""Links: where they go is said in words and checked before it is kept."""

import pytest
from playwright.sync_api import expect

from tests.browser.writing.conftest import MARKUP

pytestmark = pytest.mark.editing("at length")


def panel(story):
    return story.page.get_by_role("dialog", name="Link")


def address(story):
    return story.page.get_by_label("Goes to")


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("example.org/shows?week=3", "https://example.org/shows?week=3"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("01632 960 204", "tel:01632960204"),
        ("/plays#may", "/plays#may"),
    ],
)
def test_words_become_a_link_to_what_was_meant(story, typed, href):
    story.select(3, 7)
    story.person.press("Control+k")
    address(story).fill(typed)
    story.person.press("Enter")
    expect(panel(story)).to_have_count(0)
    assert story.person.is_typing()

    assert story.saved() == MARKUP.replace("turn", f'<a href="{href}">turn</a>', 1)


def test_an_address_of_this_site_stays_its_own(story):
    story.select(3, 7)
    story.tool("Link").click()
    address(story).fill(f"{story.person.site.url}/plays")
    panel(story).get_by_role("button", name="Done").click()

    assert '<a href="/plays">turn</a>' in story.saved()


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "ftp://example.org", "nowhere in particular", "https://"])
def test_what_leads_nowhere_is_refused_with_a_sentence(story, typed):
    story.select(3, 7)
    story.person.press("Control+k")
    address(story).fill(typed)
    story.person.press("Enter")

    expect(panel(story)).to_contain_text("Type an address such as example.org")
    expect(address(story)).to_have_attribute("aria-invalid", "true")
    expect(address(story)).to_be_focused()
    story.person.press("Escape")
    assert story.markup() == MARKUP


def test_a_link_is_shown_whole_changed_and_removed(story):
    story.click(16, paragraph=1)
    story.person.press("Control+k")
    expect(address(story)).to_have_value("/plays")
    expect(panel(story).get_by_role("link", name="Open")).to_have_attribute("href", "/plays")
    assert story.page.evaluate("[...CSS.highlights.get('editable-words')].join()") == "weather"
    address(story).fill("#people")
    story.person.press("Enter")
    assert story.saved() == MARKUP.replace("/plays", "#people")

    story.person.press("Control+k")
    panel(story).get_by_role("button", name="Remove link").click()
    assert story.saved() == MARKUP.replace('<a href="/plays">weather</a>', "weather")
    assert not story.page.evaluate("CSS.highlights.has('editable-words')")


def test_the_panel_says_which_page_an_address_means(story):
    story.select(3, 7)
    story.person.press("Control+k")
    for typed, meaning in [
        ("/", "A page of this site: Seven Buckets"),
        ("/no-such-page", "This site has no such page yet."),
        ("example.org", "Another site: example.org"),
        ("ada@example.org", "Begins an e-mail."),
    ]:
        address(story).fill(typed)
        expect(panel(story).get_by_role("status")).to_contain_text(meaning)


def test_the_panel_leaves_the_paragraph_free(story):
    story.select(3, 7)
    story.person.press("Control+k")
    words, box = story.element.locator("p").first.bounding_box(), panel(story).bounding_box()
    assert box["y"] >= words["y"] + words["height"]


def test_an_address_without_words_becomes_its_own(story):
    story.click(len("We turn up at nine with a trunk of cardboard."))
    story.person.press("Control+k")
    address(story).fill("example.org")
    story.person.press("Enter")

    assert 'cardboard.<a href="https://example.org">example.org</a></p>' in story.saved()


def test_leaving_from_the_panel_leaves_the_text(story):
    story.select(3, 7)
    story.person.press("Control+k")
    story.person.block("home.headline").click()

    story.wait_until_closed()
    expect(panel(story)).to_have_count(0)
    assert story.person.sent == []
