"""S12: nobody is sent to another site, and no header decides what the site is called."""

from urllib.parse import urljoin

import pytest
from flask import request

from project.accounts.links import new_link
from project.accounts.models import User
from tests.harness.sites import SITE_URL, Browser
from tests.safety.conftest import PASSWORD, follow_new_link, try_to_sign_in

ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "\\/evil.example",
    "/%2fevil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%252fevil.example",
    "/%25252fevil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nLocation: https://evil.example",
    "/%0d%0aSet-Cookie:x=1",
    "/\0/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "/x/..//evil.example",
    " //evil.example",
    "\t//evil.example",
    "%2f%2fevil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    ".evil.example",
    ":80",
    "?next=//evil.example",
    "#",
    "\u2028//evil.example",
    "/\u2028/evil.example",
    "\uff0f\uff0fevil.example",
    "/" + "%25" * 5000 + "2fevil.example",
    "",
]
HERE = [
    "/",
    "/plays",
    "/plays/?page=2",
    "/?u=https://ours.example//x",
    "/#top",
    "/na%C3%AFve%20path",
    "/naïve",
    "/@dot",
]


def where_it_leads(response):
    assert response.status_int == 303
    return urljoin(f"{SITE_URL}/sign-in", response.headers["Location"])


def test_signing_in_never_leads_elsewhere(visitor, dot):
    for target in ELSEWHERE[:8]:
        response = try_to_sign_in(visitor, dot, next=target)

        assert where_it_leads(response) == f"{SITE_URL}/", target
        visitor.reset()


def test_coming_back_signed_in_never_leads_elsewhere(editor):
    for target in ELSEWHERE:
        response = editor.get("/sign-in", {"next": target})

        assert where_it_leads(response) == f"{SITE_URL}/", target
        assert "evil" not in str(response.headers), target


def test_it_leads_back_to_where_one_came_from(editor):
    for target in HERE:
        leads_to = where_it_leads(editor.get("/sign-in", {"next": target}))

        assert leads_to == SITE_URL + target.replace("ï", "%C3%AF"), target


def test_the_form_remembers_where_one_came_from(visitor, dot):
    form = visitor.get("/sign-in", {"next": "/plays/?page=2"}).forms["sign-in"]
    form["email"], form["password"] = dot, PASSWORD

    assert where_it_leads(form.submit()) == f"{SITE_URL}/plays/?page=2"


BELOW_A_PATH = {
    "/theatre/plays": "/theatre/plays",
    "/theatre/": "/theatre/",
    "/elsewhere": "/theatre/",
    "/theatre/../elsewhere": "/theatre/",
    "/theatre/%2e%2e/elsewhere": "/theatre/",
    "/theatre//evil.example": "/theatre/",
    "/theatres": "/theatre/",
    "//evil.example/theatre/": "/theatre/",
}


def test_a_site_below_a_path_leads_nowhere_above_it(editor):
    editor.extra_environ["SCRIPT_NAME"] = "/theatre"
    for target, leads_to in BELOW_A_PATH.items():
        assert editor.get("/theatre/sign-in", {"next": target}, status=303).headers["Location"] == leads_to, target


FORGED_HOSTS = [
    "evil.example",
    "evil.example:80",
    "localhost.evil.example",
    "localhost@evil.example",
    "localhost:80@evil.example",
    "localhost/evil.example",
    "localhost:port",
    "local host",
    "[::1]x",
    "",
]


def test_a_request_for_another_host_is_refused(visitor):
    for host in FORGED_HOSTS:
        for path in ("/", "/sign-in", "/no/such/page", "/editable/openapi.json"):
            response = visitor.get(path, headers={"Host": host}, status=400)

            assert "evil" not in response.text
            assert "Set-Cookie" not in response.headers


def test_a_request_for_another_host_is_refused_before_anything_looks_at_it(site, visitor):
    seen = []
    site.before_request(lambda: seen.append(request.path))

    visitor.get("/", headers={"Host": "evil.example"}, status=400)
    assert seen == []


def test_in_production_the_site_answers_to_its_own_name_only(site_with):
    site = site_with(
        SITE_ENV="production", SITE_URL="https://www.example.org", SECRET_KEY="k8sW2nXq0PzL7vRt5YbM3cJhGd6FaUe1"
    )
    browser = Browser(site)

    assert browser.get("/", headers={"Host": "www.example.org"}).status_int == 200
    assert browser.get("/", headers={"Host": "localhost"}, status="*").status_int == 400


FORWARDED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "//evil.example",
    "X-Forwarded-For": "1.2.3.4",
    "X-Forwarded-Port": "1",
    "Forwarded": "host=evil.example;proto=https",
    "X-Original-URL": "//evil.example",
}


@pytest.mark.parametrize("proxies", [0, 1])
def test_forwarded_headers_do_not_name_the_site(site_with, proxies):
    browser = Browser(site_with(TRUSTED_PROXIES=proxies))
    browser.extra_environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in FORWARDED.items()}
    page = browser.get("/")

    assert "evil" not in page.text
    assert follow_new_link(browser).headers["Location"] == "/"


@pytest.mark.parametrize(("proxies", "who"), [(0, "10.0.0.1"), (1, "1.2.3.4")])
def test_a_proxy_is_believed_about_the_visitor_only_when_the_settings_say_so(site_with, proxies, who):
    site = site_with(TRUSTED_PROXIES=proxies)

    seen = []
    site.before_request(lambda: seen.append(request.remote_addr))
    environ = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 1.2.3.4"}
    Browser(site).get("/", extra_environ=environ)

    assert seen == [who]


def test_a_link_is_built_from_the_settings_alone(site_with):
    site = site_with(SITE_URL="http://localhost/theatre")
    with site.test_request_context(base_url="https://evil.example", headers=FORWARDED):
        link = new_link(User.owner())

    assert link.startswith("http://localhost/theatre/sign-in/")
