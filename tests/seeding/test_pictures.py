"""Pictures for samples: drawn for their slot, or taken from a folder."""

import os
import subprocess
import sys

import pytest

from editable.errors import SettingsError
from editable.pictures import media
from project.extensions import editable
from project.seeding import pictures
from project.seeding.pictures import Drawn, FromFolder
from tests.lengths import LONG
from tests.uploads.pictures import encoded, scene

SITE = """
import sys
from datetime import date
from hashlib import sha256
from editable.pictures import receiving
from project.app import create_app
from project.extensions import editable
from project.preparation import prepare
from project.seeding import pictures
from project.seeding.filling import Filling
from project.seeding.source import Source
from project.seeding.voices import Learnt
from tests.functional.test_whole_site import one_pixel
pictures.LONGER_SIDE = 90
receiving.convert = one_pixel  # what is drawn is known by its id
settings = {"SITE_ENV": "development", "SITE_URL": "http://localhost", "INSTANCE_PATH": sys.argv[1], "SANDBOX": False}
app = create_app(settings | {"DATABASE_URL": ""})
with app.app_context():
    prepare(seed=5)
    Filling(Source(5, Learnt.own("counter"), pictures.Drawn(5), date(2026, 11, 27)), everything=True).fill(set(sys.argv[2:]) or None)
for path in ("/", "/about", "/events/", "/gallery", "/contact"):
    print(path, sha256(app.test_client().get(path).data).hexdigest())
"""

#: The models that it fills; in the long form all. To draw takes long, however small.
FILLED = () if LONG else ("play", "event", "text", "rich_text")


@pytest.fixture
def small(monkeypatch):
    """Draw pictures that nobody needs to look at."""
    monkeypatch.setattr(pictures, "LONGER_SIDE", 120)


def size(value):
    picture = media.find([value["media"]])[value["media"]]
    return picture.width, picture.height


def test_it_is_drawn_for_its_slot_by_day_and_by_night_and_described(context, small):
    drawn = Drawn(1).any(None, "portrait", (4, 5), ("person", 0))
    assert size(drawn) == (96, 120)
    assert media.find([drawn["media"]])[drawn["media"]].dark_id
    assert 20 < len(drawn["alt"]) <= 180
    assert editable.registry.get("person").fields["portrait"].clean(drawn) == drawn


def test_neighbours_differ_and_the_same_place_has_the_same(context, small):
    ids = [Drawn(1).any(None, None, (3, 2), ("event", number))["media"] for number in range(4)]
    assert len(set(ids)) == 4
    assert Drawn(1).any(None, None, (3, 2), ("event", 2))["media"] == ids[2]
    assert Drawn(2).any(None, None, (3, 2), ("event", 2))["media"] != ids[2]


def test_after_a_while_they_come_again(context, small, monkeypatch):
    monkeypatch.setattr(pictures, "DIFFERENT", 2)
    drawn = Drawn(1)
    ids = [drawn.any(None, "sky", (3, 2), ("event", number))["media"] for number in range(4)]
    assert ids[:2] == ids[2:]
    assert ids[0] != ids[1]


@pytest.fixture
def folder(tmp_path):
    """An empty folder, beside the site's data."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def test_a_folders_pictures_go_through_the_pipeline_described_by_their_names(context, folder, source):
    (folder / "old-hall_in rain.png").write_bytes(encoded(scene(60, 40), "PNG"))
    (folder / "notes.txt").write_text("No picture.")
    value = FromFolder(folder).any(source().random, None, (3, 2), ("event", 0))
    assert value["alt"] == "Old hall in rain"
    assert size(value) == (60, 40)


def test_a_folder_without_pictures_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="There are no pictures in .*They may be .avif, .gif"):
        FromFolder(tmp_path)


def test_a_file_that_is_no_picture_is_refused_by_name(context, folder, source):
    (folder / "fake.png").write_text("No picture.")
    with pytest.raises(SettingsError, match=r"The picture .*fake\.png cannot be used"):
        FromFolder(folder).any(source().random, None, None, ("event", 0))


def test_drawing_leaves_nothing_in_the_folder_of_temporary_files(context, small, folder, monkeypatch):
    monkeypatch.setattr(pictures.tempfile, "tempdir", str(folder))
    Drawn(1).any(None, None, (3, 2), ("event", 0))
    assert list(folder.iterdir()) == []


def test_the_same_seed_and_day_make_the_same_bytes_whatever_the_order_of_hashes(tmp_path):
    sites = [
        subprocess.run(
            [sys.executable, "-c", SITE, str(tmp_path / hashes), *FILLED],
            env=os.environ | {"PYTHONHASHSEED": hashes},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashes in ("1", "4711")
    ]
    assert sites[0].count("\n") == 5
    assert sites[0] == sites[1]
