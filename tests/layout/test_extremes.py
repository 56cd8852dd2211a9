"""The sample site's design holds, whatever its fields are filled with within their bounds."""

import socket
from datetime import date

import pytest

from project.seeding.extremes import CASES, Extremes
from project.seeding.filling import Filling
from project.seeding.pictures import AlreadyHung
from project.seeding.voices import Learnt
from tests.browser.conftest import serving
from tests.harness.sites import dispose, make_site
from tests.layout.conftest import Ground
from tests.lengths import LONG

commands = pytest.importorskip("tools.check_layout.commands")  # the folder may be deleted
findings = pytest.importorskip("tools.check_layout.findings")
looking = pytest.importorskip("tools.check_layout.looking")
pages_of = pytest.importorskip("tools.check_layout.pages")


#: Seven seeds bring every extreme to every field; on the second, the first picture of the site is missing.
SEEDS = range(len(CASES)) if LONG else [2]

WIDTHS = commands.WIDTHS if LONG else (min(commands.WIDTHS), max(commands.WIDTHS))


@pytest.fixture(params=SEEDS)
def people(request, sqlite, chromium, tmp_path):
    """A browser's page for the visitor and one for the editor, of a site that is filled with extremes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host, port = listener.getsockname()
        app = make_site(tmp_path, SITE_URL=f"http://{host}:{port}", RATELIMIT_ENABLED=False, **sqlite.copy(tmp_path))
        with app.app_context():
            source = Extremes(request.param, Learnt.own("stage"), AlreadyHung(), date(2026, 11, 27))
            Filling(source, everything=True).fill()
        with serving(app, listener):
            people = looking.people_of(chromium, *Ground(app).addresses())
            yield people
            for page in people.values():
                page.context.close()
        dispose(app)


def test_nothing_overflows_overlaps_or_is_hard_to_read(people, tmp_path):
    pages = pages_of.find_pages(people)
    found = [
        str(finding)
        for path in pages
        for finding in findings.find(people, path, pages[path], WIDTHS, tmp_path / "found")
    ]
    assert len(pages) > 10
    assert found == []
