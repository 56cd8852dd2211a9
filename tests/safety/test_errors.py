"""L3: whatever goes wrong, nobody is shown how the site is built; and the log cannot be forged."""

import io
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import request

from project.accounts.models import SignInLink
from project.extensions import db
from project.logs import LINE, LogFormatter
from tests.harness.sites import Browser

ROOT = str(Path(__file__).resolve().parents[2])
TELLING = ("Traceback", 'File "', ".py", "SELECT ", "sqlalchemy", "werkzeug", "jinja2", ROOT)


@pytest.fixture
def failing_site(served_site):
    @served_site.get("/fails")
    def fail():
        raise RuntimeError(f"{ROOT}/secret.py: SELECT * FROM user -- {request.args.get('how')}")

    @served_site.post("/takes/forms")
    def take_form():
        return request.form["needed"]

    return served_site


@pytest.fixture
def reader(failing_site):
    return Browser(failing_site)


@pytest.fixture
def log():
    """What the site writes to its log, as it would stand there."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(LogFormatter(LINE))
    logging.getLogger().addHandler(handler)
    yield text
    logging.getLogger().removeHandler(handler)


ERRORS = [
    ("GET", "/no/such/page", {}, 404),
    ("GET", "/fails", {}, 500),
    ("PUT", "/sign-in", {}, 405),
    ("POST", "/events/", {}, 405),
    ("POST", "/sign-out", {"headers": {"Origin": "https://evil.example"}}, 403),
    ("POST", "/takes/forms", {"params": {"other": "1"}}, 400),
    ("POST", "/takes/forms", {"params": {"x": "y" * 2_000_000}}, 413),
    ("POST", "/takes/forms", {"params": [("f", "x")] * 200, "content_type": "multipart/form-data"}, 413),
    ("GET", "/static/../settings.py", {}, 404),
    ("GET", "/static/%00", {}, 404),
    ("GET", "/media/none/0.webp", {}, 404),
    ("GET", "/", {"headers": {"Host": "evil.example"}}, 400),
]


def ask(browser, method, path, accept, details):
    headers = {"Accept": accept} | details.get("headers", {})
    return getattr(browser, method.lower())(path, **(details | {"headers": headers, "status": "*"}))


def test_an_error_is_a_page_for_people_and_json_for_programs(reader):
    for method, path, details, status in ERRORS:
        page = ask(reader, method, path, "text/html,*/*;q=0.8", details)
        data = ask(reader, method, path, "application/json", details)

        where = f"{method} {path}"
        assert (page.status_int, data.status_int) == (status, status), where
        assert page.html.h1.text.strip(), where
        assert data.json["error"].keys() == {"code", "message"}, where
        for answer in (page, data):
            assert [word for word in TELLING if word in answer.text] == [], where
            assert "Set-Cookie" not in answer.headers, where


def test_below_editable_every_error_is_json(reader):
    for method in ("GET", "POST", "PATCH", "DELETE"):
        for path in ("/editable/no/such/place/at/all", "/editable/text/home.headline/value"):
            for headers in ({"Accept": "text/html"}, {"Origin": "https://evil.example"}):
                assert reader.request(path, method=method, headers=headers, status="*").json["error"]["message"]


def test_a_failure_has_a_number_by_which_it_is_found_in_the_log(reader, log):
    page = reader.get("/fails", status=500)
    (first, *rest) = log.getvalue().splitlines()
    number = first.split(": Exception on /fails [GET]")[0].split()[-1]

    assert len(number) == 8
    assert number in page.text
    assert rest[0] == "    Traceback (most recent call last):"


def test_a_page_that_cannot_be_made_is_replaced_by_a_bare_one(failing_site, log):
    failing_site.context_processor(lambda: 1 / 0)
    page = Browser(failing_site).get("/no/such/page", status=404)

    assert page.html.h1.text == "There is nothing here"
    assert not [word for word in TELLING if word in page.text]
    assert "ZeroDivisionError" in log.getvalue()


def test_no_line_of_the_log_can_be_forged(reader, log):
    for line_end in ("%0A", "%0D", "%0D%0A", "%0B", "%0C", "%C2%85", "%E2%80%A8", "%1C"):
        reader.get(f"/fails?how=x{line_end}[2026-11-20%2012:00:00,000]%20ERROR%20project%20-:%20forged", status=500)
    lines = log.getvalue().split("\n")

    assert [line for line in lines if "forged" in line and not line.startswith("    ")] == []
    assert not set("\r\x0b\x0c\x1c\x85\u2028") & set(log.getvalue())


def test_no_control_character_reaches_the_log(reader, log):
    reader.get("/fails?how=%1B[2J%08%7F%E2%80%AE", status=500)

    assert not set("\x1b\x08\x7f\u202e") & set(log.getvalue())


def test_neither_a_links_token_nor_a_password_stands_in_the_log(failing_site, reader, log):
    with failing_site.app_context():
        SignInLink.__table__.drop(db.engine)
    reader.get("/sign-in/the-token-of-a-link_0123456789", status=500)
    with failing_site.app_context():
        db.session.execute(db.text('ALTER TABLE "user" RENAME TO gone'))
        db.session.commit()
    reader.post("/sign-in", {"email": "dot@example.org", "password": "seven buckets of rain"}, status=500)

    assert "Exception on /sign-in/… [GET]" in log.getvalue()
    assert "Exception on /sign-in [POST]" in log.getvalue()
    for secret in ("the-token-of-a-link", "seven buckets of rain", "dot@example.org"):
        assert secret not in log.getvalue()


def test_the_log_goes_to_standard_error_in_that_form(tmp_path):
    program = "from project.app import create_app; create_app().logger.error('one\\ntwo')"
    environment = os.environ | {"SITE_ENV": "development", "INSTANCE_PATH": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert ended.stderr.endswith("] ERROR project -: one\n    two\n")
