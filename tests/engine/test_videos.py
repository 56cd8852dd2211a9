"""Videos of others in rich text: which are kept, in what form, and what visitors see of them."""

import json
from pathlib import Path

import pytest

from editable.errors import InvalidValue
from editable.fields.rich_text import RichText
from editable.fields.videos import video_at

ADDRESSES = json.loads((Path(__file__).parents[1] / "frontend/video_addresses.json").read_text())
PAGES = sorted({page for page in ADDRESSES.values() if page})
FIGURE = '<figure data-video="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'

story = RichText("story", max_length=200)


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_a_video_is_known_by_every_address_its_host_gives_it_and_by_no_other(address):
    video = video_at(address)
    assert (video and video.address) == ADDRESSES[address]


@pytest.mark.parametrize("page", PAGES)
def test_the_form_that_is_stored_stays_as_it_is(page):
    figure = f'<figure data-video="{page.replace("&", "&amp;")}"></figure>'
    assert story.clean(figure) == figure


def test_an_address_without_end_is_not_read():
    address = "https://youtu.be/dQw4w9WgXcQ?"
    assert video_at(address.ljust(500, "a"))
    assert not video_at(address.ljust(501, "a"))


@pytest.mark.parametrize(
    ("page", "player"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90s",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=90",
        ),
        (
            "https://vimeo.com/76979871/8272103f6e#t=90s",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e#t=90s",
        ),
    ],
)
def test_a_player_is_asked_to_begin_at_once_and_to_keep_no_record(page, player):
    assert video_at(page).player == player


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ('<figure data-video="https://youtu.be/dQw4w9WgXcQ" class="a" onclick="x()"></figure>', FIGURE),
        (FIGURE.replace("></", "><p>in <em>it</em></p></"), FIGURE),
        (FIGURE.replace("></", '><img data-media="mine" alt=""></'), FIGURE),
        (FIGURE.replace("></", f">a{FIGURE}b<figure>c</figure>d</"), FIGURE),
        (f"<figure>a{FIGURE}b</figure>c", f"a{FIGURE}bc"),
        (f"<p>a{FIGURE}</p>b", f"<p>a</p>{FIGURE}<p></p>b"),
        (f"{FIGURE[:-9]}a", FIGURE),
        (f"{FIGURE}</figure>a", f"{FIGURE}a"),
        ('<figure data-video="https://example.org/film"></figure><p>a</p>', "<p>a</p>"),
        ('<p data-video="https://youtu.be/dQw4w9WgXcQ">a</p>', "<p>a</p>"),
        ('<p><a href="/b" data-player="https://evil.example">a</a></p>', '<p><a href="/b">a</a></p>'),
        ('<figure><img data-media="mine" alt="">Us</figure>', '<img data-media="mine" alt="">Us'),
        ('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><p>a</p>', "<p>a</p>"),
    ],
)
def test_of_a_video_its_address_is_kept_and_nothing_else(sent, stored):
    assert story.clean(sent) == stored
    assert story.clean(stored) == stored


def test_a_video_is_something_to_see():
    required = RichText("story", required=True)

    assert required.clean(f"<p> </p>{FIGURE}") == f"<p> </p>{FIGURE}"
    with pytest.raises(InvalidValue):
        required.clean('<figure data-video="https://example.org/film"></figure>')


def test_what_visitors_see_comes_back_as_it_was_stored(bakery):
    with bakery.app_context():
        shown = story.render(f"<p>a</p>{FIGURE}")
    assert story.clean(shown) == f"<p>a</p>{FIGURE}"


def test_visitors_see_a_link_that_says_what_and_where_from(bakery):
    with bakery.app_context():
        assert story.render('<figure data-video="https://vimeo.com/7/8272103f6e"></figure>') == (
            '<figure data-video="https://vimeo.com/7/8272103f6e">'
            '<a href="https://vimeo.com/7/8272103f6e"'
            ' data-player="https://player.vimeo.com/video/7?autoplay=1&amp;dnt=1&amp;h=8272103f6e">'
            "Play the video · from Vimeo</a></figure>"
        )


def test_a_video_that_was_stored_around_the_engine_shows_nothing_unless_it_is_known(bakery):
    with bakery.app_context():
        assert story.render('<p>a</p><figure data-video="javascript:alert(1)"></figure>') == "<p>a</p>"
