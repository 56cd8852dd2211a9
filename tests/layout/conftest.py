"""The sample site behind a real server, one for all tests here, with room for faults that a test plants."""

import socket

import pytest

from project.accounts.links import new_link
from project.accounts.models import User
from tests.browser.conftest import serving
from tests.harness.sites import dispose, make_site


class Ground:
    """The site, in whose pages a test may plant CSS, and HTML that comes last among the page's words."""

    def __init__(self, app):
        self.app = app
        self.css = self.html = ""
        app.add_url_rule("/planted.css", "planted", lambda: (self.css, {"Content-Type": "text/css"}))
        app.after_request(self._plant)

    def addresses(self):
        """Where the site is, and a link that signs its owner in."""
        with self.app.app_context():
            return self.app.config["SITE_URL"], new_link(User.owner())

    def _plant(self, response):
        if response.mimetype == "text/html":
            html = response.get_data(as_text=True)
            html = html.replace("</head>", '<link rel="stylesheet" href="/planted.css"></head>')
            response.set_data(html.replace("</main>", f"{self.html}</main>"))
        return response


@pytest.fixture(scope="session")
def served(sqlite, tmp_path_factory):
    folder = tmp_path_factory.mktemp("layout")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host, port = listener.getsockname()
        app = make_site(folder, SITE_URL=f"http://{host}:{port}", RATELIMIT_ENABLED=False, **sqlite.copy(folder))
        ground = Ground(app)
        with serving(app, listener):
            yield ground
        dispose(app)


@pytest.fixture
def ground(served):
    yield served
    served.css = served.html = ""


@pytest.fixture(scope="session")
def people(served, chromium):
    """A browser's page for the visitor and one for the editor."""
    from tools.check_layout.looking import people_of  # the folder may be deleted

    people = people_of(chromium, *served.addresses())
    yield people
    for page in people.values():
        page.context.close()
