"""The bar on every page of a sandbox, and the tray: a list of what a guest has changed, each to be taken back."""

import pytest

from tests.harness.sites import Browser
from tests.uploads.pictures import encoded, scene

HEADLINE = "text/home.headline/value"


def bar(guest, path="/"):
    return guest.get(path).html.select_one(".editable-bar")


def tray(guest):
    return guest.get("/editable/sandbox")


def entries(guest):
    """What the tray lists: title, what was done, before, after."""
    return [
        (
            " ".join(entry.h3.find(string=True, recursive=False).split()),
            entry.h3.span.text,
            *(value.text for value in entry.select("dd")),
        )
        for entry in tray(guest).html.select(".editable-tray li")
    ]


def take_back(guest, which=0):
    forms = [form for form in tray(guest).forms.values() if form.action.startswith("/editable/sandbox")]
    return forms[which].submit().follow()


def call(guest, method, path, **body):
    headers = {"X-CSRFToken": guest.token()} | body.pop("headers", {})
    return getattr(guest, method)(f"/editable/{path}", headers=headers, **body)


def put_picture(guest, address):
    headers = {"If-Match": f'"{guest.etag(address)}"', "X-CSRFToken": guest.token()}
    content_type, body = guest.encode_multipart([], [("file", "mine.png", encoded(scene(), "PNG"))])
    return guest.put(f"/editable/{address}/file", body, headers | {"Content-Type": content_type})


def order_of(guest, model):
    return [item["data-editable-item"] for item in guest.get("/about").html.select(f"[data-editable-item^={model}]")]


def test_the_bar_invites_until_something_is_changed(ada):
    assert bar(ada)["data-changes"] == "0"
    assert "This is yours to try" in bar(ada).text

    ada.write(HEADLINE, "Ada was here")

    for path in ("/", "/about", "/events/"):
        assert bar(ada, path)["data-changes"] == "1"
    assert bar(ada).select_one(".editable-bar__count").text == "1 change"


def test_the_bar_leads_to_the_tray_and_back(ada):
    ada.write(HEADLINE, "Ada was here")
    page = ada.get(bar(ada, "/about").select_one(".editable-bar__count")["href"])
    assert page.html.h2.text == "1 change"
    assert page.html.select_one("main > p > a")["href"] == "/about"


@pytest.mark.parametrize("address", ["", "https://example.org/project"])
def test_the_bar_links_to_the_project_where_there_is_an_address(sandbox, ada, address):
    sandbox.config["PROJECT_URL"] = address
    links = [link["href"] for link in bar(ada).select("a") if "About" in link.text]
    assert links == [address] * bool(address)


def test_a_block_is_listed_with_its_default_before(ada):
    before = ada.value(HEADLINE)
    ada.write(HEADLINE, "Ada was here")
    assert entries(ada) == [("Home", "Headline", before, "Ada was here")]

    take_back(ada)

    assert entries(ada) == []
    assert ada.value(HEADLINE) == before


def test_a_field_is_listed_with_its_stored_value_before(ada, ben):
    before = ada.value("person/1/name")
    ada.write("person/1/name", "Ada")
    assert entries(ada) == [("Person: Ada", "Name", before, "Ada")]
    assert entries(ben) == []

    take_back(ada)

    assert entries(ada) == []
    assert ada.value("person/1/name") == before


def test_what_is_set_back_by_hand_is_no_change(ada):
    before = ada.value("person/1/name")
    ada.write("person/1/name", "Ada")
    ada.write("person/1/name", before)
    assert entries(ada) == []


def test_long_texts_are_shown_where_they_differ(ada):
    words = "And so on. " * 60
    ada.write("event/1/summary", "Before")
    ada.write("event/1/about", f"<p>{words}Mine.</p>")
    *_, after = entries(ada)[-1]
    assert len(after) < 260


def test_a_change_is_to_be_seen_at_its_place(ada):
    ada.write("person/1/name", "Ada", Referer="http://localhost/about?year=1")
    link = tray(ada).html.select_one(".editable-tray li a")["href"]
    path, _, anchor = link.partition("#")
    assert path == "/about"
    assert ada.get(path).html.select_one(f"#{anchor}").text == "Ada"


def test_what_is_taken_back_does_not_move_the_place_of_what_is_left(ada):
    ada.write("person/1/name", "Ada", Referer="http://localhost/about")
    ada.write("person/1/part", "Countess", Referer="http://localhost/about")
    take_back(ada)
    assert tray(ada).html.select_one(".editable-tray li a")["href"].startswith("/about#")


def test_an_added_item_is_taken_back(ada):
    before = order_of(ada, "person")
    call(ada, "post_json", "person", params={"after": None, "values": {"name": "Zoe"}})
    assert entries(ada) == [("Person: Zoe", "Added")]
    take_back(ada)
    assert entries(ada) == []
    assert order_of(ada, "person") == before


def test_deleted_items_are_taken_back_to_their_places(ada):
    before = order_of(ada, "person")
    for address in before[:2]:
        call(ada, "delete", address)
    assert [what for _, what in entries(ada)] == ["Deleted", "Deleted"]

    take_back(ada, which=1)
    take_back(ada)

    assert entries(ada) == []
    assert order_of(ada, "person") == before


def test_an_order_is_listed_only_where_stored_items_have_moved(ada):
    before = order_of(ada, "person")
    call(ada, "post_json", "person", params={"after": before[0].split("/")[1], "values": {"name": "Zoe"}})
    assert [what for _, what, *_ in entries(ada)] == ["Added"]

    order = ada.get("/about").html.select_one("[data-editable-items=person]")["data-editable-etag"]
    keys = [address.split("/")[1] for address in (before[1], before[0])]
    call(ada, "put_json", "person/order", params={"keys": keys}, headers={"If-Match": f'"{order}"'})
    *_, (title, what, was, now) = entries(ada)
    assert (title, what) == ("Person", "Put in another order")
    assert was.split(" · ")[:2] == now.split(" · ")[1::-1]

    take_back(ada, which=1)

    assert [what for _, what, *_ in entries(ada)] == ["Added"]
    assert [address for address in order_of(ada, "person") if address in before] == before


def test_hiding_is_a_change_that_the_item_shows(ada):
    ada.write("person/1/hidden", True, Referer="http://localhost/about")
    [(_, what, before, after)] = entries(ada)
    assert (what, before, after) == ("Hidden", "No", "Yes")
    anchor = tray(ada).html.select_one(".editable-tray li a")["href"].partition("#")[2]
    assert ada.get("/about").html.select_one(f"#{anchor}")["data-editable-item"] == "person/1"
    take_back(ada)
    assert ada.value("person/1/hidden") is False


def test_pictures_are_shown_and_taken_back(ada):
    before = ada.value("person/1/portrait")
    put_picture(ada, "person/1/portrait")
    [entry] = tray(ada).html.select(".editable-tray li")
    assert len(entry.select("dd img")) == 1 + (before is not None)
    take_back(ada)
    assert ada.value("person/1/portrait") == before
    assert entries(ada) == []


def test_taking_back_is_a_change_that_can_be_undone(ada):
    ada.write("person/1/name", "Ada")
    take_back(ada)
    newest = ada.get("/editable/person/1/changes").json["changes"][0]
    call(ada, "post", f"changes/{newest['id']}/reversal")
    assert ada.value("person/1/name") == "Ada"


def test_what_is_gone_already_leads_to_the_tray_too(ada):
    ada.write("person/1/name", "Ada")
    form = tray(ada).forms[0]
    form.submit()
    assert form.submit().follow().html.h2.text == "No changes"


def test_what_cannot_be_taken_back_says_why(ada):
    before = order_of(ada, "person")
    call(ada, "delete", before[0])
    form = tray(ada).forms[0]
    form["csrf_token"] = "old"
    refused = form.submit(status=403)
    assert "This page has grown old" in refused.text


def test_the_answer_to_a_save_says_how_many_changes_there_are(ada):
    assert ada.write(HEADLINE, "Ada was here").headers["Editable-Changes"] == "1"
    assert ada.write("person/1/name", "Ada").headers["Editable-Changes"] == "2"
    assert "Editable-Changes" not in ada.save(HEADLINE, "Late", "0" * 32).headers


def test_starting_over_forgets_all_changes(ada):
    before = ada.value(HEADLINE)
    ada.write(HEADLINE, "Ada was here")
    ada.write("person/1/name", "Ada")

    home = ada.get("/about").forms["editable-start-over"].submit()

    assert (home.status_code, home.headers["Location"]) == (303, "/")
    assert bar(ada)["data-changes"] == "0"
    assert ada.value(HEADLINE) == before


def test_a_page_tells_its_script_whether_the_guest_is_new(ada):
    assert ada.get("/").html.select_one("meta[name=editable-guest]")["content"] == "new"
    ada.write(HEADLINE, "Ada was here")
    assert ada.get("/").html.select_one("meta[name=editable-guest]") is None


def test_a_site_for_everybody_has_nothing_of_it(live):
    owner = Browser(live).sign_in()
    page = owner.get("/")
    assert (
        page.html.select(".editable-bar, meta[name=editable-guest], [href*='built/sandbox'], [src*='built/sandbox']")
        == []
    )
    owner.get("/editable/sandbox", status=405)
    headline = page.html.select_one(f"[data-editable='{HEADLINE}']")
    assert "Editable-Changes" not in owner.save(HEADLINE, "New", headline["data-editable-etag"]).headers
    assert not any(rule.endpoint.startswith("editable_sandbox") for rule in live.url_map.iter_rules())


def test_it_works_below_another_sites_address(sandbox_with):
    guest = Browser(sandbox_with(SITE_URL="http://localhost/demo"))
    guest.extra_environ["SCRIPT_NAME"] = "/demo"
    assert guest.get("/").html.select_one(".editable-bar__count")["href"] == "/demo/editable/sandbox?back=/demo/"
