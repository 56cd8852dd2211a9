"""Pictures reach visitors as pictures, for good, and nothing else lies at their address."""

import pytest

from tests.uploads.pictures import encoded, scene


@pytest.fixture
def media_id(baker):
    return baker.send(encoded(scene(500, 300), "JPEG"), name="evil.svg").json["media"]


def test_a_picture_is_served_as_what_it_is_and_kept_by_browsers(visitor, media_id):
    answer = visitor.fetch(f"/media/{media_id}/500.webp")

    assert answer.data[:4] + answer.data[8:12] == b"RIFFWEBP"
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Set-Cookie" not in answer.headers


def test_a_browser_that_has_it_is_not_sent_it_again(visitor, media_id):
    address = f"/media/{media_id}/480.webp"
    first = visitor.fetch(address)

    again = visitor.fetch(address, **{"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert visitor.fetch(address, **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    assert visitor.fetch(address, **{"If-None-Match": '"another"'}).status_code == 200


def test_part_of_a_picture_can_be_fetched(visitor, media_id):
    whole = visitor.fetch(f"/media/{media_id}/480.webp").data
    part = visitor.fetch(f"/media/{media_id}/480.webp", Range="bytes=4-9")

    assert (part.status_code, part.data) == (206, whole[4:10])


def test_every_address_on_a_page_answers(shop, visitor, baker):
    page = visitor.page()
    addresses = {word for word in page.replace('"', " ").replace(",", " ").split() if word.startswith("/media/")}

    assert len(addresses) == 2 * 3  # by day and by night, in three widths
    assert {visitor.fetch(address).status_code for address in addresses} == {200}


#: Below /media/; {id} is a picture that there is.
ELSEWHERE = [
    "{id}/481.webp",
    "{id}/500.jpg",
    "{id}/500.webp.html",
    "{id}/-500.webp",
    "{id}/500",
    "{id}/",
    "{id}",
    "",
    "AAAAAAAAAAAAAAAAAAAAAA/500.webp",
    "../bakery.db",
    "../../bakery.db",
    "%2e%2e/bakery.db",
    "..%2fbakery.db",
    ".%2e/500.webp",
    ".incoming/500.webp",
    "{id}%2f..%2f{id}/500.webp",
    "{id}/..%2f{id}%2f500.webp",
    "{id}%00/500.webp",
    "{id}/500.webp%00",
    "//etc/passwd",
    "%5c..%5c..%5cbakery.db",
    "{id}/99999999999999999999999999.webp",
]


def test_nothing_else_is_to_be_found(visitor, media_id, tmp_path):
    for folder in (tmp_path, tmp_path / "media", tmp_path / "media" / ".incoming"):
        (folder / "500.webp").write_bytes(b"not for visitors")
    found = {}
    for address in ELSEWHERE:
        answer = visitor.fetch("/media/" + address.format(id=media_id))
        if answer.status_code == 308:  # a doubled slash is asked for anew without it
            answer = visitor.fetch(answer.headers["Location"])
        if answer.status_code != 404 or "immutable" in answer.headers.get("Cache-Control", ""):
            found[address] = answer.status

    assert found == {}


def test_pictures_cannot_be_written_at_their_address(visitor, media_id):
    address = f"/media/{media_id}/500.webp"
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert visitor.client.open(address, method=method, headers=visitor.headers).status_code == 405
    assert visitor.fetch(address).status_code == 200


def test_no_two_pictures_share_an_id_or_tell_anything_by_it(baker):
    same = encoded(scene(20, 20), "PNG")
    ids = {baker.send(same).json["media"] for _ in range(5)}

    assert len(ids) == 5
    assert {len(media_id) for media_id in ids} == {22}
