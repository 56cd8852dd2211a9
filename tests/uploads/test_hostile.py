"""Files that were made to do harm, or are merely broken: refused with a sentence, and soon."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.lengths import LONG
from tests.uploads import pictures
from tests.uploads.conftest import Sender, folders


@pytest.fixture(scope="module")
def files():
    return pictures.hostile()


def timed(baker, content):
    """Send *content*; return the answer and the seconds it took."""
    started = time.monotonic()
    answer = baker.send(content)
    return answer, time.monotonic() - started


def fault(answer, seconds):
    """What is wrong with this refusal, or None."""
    code, message = answer.json["error"].values()
    if (answer.status_code, code) == (503, "busy") and "Retry-After" in answer.headers:
        return None
    if seconds > 10:
        return f"took {seconds} s"
    if not 400 <= answer.status_code < 500:
        return f"status {answer.status_code}"
    if not (message.endswith(".") and 20 < len(message) < 250 and "Error" not in message and "/" not in message):
        return f"no sentence: {message}"
    return None


def test_every_hostile_file_is_refused_with_a_sentence_and_in_time(baker, tmp_path, files):
    faults = {name: fault(*timed(baker, content)) for name, content in files.items()}

    assert {name: what for name, what in faults.items() if what} == {}
    assert folders(tmp_path) == []


def test_eight_at_once_are_refused_as_well(shop, tmp_path, files):
    """The heaviest of them, eight times each; all of them in the long form."""
    heaviest = {"endless GIF", "PNG with a comment bomb", "JPEG of 65535 × 65535"}
    bakers = [Sender(shop, f"baker {number}") for number in range(8)]
    faults = {}
    with ThreadPoolExecutor(8) as pool:
        for name in files if LONG else heaviest:
            for answer, seconds in pool.map(timed, bakers, [files[name]] * 8):
                if what := fault(answer, seconds):
                    faults[name] = what

    assert faults == {}
    assert folders(tmp_path) == []
    assert list((tmp_path / "media" / ".incoming").iterdir()) == []


def test_a_header_that_promises_too_much_is_enough_to_refuse(baker):
    for form in ("JPEG", "PNG", "GIF", "WEBP"):
        answer = baker.send(pictures.promising(form, 16000, 16000))

        assert (answer.status_code, answer.json["error"]["code"]) == (422, "too_many_pixels")
        assert "40 million" in answer.json["error"]["message"]


def test_an_iphone_picture_is_refused_with_the_way_out(baker):
    answer = baker.send(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500))

    assert answer.status_code == 415
    assert "JPEG" in answer.json["error"]["message"]


def test_an_avif_that_calls_itself_by_its_family_is_no_heic(baker):
    content = pictures.encoded(pictures.scene(60, 40), "AVIF")
    content = content.replace(b"ftypavif", b"ftypmif1", 1)

    assert baker.send(content).status_code == 201
