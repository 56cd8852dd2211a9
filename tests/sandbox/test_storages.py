"""S15: wherever sessions are kept, a guest's words stay and end there, as JSON and nothing else."""

import json
import logging
import os
import pickle
import time

import pytest

from editable.errors import SettingsError
from tests.harness.sites import Browser, dispose, make_site
from tests.sandbox.conftest import Guest
from tests.sandbox.storages import Files, InDatabase, InMemcached

HEADLINE = "text/home.headline/value"
PLACES = ["files-sqlite", "redis-sqlite", "memcached-sqlite", "sqlalchemy-sqlite", "sqlalchemy-postgresql"]


@pytest.fixture(params=PLACES)
def place(request):
    return request.param.split("-")


@pytest.fixture
def storage(place, request):
    return request.getfixturevalue(place[0])


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def sqlalchemy():
    return InDatabase()


@pytest.fixture
def redis(redis_server):
    redis_server.empty()
    return redis_server


@pytest.fixture
def memcached():
    server = InMemcached()
    yield server
    server.stop()


@pytest.fixture
def open_site(place, storage, tmp_path, request):
    """Open the site, as a sandbox unless told otherwise, on the same data each time."""
    opened = []
    data = request.getfixturevalue(place[1]).copy(tmp_path)

    def open_site(store="session", **settings):
        app = make_site(tmp_path, **data, **storage.settings, **{"EDITABLE_STORE": store} | settings)
        opened.append(app)
        return app

    yield open_site
    for app in opened:
        storage.leave(app)
        dispose(app)


def coming_back(site, guest):
    """The same browser, at *site*."""
    again = Guest(site)
    for name, value in guest.cookies.items():
        again.set_cookie(name, value)
    return again


def with_cookie(site, sid):
    guest = Guest(site)
    guest.set_cookie("sandbox", sid)
    return guest


def test_what_a_guest_wrote_outlasts_a_reload_a_restart_and_a_change_beneath(open_site):
    ada = Guest(open_site())
    assert ada.write(HEADLINE, "Ada was here").status_code == 200
    assert "Ada was here" in ada.words()

    owner = Browser(open_site("database")).sign_in()
    etag = owner.get("/editable/text/home.headline").json["fields"]["value"]["etag"]
    owner.save(HEADLINE, "The owner was here", etag)
    restarted = open_site()

    assert "Ada was here" in coming_back(restarted, ada).words()
    assert "The owner was here" in Guest(restarted).words()


def test_reading_makes_no_session_and_writing_one_of_json(open_site, storage):
    site = open_site()
    ada = Guest(site)
    ada.get("/")
    ada.get("/editable/event/1")
    assert storage.contents(site) == []

    ada.write(HEADLINE, "Ada was here")
    [content] = storage.contents(site)
    assert json.loads(content)["sandbox"]["patch"]


def test_the_cookie_lasts_as_long_as_the_copy(open_site):
    assert "Expires=" in Guest(open_site()).write(HEADLINE, "Ada was here").headers["Set-Cookie"]


def test_a_copy_whose_time_is_over_is_gone(open_site, storage):
    site = open_site(SANDBOX_DAYS=1 / 24 / 3600)
    ada = Guest(site)
    ada.write(HEADLINE, "Ada was here")
    time.sleep(2.1)

    assert "Ada was here" not in ada.words()


class Trap:
    """Runs when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def test_a_planted_pickle_is_ignored_and_never_run(open_site, storage, tmp_path):
    site = open_site()
    storage.plant(site, "planted", pickle.dumps(Trap(tmp_path / "sprung"), protocol=0))
    guest = with_cookie(site, "planted")

    assert guest.get("/").status_code == 200
    assert guest.write(HEADLINE, "Ada was here").status_code == 200
    assert guest.cookies["sandbox"] != "planted"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("sid", ["x" * 3000, "with%20spaces", '"with\\000nothing"', '"with\\012lines"'])
def test_whatever_a_cookie_says_the_page_comes(open_site, sid):
    site = open_site()
    assert Browser(site).get("/", headers={"Cookie": f"sandbox={sid}"}).status_code == 200


def test_what_a_storage_does_not_take_is_refused(open_site, monkeypatch):
    site = open_site()
    monkeypatch.setattr(site.session_interface.cache, "set", lambda *_: False)
    ada = Guest(site)
    refused = ada.write(HEADLINE, "Ada was here")

    assert refused.status_code == 503
    assert refused.json["error"]["message"].startswith("This could not be stored")
    assert "Ada was here" not in ada.words()


def just_before_the_end(site, act):
    """Have *act* called once, when a request of *site* has written and is about to end."""
    interface = site.session_interface
    save_session = interface.save_session

    def act_then_save(app, session, response):
        interface.save_session = save_session
        act(session)
        save_session(app, session, response)

    interface.save_session = act_then_save


def test_an_answer_does_not_put_back_what_another_request_has_changed_since(open_site):
    site = open_site()
    ada = Guest(site)
    ada.write(HEADLINE, "First")
    etag, headers = ada.etag(HEADLINE), {"X-CSRFToken": ada.token()}
    other = coming_back(site, ada)
    just_before_the_end(site, lambda session: other.write("event/1/title", "Second"))
    ada.save(HEADLINE, "Third", etag, **headers)

    assert (ada.value(HEADLINE), ada.value("event/1/title")) == ("Third", "Second")


def test_starting_over_does_not_take_along_what_another_request_writes_at_once(open_site):
    site = open_site()

    @site.post("/start-over")
    def start_over():
        site.extensions["editable"].store.start_over()
        return ""

    ada = Guest(site)
    ada.write(HEADLINE, "First")
    headers = {"X-CSRFToken": ada.token()}
    stored_as, cache = f"session:{ada.cookies['sandbox']}", site.session_interface.cache
    just_before_the_end(site, lambda session: cache.set(stored_as, {"written": "meanwhile"}, 60))
    ada.post("/start-over", headers=headers)

    with site.app_context():
        assert cache.get(stored_as) == {"written": "meanwhile"}


def test_what_nobody_keeps_at_once_is_refused_and_not_lost_silently(open_site):
    site = open_site(PROPAGATE_EXCEPTIONS=True)

    @site.get("/careless")
    def careless():
        from flask import session

        session["something"] = "else"
        return ""

    with pytest.raises(RuntimeError, match=r"Only changing\(\) writes"):
        Browser(site).get("/careless")


def test_people_sign_in_and_out(open_site):
    site = open_site("database")
    editor = Browser(site).sign_in()
    stolen = Browser(site)
    stolen.set_cookie("session", editor.cookies["session"])
    assert "csrf-token" in editor.get("/nowhere", status=404)

    editor.post("/sign-out", {"csrf_token": editor.token()})
    assert "csrf-token" not in stolen.get("/nowhere", status=404)


@pytest.fixture
def start(sqlite, tmp_path):
    data = sqlite.copy(tmp_path)

    def start(**settings):
        dispose(make_site(tmp_path, EDITABLE_STORE="session", **data, **settings))

    return start


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"SESSION_TYPE": "filesystem"}, "SESSION_TYPE is 'filesystem', which keeps no sessions on a server. Choose"),
        ({"SESSION_TYPE": "file"}, "Did you mean 'files'?"),
        ({"SESSION_TYPE": "redis"}, "SESSION_TYPE is 'redis', but no REDIS_URL says where it is. Set it in .env."),
        ({"SESSION_TYPE": "memcached"}, "SESSION_TYPE is 'memcached', but no MEMCACHED_SERVER says where it is."),
        ({"SANDBOX_WRITES": "often"}, "SANDBOX_WRITES is 'often'. Write it like \"120 per minute\"."),
    ],
)
def test_settings_that_cannot_work_stop_the_start(start, settings, sentence):
    with pytest.raises(SettingsError) as refused:
        start(**settings)
    assert sentence in str(refused.value)


def test_with_memcached_the_start_says_that_it_is_a_best_effort(start, caplog):
    with caplog.at_level(logging.WARNING):
        start(SESSION_TYPE="memcached", MEMCACHED_SERVER="127.0.0.1:9")
    assert "a best effort" in caplog.text
