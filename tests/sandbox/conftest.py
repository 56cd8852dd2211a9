"""A sandbox of the site, and guests who try it out."""

import re
import socket
from contextlib import ExitStack
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from webtest.app import CookiePolicy

from tests.harness.sites import Browser
from tests.sandbox.storages import InRedis
from tests.uploads.pictures import encoded, scene

PICTURE = encoded(scene(60, 40), "PNG")


def pictures_of_guests(site):
    """The ids of the pictures whose files are there."""
    return {folder.name for folder in Path(site.config["INSTANCE_PATH"], "sandbox-media").glob("*")}


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

    def put_picture(self, address, **headers):
        """Put a small picture where the image field at *address* is."""
        headers = {"If-Match": f'"{self.etag(address)}"', "X-CSRFToken": self.token()} | headers
        files = [("file", "picture.png", PICTURE)]
        return self.put(f"/editable/{address}/file", upload_files=files, headers=headers, status="*")

    def add(self, model, **values):
        headers = {"X-CSRFToken": self.token()}
        return self.post_json(f"/editable/{model}", {"after": None, "values": values}, headers=headers, status="*")

    def send_form(self, address, value):
        sent = {"csrf_token": self.token(), "etag": self.etag(address), "value": value}
        return self.post(f"/editable/{address}?back=/", sent, status="*")

    def words(self, path="/"):
        return re.sub(r"<[^>]+>", "", self.get(path).text)


@pytest.fixture
def sandbox_with(sites, database):
    """Return a function that opens the sandbox with other settings, on the same data each time."""
    with ExitStack() as lent:
        opened = []

        def open_sandbox(**settings):
            settings = {"EDITABLE_STORE": "session"} | settings
            site = sites.beside(opened[0], **settings) if opened else sites.lend(database, **settings)
            opened.append(lent.enter_context(site))
            return opened[-1]

        yield open_sandbox


@pytest.fixture
def sandbox(sandbox_with):
    return sandbox_with()


@pytest.fixture
def live(sites, sandbox):
    """The site beneath the sandbox, on the same data."""
    with sites.beside(sandbox) as site:
        yield site


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
