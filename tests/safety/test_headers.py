"""S5: the headers that hold when everything else has failed, on every answer."""

import pytest

from tests.harness.sites import Browser
from tests.safety.conftest import SecureBrowser

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
}


def policy_of(response):
    return dict(directive.split(" ", 1) for directive in response.headers["Content-Security-Policy"].split("; "))


def addresses(site):
    """One address for every rule of *site*, with something plausible in its gaps."""
    values = {"model": "text", "key": "home.headline", "field": "value", "change_id": 1}
    for rule in site.url_map.iter_rules():
        filled = {name: values.get(name, 1) for name in rule.arguments}
        with site.test_request_context():
            yield site.url_map.bind("localhost").build(rule.endpoint, filled, method=next(iter(rule.methods)))


def test_every_address_answers_with_the_headers(served_site):
    browser = Browser(served_site)
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        for address in {*addresses(served_site), "/no/such/page", "/editable/no/such/record"}:
            response = browser.request(address, method=method, status="*")
            where = f"{method} {address} {response.status}"

            if not address.startswith("/media/"):
                assert policy_of(response) == POLICY, where
            assert response.headers["X-Content-Type-Options"] == "nosniff", where
            assert response.headers["Referrer-Policy"] == "same-origin", where
            assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin", where
            assert "geolocation=()" in response.headers["Permissions-Policy"], where


def test_a_request_for_another_host_gets_them_too(visitor):
    response = visitor.get("/", headers={"Host": "elsewhere.example"}, status=400)

    assert policy_of(response) == POLICY


def test_nothing_inline_is_allowed_to_run_whoever_reads(visitor, editor):
    assert policy_of(visitor.get("/")) == policy_of(editor.get("/")) == POLICY


def test_pictures_may_come_from_the_host_that_keeps_them(site_with):
    browser = Browser(site_with(S3_PUBLIC_URL="https://pictures.example.org/site/"))

    assert policy_of(browser.get("/"))["img-src"] == "'self' data: blob: https://pictures.example.org"


def test_a_stricter_policy_stays(site, visitor):
    @site.get("/strict")
    def strict():
        return "", {"Content-Security-Policy": "sandbox"}

    assert visitor.get("/strict").headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize("safe", [True, False])
def test_only_an_https_site_asks_browsers_to_stay_with_https(safe, secure_site, visitor):
    response = SecureBrowser(secure_site).get("/") if safe else visitor.get("/")

    assert response.headers.get("Strict-Transport-Security") == ("max-age=31536000" if safe else None)
