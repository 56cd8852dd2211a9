"""A database that lets nobody write for longer than anybody should wait."""

import sqlite3
from contextlib import closing

import pytest

from editable.stores import sqlite
from tests.harness.sites import Browser

HEADLINE = "text/home.title/value"


@pytest.fixture
def impatient(monkeypatch):
    """Wait for a tenth of a second only, as nobody needs to here."""
    pragmas = [pragma.replace("busy_timeout=5000", "busy_timeout=100") for pragma in sqlite.PRAGMAS]
    monkeypatch.setattr(sqlite, "PRAGMAS", pragmas)


@pytest.mark.parametrize("kept_in", ["database", "session"])
def test_a_save_that_has_waited_too_long_is_refused_with_a_sentence_and_changes_nothing(impatient, site_with, kept_in):
    site = site_with(EDITABLE_STORE=kept_in)
    editor = Browser(site).sign_in()
    etag = editor.get("/editable/text/home.title").json["fields"]["value"]["etag"]

    with closing(sqlite3.connect(site.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = editor.save(HEADLINE, "Late", etag)

    assert (refused.status_code, refused.json["error"]["code"]) == (503, "busy")
    assert refused.headers["Retry-After"] == "1"
    assert editor.save(HEADLINE, "In time", etag).status_code == 200
