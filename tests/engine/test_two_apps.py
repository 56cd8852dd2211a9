"""Two apps in one process, of one Editable: the bakery, and a sandbox of it on the same data."""

import pytest
from flask_caching import Cache
from flask_sqlalchemy import SQLAlchemy

from editable import Editable
from editable.errors import SettingsError
from tests.engine.conftest import Person, db, editable, make_bakery, make_sandbox


@pytest.fixture
def sandbox(bakery, tmp_path):
    app = make_sandbox(tmp_path)
    yield app
    with app.app_context():
        db.engine.dispose()


class Guest(Person):
    """Somebody in the sandbox."""

    def __init__(self, app):
        super().__init__(app)
        with app.test_request_context():
            self.headers["X-CSRFToken"] = app.jinja_env.globals["csrf_token"]()


def test_each_app_writes_to_its_own_store(bakery, sandbox):
    guest, other, baker = Guest(sandbox), Guest(sandbox), Person(bakery, "Ada")

    assert guest.save("loaf/1/name", "Mine", guest.fields("loaf/1")["name"]["etag"]).status_code == 200
    assert ">Mine</h2>" in guest.page()
    assert "Mine" not in other.page() + baker.page()

    assert baker.save("loaf/1/note", "Light", baker.fields("loaf/1")["note"]["etag"]).status_code == 200
    assert ">Mine</h2>" in guest.page()
    assert ">Light</" in guest.page()


def test_a_guest_of_one_may_not_write_to_the_other(bakery, sandbox):
    guest, stranger = Guest(sandbox), Person(bakery)
    stranger.headers = guest.headers
    refused = stranger.save("loaf/1/name", "x", guest.fields("loaf/1")["name"]["etag"])
    assert refused.status_code == 401


def test_only_the_sandbox_has_a_tray(bakery, sandbox):
    assert Guest(sandbox).client.get("/editable/sandbox").status_code == 200
    assert Person(bakery, "Ada").call("GET", "sandbox").status_code == 405
    assert "Your copy of this site" in Guest(sandbox).page()
    assert "Your copy of this site" not in Person(bakery, "Ada").page()


def test_an_unknown_address_is_answered_with_json_in_both(bakery, sandbox):
    for person in (Guest(sandbox), Person(bakery, "Ada")):
        answer = person.call("GET", "nothing/here/at/all")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "not_found")


def test_nothing_of_an_app_is_kept_on_the_extension(bakery, sandbox):
    with bakery.app_context():
        stored = editable.store
    with sandbox.app_context():
        assert editable.store is not stored
    assert vars(editable).keys() == vars(Editable(SQLAlchemy(), Cache())).keys()


def test_a_second_editable_for_one_app_is_refused(bakery):
    with pytest.raises(RuntimeError, match="already has an Editable"):
        editable.init_app(bakery)


def test_an_app_without_the_extension_is_told_what_it_lacks(bakery):
    del bakery.extensions["editable"]
    with bakery.app_context(), pytest.raises(RuntimeError, match=r"'bakery' has no Editable. Call its init_app\(app\)"):
        assert editable.store


def test_an_unknown_store_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="'browser'. Choose one of: database, session"):
        make_bakery(tmp_path, EDITABLE_STORE="browser")
