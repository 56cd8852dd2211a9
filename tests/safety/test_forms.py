"""Editing without JavaScript gives nobody more than editing with it: who may, from where, and what comes back."""

from urllib.parse import quote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.harness.sites import SITE_URL, Browser
from tests.safety.test_addresses import ELSEWHERE, HERE
from tests.safety.test_csrf import FOREIGN, NO_ORIGIN

TITLE = "/editable/play/1/title"

MARKUP = [
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "</textarea><script>alert(1)</script>",
    '"autofocus onfocus=alert(1) x="',
    "'onmouseover='alert(1)",
    "</title></style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
]


@pytest.fixture
def form(editor):
    """The form of a play's title as its page holds it, filled in with another."""
    data = dict(editor.get("/?edit=play/1/title").forms["editable-form"].submit_fields())
    return data | {"value": "Forged"}


def title_now(site):
    witness = Browser(site).sign_in()
    return witness.get("/editable/play/1").json["fields"]["title"]["value"]


def test_the_form_saves_what_the_tests_below_try_in_vain(site, editor, form):
    editor.post(TITLE, form, status=303)

    assert title_now(site) == "Forged"


def test_another_site_saves_nothing(site, editor, form):
    before = title_now(site)
    for headers in FOREIGN + NO_ORIGIN:
        editor.extra_environ.pop("HTTP_ORIGIN", None)
        answer = editor.post(TITLE, form, headers=headers, status=403)
        assert answer.content_type == "text/html"
        assert "Forged" not in answer
    assert title_now(site) == before


def test_only_the_sessions_own_token_saves(site, editor, form):
    before = title_now(site)
    for token in ("", "x", Browser(site).sign_in().token()):
        answer = editor.post(TITLE, form | {"csrf_token": token}, status=403)
        assert answer.forms["editable-form"]["value"].value == "Forged"  # and is kept for another try
    editor.post(TITLE, {name: value for name, value in form.items() if name != "csrf_token"}, status=403)

    assert title_now(site) == before


def test_a_visitor_saves_nothing_and_is_given_no_session(site, visitor, form):
    before = title_now(site)

    answer = visitor.post(TITLE, form, status=401)

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert before not in answer
    assert title_now(site) == before


def test_reading_an_address_changes_nothing(site, editor, form):
    before, log = title_now(site), editor.get("/editable/changes").json
    for method in ("GET", "HEAD", "OPTIONS"):
        editor.request(f"{TITLE}?value=Forged&edit=play/1/title", method=method, status="*")
        editor.request("/?edit=play/1/title&value=Forged&action=save", method=method, status="*")

    assert title_now(site) == before
    assert editor.get("/editable/changes").json == log


@pytest.mark.parametrize("target", ELSEWHERE)
def test_saving_never_leads_elsewhere(editor, form, target):
    leave = form | {"action": "leave"}
    answer = editor.post(f"{TITLE}?back={quote(target, safe='')}", leave, status=303)
    assert urlsplit(urljoin(f"{SITE_URL}{TITLE}", answer.headers["Location"]))[:2] == ("http", "localhost")

    refused = editor.post(f"{TITLE}?back={quote(target, safe='')}", form | {"value": ""}, status=422)
    assert "evil.example" not in refused.html.find(id="editable-form")["action"]


@pytest.mark.parametrize("target", HERE)
def test_saving_leads_back_to_where_one_was(editor, form, target):
    answer = editor.post(f"{TITLE}?back={quote(target, safe='')}", form | {"action": "leave"}, status=303)

    assert urljoin(SITE_URL, answer.headers["Location"]).startswith(f"{SITE_URL}{quote(target, safe='/?&=#:%@')}")


@pytest.mark.parametrize("markup", MARKUP)
def test_what_was_typed_is_shown_again_as_words(editor, visitor, form, markup):
    too_long = markup + "x" * 60
    for answer in (
        editor.post(TITLE, form | {"value": too_long}, status=422),
        editor.post(TITLE, form | {"value": too_long, "csrf_token": ""}, status=403),
        editor.post(TITLE, form | {"value": markup, "etag": markup}, status="*"),
        visitor.post(TITLE, form | {"value": markup}, status=401),
        editor.post(f"{TITLE}?back=/%23{quote(markup)}", form | {"value": ""}, status=422),
    ):
        assert_harmless(answer)


@pytest.mark.parametrize("markup", MARKUP)
def test_what_is_asked_for_is_not_shown_at_all(editor, visitor, markup):
    for person in (editor, visitor):
        for address in (markup, f"play/1/{markup}", f"text/{markup}/value"):
            answer = person.get("/", {"edit": address})
            assert_harmless(answer)
            assert "editable-form" not in answer
            assert markup not in answer


def assert_harmless(answer):
    page = BeautifulSoup(answer.text, "html.parser")
    assert not page.select("[onfocus], [onmouseover], [onerror], [href^='javascript:'], img[src=x]")
    assert [script for script in page.select("script") if "alert" in script.text] == []
    assert "49" not in [value.get("value") for value in page.select("input")]


def test_a_visitor_who_asks_for_a_form_reads_the_page(visitor):
    assert visitor.get("/?edit=play/1/title").text == visitor.get("/").text


@pytest.mark.parametrize(
    "address", ["play/999/title", "play/1/nothing", "nothing/1/title", "text/no/value", "play/1'/title"]
)
def test_what_is_not_there_is_a_page_in_the_sites_own_style(editor, form, address):
    answer = editor.post(f"/editable/{address}", form, status=404)

    assert answer.content_type == "text/html"
    assert answer.html.select_one(".empty-stage")


def test_too_much_is_refused_by_the_page(site, editor, form):
    before = title_now(site)

    answer = editor.post(TITLE, form | {"value": "x" * 1_100_000}, status=413)

    assert answer.forms["editable-form"]["value"].value == before
