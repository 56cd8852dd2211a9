"""One app with two registrations: what bakers write for everybody, and below /try what each guest has for themselves."""

import re

import pytest
from flask import render_template

from editable.errors import SettingsError
from project.sessions import ServerSessions
from project.sessions.storages import SessionFiles
from tests.engine.conftest import Loaf, Person, db, editable, make_bakery


@pytest.fixture
def bakery(tmp_path):
    app = make_bakery(tmp_path)
    app.session_interface = ServerSessions(client=SessionFiles(str(tmp_path / "sessions"), threshold=0), permanent=True)
    editable.register_again(app, "/try", "session")
    app.add_url_rule("/try/", "try", lambda: render_template("page.html"))
    with app.app_context():
        db.create_all()
        db.session.add(Loaf(name="Rye", note="Dark"))
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


class Guest(Person):
    """Somebody below /try."""

    def __init__(self, app):
        super().__init__(app)
        with app.test_request_context("/try/"):
            self.headers["X-CSRFToken"] = app.jinja_env.globals["csrf_token"]()

    def page(self):
        return self.client.get("/try/").text

    def save(self, field, value):
        record, _, name = field.rpartition("/")
        etag = self.client.get(f"/try/editable/{record}").json["fields"][name]["etag"]
        sent = self.headers | {"If-Match": f'"{etag}"'}
        return self.client.patch(f"/try/editable/{field}", json={"value": value}, headers=sent)


def test_each_writes_to_its_own_store(bakery):
    guest, other, baker = Guest(bakery), Guest(bakery), Person(bakery, "Ada")

    assert guest.save("loaf/1/name", "Mine").status_code == 200
    assert ">Mine</h2>" in guest.page()
    assert "Mine" not in other.page() + baker.page()

    etag = baker.fields("loaf/1")["note"]["etag"]
    assert baker.save("loaf/1/note", "Light", etag).status_code == 200
    assert ">Mine</h2>" in guest.page()
    assert ">Light</" in guest.page()


def test_its_addresses_lie_below_its_path(bakery):
    page = Guest(bakery).page()
    assert re.findall(r'href="(/[^"]*)\?edit=loaf', page) != []
    assert {match.split("?")[0] for match in re.findall(r'href="(/[^"]*\?edit=[^"]*)"', page)} == {"/try/"}


def test_a_guest_below_it_may_not_write_above_it(bakery):
    guest = Guest(bakery)
    etag = guest.client.get("/try/editable/loaf/1").json["fields"]["name"]["etag"]
    refused = guest.client.patch(
        "/editable/loaf/1/name", json={"value": "x"}, headers=guest.headers | {"If-Match": f'"{etag}"'}
    )
    assert refused.status_code == 401


def test_an_unknown_address_below_it_is_answered_with_json(bakery):
    answer = Guest(bakery).client.get("/try/editable/nothing/here/at/all")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "not_found")


def test_sessions_in_cookies_are_refused_for_what_guests_write(tmp_path):
    app = make_bakery(tmp_path)
    with pytest.raises(SettingsError, match="not kept on the server: a cookie drops all that is over 4 KB"):
        editable.register_again(app, "/try", "session")
    with pytest.raises(SettingsError, match="'browser'. Choose one of: database, session"):
        editable.register_again(app, "/try", "browser")
