"""Pictures as other apps show them beside a link: one shape, around what must stay in view."""

import io

import pytest
from PIL import Image

from editable.pictures.sharing import share_picture
from tests.uploads.pictures import encoded

RED, BLUE = (200, 30, 20), (20, 30, 200)


def halves(width, height):
    """A picture that is red on its left half, or its upper one if it is tall, and blue on the other."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width // 2, height) if width > height else (0, 0, width, height // 2))
    return encoded(picture, "PNG")


def value(media_id, focal=(0.5, 0.5)):
    return {"media": media_id, "alt": "Two colours", "decorative": False, "focal": list(focal)}


def shared(shop, media_id, focal=(0.5, 0.5)):
    """The address of the picture that other apps are told of."""
    with shop.test_request_context():
        return share_picture(value(media_id, focal)).url.removeprefix(shop.config["SITE_URL"])


def decoded(answer):
    assert answer.status_code == 200
    with Image.open(io.BytesIO(answer.data)) as picture:
        picture.load()
    return picture


def colours(picture):
    """Which of the two can be seen at the edges: left, top, right, bottom."""
    width, height = picture.size
    spots = [(2, height // 2), (width // 2, 2), (width - 3, height // 2), (width // 2, height - 3)]
    return "".join("r" if picture.getpixel(spot)[0] > 110 else "b" for spot in spots)


def test_the_page_is_told_a_whole_address_the_size_and_the_words(shop, baker):
    shop.config["SITE_URL"] = "https://www.example.org/bakery/"
    media_id = baker.send(halves(1600, 500)).json["media"]
    with shop.test_request_context("/", base_url="http://elsewhere.example/bakery"):
        picture = share_picture(value(media_id, [0.26, 0.9]))

        assert picture.url == f"https://www.example.org/bakery/media/{media_id}/share-3.jpg"
        assert (picture.width, picture.height, picture.alt) == (1200, 630, "Two colours")
        assert share_picture(None) is share_picture(value("A" * 22)) is None


@pytest.mark.parametrize("size", [(1600, 840), (3000, 500), (500, 3000), (1200, 630), (40, 30), (1, 1), (16, 3)])
def test_every_picture_has_the_one_shape(shop, baker, visitor, size):
    media_id = baker.send(halves(*size)).json["media"]
    answer = visitor.fetch(shared(shop, media_id))

    assert decoded(answer).size == (1200, 630)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("size", "focal", "seen"),
    [
        ((1500, 200), (0, 0.5), "rrrr"),
        ((1500, 200), (1, 0.5), "bbbb"),
        ((1500, 200), (0.5, 0), "rbbb"),  # the middle belongs to the right half
        ((400, 1500), (0.5, 0), "rrrr"),
        ((400, 1500), (0.5, 1), "bbbb"),
        ((400, 1500), (0, 0.5), "brbb"),
    ],
)
def test_what_must_stay_in_view_is_in_view(shop, baker, visitor, size, focal, seen):
    media_id = baker.send(halves(*size)).json["media"]

    assert colours(decoded(visitor.fetch(shared(shop, media_id, focal)))) == seen


def test_what_can_be_seen_through_lies_on_white(shop, baker, visitor):
    media_id = baker.send(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")).json["media"]

    assert decoded(visitor.fetch(shared(shop, media_id))).getpixel((9, 9)) == (255, 255, 255)


def test_it_is_made_once_and_read_from_the_narrowest_rendition_that_will_do(shop, baker, visitor, monkeypatch):
    media_id = baker.send(halves(1600, 1600)).json["media"]
    storage, read = shop.extensions["media"].new_storage, []
    real = storage.read
    monkeypatch.setattr(storage, "read", lambda media_id, width: read.append(width) or real(media_id, width))
    address = shared(shop, media_id)

    first, again = visitor.fetch(address), visitor.fetch(address)

    assert read == [1600]
    assert first.data == again.data
    assert visitor.fetch(address, **{"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "name",
    ["share-11.jpg", "share--1.jpg", "share-5-5.jpg", "share-5.webp", "share-5.jpg.html", "share-x.jpg", "share.jpg"],
)
def test_nothing_else_is_made(shop, baker, visitor, name):
    media_id = baker.send(halves(40, 30)).json["media"]

    assert visitor.fetch(f"/media/{media_id}/{name}").status_code == 404


@pytest.mark.parametrize("media_id", ["A" * 22, "..", "%2e%2e", ".incoming", ".shared", "A" * 21, "A" * 22 + "%00"])
def test_a_picture_that_is_not_here_is_not_found(visitor, tmp_path, media_id):
    answer = visitor.fetch(f"/media/{media_id}/share-5.jpg")

    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert not (tmp_path / "media/.shared").exists()


def test_a_picture_whose_file_is_lost_is_not_found(shop, baker, visitor):
    media_id = baker.send(halves(40, 30)).json["media"]
    shop.extensions["media"].new_storage.delete(media_id, [40])

    assert visitor.fetch(shared(shop, media_id)).status_code == 404
