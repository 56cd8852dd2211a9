"""The site as tests make it, and somebody who reads and writes it without a real browser."""

import re
from http.cookiejar import CookieJar
from pathlib import Path

import sqlalchemy as sa
from jinja2 import BytecodeCache
from webtest import TestApp
from webtest.app import CookiePolicy

from project.accounts.links import new_link
from project.accounts.models import User
from project.app import create_app
from project.extensions import db

SITE_URL = "http://localhost"

#: All tests of a process write from one address, one guest after another.
USUAL = {
    "SITE_ENV": "development",
    "SITE_URL": SITE_URL,
    "TESTING": True,
    "SANDBOX": False,
    "SANDBOX_WRITES": "1000/second",
}

#: Bounds that a guest who makes the tests of a whole module does not meet.
ROOMY = {"SANDBOX_BYTES": 2**30, "SANDBOX_ITEMS": 10_000, "SANDBOX_PICTURES": 10_000}


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to, by their content: many sites in these tests have the same."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        if kept := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket):
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


compiled_templates = CompiledTemplates()


def make_site(folder, **settings):
    """Return the site with all its data below *folder*."""
    app = create_app(USUAL | {"INSTANCE_PATH": str(folder)} | settings)
    app.jinja_env.bytecode_cache = compiled_templates
    for one in with_sandbox(app):
        with one.app_context():
            if db.engine.dialect.name == "sqlite":
                sa.event.listen(db.engine, "connect", _wait_for_no_disk)
    return app


def _wait_for_no_disk(connection, record):
    """Write as if the disk were at once done with it: no test outlives a power cut."""
    connection.execute("PRAGMA synchronous=OFF")


def with_sandbox(app):
    """Return *app*, and the sandbox below it if it has one."""
    return [one for one in (app, app.extensions.get("sandbox")) if one]


def dispose(app):
    """Let go of the database connections of *app*, and of its sandbox if it has one."""
    for one in with_sandbox(app):
        with one.app_context():
            db.session.remove()
            db.engine.dispose()


def is_sandbox(app):
    return app.config["EDITABLE_STORE"] == "session"


class Browser(TestApp):
    """Somebody who reads and writes the site without a real browser, sending what a browser would.

    In a sandbox all of these are one guest, in several windows: whom a test calls the visitor reads what its editor
    wrote over either store.
    """

    def __init__(self, app):
        cookies = (
            app.extensions.setdefault("cookies of one guest", CookieJar(CookiePolicy())) if is_sandbox(app) else None
        )
        super().__init__(app, extra_environ={"HTTP_ORIGIN": SITE_URL}, cookiejar=cookies)
        self.site = app
        self._tokens = {}  # by the cookies they go with

    def sign_in(self):
        """Follow a one-time link, as the owner does; a guest need not."""
        if is_sandbox(self.site):
            return self
        with self.site.app_context():
            link = new_link(User.owner())
        self.get(link.removeprefix(SITE_URL))
        return self

    def front(self):
        """The page that the site's first address leads to: where there is no home page, another."""
        return self.get("/").maybe_follow()

    def token(self):
        """The session's token, as every page tells it to its script; the one that is not there is made soonest."""
        cookies = str(self.cookies)
        if cookies not in self._tokens:
            page = self.get("/nowhere", status=404)
            self._tokens[cookies] = re.search(r'<meta name="csrf-token" content="([^"]+)"', page.text)[1]
        return self._tokens[cookies]

    def save(self, address, value, etag, **headers):
        """Save a field as the page's script does; *address* is what ``data-editable`` says."""
        headers = {"If-Match": f'"{etag}"', "X-CSRFToken": self.token()} | headers
        return self.patch_json(f"/editable/{address}", {"value": value}, headers=headers, status="*")


def folder_of(app):
    """Where *app* keeps its data."""
    return Path(app.config["INSTANCE_PATH"])
