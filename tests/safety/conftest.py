"""The site with the settings that a test asks for; these walls do not depend on the database."""

import socket
from urllib.parse import urlsplit

import pytest

from project.accounts.links import new_link
from project.accounts.models import User
from project.extensions import db
from tests.harness.sites import Browser

PASSWORD = "seven buckets of rain"


@pytest.fixture
def site(site_with):
    return site_with()


@pytest.fixture
def served_site(site_with):
    """The site as it runs for the world: nothing is passed on to a developer."""
    return site_with(TESTING=False, SITE_ENV="production", SECRET_KEY="Vq3Zp0wLk8XyTn5RbJ2mHc7GdFs9AeUo")


@pytest.fixture
def secure_site(site_with):
    return site_with(SITE_URL="https://www.example.org")


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SecureBrowser(Browser):
    """Somebody who reads the site at its https address."""

    def __init__(self, app):
        super().__init__(app)
        self.extra_environ = {
            "HTTP_HOST": "www.example.org",
            "HTTP_ORIGIN": "https://www.example.org",
            "wsgi.url_scheme": "https",
        }


def add_user(site, email, password=None, **facts):
    """Add somebody who may sign in, and return their address."""
    with site.app_context():
        user = User(email=email, name=email.partition("@")[0].title(), **facts)
        db.session.add(user)
        db.session.flush()
        if password:
            user.set_password(password)
        db.session.commit()
    return email


@pytest.fixture
def dot(site):
    """Somebody with a password."""
    return add_user(site, "dot@example.org", PASSWORD)


def try_to_sign_in(browser, email, password=PASSWORD, **form):
    return browser.post("/sign-in", {"email": email, "password": password} | form, status="*")


def follow_new_link(browser):
    with browser.site.app_context():
        link = new_link(User.owner())
    return browser.get(urlsplit(link).path)


def is_signed_in(browser):
    return '<meta name="csrf-token"' in browser.get("/nowhere", status=404)


def cookie_of(response):
    """The one ``Set-Cookie`` header of *response*."""
    (cookie,) = response.headers.getall("Set-Cookie")
    return cookie
