"""A3: what is exactly as much as is allowed is taken, and one more is not."""

import io
from itertools import cycle

import pytest
from PIL import Image

from editable.fields.image import MAX_ALT
from editable.fields.rich_text import MARKUP_ALLOWANCE, MARKUP_PER_CHARACTER, RichText
from editable.fields.text import Text
from editable.http.body import MAX_IDEMPOTENCY_KEY, MAX_JSON_BYTES
from project.security import LARGEST_FORM, MOST_PARTS
from tests.safety.caller import Caller, assert_refused, fields_shown

TITLE = "play/1/title"
PICTURE = "play/1/picture"


@pytest.fixture(scope="module")
def caller(shared_site):
    return Caller(shared_site)


def test_a_body_may_be_so_many_bytes(caller):
    def save(size):
        body = b'{"value": "Ark"' + b" " * (size - 16) + b"}"
        assert len(body) == size
        etag = caller.field(TITLE)["etag"]
        return caller.call("PATCH", f"/editable/{TITLE}", body, "application/json", **{"If-Match": etag})

    assert save(MAX_JSON_BYTES).status_code == 200
    assert_refused(save(MAX_JSON_BYTES + 1), 413)


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_a_form_may_be_so_many_bytes(shared_site, content_type):
    def sign_in(size):
        body = b"email=" + b"x" * (size - 6)
        if "boundary" in content_type:  # there the words count, not what is written around them
            body = b'--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n' + b"x" * size + b"\r\n--b--\r\n"
        return shared_site.test_client().post(
            "/sign-in", data=body, content_type=content_type, headers={"Origin": "http://localhost"}
        )

    assert sign_in(LARGEST_FORM).status_code == 422  # read, and found to be nobody's address
    assert sign_in(LARGEST_FORM + 1).status_code == 413


def test_a_form_may_have_so_many_parts(shared_site):
    def sign_in(parts):
        body = b"".join(b'--b\r\nContent-Disposition: form-data; name="p%d"\r\n\r\nx\r\n' % n for n in range(parts))
        return shared_site.test_client().post(
            "/sign-in",
            data=body + b"--b--\r\n",
            content_type="multipart/form-data; boundary=b",
            headers={"Origin": "http://localhost"},
        )

    assert sign_in(MOST_PARTS).status_code == 422
    assert sign_in(MOST_PARTS + 1).status_code == 413


def test_a_picture_may_be_so_many_bytes(shared_site, caller):
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(file, "PNG")
    limit = shared_site.config["EDITABLE_UPLOAD_BYTES"] = 100_000

    def send(size):
        picture = file.getvalue().ljust(size, b"\0")
        body = (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + picture + b"\r\n--b--\r\n"
        )
        return caller.call("POST", "/editable/pictures", body, "multipart/form-data; boundary=b")

    assert send(limit).status_code == 201
    assert_refused(send(limit + 1), 413)
    assert_refused(send(3 * limit), 413)


def test_every_text_may_be_as_long_as_its_bound(shared_site, caller):
    for (address, field), character in zip(
        fields_shown(shared_site, caller, Text).items(), cycle("aé漢🙂"), strict=False
    ):
        saved = caller.save(address, character * field.max_length)
        assert saved.status_code == 200, address
        refused = caller.save(address, character * (field.max_length + 1), **{"If-Match": saved.json["etag"]})
        assert_refused(refused, 422)
        assert refused.json["error"]["code"] == "too_long"
        assert f"{field.max_length} characters (it has {field.max_length + 1})" in refused.json["error"]["message"]


@pytest.mark.parametrize("character", ["a", "&lt;", "🙂"])
def test_every_rich_text_may_have_as_many_words_as_its_bound(shared_site, caller, character):
    for address, field in fields_shown(shared_site, caller, RichText).items():
        half = character * (field.max_length // 2)
        most = f"<p>{half}</p><p><strong>{half}</strong></p>"
        assert caller.save(address, most).status_code == 200, address
        assert (
            caller.save(address, most.replace("</strong>", f"{character}</strong>")).json["error"]["code"] == "too_long"
        )


def test_every_rich_text_may_have_so_much_markup(shared_site, caller):
    for address, field in fields_shown(shared_site, caller, RichText).items():
        longest = field.max_length * MARKUP_PER_CHARACTER + MARKUP_ALLOWANCE
        most = "<p>x</p>" + "<!--" + "-" * (longest - 15) + "-->"
        assert len(most) == longest
        assert caller.save(address, most).json["value"] == "<p>x</p>", address
        assert caller.save(address, f"{most} ").json["error"]["code"] == "too_long"


def test_what_a_picture_shows_may_be_told_in_so_many_characters(caller):
    picture = caller.field(PICTURE)["value"] | {"decorative": False}

    assert caller.save(PICTURE, picture | {"alt": "🙂" * MAX_ALT}).status_code == 200
    assert_refused(caller.save(PICTURE, picture | {"alt": "🙂" * (MAX_ALT + 1)}), 422)


def test_a_request_may_be_named_in_so_many_characters(caller):
    assert caller.save(TITLE, "Flood", **{"Idempotency-Key": "k" * MAX_IDEMPOTENCY_KEY}).status_code == 200
    assert_refused(caller.save(TITLE, "Ark", **{"Idempotency-Key": "k" * (MAX_IDEMPOTENCY_KEY + 1)}), 400)


def test_a_value_may_be_nested_as_deep_as_a_picture_is(caller):
    """Its focal point lies in a list in an object; whatever lies deeper is refused, by the parser or by the field."""
    picture = caller.field(PICTURE)["value"]
    assert caller.save(PICTURE, picture | {"focal": [0.25, 0.75]}).status_code == 200

    assert_refused(caller.save(PICTURE, picture | {"focal": [[0.25], 0.75]}), 422)
    etag = {"If-Match": caller.field(PICTURE)["etag"]}
    for depth in (1, 2, 3, 10, 100, *range(900, 1100, 7), 10_000, 100_000):
        for start, end in (("[", "]"), ('{"media":', "}")):
            body = '{"value": ' + start * depth + '""' + end * depth + "}"
            for address in (PICTURE, TITLE):
                assert_refused(caller.call("PATCH", f"/editable/{address}", body, "application/json", **etag), 400, 422)
    assert caller.field(PICTURE)["value"]["focal"] == [0.25, 0.75]
