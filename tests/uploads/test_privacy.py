"""Nothing that a file says besides its pixels is kept: no camera, no place, no name."""

import struct

import pytest

from tests.uploads import pictures

WORDS = "Made in Greenwich by Ada Lovelace"


@pytest.mark.parametrize("form", pictures.FORMATS)
def test_no_word_of_a_file_is_stored_or_served(baker, visitor, tmp_path, form):
    sent = pictures.with_notes(form, WORDS)
    assert WORDS.encode() in sent

    answer = baker.send(sent, name=f"{WORDS}.{form.lower()}")

    assert answer.status_code == 201
    served = visitor.fetch(f"/media/{answer.json['media']}/600.webp").data
    assert chunks(served) <= {b"VP8 ", b"VP8L"}
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for spelling in (WORDS.encode(), WORDS.encode("utf-16-le"), WORDS.encode("utf-16-be")):
        assert spelling not in everything + served
    assert "Greenwich" not in answer.text


def chunks(webp):
    """The names of the chunks in a WebP file."""
    names, place = set(), 12
    while place < len(webp):
        name, size = struct.unpack("<4sI", webp[place : place + 8])
        names.add(name)
        place += 8 + size + size % 2
    return names


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "a\\..\\b.jpg",
        "<img src=x onerror=alert(1)>.png",
        "\u202egpj.exe",
        "x" * 5000,
        ".htaccess",
    ],
)
def test_a_files_name_is_forgotten(baker, tmp_path, name):
    answer = baker.send(pictures.encoded(pictures.scene(40, 30), "PNG"), name=name)

    assert answer.status_code == 201
    media_id = answer.json["media"]
    assert name not in answer.text
    kept = [path.relative_to(tmp_path / "media") for path in (tmp_path / "media").rglob("*")]
    assert {str(path) for path in kept} == {".incoming", media_id, f"{media_id}/40.webp"}


PAYLOADS = (b"<?php system($_GET[0]); __HALT_COMPILER(); ?>", b"PK\x03\x04 zip", b"<script>alert(1)</script>")


@pytest.mark.parametrize("form", pictures.FORMATS)
def test_what_hangs_on_to_a_picture_is_left_behind(baker, tmp_path, form):
    """Such as a motion picture behind a phone's photograph, or an archive behind a GIF."""
    content = pictures.encoded(pictures.scene(40, 30).quantize(16) if form == "GIF" else pictures.scene(40, 30), form)

    assert baker.send(content + b"".join(PAYLOADS)).status_code == 201

    kept = b"".join(path.read_bytes() for path in (tmp_path / "media").rglob("*.webp"))
    assert len(kept) > 40
    assert not any(payload in kept for payload in PAYLOADS)
