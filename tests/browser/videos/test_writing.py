"""Videos among the paragraphs, as editors put them there and work on them."""

import pytest
from playwright.sync_api import expect

from tests.browser.transfers import drag, paste, transfer
from tests.browser.videos.conftest import ADDRESS, FIGURE, WITH_VIDEO, Viewer
from tests.browser.without_a_mouse.test_accessibility import violations
from tests.browser.writing.conftest import MARKUP

pytestmark = pytest.mark.editing("at length")

SHORT = "https://youtu.be/dQw4w9WgXcQ?si=AbC"
EMBEDDED = (
    '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="Ark" allowfullscreen></iframe>'
)


def paste_text(story, text):
    paste(story.element, transfer(story.person, text=text))


def box(story):
    return story.element.locator("figure[data-video]")


def choose(story):
    """Open a text that holds a video, and click that."""
    story.click(3)
    box(story).click()
    expect(story.tool("Open")).to_be_visible()


@pytest.mark.parametrize("text", [SHORT, f"  {ADDRESS}\n", EMBEDDED])
def test_a_pasted_address_becomes_a_video_after_its_paragraph_and_visitors_see_the_same(story, visitor, text):
    story.click(3)
    paste_text(story, text)
    assert story.saved() == WITH_VIDEO

    story.person.press("Escape")
    story.wait_until_closed()
    assert story.markup() == story.seen_by(visitor)
    expect(visitor.page.get_by_role("link", name="Play the video · from YouTube")).to_be_visible()


def test_a_blank_line_gives_way_to_the_video(story):
    story.write_all("One")
    story.person.press("Enter")
    paste_text(story, SHORT)

    expect(box(story)).to_have_count(1)
    assert story.saved() == f"<p>One</p>{FIGURE}"
    assert story.element.locator("p").all_text_contents() == ["One"]


def test_an_address_pasted_over_words_makes_them_a_link(story):
    story.select(3, 7)
    paste_text(story, SHORT)

    assert story.saved() == MARKUP.replace("turn", f'<a href="{SHORT}">turn</a>')


def test_other_addresses_and_addresses_among_words_stay_words(story):
    story.write_all("Look: ")
    paste_text(story, "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ")
    paste_text(story, f" or {SHORT}")

    expect(box(story)).to_have_count(0)
    assert story.saved() == f"<p>Look: https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ or {SHORT}</p>"


def test_a_second_video_comes_after_the_first(story):
    story.click(3)
    paste_text(story, SHORT)
    paste_text(story, "https://vimeo.com/76979871")

    second = '<figure data-video="https://vimeo.com/76979871"></figure>'
    assert story.saved() == WITH_VIDEO.replace(FIGURE, FIGURE + second)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>One</p><div class=player>{EMBEDDED}</div><p>Two</p>",
        f"<p>One</p><p>{EMBEDDED}</p><p>Two</p>",
        f"<p>One</p><figure class=embed><div>{EMBEDDED}</div></figure><p>Two</p>",
        f'<p>One</p><figure data-video="{ADDRESS}"><a href="{ADDRESS}" style="color: red">Play</a></figure><p>Two</p>',
    ],
)
def test_a_player_on_a_pasted_page_becomes_the_video(story, html):
    story.write_all("")
    paste(story.element, transfer(story.person, html=html, text="One Two"))

    assert story.saved() == f"<p>One</p>{FIGURE}<p>Two</p>"
    assert story.element.locator("p").all_text_contents() == ["One", "Two"]


def test_other_players_on_a_pasted_page_are_left_behind(story):
    story.write_all("")
    paste(story.element, transfer(story.person, html=f"<p>One</p>{EMBEDDED.replace('www.', 'evil.')}", text="One"))
    assert story.saved() == "<p>One</p>"


def test_a_text_with_a_video_is_opened_and_left_unchanged(shown):
    before, boxes = shown.markup(), shown.person.boxes()
    shown.click(3)
    assert shown.person.moved(boxes) == []
    shown.person.press("Tab")
    shown.wait_until_closed()

    assert shown.markup() == before
    assert shown.person.sent == []


def test_a_video_is_never_played_where_it_is_edited(shown):
    viewer = Viewer(shown.person)
    box(shown).click()  # begins typing
    shown.wait_until_open()
    box(shown).click()
    box(shown).dblclick()
    shown.person.press("Enter")

    expect(box(shown)).to_have_count(1)
    expect(shown.page.locator("iframe")).to_have_count(0)
    assert viewer.asked == []
    assert shown.page.url == f"{shown.person.site.url}/"


def test_a_video_is_opened_in_another_tab(shown):
    viewer = Viewer(shown.person)
    choose(shown)
    expect(shown.tool("Describe")).to_be_hidden()
    expect(shown.tool("Bold")).to_be_hidden()
    with shown.person.context.expect_page():
        shown.tool("Open").click()

    shown.person.wait_until(lambda: viewer.asked)
    assert viewer.asked[0].url == ADDRESS


def test_a_video_is_deleted_and_brought_back(shown):
    choose(shown)
    shown.tool("Delete").click()
    assert shown.saved() == MARKUP

    shown.person.press("Control+z")
    expect(box(shown)).to_have_count(1)
    assert shown.saved() == WITH_VIDEO


def test_letters_typed_at_a_video_come_after_it(shown):
    choose(shown)
    shown.person.type("Look.")
    assert shown.saved() == WITH_VIDEO.replace(FIGURE, f"{FIGURE}<p>Look.</p>")


def test_a_video_is_reached_and_deleted_without_a_mouse(shown):
    shown.element.focus()
    shown.person.press("Enter")
    shown.wait_until_open()
    shown.person.press("ArrowUp")
    shown.person.press("Alt+F10")
    expect(shown.tool("Open")).to_be_focused()
    shown.person.press("ArrowRight", "Enter")

    assert shown.saved() == MARKUP
    assert shown.person.is_typing()


def test_a_video_is_dragged_to_another_place(shown):
    choose(shown)
    place = box(shown).bounding_box()
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    drag(shown.page, middle, shown.spot(0))
    assert shown.saved() == FIGURE + MARKUP


def test_what_is_copied_here_with_its_video_can_be_pasted_here(shown):
    shown.click(1)
    shown.person.press("Control+a", "Control+c", "Delete", "Control+v")
    assert shown.saved() == WITH_VIDEO


def test_a_video_alone_is_something_to_see(story, visitor):
    story.write_all("")
    story.person.press("Delete")
    paste_text(story, SHORT)
    assert story.saved() == FIGURE

    story.person.press("Escape")
    story.wait_until_closed()
    assert story.markup() == story.seen_by(visitor) != ""


def test_what_was_not_sent_yet_is_shown_again_with_its_video(story):
    story.click(3)
    story.page.context.set_offline(True)
    paste_text(story, SHORT)
    story.person.wait_for("offline")
    story.page.route("**/editable/**", lambda route: route.abort())
    story.page.context.set_offline(False)
    story.person.open()

    expect(story.element.get_by_role("link", name="Play the video · from YouTube")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_editing_a_video_is_clean(shown, scheme):
    shown.page.emulate_media(color_scheme=scheme)
    assert not violations(shown.person)
    choose(shown)
    assert not violations(shown.person)
