"""What visitors have of a video: a quiet box, and nothing from its host before they ask for it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.videos.conftest import ADDRESS, PLAYER, Viewer
from tests.browser.without_a_mouse.test_accessibility import violations


def test_nothing_is_asked_of_the_host_until_the_video_is_played(viewer):
    viewer.page.wait_for_load_state("networkidle")
    assert viewer.asked == []

    viewer.link.click()
    expect(viewer.pause).to_be_visible()
    assert [request.url for request in viewer.asked] == [PLAYER]


def test_the_player_takes_the_place_of_the_box_and_the_focus(viewer):
    before = viewer.video.bounding_box()
    viewer.link.click()

    for name, value in {
        "src": PLAYER,
        "referrerpolicy": "strict-origin-when-cross-origin",  # else YouTube refuses to play
        "allow": "autoplay; fullscreen; picture-in-picture",
        "allowfullscreen": "",
        "title": "Play the video · from YouTube",
    }.items():
        expect(viewer.player).to_have_attribute(name, value)
    expect(viewer.player).to_be_focused()
    assert viewer.video.bounding_box() == before
    assert viewer.asked[0].headers["referer"] == f"{viewer.person.site.url}/"


def test_it_is_played_with_the_keyboard_alone(viewer):
    viewer.link.focus()
    viewer.person.press("Enter")
    expect(viewer.player).to_be_focused()
    expect(viewer.pause).to_be_visible()
    viewer.person.press("Tab")
    assert viewer.pause.evaluate("button => button === document.activeElement")


@pytest.mark.parametrize("how", [{"button": "middle"}, {"modifiers": ["ControlOrMeta"]}, {"modifiers": ["Shift"]}])
def test_whoever_wants_another_tab_is_not_held_up(viewer, how):
    viewer.page.evaluate(
        """() => ["click", "auxclick"].forEach((type) => addEventListener(type, (event) => {
          window.heldUp = event.defaultPrevented
          event.preventDefault() // the tab would ask the real host
        }))"""
    )
    viewer.link.click(**how)

    assert viewer.page.evaluate("heldUp") is False
    expect(viewer.link).to_have_attribute("href", ADDRESS)
    expect(viewer.player).to_have_count(0)


def test_without_javascript_it_is_a_link(shown, people):
    viewer = Viewer(people(java_script_enabled=False)).look()
    assert viewer.asked == []
    viewer.link.click()
    expect(viewer.page).to_have_url(ADDRESS)


def test_the_link_says_what_it_does_and_where_from(viewer):
    expect(viewer.link).to_have_accessible_name("Play the video · from YouTube")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_box_and_player_are_clean(shown, people, scheme):
    viewer = Viewer(people(color_scheme=scheme)).look()
    assert not violations(viewer.person)
    viewer.link.click()
    expect(viewer.player).to_be_focused()
    assert not violations(viewer.person)


@pytest.mark.parametrize("width", [150, 360, 1280])
def test_the_box_has_a_videos_shape_and_room_for_a_finger_and_its_words(viewer, width):
    viewer.page.set_viewport_size({"width": max(width, 360), "height": 740})
    if width < 360:
        viewer.video.evaluate(f"video => video.parentElement.style.width = '{width}px'")
    box, link = viewer.video.bounding_box(), viewer.link.bounding_box()

    assert box == link
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.15 if width < 360 else 0.01)
    assert box["height"] >= 44
    assert viewer.link.evaluate("({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight")
    assert viewer.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_played_by_a_finger(shown, people):
    viewer = Viewer(people(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)).look()
    viewer.link.tap()
    expect(viewer.player).to_be_focused()


def test_on_paper_there_is_its_address(viewer):
    viewer.page.emulate_media(media="print")
    expect(viewer.link).to_be_hidden()
    assert viewer.video.evaluate("video => getComputedStyle(video, '::after').content") == f'"{ADDRESS}"'


def test_the_player_of_the_other_host_is_let_in_as_well(viewer, shown):
    shown.hold('<figure data-video="https://vimeo.com/76979871"></figure>')
    viewer.look().link.click()
    expect(viewer.pause).to_be_visible()
    assert re.match(r"https://player\.vimeo\.com/video/76979871\?autoplay=1", viewer.asked[0].url)
