"""S6 for signing in and out: nobody is signed out, or in as somebody else, by another site."""

from tests.harness.sites import Browser
from tests.safety.conftest import PASSWORD, follow_new_link, is_signed_in, try_to_sign_in

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
]
NO_ORIGIN = [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}]


def from_elsewhere(browser, path, form, headers):
    browser.extra_environ.pop("HTTP_ORIGIN", None)
    browser.post(path, form, headers=headers, status=403)
    browser.extra_environ["HTTP_ORIGIN"] = "http://localhost"


def test_another_site_signs_nobody_in(visitor, dot):
    for headers in FOREIGN + NO_ORIGIN:
        from_elsewhere(visitor, "/sign-in", {"email": dot, "password": PASSWORD}, headers)
        assert not is_signed_in(visitor), headers


def test_another_site_signs_nobody_out(editor):
    token = editor.token()
    for headers in FOREIGN + NO_ORIGIN:
        from_elsewhere(editor, "/sign-out", {"csrf_token": token}, headers)
        assert is_signed_in(editor), headers


def test_only_the_sessions_own_fresh_token_signs_out(site, editor, dot):
    another = Browser(site)
    try_to_sign_in(another, dot)
    old = editor.token()
    follow_new_link(editor)

    for form in ({}, {"csrf_token": ""}, {"csrf_token": "x"}, {"csrf_token": another.token()}, {"csrf_token": old}):
        editor.post("/sign-out", form, status=403)
        assert is_signed_in(editor)

    editor.post("/sign-out", {"csrf_token": editor.token()}, status=303)
    assert not is_signed_in(editor)


def test_reading_an_address_signs_nobody_out(editor):
    for method in ("GET", "HEAD", "OPTIONS"):
        editor.request("/sign-out", method=method, status="*")

    assert is_signed_in(editor)


def test_a_browser_that_names_no_origin_may_say_that_the_page_is_ours(visitor, dot):
    visitor.extra_environ.pop("HTTP_ORIGIN")
    visitor.post(
        "/sign-in", {"email": dot, "password": PASSWORD}, headers={"Sec-Fetch-Site": "same-origin"}, status=303
    )

    assert is_signed_in(visitor)
