"""The live site and its sandbox in one process, each below its own address."""

import re

import pytest

from tests.harness.sites import Browser


class Guest(Browser):
    """Somebody in the sandbox below the live site."""

    def token(self):
        return re.search(r'<meta name="csrf-token" content="([^"]+)"', self.get("/sandbox/nowhere", status=404).text)[1]

    def write(self, address, value):
        model, key, field = address.split("/")
        etag = self.get(f"/sandbox/editable/{model}/{key}").json["fields"][field]["etag"]
        headers = {"If-Match": f'"{etag}"', "X-CSRFToken": self.token()}
        return self.patch_json(f"/sandbox/editable/{address}", {"value": value}, headers=headers)


@pytest.fixture
def site(sites, database):
    with sites.lend(database, SANDBOX=True) as site:
        yield site


@pytest.fixture
def guest(site):
    return Guest(site)


def test_a_guests_words_stay_in_the_sandbox(site, guest, editor, visitor):
    guest.write("event/1/title", "Only mine")

    assert "Only mine" in guest.get("/sandbox/events/")
    for reader in (visitor, editor):
        assert "Only mine" not in reader.get("/events/")
        assert "Only mine" not in reader.get("/sandbox/events/")


def test_an_editors_words_are_there_at_once(site, guest, editor):
    guest.write("event/1/title", "Only mine")
    place = editor.get("/editable/event/1").json["fields"]["place"]
    editor.save("event/1/place", "The new hall", place["etag"])

    page = guest.get("/sandbox/events/")
    assert "Only mine" in page
    assert "The new hall" in page


def test_every_link_of_the_sandbox_stays_in_it(guest):
    for path in ("/sandbox/", "/sandbox/events/", "/sandbox/about"):
        addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', guest.get(path).text)
        assert [address for address in addresses if not address.startswith("/sandbox/")] == []


def test_its_cookie_is_its_own(site, guest):
    guest.write("event/1/title", "Only mine")
    [cookie] = guest.cookiejar
    assert (cookie.name, cookie.path) == ("sandbox", "/sandbox")


def test_it_has_no_way_to_sign_in(guest):
    assert guest.get("/sandbox/sign-in", status="*").status_code == 404
    assert "/sign-in" not in guest.get("/sandbox/")


def test_no_page_gets_its_address(site, editor):
    added = editor.post_json(
        "/editable/page", {"after": None, "values": {"name": "Sandbox"}}, headers={"X-CSRFToken": editor.token()}
    )
    assert 'href="/sandbox-2"' in added.json["html"]


def test_a_site_without_one_has_none(site_with):
    assert Browser(site_with()).get("/sandbox/", status="*").status_code == 404
