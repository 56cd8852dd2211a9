"""A1 for addresses: keys and ids that nobody has, however they are spelt, are not found and nothing more."""

import pytest

from tests.safety.caller import Caller, assert_refused

TOO_LARGE = [2**31, 10**10 - 1, 2**63 - 1, 2**63, "9" * 4000, "9" * 5000]  # Python reads no number of 5,000 digits

KEYS = [
    *map(str, TOO_LARGE),
    *("0", "-1", "+1", "1.0", "1e0", "0x1", "01", "1_0", "%201", "1%20", "1%0A", "1%00", "%00", "%D9%A1", "%C2%B9"),
    *("%FF", "%ED%A0%80", "%C0%AE", "..", "%2E%2E", "1;drop", "1'", "1%27%20OR%201=1", "%25", "{{7*7}}", "$%7B1%7D"),
    *("__class__", "metadata", "None", "null", "constructor", "a" * 5000),
]

FIELDS = ["id", "slug", "position", "__class__", "metadata", "title%00", "Title", "title%20", "%FF", "a" * 5000]


@pytest.fixture
def caller(shared_site):
    return Caller(shared_site)


@pytest.mark.parametrize("model", ["play", "text", "image"])
def test_no_key_is_found_that_nobody_has(caller, model):
    field = "title" if model == "play" else "value"
    for key in KEYS:
        assert_refused(caller.get(f"/editable/{model}/{key}"), 404)
        assert_refused(caller.call("PATCH", f"/editable/{model}/{key}/{field}", b'{"value": ""}', "application/json"))
        save = {"data": b'{"value": "x"}', "content_type": "application/json", "If-Match": "x"}
        assert_refused(caller.call("PATCH", f"/editable/{model}/{key}/{field}", **save), 404, 422)
        for method, address in (("DELETE", f"{model}/{key}"), ("POST", f"{model}/{key}/copies")):
            assert_refused(caller.call(method, f"/editable/{address}"), 404, 405)
        history = caller.get(f"/editable/{model}/{key}/changes")
        assert history.status_code == 404 or history.json == {"changes": []}, key


def test_no_field_is_found_that_the_settings_do_not_name(caller):
    for field in FIELDS:
        for record in ("play/1", "text/home.headline"):
            save = {"data": b'{"value": "1"}', "content_type": "application/json", "If-Match": "x"}
            assert_refused(caller.call("PATCH", f"/editable/{record}/{field}", **save), 404)


def test_no_model_is_found_that_the_settings_do_not_name(caller):
    for model in ("user", "media", "editable_change", "alembic_version", "Play", "play%00", "%FF", "..", "__class__"):
        assert_refused(caller.get(f"/editable/{model}/1"), 404)
        assert_refused(caller.get(f"/editable/{model}/1/changes"), 404)
        add = {"data": b'{"values": {}}', "content_type": "application/json"}
        assert_refused(caller.call("POST", f"/editable/{model}", **add), 404, 405)
        assert_refused(caller.call("DELETE", f"/editable/{model}/1"), 404)


def test_no_change_is_found_that_nobody_made(caller):
    for number in [0, "-1", "x", "1e3", *TOO_LARGE]:
        assert_refused(caller.call("POST", f"/editable/changes/{number}/reversal"), 404, 405)


def test_asking_since_a_change_that_cannot_be_is_refused(caller):
    for number in ["-1", *TOO_LARGE]:
        assert_refused(caller.get(f"/editable/changes?since={number}"), 400)
    assert caller.get(f"/editable/changes?since={2**31 - 1}").json["changes"] == []


def test_a_record_has_one_address_so_that_its_history_is_whole(caller):
    assert caller.save("play/1/title", "The Ark").status_code == 200
    save = {"data": b'{"value": "Forged"}', "content_type": "application/json"}
    etag = caller.field("play/1/title")["etag"]

    for key in ("01", "0001", "1%20", "%2B1", "%EF%BC%91"):
        assert_refused(caller.call("PATCH", f"/editable/play/{key}/title", **save, **{"If-Match": etag}), 404)
    assert caller.get("/editable/play/1/changes").json["changes"][0]["new"] == "The Ark"
