"""How people get in and out: by a link, by a password, and by the door they came through."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from project.accounts.links import LIFETIME, new_link
from project.accounts.models import SignInLink, User, utc_now
from project.extensions import db
from tests.harness.sites import SITE_URL, Browser

PASSWORD = "seven buckets of rain"


@pytest.fixture
def dot(site):
    """Somebody with a password."""
    with site.app_context():
        user = User(email="Dot@Example.org", name="Dot")
        db.session.add(user)
        db.session.flush()
        user.set_password(PASSWORD)
        db.session.commit()
        return user.email


@pytest.fixture
def link(site):
    """The path of a fresh link for the owner."""
    with site.app_context():
        return new_link(User.owner()).removeprefix(SITE_URL)


def is_signed_in(browser):
    return browser.front().html.find("meta", {"name": "csrf-token"}) is not None


def fill_in(page, **values):
    form = page.forms["sign-in"]
    for name, value in values.items():
        form[name] = value
    return form.submit(status="*")


def change_links(site, **values):
    with site.app_context():
        db.session.execute(sa.update(SignInLink).values(values))
        db.session.commit()


def test_following_a_link_signs_in_at_once(visitor, link):
    response = visitor.get(link)

    assert response.status_int == 303
    assert response.headers["Location"] == "/"
    assert "no-store" in response.headers["Cache-Control"]
    assert is_signed_in(visitor)


def test_a_link_works_once(site, visitor, link):
    visitor.get(link)
    late = Browser(site)
    page = late.get(link, status=410)

    assert "once, for fifteen minutes" in page.html.find("main").text
    assert page.html.find("main").find("a", href="/sign-in")
    assert "Set-Cookie" not in page.headers
    assert not is_signed_in(late)


def test_a_link_works_for_fifteen_minutes(site, visitor, link):
    with site.app_context():
        expires_at = db.session.scalar(sa.select(SignInLink.expires_at))
    assert timedelta(minutes=15) == LIFETIME

    change_links(site, expires_at=expires_at - LIFETIME - timedelta(seconds=1))
    visitor.get(link, status=410)
    assert not is_signed_in(visitor)


def test_a_link_nobody_made_signs_nobody_in(visitor, link):
    token = link.rpartition("/")[2]
    for guess in (token[:-1], token + "x", token.swapcase(), "%00", "x" * 5000):
        visitor.get(f"/sign-in/{guess}", status=410)
    assert not is_signed_in(visitor)


def test_a_preview_does_not_use_a_link_up(visitor, link):
    assert visitor.head(link).headers.get("Set-Cookie") is None

    visitor.get(link)
    assert is_signed_in(visitor)


def test_of_many_who_follow_one_link_at_once_one_gets_in(site, link):
    browsers = [Browser(site) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda browser: browser.get(link, status="*").status_int, browsers))

    assert sorted(statuses) == [303] + [410] * 7
    assert sum(is_signed_in(browser) for browser in browsers) == 1


def test_a_link_cannot_be_read_from_the_database(site, link):
    token = urlsplit(link).path.rpartition("/")[2]
    with site.app_context():
        (row,) = db.session.execute(sa.select(SignInLink.__table__)).all()

    assert len(token) >= 43  # 256 bits
    assert token not in map(str, row)


def test_old_links_do_not_pile_up(site, link):
    change_links(site, expires_at=utc_now() - timedelta(seconds=1))
    with site.app_context():
        new_link(User.owner())
    with site.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(SignInLink)) == 1


def test_a_password_signs_in_however_the_address_is_typed(visitor, dot):
    for typed in (dot, "DOT@example.ORG", "  dot@example.org "):
        browser = Browser(visitor.site)
        response = fill_in(browser.get("/sign-in"), email=typed, password=PASSWORD)

        assert response.status_int == 303
        assert is_signed_in(browser)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("dot@example.org", "not it"),
        ("dot@example.org", ""),
        ("dot@example.org", PASSWORD + " "),
        ("dot@example.org", PASSWORD.upper()),
        ("", PASSWORD),
        ("nobody@example.org", PASSWORD),
        ("dot@example.org\0", PASSWORD),
        ("dot@example.org", "\0"),
        ("x" * 5000, "y" * 5000),
        ("‮<script>alert(1)</script>", PASSWORD),
    ],
)
def test_a_wrong_try_keeps_the_address_and_does_not_say_which_was_wrong(visitor, dot, email, password):
    page = fill_in(visitor.get("/sign-in?next=/plays"), email=email, password=password)
    form = page.forms["sign-in"]

    assert page.status_int == 422
    assert "The address or the password is not right." in page.html.find(role="alert").text
    assert form["email"].value == email
    assert form["password"].value == ""
    assert form["next"].value == "/plays"
    assert "<script>alert(1)" not in page.text
    assert "Set-Cookie" not in page.headers
    assert not is_signed_in(visitor)


def test_somebody_without_a_password_cannot_guess_it(visitor):
    with visitor.site.app_context():
        owner = User.owner().email
    for password in ("", "None", "nobody", "0" * 128):
        assert fill_in(visitor.get("/sign-in"), email=owner, password=password).status_int == 422


def test_signing_in_leads_back_to_where_one_came_from(visitor, dot):
    page = visitor.get("/sign-in", {"next": "/?from=here"})

    assert fill_in(page, email=dot, password=PASSWORD).headers["Location"] == "/?from=here"


def test_whoever_is_signed_in_is_sent_on(editor):
    assert editor.get("/sign-in", {"next": "/?from=here"}, status=303).headers["Location"] == "/?from=here"


def test_signing_out_leads_home(editor):
    response = editor.post("/sign-out", {"csrf_token": editor.token()}, status=303)

    assert response.headers["Location"] == "/"
    assert not is_signed_in(editor)


def test_whoever_is_signed_out_already_may_sign_out_again(visitor):
    visitor.post("/sign-out", status=303)


def test_signing_out_here_leaves_other_devices_signed_in(site, editor):
    phone = Browser(site).sign_in()
    editor.post("/sign-out", {"csrf_token": editor.token()})

    assert is_signed_in(phone)
