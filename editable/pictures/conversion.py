"""From an untrusted file to renditions: tells the format, then lets a worker process do the rest."""

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from editable.errors import Refusal

WORKER = Path(__file__).with_name("worker.py")

#: Who has waited so long for others is asked to come back.
WAITING_SECONDS = 8

#: What judges a picture is the processor time that it takes (see ``worker.py``). A worker that has not used that up by
#: now is one of many on a machine that has too much to do, or hangs.
WORKING_SECONDS = 30

_places = BoundedSemaphore(2)  # a worker keeps one processor busy and may take 300 MiB


class ConversionError(Exception):
    """The worker failed, and not because of the picture: the disk is full, or Python is not whole."""


def convert(source, folder, max_pixels):
    """Write the renditions of the picture in the file *source* into *folder*.

    :param max_pixels: Pictures with more are refused.
    :return: ``{"width", "height", "widths", "bytes"}``, the size being the largest rendition's.
    :raise Refusal: 415 or 422 for the picture's own faults, 503 when there is too much to do.
    :raise ConversionError: For ours.
    """
    name = format_of(source)
    with _place():
        worker = _run_worker([source, name, folder, str(max_pixels)])
    if worker.returncode < 0:
        raise _refusal_for_signal(-worker.returncode)
    if worker.returncode > 0:
        raise ConversionError(worker.stderr)

    answer = json.loads(worker.stdout)
    if "refused" in answer:
        raise Refusal(422, *answer["refused"])
    return answer


def format_of(source):
    """Return Pillow's name for the format of the file *source*, told by its content alone.

    :raise Refusal: 415 or 422, if it is none of the formats that a site takes.
    """
    with open(source, "rb") as file:
        start = file.read(256)
    if not start:
        raise Refusal(422, "empty_file", "This file is empty. Choose it again, or try another copy.")
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(start)
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}:
        raise Refusal(415, "heic", HEIC)
    raise Refusal(415, "not_a_picture", "This is not a picture that can be shown. Send JPEG, PNG, WebP, GIF or AVIF.")


HEIC = (
    "This is an HEIC picture, which most browsers cannot show. Send it as JPEG: on an iPhone choose "
    "Settings › Camera › Formats › Most Compatible, or share the picture by mail and use that copy."
)


def _brands(start):
    """The brands that a file of the MP4 family says it follows."""
    if start[4:8] != b"ftyp":
        return set()
    end = int.from_bytes(start[:4])
    return {start[8:12]} | {start[i : i + 4] for i in range(16, min(end, len(start)), 4)}


@contextmanager
def _place():
    if not _places.acquire(timeout=WAITING_SECONDS):
        raise _busy()
    try:
        yield
    finally:
        _places.release()


def _run_worker(arguments):
    try:
        return subprocess.run(
            [sys.executable, "-I", WORKER, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env={},
            timeout=WORKING_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _busy() from None


def _refusal_for_signal(number):
    if number in (signal.SIGXCPU, signal.SIGKILL):
        return Refusal(422, "too_much_work", "This picture takes too long to convert. Send it smaller, as JPEG.")
    return Refusal(422, "unreadable", "This picture is damaged and cannot be opened. Try another copy.")


def _busy():
    message = "Many pictures are being converted just now. Try again in a few seconds."
    return Refusal(503, "busy", message, headers={"Retry-After": "5"})
