"""Each guest has the whole site to themselves; nobody else sees what they do."""

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from editable.sandbox.overlay import Overlay
from project.extensions import db
from tests.harness.sites import Browser

HEADLINE = "text/home.headline/value"


def sessions(site):
    return list(Path(site.config["INSTANCE_PATH"], "sandbox").glob("*"))


def test_a_guest_sees_their_own_words_and_nobody_else_does(sandbox, live, ada, ben):
    saved = ada.write(HEADLINE, "Ada was here")

    assert saved.status_code == 200, saved.text
    assert "Ada was here" in ada.words()
    for other in (ben, Browser(live), Browser(live).sign_in()):
        assert "Ada was here" not in other.get("/").text


def test_reading_makes_no_session_and_no_cookie(sandbox, ada):
    assert "Set-Cookie" not in ada.get("/").headers
    assert "Set-Cookie" not in ada.get("/editable/event/1/changes").headers
    assert sessions(sandbox) == []


def test_untouched_fields_follow_the_live_site(sandbox, live, ada):
    ada.write("event/1/title", "Mine")
    owner = Browser(live).sign_in()
    place = owner.get("/editable/event/1").json["fields"]["place"]
    owner.save("event/1/place", "Somewhere else", place["etag"])

    assert (ada.value("event/1/title"), ada.value("event/1/place")) == ("Mine", "Somewhere else")


def test_a_block_set_back_to_its_default_follows_the_live_site_again(sandbox, live, ada):
    default = ada.value(HEADLINE)
    ada.write(HEADLINE, "Mine")
    ada.write(HEADLINE, default)
    owner = Browser(live).sign_in()
    owner.save(HEADLINE, "The owner’s", owner.get("/editable/text/home.headline").json["fields"]["value"]["etag"])

    assert ada.value(HEADLINE) == "The owner’s"
    assert ada.get("/").html.select_one(".editable-bar")["data-changes"] == "0"


def test_an_item_is_added_moved_deleted_and_brought_back(sandbox, live, ada, ben):
    token = {"X-CSRFToken": ada.token()}
    added = ada.post_json("/editable/person", {"after": None, "values": {"name": "Zoe"}}, headers=token)
    key, order = added.json["key"], added.json["order"]
    assert int(key) >= 2**30

    keys = [key, *(k for k in order["value"] if k != key)]
    moved = ada.put_json("/editable/person/order", {"keys": keys}, headers=token | {"If-Match": f'"{order["etag"]}"'})
    assert moved.json["value"] == keys
    deleted = ada.delete(f"/editable/person/{keys[1]}", headers=token)
    assert deleted.json["order"]["value"] == [key, *keys[2:]]
    undone = ada.post(f"/editable/changes/{deleted.json['change']}/reversal", headers=token)
    assert undone.json["order"]["value"] == keys
    assert "Zoe" not in ben.words("/about")
    assert "Zoe" in ada.words("/about")


def test_the_log_of_the_live_site_is_not_for_guests(sandbox, live, ada):
    Browser(live).sign_in().save("event/1/title", "Renamed", ada.etag("event/1/title"))
    assert ada.get("/editable/event/1/changes").json["changes"] == []
    ada.write("event/1/title", "Mine")
    [change] = ada.get("/editable/event/1/changes").json["changes"]
    assert (change["old"], change["new"], change["by"]) == ("Renamed", "Mine", "You")


@pytest.mark.needs("events")
def test_an_event_moved_to_last_year_leaves_the_bill_and_one_with_a_new_date_sorts_itself_in(ada, ben):
    bill = titles(ada.get("/events/"))
    first, second, last = ids(ada.get("/events/"))[0], ids(ada.get("/events/"))[1], ids(ada.get("/events/"))[-1]
    names = {key: ada.value(f"event/{key}/title") for key in (first, second, last)}

    ada.write(f"event/{first}/when", {"start": "2025-03-01T19:30", "end": None, "all_day": False})
    ada.write(f"event/{second}/when", {"start": "2931-12-24T19:30", "end": None, "all_day": False})

    mine = ids(ada.get("/events/"))
    assert first not in mine
    assert mine[-2:] == [last, second]
    assert names[first] in ada.words("/events/archive")
    assert titles(ben.get("/events/")) == bill


@pytest.mark.needs("pages")
def test_a_new_page_has_its_address_keeps_a_former_one_and_is_nobody_elses(ada, ben, live):
    token = {"X-CSRFToken": ada.token()}
    body = {"after": None, "values": {"name": "Borrow the van", "place": "menu"}}
    key = ada.post_json("/editable/page", body, headers=token).json["key"]
    ada.write(f"page/{key}/name", "Take the van")

    assert ada.get("/borrow-the-van").location == "/take-the-van"
    assert "Take the van" in ada.words("/take-the-van")
    for other in (ben, Browser(live)):
        assert other.get("/take-the-van", status="*").status_code == 404
        assert "Take the van" not in other.get("/")


def test_what_a_guest_does_is_not_in_the_database(ada, live):
    ada.write(HEADLINE, "Ada was here")
    ada.post_json("/editable/person", {"after": None, "values": {"name": "Zoe"}}, headers={"X-CSRFToken": ada.token()})
    with live.app_context():
        for table in db.metadata.sorted_tables:
            rows = [list(row) for row in db.session.execute(sa.select(table))]
            assert not any(words in str(rows) for words in ("Ada was here", "Zoe")), table.name


def test_nothing_is_left_on_a_connection(ada, sandbox):
    ada.write(HEADLINE, "Ada was here")
    ada.get("/")
    with sandbox.app_context():
        for _ in range(db.engine.pool.checkedin()):
            with db.engine.connect() as connection:
                assert sa.inspect(connection).get_temp_table_names() == []


def titles(page):
    return [title.text for title in page.html.select("main .event h3")]


def ids(page):
    return [
        mark["data-editable-item"].split("/")[1]
        for mark in page.html.select(".events:not(.events--over) [data-editable-item]")
    ]


def test_what_the_owner_saves_in_the_same_moment_is_not_taken_for_the_guests_change(sandbox, live, ada, monkeypatch):
    owner, difference = Browser(live).sign_in(), Overlay.difference
    facts = owner.get("/editable/event/2").json["fields"]["title"]
    token = owner.token()
    saving = threading.Thread(
        target=owner.save, args=("event/2/title", "By the owner", facts["etag"]), kwargs={"X-CSRFToken": token}
    )

    def take_down_meanwhile(overlay, connection):
        saving.start()
        saving.join(0.5)
        return difference(overlay, connection)

    monkeypatch.setattr(Overlay, "difference", take_down_meanwhile)
    assert ada.write("event/1/title", "By Ada").status_code == 200
    saving.join()

    assert ada.value("event/2/title") == "By the owner"
