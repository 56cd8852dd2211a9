"""Pages that the owner adds: their names, their addresses, and where they are linked."""

from urllib.parse import unquote

import pytest

from tests.harness.sites import Browser

pytestmark = pytest.mark.editing


class Owner:
    """The owner, doing with pages what the script of an editor's page does."""

    def __init__(self, browser):
        self.browser = browser

    def call(self, method, address, **body):
        headers = {"X-CSRFToken": self.browser.token()}
        send = getattr(self.browser, f"{method}_json")
        return send(f"/editable/{address}", *([body] if body else []), headers=headers).json

    def add(self, name, **values):
        return self.call("post", "page", after=None, values={"name": name, "place": "menu", **values})["key"]

    def write(self, key, **values):
        for name, value in values.items():
            etag = self.browser.get(f"/editable/page/{key}").json["fields"][name]["etag"]
            assert self.browser.save(f"page/{key}/{name}", value, etag).status_int == 200

    def delete(self, key):
        return self.call("delete", f"page/{key}")["change"]

    def undo(self, change):
        self.call("post", f"changes/{change}/reversal")


@pytest.fixture
def owner(editor):
    return Owner(editor)


def links(page, place):
    return [link["href"] for link in page.html.select(f"{place} a")]


def leads_to(visitor, address):
    """Where a visitor of *address* ends; the way there must not be remembered."""
    page = visitor.get(address)
    if page.status_int == 301:
        assert page.headers["Cache-Control"] in ("no-cache", "private, no-store")
        page = page.follow()
    assert page.status_int == 200, f"{address} leads in circles"
    return page.request.path


def test_a_page_is_added_named_and_read(owner, visitor):
    key = owner.add("Hire our hall")
    assert "/hire-our-hall" in links(visitor.front(), ".menu")

    owner.write(key, title="Nine rows and a roof", body="<p>Ask us.</p>", description="A hall for hire.")

    page = visitor.get("/hire-our-hall")
    assert page.html.h1.text == "Nine rows and a roof"
    assert page.html.find("meta", {"name": "description"})["content"] == "A hall for hire."
    assert "Ask us." in page
    assert "/hire-our-hall" in visitor.get("/sitemap.xml")


@pytest.mark.live
def test_a_page_without_a_headline_is_headed_by_its_name(owner, visitor):
    owner.add("Hire")
    assert visitor.get("/hire").html.h1.text == "Hire"


@pytest.mark.parametrize(("place", "linked"), [("menu", {".menu"}), ("footer", {"footer nav"}), ("nowhere", set())])
def test_a_page_is_linked_where_the_owner_says(owner, visitor, place, linked):
    owner.add("Hire", place=place)
    home = visitor.front()
    assert {where for where in (".menu", "footer nav") if "/hire" in links(home, where)} == linked
    visitor.get("/hire")


@pytest.mark.live
def test_the_list_of_pages_is_for_editors(owner, visitor):
    owner.add("Hire", place="nowhere")
    assert "/hire" in links(owner.browser.front(), ".backstage")
    assert not visitor.front().html.select(".backstage")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Événements d’été", "evenements-d-ete"),
        ("قاعة", "قاعة"),
        ("100 %", "100"),
        ("!?", "page"),
        pytest.param("Contact", "contact-2", marks=pytest.mark.needs("contact")),  # a page of the site's own
        pytest.param("Events", "events-2", marks=pytest.mark.needs("events")),  # part of the address of others
        ("Sitemap.xml", "sitemap-xml"),
        ("Schools", "schools-2"),  # another page of the owner's
    ],
)
def test_an_address_can_be_read_and_is_free(owner, name, address):
    key = owner.add(name)
    item = owner.browser.front().html.select_one(f'[data-editable-item="page/{key}"] a')
    assert unquote(item["href"]) == f"/{address}"


def test_a_former_address_keeps_leading_to_its_page(owner, visitor):
    key = owner.add("Hire")
    for name in ("Rent", "Rooms"):
        owner.write(key, name=name)
    assert {leads_to(visitor, address) for address in ("/hire", "/rent", "/rooms")} == {"/rooms"}


def test_a_page_that_takes_back_its_name_does_not_lead_in_circles(owner, visitor):
    key = owner.add("Hire")
    owner.write(key, name="Rent")
    owner.write(key, name="Hire")
    assert leads_to(visitor, "/rent") == "/hire"
    assert leads_to(visitor, "/hire") == "/hire"


def test_two_pages_can_swap_names(owner, visitor):
    one, other = owner.add("Hire", title="One"), owner.add("Rent", title="Other")
    for key, name in ((one, "Meanwhile"), (other, "Hire"), (one, "Rent")):
        owner.write(key, name=name)
    assert visitor.get("/hire").html.h1.text == "Other"
    assert visitor.get("/rent").html.h1.text == "One"
    assert leads_to(visitor, "/meanwhile") == "/rent"


def test_a_page_that_is_there_wins_over_one_that_was(owner, visitor):
    owner.write(owner.add("Hire", title="Old"), name="Rent")
    owner.add("Hire", title="New")
    assert visitor.get("/hire").html.h1.text == "New"


def test_the_last_to_have_an_address_has_its_visitors(owner, visitor):
    owner.write(owner.add("Hire"), name="Rent")
    owner.write(owner.add("Hire"), name="Rooms")
    assert leads_to(visitor, "/hire") == "/rooms"


def test_a_change_of_case_is_no_other_address(owner, visitor):
    key = owner.add("Hire")
    owner.write(key, name="HIRE!")
    assert leads_to(visitor, "/hire") == "/hire"


@pytest.mark.live
def test_a_hidden_page_is_there_for_editors_alone(owner, visitor):
    key = owner.add("Hire")
    owner.write(key, name="Rent")
    owner.write(key, hidden=True)

    for address in ("/hire", "/rent"):
        visitor.get(address, status=404)
    assert "/rent" not in links(visitor.front(), ".menu")
    assert "/rent" not in visitor.get("/sitemap.xml")
    assert owner.browser.get("/rent").html.h1


@pytest.mark.live
def test_a_page_without_a_name_is_there_for_editors_alone(owner, visitor):
    key = owner.call("post", "page", after=None, values={})["key"]
    visitor.get("/page", status=404)
    assert owner.browser.get("/page").html.select_one(f'h1[data-editable="page/{key}/title"]') is not None


def test_a_deleted_page_comes_back_with_all_its_addresses(owner, visitor):
    key = owner.add("Hire")
    owner.write(key, name="Rent")

    change = owner.delete(key)
    for address in ("/hire", "/rent"):
        visitor.get(address, status=404)
    assert "/rent" not in links(visitor.front(), ".menu")

    owner.undo(change)
    assert {leads_to(visitor, address) for address in ("/hire", "/rent")} == {"/rent"}
    assert "/rent" in links(visitor.front(), ".menu")


def test_a_page_that_comes_back_where_another_has_moved_in_makes_room(owner, visitor):
    change = owner.delete(owner.add("Hire", title="Old"))
    owner.add("Hire", title="New")
    owner.undo(change)
    assert visitor.get("/hire").html.h1.text == "New"
    assert visitor.get("/hire-2").html.h1.text == "Old"


def test_a_copy_has_an_address_of_its_own(owner, visitor):
    key = owner.add("Hire", title="Nine rows")
    owner.call("post", f"page/{key}/copies")
    assert visitor.get("/hire-2").html.h1.text == "Nine rows"


def test_an_address_that_nobody_had_is_no_page(visitor):
    visitor.get("/hire", status=404)
    visitor.get("/" + 300 * "x", status=404)
    visitor.get("/%00", status=404)


@pytest.mark.live
@pytest.mark.needs("home")
def test_the_note_that_teaches_is_for_editors_and_goes_when_it_is_emptied(editor, visitor):
    assert not visitor.get("/").html.select(".welcome")
    note = editor.get("/").html.select_one(".welcome [data-editable]")
    assert "F2" in note.text

    assert editor.save(note["data-editable"], "", note["data-editable-etag"]).status_int == 200

    assert not Browser(editor.site).sign_in().get("/").html.select(".welcome")
