"""The kind ``image``: what it accepts, what it puts on the page."""

import math

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup

from editable.errors import InvalidValue
from editable.fields.image import Image
from editable.stores.etags import etag
from tests.engine.conftest import db
from tests.uploads.conftest import open_shop
from tests.uploads.pictures import encoded, scene


@pytest.fixture
def media_id(shop):
    """The id of a picture that the site has; for what is tried here, its row is enough."""
    with shop.app_context():
        state = shop.extensions["editable"]
        facts = {"storage": "local", "width": 600, "height": 400, "widths": [480, 600], "bytes": 1234}
        state.store.keep(state.media(id="A-picture-of-our-oven_", **facts))
    return "A-picture-of-our-oven_"


@pytest.fixture
def kind(shop):
    with shop.test_request_context():
        yield Image("picture", label="Picture")


def test_a_whole_value_is_stored_as_it_is(kind, media_id):
    value = {"media": media_id, "alt": "Ein Ofen 🔥", "decorative": False, "focal": [0.25, 1.0]}

    assert kind.clean(value) == value
    assert kind.clean(None) is None


def test_what_is_left_out_gets_its_default(kind, media_id):
    assert kind.clean({"media": media_id}) == {
        "media": media_id,
        "alt": "",
        "decorative": False,
        "focal": [0.5, 0.5],
    }


#: What is wrong with a value, and the code that says so.
WRONG = [
    ({"media": "Another-picture-we-had"}, "unknown_media"),
    ({"media": "../../etc/passwd"}, "unknown_media"),
    ({"media": ""}, "unknown_media"),
    ({"media": "\x00"}, "unstorable"),
    ({"media": "x" * 1_000_000}, "unknown_media"),
    ({"media": 7}, "wrong_type"),
    ({"media": None}, "wrong_type"),
    ({"media": ["a"]}, "wrong_type"),
    ({"src": "https://elsewhere.example/x.png"}, "wrong_type"),
    ({"alt": None}, "wrong_type"),
    ({"alt": "x" * 301}, "too_long"),
    ({"alt": "two\nlines"}, "control_character"),
    ({"alt": "a\x07bell"}, "control_character"),
    ({"alt": "half \ud83d"}, "unstorable"),
    ({"decorative": 1}, "wrong_type"),
    ({"decorative": None}, "wrong_type"),
    ({"decorative": True, "alt": "words"}, "decorative_with_alt"),
    ({"focal": [0.5]}, "bad_focal"),
    ({"focal": [0.5, 0.5, 0.5]}, "bad_focal"),
    ({"focal": [0.5, 1.01]}, "bad_focal"),
    ({"focal": [-0.01, 0.5]}, "bad_focal"),
    ({"focal": [math.nan, 0.5]}, "bad_focal"),
    ({"focal": [math.inf, 0.5]}, "bad_focal"),
    ({"focal": [True, 0.5]}, "bad_focal"),
    ({"focal": ["0.5", 0.5]}, "bad_focal"),
    ({"focal": {"0": 0.5, "1": 0.5}}, "bad_focal"),
    ({"focal": None}, "bad_focal"),
    ({"focal": "50% 50%; background: url(//x)"}, "bad_focal"),
]

NO_PICTURES = [{}, [], "", "text", 0, 1.5, True, {"alt": "no picture"}, [None], {"media": {}}]


def test_anything_else_is_refused_with_a_sentence(kind, media_id):
    for part, code in WRONG:
        with pytest.raises(InvalidValue) as refused:
            kind.clean({"media": media_id} | part)
        assert refused.value.error_code == code, part
        assert refused.value.message.endswith(".")


def test_what_is_no_picture_at_all_is_refused(kind):
    for value in NO_PICTURES:
        with pytest.raises(InvalidValue):
            kind.clean(value)


def test_the_longest_description_is_taken(kind, media_id):
    assert kind.clean({"media": media_id, "alt": "🔥" * 300})["alt"] == "🔥" * 300


def test_a_required_picture_cannot_be_taken_away(shop):
    with pytest.raises(InvalidValue) as refused:
        Image("picture", label="Front", required=True).clean(None)

    assert refused.value.error_code == "required"
    assert "Front" in refused.value.message


def shown(markup):
    return BeautifulSoup(str(markup), "html.parser")


def test_the_picture_stands_in_its_element_with_all_a_browser_needs(kind, media_id):
    value = kind.clean({"media": media_id, "alt": 'The "oven" <hot>', "focal": [1 / 3, 0]})

    img = shown(kind.render(value, sizes="(min-width: 50rem) 50vw, 100vw", loading="eager", fetchpriority="high")).img

    assert img.attrs == {
        "src": f"/media/{media_id}/600.webp",
        "srcset": f"/media/{media_id}/480.webp 480w, /media/{media_id}/600.webp 600w",
        "width": "600",
        "height": "400",
        "sizes": "(min-width: 50rem) 50vw, 100vw",
        "alt": 'The "oven" <hot>',
        "style": "object-position: 33.33% 0%",
        "loading": "eager",
        "decoding": "async",
        "fetchpriority": "high",
    }


def test_nothing_in_a_value_or_a_template_can_leave_its_attribute(kind, media_id):
    evil = "\"'><script>alert(1)</script>"
    value = kind.clean({"media": media_id, "alt": evil})

    markup = kind.render(value, sizes=evil, loading=evil, fetchpriority=evil)

    assert "<script" not in markup
    assert shown(markup).img["alt"] == shown(markup).img["sizes"] == evil


def test_a_picture_with_a_dark_twin_offers_it_to_dark_pages(visitor):
    picture = shown(visitor.page()).find("picture", class_="front")

    assert picture.source["media"] == "(prefers-color-scheme: dark)"
    assert picture.source["sizes"] == picture.img["sizes"] == "100vw"
    assert picture.source["srcset"] != picture.img["srcset"]
    assert picture.img["alt"] == "Our shop"
    assert picture.img["loading"] == "lazy"


def test_a_picture_whose_row_is_gone_shows_nothing(kind):
    assert kind.render({"media": "A" * 22, "alt": "", "decorative": True, "focal": [0.5, 0.5]}) == ""
    assert kind.render(None) == ""


def test_a_picture_sent_is_on_the_page_with_its_words_still_to_write(baker, visitor):
    stored = baker.fields("image/shop.oven")["value"]
    answer = baker.put("shop.oven", encoded(scene(600, 400), "JPEG"), stored["etag"])

    assert answer.status_code == 200
    value = answer.json["value"]
    assert value == {"media": value["media"], "alt": "", "decorative": False, "focal": [0.5, 0.5]}
    assert answer.json["etag"] == etag(value)
    assert answer.json["html"] in visitor.page()


def test_a_picture_in_rich_text_is_found_when_the_page_is_made(baker, media_id):
    etag_of_story = baker.fields("rich_text/shop.story")["value"]["etag"]
    story = f'<p>Look: <img data-media="{media_id}" alt="our oven"></p>'

    assert baker.save("rich_text/shop.story/value", story, etag_of_story).status_code == 200

    img = shown(baker.page()).find("img", alt="our oven")
    assert img["src"] == f"/media/{media_id}/600.webp"
    assert img["sizes"]
    assert img["loading"] == "lazy"


@pytest.mark.parametrize("number", [2, 12])
def test_many_pictures_cost_no_more_queries_than_few(tmp_path, number):
    names = [f"p{n}" for n in range(number)]
    (tmp_path / "static").mkdir()
    for name in names:
        (tmp_path / "static" / f"{name}.png").write_bytes(encoded(scene(20, 20 + len(name)), "PNG") + name.encode())
    calls = [f'{{{{ image("{name}", default="{name}.png", dark="front-night.png") }}}}' for name in names]
    app = open_shop(tmp_path, page="\n".join(calls))
    with app.app_context():
        db.create_all()
    client = app.test_client()
    assert client.get("/").text.count("<img") == number
    app.extensions["editable"].cache.clear()

    queries = []
    with app.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
    assert client.get("/").text.count("<img") == number
    with app.app_context():
        db.engine.dispose()

    assert len([query for query in queries if "media" in query]) == 1
    assert len(queries) <= 4
