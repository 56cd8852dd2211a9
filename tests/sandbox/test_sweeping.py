"""I7: what is over is swept out, and what is not stays."""

import logging
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from editable.pictures import receiving
from editable.stores.changes import now
from project import sweeping
from project.extensions import db, editable
from tests.harness.sites import Browser
from tests.sandbox.conftest import Guest, pictures_of_guests
from tests.uploads.test_s3 import bucket, server  # noqa: F401

HEADLINE = "text/home.headline/value"
DAY = 24 * 3600


@pytest.fixture
def days_later(monkeypatch):
    """A function that moves the clock of sessions, guests and sweeping."""
    started, moment = time.time(), now()

    def move(days):
        for module in (
            "cachelib.file",
            "editable.sandbox.session_storages",
            "editable.sandbox.guests",
            "editable.sandbox.store",
        ):
            monkeypatch.setattr(f"{module}.time", lambda: started + days * DAY)
        monkeypatch.setattr("editable.sandbox.guests.now", lambda: moment + timedelta(days=days))

    return move


def guests(site):
    with site.app_context():
        return db.session.scalars(sa.select(editable.Guest)).all()


def sessions(site):
    return list(Path(site.config["INSTANCE_PATH"], "sandbox").glob("*"))


def left(site):
    return len(sessions(site)), len(guests(site)), len(pictures_of_guests(site))


def sweep(site):
    return site.test_cli_runner().invoke(args=["sweep"]).output


def start_over(site, guest):
    """Do what the button does that throws a guest's copy away."""
    cookie = f"{guest.site.config['SESSION_COOKIE_NAME']}={guest.cookies['sandbox']}"
    with site.test_request_context(headers={"Cookie": cookie}):
        editable.store.start_over()


@pytest.fixture
def busy(sandbox):
    """A guest with words and a picture."""
    ada = Guest(sandbox)
    ada.write(HEADLINE, "Ada was here")
    assert ada.put_picture("event/1/picture").status_code == 200
    assert left(sandbox) == (1, 1, 1)
    return ada


def test_of_a_copy_that_is_over_nothing_is_left(sandbox, busy, days_later):
    days_later(8)
    said = sweep(sandbox)

    assert said == "Swept out: sessions that are over, 1 guests who are gone, 0 pictures of nobody.\n"
    assert left(sandbox) == (0, 0, 0)


def test_a_live_copy_keeps_everything(sandbox, busy, days_later):
    days_later(6)
    sweep(sandbox)

    assert left(sandbox) == (1, 1, 1)
    assert "Ada was here" in busy.words()
    assert busy.get(f"/media/{busy.value('event/1/picture')['media']}/60.webp").status_code == 200


def test_a_visit_puts_the_end_off_with_one_write_an_hour_at_most(sandbox, busy, days_later):
    days_later(6)
    assert "Set-Cookie" in busy.get("/").headers
    assert "Set-Cookie" not in busy.get("/").headers
    days_later(6 + 0.5 / 24)
    assert "Set-Cookie" not in busy.get("/").headers

    days_later(12)
    sweep(sandbox)
    assert "Ada was here" in busy.words()
    assert left(sandbox) == (1, 1, 1)


def test_starting_over_deletes_everything_at_once(sandbox, busy):
    start_over(sandbox, busy)

    assert left(sandbox) == (0, 0, 0)
    assert "Ada was here" not in busy.words()


def test_a_replaced_picture_goes_when_it_can_no_longer_be_brought_back(sandbox, busy):
    first = busy.value("event/1/picture")["media"]
    busy.put_picture("event/1/picture")
    assert first in pictures_of_guests(sandbox)

    sandbox.config["SANDBOX_PICTURES"] = 1
    busy.put_picture("event/1/picture")
    assert first not in pictures_of_guests(sandbox)


def test_files_that_nothing_names_are_swept_and_others_stay(sandbox, busy, monkeypatch):
    shown = pictures_of_guests(sandbox)
    stray = Path(sandbox.config["INSTANCE_PATH"], "sandbox-media", "A" * 22)
    stray.mkdir()
    (stray / "60.webp").write_bytes(b"")
    monkeypatch.setattr(receiving, "STALE_SECONDS", -60)

    assert "1 pictures of nobody" in sweep(sandbox)
    assert pictures_of_guests(sandbox) == shown


def test_nothing_is_left_in_a_bucket_either(sandbox_with, bucket, days_later):  # noqa: F811
    site = sandbox_with(**bucket.settings)
    ada = Guest(site)
    media = ada.put_picture("event/1/picture").json["value"]["media"]
    assert bucket.names() == [f"sandbox-media/{media}/60.webp"]
    assert ada.get(f"/media/{media}/60.webp").headers["Cache-Control"].startswith("private")
    assert Guest(site).get(f"/media/{media}/60.webp", status="*").status_code == 404

    days_later(8)
    sweep(site)
    assert bucket.names() == []


def due(site):
    mark = Path(site.config["INSTANCE_PATH"], f".swept-{site.config['EDITABLE_STORE']}")
    os.utime(mark, (time.time() - 2 * sweeping.HOUR,) * 2)


def test_a_running_site_sweeps_by_itself_once_an_hour(sandbox, busy, days_later, monkeypatch):
    times = []
    monkeypatch.setattr(sweeping, "sweep", lambda: times.append(1))
    Guest(sandbox).get("/")
    assert times == []

    due(sandbox)
    Guest(sandbox).get("/")
    Guest(sandbox).get("/")
    assert times == [1]


def test_what_a_running_site_sweeps_is_gone(sandbox, busy, days_later):
    days_later(8)
    due(sandbox)
    Guest(sandbox).get("/")
    assert left(sandbox) == (0, 0, 0)


def test_the_live_site_sweeps_its_own_sessions_and_leaves_the_guests(sandbox, busy, live, days_later):
    Browser(live).sign_in()
    days_later(1)
    due(live)
    Browser(live).get("/")

    assert list(Path(live.config["INSTANCE_PATH"], "sessions").glob("*")) == []
    assert left(sandbox) == (1, 1, 1)


def test_the_answer_does_not_wait_for_the_sweep_nor_fail_with_it(sandbox, monkeypatch, caplog):
    order = []

    def fail():
        order.append("swept")
        raise OSError("The disk is tired.")

    monkeypatch.setattr(sweeping, "sweep", fail)
    due(sandbox)
    answer = sandbox.test_client().get("/", buffered=False)
    order.append(answer.status_code)
    with caplog.at_level(logging.ERROR):
        answer.get_data()
        answer.close()

    assert order == [200, "swept"]
    assert "The site could not be swept." in caplog.text
