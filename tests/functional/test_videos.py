"""Videos on pages: a link for everyone, and a script for those alone who look at one."""

import pytest

BLOCK = "rich_text/home.workshops"
FIGURE = '<figure data-video="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


@pytest.fixture
def show_video(editor):
    def show(block=BLOCK):
        etag = editor.get(f"/editable/{block}").json["fields"]["value"]["etag"]
        assert editor.save(f"{block}/value", f"<p>Look.</p>{FIGURE}", etag).status_int == 200

    return show


def scripts(page):
    return [script["src"] for script in page.html.find_all("script", src=True)]


@pytest.mark.needs("home")
def test_only_a_page_that_shows_a_video_has_the_script_that_plays_it(visitor, show_video):
    assert scripts(visitor.get("/")) == []

    show_video()

    for page in (visitor.get("/"), visitor.get("/"), visitor.get("/?made=anew")):  # the second is the one that was kept
        (script,) = scripts(page)
        assert script.startswith("/static/built/video-")
        assert visitor.get(script).content_length < 1024
    assert scripts(visitor.get("/sign-in")) == []


def test_a_video_in_the_last_words_of_a_page_counts_as_well(visitor, show_video):
    show_video("rich_text/footer.hall")

    assert len(scripts(visitor.front())) == len(scripts(visitor.get("/sign-in"))) == 1


@pytest.mark.needs("home")
def test_a_visitor_finds_a_link_and_nothing_of_its_host(visitor, show_video):
    show_video()
    page = visitor.get("/").html
    link = page.select_one("figure[data-video] > a")

    assert link["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert not page.select('iframe, [src*="youtu"], link[href*="youtu"], [src*="ytimg"]')
