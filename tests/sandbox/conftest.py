"""A sandbox of the site, and guests who try it out."""

import re
from http.cookiejar import CookieJar
import socket

import pytest
from webtest.app import CookiePolicy

from tests.conftest import Browser, dispose, make_site
from tests.sandbox.storages import InRedis


class Guest(Browser):
    """Somebody without an account, who is nobody else."""

    def __init__(self, app):
        super().__init__(app)
        self.cookiejar = CookieJar(CookiePolicy())

    def etag(self, address):
        """The etag that the page at the site's first address shows of a field."""
        model, key, field = address.split("/")
        return self.get(f"/editable/{model}/{key}").json["fields"][field]["etag"]

    def write(self, address, value, **headers):
        return self.save(address, value, self.etag(address), **headers)

    def value(self, address):
        model, key, field = address.split("/")
        return self.get(f"/editable/{model}/{key}").json["fields"][field]["value"]

    def words(self, path="/"):
        return re.sub(r"<[^>]+>", "", self.get(path).text)


@pytest.fixture
def sandbox(database, tmp_path):
    app = make_site(tmp_path, EDITABLE_STORE="session", **database.copy(tmp_path))
    yield app
    dispose(app)


@pytest.fixture
def live(database, sandbox, tmp_path):
    """The site beneath the sandbox, on the same data."""
    url = sandbox.config["SQLALCHEMY_DATABASE_URI"]
    app = make_site(tmp_path, DATABASE_URL=url)
    yield app
    dispose(app)


@pytest.fixture
def ada(sandbox):
    return Guest(sandbox)


@pytest.fixture
def ben(sandbox):
    return Guest(sandbox)


@pytest.fixture(scope="module")
def redis_server(tmp_path_factory):
    server = InRedis(tmp_path_factory.mktemp("redis"), free_port())
    yield server
    server.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
