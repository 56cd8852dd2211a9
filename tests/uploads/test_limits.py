"""At each limit a file is taken, one beyond it is not."""

import io

import pytest

from editable.errors import Refusal
from editable.pictures import receiving
from tests.uploads import pictures
from tests.uploads.conftest import folders
from tests.uploads.pictures import encoded, scene


def test_a_file_at_the_limit_is_taken_and_one_byte_more_is_not(shop, tmp_path):
    content = encoded(scene(60, 40), "PNG")
    content += bytes(300_000 - len(content))
    shop.config["EDITABLE_UPLOAD_BYTES"] = len(content)
    with shop.test_request_context():
        receiving.discard(receiving.receive(io.BytesIO(content)))
        with pytest.raises(Refusal) as refused:
            receiving.receive(io.BytesIO(content + b"\0"))

    assert refused.value.code == 413
    assert "0.286 MB" in refused.value.message
    assert folders(tmp_path) == []


def test_reading_stops_soon_after_the_limit(shop):
    shop.config["EDITABLE_UPLOAD_BYTES"] = 100_000
    stream = io.BytesIO(bytes(50_000_000))
    with shop.test_request_context(), pytest.raises(Refusal):
        receiving.receive(stream)

    assert stream.tell() < 250_000


def test_pixels_are_counted_to_the_last_row(shop):
    shop.config["EDITABLE_IMAGE_PIXELS"] = 60 * 40
    with shop.test_request_context():
        receiving.discard(receiving.receive(io.BytesIO(encoded(scene(60, 40), "PNG"))))
        with pytest.raises(Refusal) as refused:
            receiving.receive(io.BytesIO(encoded(scene(60, 41), "PNG")))

    assert refused.value.error_code == "too_many_pixels"


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_hundred_frames_are_taken_and_one_more_is_not(baker, form):
    assert baker.send(pictures.animation(form, 100)).status_code == 201
    refused = baker.send(pictures.animation(form, 101))

    assert refused.status_code == 422
    assert refused.json["error"]["code"] == "too_many_frames"
    assert "101" in refused.json["error"]["message"]


def test_a_request_far_too_large_is_answered_in_words(shop, baker):
    shop.config["EDITABLE_UPLOAD_BYTES"] = 1000

    assert baker.send(bytes(100_000)).status_code == 413
