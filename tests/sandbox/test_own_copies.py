"""Each guest has the whole site to themselves; nobody else sees what they do."""

from pathlib import Path

from tests.conftest import Browser

HEADLINE = "text/home.headline/value"


def sessions(site):
    return list(Path(site.config["INSTANCE_PATH"], "sandbox").iterdir())


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
