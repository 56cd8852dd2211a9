"""Whatever fails while a picture is stored, afterwards it is there or it is not; nothing lies about."""

import io
import os
import tempfile
import time
from pathlib import Path

import pytest

from editable.pictures import conversion, receiving
from tests.uploads.conftest import db, folders
from tests.uploads.pictures import encoded, scene

PICTURE = encoded(scene(500, 300), "PNG")

#: The steps by which files come to be, each of which fails when a disk is full or breaks.
STEPS = [(Path, "mkdir"), (tempfile, "mkdtemp"), (Path, "open"), (os, "fsync"), (os, "replace")]

#: Runs the worker as on a disk that has room for so many bytes.
SMALL_DISK = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes}, {bytes}))
runpy.run_path({worker!r}, run_name="__main__")
"""


class FailAt:
    """Counts the calls of all steps together and lets the *n*-th fail."""

    def __init__(self, patch, n):
        self.left = n
        self.failed = None
        for owner, name in STEPS:
            patch.setattr(owner, name, self._counted(name, getattr(owner, name)))

    def _counted(self, name, step):
        def call(*args, **kwargs):
            self.left -= 1
            if self.left == 0:
                self.failed = name
                raise OSError(28, "No space left on device")
            return step(*args, **kwargs)

        return call


def stored(shop, folder):
    """The ids that have a row, and the ids that have files."""
    with shop.app_context():
        Media = shop.extensions["editable"].media
        return sorted(db.session.scalars(db.select(Media.id))), folders(folder)


def at_work(folder):
    return list((folder / "media" / ".incoming").iterdir())


def test_a_failure_at_any_step_leaves_all_or_nothing(shop, baker, tmp_path, monkeypatch):
    baker.send(PICTURE)  # so that the folders exist, as on any site but a new one
    failed = []
    while True:
        before = stored(shop, tmp_path)
        with monkeypatch.context() as patch:
            step = FailAt(patch, len(failed) + 1)
            answer = baker.send(PICTURE)
        rows, files = stored(shop, tmp_path)
        assert rows == files
        assert at_work(tmp_path) == []
        if step.failed is None:
            break
        failed.append(step.failed)
        assert (rows, files) == before, failed
        assert answer.status_code == 503
        assert answer.json["error"]["code"] == "not_stored"
        assert answer.headers["Retry-After"]
        assert "space" not in answer.text

    assert answer.status_code == 201
    # Two renditions, their folder, the folder of all: each is on the disk before a row says so.
    assert failed[-6:] == ["fsync", "fsync", "fsync", "mkdir", "replace", "fsync"]


@pytest.mark.parametrize("room", [0, 300])
def test_a_disk_that_fills_up_under_the_worker_leaves_nothing(shop, baker, tmp_path, monkeypatch, room):
    worker = tmp_path / "worker.py"
    worker.write_text(SMALL_DISK.format(bytes=room, worker=str(conversion.WORKER)))
    with monkeypatch.context() as patch:
        patch.setattr(conversion, "WORKER", worker)
        answer = baker.send(PICTURE)

    assert (answer.status_code, answer.json["error"]["code"]) == (503, "not_stored")
    assert stored(shop, tmp_path) == ([], [])
    assert at_work(tmp_path) == []
    assert baker.send(PICTURE).status_code == 201


def test_a_picture_that_comes_too_late_leaves_no_file(shop, baker, tmp_path):
    answer = baker.put("shop.oven", PICTURE, etag="0" * 32)

    assert answer.status_code == 412
    assert stored(shop, tmp_path) == ([], [])


def test_a_database_that_fails_leaves_no_file(shop, baker, tmp_path):
    with shop.app_context():
        db.session.execute(db.text("DROP TABLE media"))
        db.session.commit()

    assert baker.send(PICTURE).status_code == 500
    assert folders(tmp_path) == []


def test_a_replaced_picture_stays_for_undo_and_a_new_one_has_its_row(shop, baker, tmp_path):
    etag = baker.fields("image/shop.oven")["value"]["etag"]
    first = baker.put("shop.oven", PICTURE, etag)
    second = baker.put("shop.oven", PICTURE, first.json["etag"])
    assert second.status_code == 200

    rows, files = stored(shop, tmp_path)

    assert rows == files
    assert {first.json["value"]["media"], second.json["value"]["media"]} == set(files)
    undone = baker.client.post(f"/editable/changes/{second.json['change']}/reversal", headers=baker.headers)
    assert undone.json["value"]["media"] == first.json["value"]["media"]
    assert first.json["value"]["media"] in baker.page()


def test_what_a_killed_process_left_is_swept_away(shop, baker, tmp_path):
    leftover = tmp_path / "media" / ".incoming" / "leftover"
    (leftover / "renditions").mkdir(parents=True)
    fresh = leftover.with_name("fresh")
    fresh.mkdir()
    long_ago = time.time() - receiving.STALE_SECONDS - 1
    os.utime(leftover, (long_ago, long_ago))

    baker.send(PICTURE)

    assert at_work(tmp_path) == [fresh]


def test_somebody_elses_work_that_ends_meanwhile_is_no_hindrance(baker, tmp_path):
    place = tmp_path / "media" / ".incoming"
    place.mkdir(parents=True)
    (place / "gone").symlink_to("nowhere")  # listed, and not there when it is looked at

    assert baker.send(PICTURE).status_code == 201


def test_files_that_no_row_knows_are_swept_away(shop, baker, tmp_path):
    kept = baker.send(PICTURE).json["media"]
    with shop.test_request_context():
        orphan, young = (receiving.receive(io.BytesIO(PICTURE)).id for _ in range(2))
    long_ago = time.time() - receiving.STALE_SECONDS - 1
    for media_id in (orphan, kept):
        os.utime(tmp_path / "media" / media_id, (long_ago, long_ago))

    with shop.app_context():
        receiving.sweep()

    assert folders(tmp_path) == sorted([kept, young])
