"""S9: not a byte of what one guest does is shown to another, to a visitor or to the owner."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.harness.sites import Browser
from tests.lengths import LONG
from tests.sandbox.conftest import Guest

GUESTS = 200 if LONG else 24
HEADLINE = "text/home.headline/value"
MARKER = re.compile(r"marker\d+x")
READ = ("/", "/about", "/events/", "/editable/event/1", "/editable/event/1/changes", "/editable/changes?since=0")


def at_the_same_time(act, guests):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(act, guests))


def leave_markers(numbered):
    number, guest = numbered
    marker = f"marker{number}x"
    assert guest.write(HEADLINE, marker).status_code == 200
    assert guest.add("person", name=marker).status_code == 201
    picture = guest.value("event/1/picture")
    assert guest.write("event/1/picture", picture | {"alt": marker}).status_code == 200


def markers_read_by(browser):
    return {marker for path in READ for marker in MARKER.findall(browser.get(path, status="*").text)}


def test_each_guest_finds_their_own_words_and_nobody_else_does(sandbox_with, live, caplog):
    sandbox = sandbox_with(RATELIMIT_ENABLED=False)
    visitor, owner = Browser(live), Browser(live).sign_in()
    guests = [Guest(sandbox) for _ in range(GUESTS)]
    with caplog.at_level(logging.DEBUG):
        at_the_same_time(leave_markers, list(enumerate(guests)))
        read = at_the_same_time(markers_read_by, guests)

    assert read == [{f"marker{number}x"} for number in range(GUESTS)]
    assert [markers_read_by(other) for other in (visitor, visitor, owner, Guest(sandbox))] == [set()] * 4
    assert MARKER.findall(caplog.text) == []


PAGES = ["/", "/about", "/events/", "/nowhere", "/sitemap.xml", "/robots.txt"]


@pytest.mark.parametrize("is_known", [False, True])
def test_nobody_on_the_way_may_keep_an_answer(sandbox, ada, is_known):
    if is_known:
        ada.write(HEADLINE, "Ada was here")
    links = re.findall(r'href="(/[^"]*\.(?:ics|xml|atom)[^"]*|/events/[^"#]+)"', ada.get("/events/").text)
    assert any(link.endswith((".ics", ".xml", ".atom")) for link in links)
    for path in [*PAGES, *dict.fromkeys(links), "/editable/event/1", "/editable/openapi.json"]:
        answer = ada.get(path, status="*")
        assert answer.headers["Cache-Control"] == "private, no-store", path
        assert "Cookie" in answer.headers["Vary"], path
        assert answer.headers["X-Robots-Tag"] == "noindex", path


def test_files_that_all_share_may_be_kept(sandbox, ada):
    page = ada.get("/").text
    built = re.search(r'"(/static/built/[^"]+\.css)"', page)[1]
    picture = re.search(r'"(/media/[^"]+\.webp)"', page)[1]
    for path in (built, picture):
        assert ada.get(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert ada.get(path).headers["X-Robots-Tag"] == "noindex"


def test_the_live_site_may_be_found(live):
    assert "X-Robots-Tag" not in Browser(live).get("/").headers


def test_a_picture_is_there_for_its_own_guest_only(sandbox, live, ada, ben):
    media = ada.put_picture("event/1/picture").json["value"]["media"]
    address = f"/media/{media}/60.webp"
    ben.write(HEADLINE, "Ben was here")

    assert ada.get(address).headers["Cache-Control"] == "private, max-age=31536000, immutable"
    for other in (ben, Guest(sandbox), Browser(live), Browser(live).sign_in()):
        answer = other.get(address, status=404)
        assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert ben.get(f"/media/{media}/share-5.jpg", status="*").status_code == 404
    assert ada.get(f"/media/{media}/share-5.jpg", status="*").status_code == 404


def test_another_guest_cannot_use_a_picture_by_its_id(sandbox, ada, ben):
    value = ada.put_picture("event/1/picture").json["value"]

    assert ben.write("event/2/picture", value).status_code == 422


def test_the_cookie_says_whose_copy_it_is_and_no_token_does(sandbox, ada, ben):
    ada.write(HEADLINE, "Ada was here")
    ben.write(HEADLINE, "Ben was here")
    ben.write("event/1/title", "Ben's again", **{"X-CSRFToken": ada.token()})

    assert ben.value("event/1/title") == "Ben's again"
    assert "Ben" not in ada.words() + ada.words("/events/")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"X-CSRFToken": ""}, "bad_token"),
        ({"X-CSRFToken": "guest.AAAA"}, "bad_token"),
        ({"Origin": "https://elsewhere.example"}, "foreign_origin"),
        ({"Origin": "null"}, "foreign_origin"),
    ],
)
def test_what_does_not_come_from_our_own_page_changes_nothing(sandbox, ada, headers, code):
    ada.write(HEADLINE, "Ada was here")
    refused = ada.write(HEADLINE, "Somebody else was", **headers)

    assert (refused.status_code, refused.json["error"]["code"]) == (403, code)
    assert ada.value(HEADLINE) == "Ada was here"


def test_an_editors_token_is_none_for_guests(sandbox, live, ada):
    foreign = Browser(live).sign_in().token()
    assert ada.write(HEADLINE, "Somebody else", **{"X-CSRFToken": foreign}).status_code == 403
