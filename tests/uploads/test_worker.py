"""The process that opens pictures: little memory, little time, nothing it could give away."""

import json
import os
import signal
import subprocess
import sys

import pytest
from PIL import Image

from editable.errors import Refusal
from editable.pictures import conversion
from editable.pictures.conversion import WORKER, format_of
from tests.lengths import LONG
from tests.uploads import pictures
from tests.uploads.pictures import encoded

#: MiB that a worker may take above what it takes before it has seen the picture.
MEMORY = 300

#: Runs the worker with our arguments, then tells its memory before and at its peak, in KiB.
#: From /proc: what getrusage tells of a child starts with the memory of the tests' own process.
PROBE = """
import json, runpy, sys
def memory(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
worker = runpy.run_path(sys.argv[1])
idle = memory("VmRSS")
worker["main"](*sys.argv[2:])
print(json.dumps([idle, memory("VmHWM")]))
"""


def run(folder, content):
    """Let a measured worker convert *content*."""
    source = folder / "source"
    source.write_bytes(content)
    command = [sys.executable, "-I", "-c", PROBE, WORKER, source, format_of(source), folder, "40000000"]
    return subprocess.run(command, capture_output=True, text=True, env={})


def measured(folder, content):
    """Let a worker convert *content*; return its answer, and its memory in MiB above idle."""
    done = run(folder, content)
    assert done.returncode == 0, done.stderr
    answer, (idle, peak) = map(json.loads, done.stdout.splitlines())
    return answer, (peak - idle) / 1024


def solid(width, height, mode="RGB"):
    return Image.new(mode, (width, height), 99)


#: About the largest of each sort that are taken.
LARGE = {
    "progressive JPEG": lambda: encoded(solid(8000, 5000), "JPEG", progressive=True, subsampling=0),
    "tall JPEG": lambda: encoded(solid(1300, 30000), "JPEG"),
    "transparent PNG": lambda: encoded(solid(8000, 5000, "RGBA"), "PNG", compress_level=1),
    "WebP": lambda: encoded(solid(4800, 3200), "WEBP", method=0),
    "AVIF": lambda: encoded(solid(5500, 4000), "AVIF", speed=10),
}
if LONG:
    LARGE |= {
        "baseline JPEG": lambda: encoded(solid(8000, 5000), "JPEG"),
        "CMYK JPEG": lambda: encoded(solid(8000, 5000, "CMYK"), "JPEG"),
        "PNG": lambda: encoded(solid(8000, 5000), "PNG", compress_level=1),
        "PNG in 16 bits": lambda: encoded(solid(8000, 5000, "I;16"), "PNG", compress_level=1),
        "wide PNG": lambda: encoded(solid(40000, 1000, "RGBA"), "PNG", compress_level=1),
        "GIF": lambda: encoded(solid(8000, 5000, "P"), "GIF"),
    }


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_pictures_are_converted_in_little_memory(tmp_path, name):
    answer, memory = measured(tmp_path, LARGE[name]())

    assert "refused" not in answer
    assert memory < MEMORY


#: Within the limit of pixels, but more than the memory is for.
TOO_LARGE = {
    "progressive CMYK JPEG": lambda: encoded(solid(8000, 5000, "CMYK"), "JPEG", progressive=True),
    "WebP": lambda: encoded(solid(8000, 5000), "WEBP", method=0),
    "AVIF": lambda: encoded(solid(8000, 5000), "AVIF", speed=10),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_picture_that_needs_more_memory_is_refused(tmp_path, name):
    answer, memory = measured(tmp_path, TOO_LARGE[name]())

    assert answer["refused"][0] == "unreadable"
    assert "too large" in answer["refused"][1]
    assert memory < MEMORY


def test_hostile_files_take_little_memory_too(tmp_path):
    """Some of them; all in the long form."""
    files = pictures.hostile()
    some = ("PNG with a comment bomb", "PNG with a profile bomb", "WEBP of 65535 × 65535", "AVIF of 65535 × 65535")
    memory = {}
    for name in files if LONG else some:
        try:
            done = run(tmp_path, files[name])
        except Refusal:
            continue  # told by its first bytes, never opened
        if done.returncode == 0:
            idle, peak = json.loads(done.stdout.splitlines()[1])
            memory[name] = (peak - idle) / 1024

    assert memory
    assert max(memory.values()) < MEMORY, memory


def test_only_the_format_that_was_told_is_tried(tmp_path):
    source = tmp_path / "source"
    source.write_bytes(encoded(solid(9, 9), "PNG"))
    command = [sys.executable, "-I", WORKER, source, "JPEG", tmp_path, "100"]

    answer = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    assert answer["refused"][0] == "unreadable"


def test_a_picture_that_takes_too_long_is_stopped(tmp_path):
    assert run(tmp_path, pictures.of_many_scans()).returncode == -signal.SIGXCPU


@pytest.mark.parametrize(
    ("end", "code"),
    [("SIGXCPU", "too_much_work"), ("SIGKILL", "too_much_work"), ("SIGSEGV", "unreadable"), ("SIGABRT", "unreadable")],
)
def test_a_worker_that_was_stopped_or_crashed_speaks_against_the_picture(tmp_path, monkeypatch, end, code):
    worker = tmp_path / "worker.py"
    worker.write_text(f"import os, signal; os.kill(os.getpid(), signal.{end})")
    monkeypatch.setattr(conversion, "WORKER", worker)
    source = tmp_path / "source"
    source.write_bytes(encoded(solid(9, 9), "PNG"))

    with pytest.raises(Refusal) as refused:
        conversion.convert(source, tmp_path, 100)

    assert (refused.value.code, refused.value.error_code) == (422, code)


def test_a_worker_is_told_nothing_of_the_site(tmp_path, monkeypatch):
    """Not even what the environment holds: keys, addresses, passwords."""
    monkeypatch.setenv("S3_SECRET_KEY", "hush")
    spy = tmp_path / "spy.py"
    spy.write_text("import json, os, sys; print(json.dumps({'seen': dict(os.environ), 'path': sys.path}))")
    monkeypatch.setattr(conversion, "WORKER", spy)
    source = tmp_path / "source"
    source.write_bytes(encoded(solid(9, 9), "PNG"))

    seen = conversion.convert(source, tmp_path, 100)

    assert "hush" not in str(seen)
    assert set(seen["seen"]) <= {"LC_CTYPE"}
    assert os.getcwd() not in seen["path"]
