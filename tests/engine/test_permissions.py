"""Who may do what: asked of one object, at every call, with the record that is concerned."""

import pytest

from editable.permissions import EditorPermissions
from tests.engine.conftest import Bun, Loaf, db, editable


class Forbidding(EditorPermissions):
    """Everything that others may, but for one action on records that are called *name*, or on all of a model."""

    def __init__(self, action, name=None):
        self.action, self.name = action, name

    def may(self, action, spec=None, record=None, field=None):
        is_meant = spec is not None and (self.name is None or self.name == getattr(record, "name", None))
        return super().may(action, spec, record, field) and not (action == self.action and is_meant)


@pytest.fixture
def bakery(bakery):
    with bakery.app_context():
        db.session.add_all([Bun(name="Chelsea", position=0), Bun(name="Bath", position=1), Loaf(name="Spelt")])
        db.session.commit()
    return bakery


@pytest.fixture
def forbid(bakery):
    def forbid(*arguments):
        with bakery.app_context():
            editable.store.permissions = Forbidding(*arguments)

    return forbid


def etag(person, record, field):
    return {"If-Match": f'"{person.fields(record)[field]["etag"]}"'}


CALLS = {
    "edit": lambda p: p.call("PATCH", "bun/1/name", {"value": "Mine"}, **etag(p, "bun/2", "name")),
    "hide": lambda p: p.call("PATCH", "bun/1/hidden", {"value": True}, **etag(p, "bun/1", "hidden")),
    "add": lambda p: p.call("POST", "bun", {"values": {"name": "New"}}),
    "delete": lambda p: p.call("DELETE", "bun/1"),
    "order": lambda p: p.call("PUT", "bun/order", {"keys": ["2", "1"]}, If_Match='"x"'),
    "history": lambda p: p.call("GET", "bun/1/changes"),
}


@pytest.mark.parametrize("action", CALLS)
def test_what_somebody_may_not_do_is_refused(bakery, baker, forbid, action):
    forbid(action, "Chelsea" if action not in ("add", "order") else None)
    refused = CALLS[action](baker)
    assert (refused.status_code, refused.json["error"]["code"]) == (403, "not_yours")

    forbid("nothing")
    assert CALLS[action](baker).status_code in (200, 201, 412)


def test_what_somebody_may_not_do_to_one_record_they_may_do_to_others(baker, forbid):
    forbid("delete", "Chelsea")
    assert baker.call("DELETE", "bun/2").status_code == 200


def test_a_copy_is_an_addition(baker, forbid):
    forbid("add")
    assert baker.call("POST", "bun/1/copies").status_code == 403


def test_undoing_asks_for_leave_to_restore(baker, forbid):
    change = baker.call("DELETE", "bun/1").json["change"]
    forbid("restore")
    assert baker.undo(change).status_code == 403


@pytest.mark.parametrize("action", ["edit", "hide", "delete", "add", "order"])
def test_undoing_goes_round_nothing_that_somebody_may_not_do(baker, forbid, action):
    changes = {
        "edit": lambda: baker.save("bun/1/name", "Mine", baker.fields("bun/1")["name"]["etag"]).json,
        "hide": lambda: CALLS["hide"](baker).json,
        "delete": lambda: CALLS["add"](baker).json,  # whose undoing deletes
        "add": lambda: CALLS["delete"](baker).json,
        "order": lambda: (
            baker.call("PUT", "bun/order", {"keys": ["2", "1"]}, If_Match=CALLS["order"](baker).json["etag"]).json
        ),
    }
    change = changes[action]()["change"]
    forbid(action)
    assert baker.undo(change).status_code == 403
    forbid("nothing")
    assert baker.undo(change).status_code == 200


def test_what_may_not_be_changed_may_not_be_added_either(baker, forbid):
    forbid("hide")
    assert baker.call("POST", "bun", {"values": {"hidden": True}}).status_code == 403
    assert baker.call("POST", "bun", {"values": {"name": "New"}}).status_code == 201


def test_what_may_not_be_seen_may_not_be_asked_for_or_copied(baker, forbid):
    forbid("see", "Chelsea")
    assert baker.call("GET", "bun/1").status_code == 403
    assert baker.call("POST", "bun/1/copies").status_code == 403
    assert baker.call("GET", "bun/2").status_code == 200


def test_the_history_of_what_is_deleted_is_kept_from_the_same_people(baker, forbid):
    forbid("history", "Chelsea")
    baker.call("DELETE", "bun/1")
    baker.call("DELETE", "bun/2")
    assert baker.call("GET", "bun/1/changes").status_code == 403
    assert baker.call("GET", "bun/2/changes").status_code == 200


def test_changes_since_are_told_of_models_whose_history_may_be_read(baker, forbid):
    baker.call("DELETE", "bun/1")
    assert len(baker.call("GET", "changes?since=0").json["changes"]) == 1
    forbid("history")
    told = baker.call("GET", "changes?since=0").json
    assert (told["changes"], told["last"]) == ([], 1)


def test_a_delete_that_is_sent_again_is_still_answered(baker):
    first, second = (baker.call("DELETE", "bun/1", Idempotency_Key="once") for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json["change"] == second.json["change"]


def test_somebody_signed_out_is_told_so_and_not_that_it_is_others(bakery, visitor):
    assert visitor.call("DELETE", "bun/1").status_code == 401
    assert visitor.call("GET", "bun/1/changes").status_code == 401


def test_a_page_marks_only_what_may_be_edited(bakery, baker, forbid):
    assert 'data-editable="loaf/1/name"' in baker.page()
    forbid("edit", "Rye")
    page = baker.page()
    assert 'data-editable="loaf/1/name"' not in page
    assert 'data-editable="loaf/2/name"' in page


def test_a_record_that_somebody_may_not_see_is_on_no_page_of_theirs(baker, forbid):
    forbid("see", "Rye")
    page = baker.page()
    assert "Rye" not in page
    assert "Spelt" in page


def test_a_form_shows_only_the_buttons_that_may_be_pressed(baker, forbid):
    forbid("delete")
    sent = {"csrf_token": baker.headers["X-CSRFToken"], "action": "delete"}
    refused = baker.client.post("/editable/bun/1/item", data=sent, headers=baker.headers)
    assert refused.status_code == 403
    assert "You may not change this." in refused.text
    assert ">Duplicate</button>" in refused.text
    assert ">Delete</button>" not in refused.text
