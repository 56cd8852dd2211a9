"""What all tests share: which of them run, the databases, the sites that they borrow, and a browser.

What only some need is imported by the fixture that gives it, so that a file of tests starts at once.
"""

import os
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

import settings
from tests.lengths import LONG, QUICK

#: What writes through the engine, and so is tried on the second database each time; the long form tries all.
WRITING = {
    *("test_every_field", "test_items", "test_garbage_bodies", "test_strings", "test_user_commands"),
    *("test_own_copies", "test_overlay", "test_storages", "test_bounds", "test_lending"),
}


#: The list that stands for all where only the database differs.
ONE_LIST = next(model for model, entry in settings.EDITABLE_MODELS.items() if "item" in entry)

#: What runs other tests in copies of the site: not while one works.
COPYING = {"test_deleting_features"}


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
    if QUICK:
        return _is_on_postgresql(item) or _store_of(item) == "session" or item.path.stem in COPYING
    return not LONG and _is_on_postgresql(item) and not _is_for_postgresql(item)


def _is_for_postgresql(item):
    """Whether PostgreSQL may answer otherwise: to what writes, each field of its own, lists all alike."""
    params = item.callspec.params
    is_of_further_list = "model" in params and "field" not in params and params["model"] != ONE_LIST
    return item.path.stem in WRITING and _store_of(item) != "session" and not is_of_further_list


def _store_of(item):
    """The store that a test of editing runs over; None of all others."""
    return item.callspec.params.get("store") if hasattr(item, "callspec") else None


def _is_on_postgresql(item):
    return hasattr(item, "callspec") and "postgresql" in item.callspec.id


def pytest_generate_tests(metafunc):
    """Run the tests of editing over both stores, but for those that need somebody who is no editor."""
    marks = {mark.name: mark.args for mark in reversed(list(metafunc.definition.iter_markers()))}  # its own hold most
    edits = "editing" in marks and (LONG or not marks["editing"])
    if "store" in metafunc.fixturenames and edits and "live" not in marks:
        metafunc.parametrize("store", ["database", "session"], indirect=True, scope="module")


def pytest_terminal_summary(terminalreporter):
    """Say how many tests of editing went over each store, and how long each folder of tests has taken."""
    passed = terminalreporter.getreports("passed")
    over = Counter(value for report in passed for name, value in report.user_properties if name == "store")
    if over:
        terminalreporter.write_line("Tests of editing, by store: " + ", ".join(f"{over[name]} {name}" for name in over))
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                seconds[report.nodeid.split("/")[1]] += report.duration
    parts = ", ".join(f"{name} {took:.0f}" for name, took in seconds.most_common())
    terminalreporter.write_line(f"Seconds, those of all processes together: {parts}")


@pytest.fixture(scope="session")
def common_folder(tmp_path_factory, worker_id):
    """A folder that is the same for all processes that share the tests."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def prepared(pytestconfig):
    """The site as set-up leaves it, kept between runs; or the one that ``EDITABLE_TEST_PREPARED`` names."""
    from tests.harness.prepared import PreparedSite, prepared_site

    if folder := os.environ.get("EDITABLE_TEST_PREPARED"):
        return PreparedSite(Path(folder))
    return prepared_site(pytestconfig.cache.mkdir("prepared"))


@pytest.fixture(scope="session")
def sqlite(prepared):
    from tests.harness.databases import SQLite

    return SQLite(prepared)


@pytest.fixture(scope="session")
def postgresql_server(common_folder, testrun_uid):
    from tests.harness.postgresql import Server

    server = Server(Path(tempfile.gettempdir(), f"postgresql-{testrun_uid}"), common_folder / "postgresql.lock")
    yield server
    server.close()


@pytest.fixture(scope="session")
def postgresql(postgresql_server, prepared, tmp_path_factory):
    from tests.harness.databases import PostgreSQL

    return PostgreSQL(postgresql_server, prepared, tmp_path_factory.mktemp("postgresql"))


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The sites that the tests of this process borrow."""
    from tests.harness.lending import Sites

    sites = Sites(lambda: tmp_path_factory.mktemp("site"))
    yield sites
    sites.close()


@pytest.fixture(scope="module")
def store(request):
    """The name of the store, for tests of editing each in turn."""
    return getattr(request, "param", "database")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def site(sites, database, store):
    """The site with its sample content, on every database in turn."""
    with sites.lend(database, EDITABLE_STORE=store) as site:
        yield site


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_site(request, sites, store):
    """The same, once for a whole module: for tests by the hundred that leave each other alone."""
    from tests.harness.sites import ROOMY

    database = request.getfixturevalue(request.param)
    with sites.lend(database, EDITABLE_STORE=store, RATELIMIT_ENABLED=False, **ROOMY) as site:
        yield site


@pytest.fixture
def site_with(sites, sqlite):
    """A function that borrows the site with other settings."""
    with ExitStack() as lent:
        yield lambda **settings: lent.enter_context(sites.lend(sqlite, **settings))


@pytest.fixture
def visitor(site):
    from tests.harness.sites import Browser

    return Browser(site)


@pytest.fixture
def editor(site):
    from tests.harness.sites import Browser

    return Browser(site).sign_in()


@pytest.fixture(scope="session")
def places(sites, sqlite):
    """The :class:`Places` of a new site: they are the same on every copy."""
    from tests.functional.places import Places
    from tests.harness.sites import Browser

    with sites.lend(sqlite) as site:
        return Places(Browser(site).sign_in())


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    from tests.harness.chromium import launch_options

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()
