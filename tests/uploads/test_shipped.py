"""Pictures that the site ships below ``static/`` become pictures like any other, once."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from editable.errors import Refusal, SettingsError
from editable.pictures import media, receiving
from tests.engine.conftest import db
from tests.uploads.conftest import folders, opened
from tests.uploads.pictures import encoded, scene


def rows(shop):
    with shop.app_context():
        return sorted(db.session.scalars(db.select(shop.extensions["editable"].media.id)))


def test_the_first_page_takes_them_in_and_the_next_finds_them(shop, tmp_path, visitor):
    first = visitor.page()
    made = {path: path.stat().st_mtime_ns for path in (tmp_path / "media").rglob("*.webp")}
    second = visitor.page()

    assert first == second
    assert len(rows(shop)) == 2
    assert rows(shop) == folders(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "media").rglob("*.webp")} == made


def test_the_id_follows_from_the_content(shop, tmp_path):
    with shop.app_context():
        by_day = receiving.shipped_id("front.png")
        both = receiving.shipped_id("front.png", "front-night.png")
        assert by_day != both
        assert receiving.shipped_id("front.png", "front-night.png") == both

        (tmp_path / "static" / "front.png").write_bytes(encoded(scene(30, 20), "PNG"))
        assert receiving.shipped_id("front.png") != by_day
        assert media.MEDIA_ID.fullmatch(both)


def test_ahead_of_time_or_again_makes_no_difference(shop, tmp_path):
    with shop.app_context():
        first = receiving.adopt("front.png", dark="front-night.png")
    with shop.app_context():
        assert receiving.adopt("front.png", dark="front-night.png") == first
        found = media.find([first])[first]
        assert media.find([found.dark_id])

    assert len(rows(shop)) == 2
    files = (tmp_path / "media" / media_id / "960.webp" for media_id in (first, found.dark_id))
    day, night = (opened(file).resize((1, 1)) for file in files)
    assert max(night.getpixel((0, 0))) < min(day.getpixel((0, 0)))


def test_its_words_can_be_changed_before_any_page_was_shown(baker):
    field = baker.fields("image/shop.front")["value"]

    saved = baker.save("image/shop.front/value", field["value"] | {"alt": "The shop at noon"}, field["etag"])

    assert saved.status_code == 200
    assert 'alt="The shop at noon"' in baker.page()


def test_several_at_once_make_one(shop, tmp_path):
    start = threading.Barrier(4)

    def adopt(_):
        with shop.app_context():
            start.wait()
            return receiving.adopt("front.png")

    with ThreadPoolExecutor(4) as pool:
        ids = set(pool.map(adopt, range(4)))

    assert len(ids) == 1
    assert rows(shop) == folders(tmp_path) == list(ids)


def test_two_processes_at_once_make_one(shop, tmp_path):
    code = f"""
import pathlib
from tests.uploads.conftest import open_shop
from editable.pictures import receiving
with open_shop(pathlib.Path({str(tmp_path)!r})).app_context():
    print(receiving.adopt("front.png"))
"""
    command = [sys.executable, "-W", "error", "-c", code]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    ids = {process.communicate()[0].strip() for process in processes}

    assert [process.returncode for process in processes] == [0, 0]
    assert rows(shop) == folders(tmp_path) == list(ids)


def test_files_from_a_start_that_was_cut_short_are_used(shop, tmp_path):
    with shop.app_context():
        media_id = receiving.adopt("front.png")
    with shop.app_context():
        db.session.execute(sa.delete(shop.extensions["editable"].media))
        db.session.commit()

    with shop.app_context():
        assert receiving.adopt("front.png") == media_id

    assert rows(shop) == folders(tmp_path) == [media_id]


@pytest.mark.parametrize("name", ["nowhere.png", "../bakery.db", "/etc/hostname", "", "."])
def test_a_name_that_is_no_file_below_static_is_told_to_the_developer(shop, name):
    with shop.app_context(), pytest.raises(SettingsError, match="not below static"):
        receiving.shipped_id(name)


def test_a_file_that_is_no_picture_is_told_to_the_developer(shop, tmp_path):
    (tmp_path / "static" / "notes.txt").write_text("No picture.")
    with shop.app_context(), pytest.raises(Refusal, match="not a picture"):
        receiving.adopt("notes.txt")


def test_a_page_whose_picture_cannot_be_prepared_is_shown_without_it(shop, tmp_path, visitor, caplog):
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / ".incoming").write_text("in the way")

    page = visitor.client.get("/")

    assert page.status_code == 200
    assert "<img" not in page.text
    assert "could not be prepared" in caplog.text
