"""Lists: adding, duplicating, deleting and moving items, what is logged of it, and how it is undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from editable.stores.etags import etag
from tests.engine.conftest import Bun, Order, Person, db, editable, make_bakery

PAGE = """{% call items("bun", tag="ul", class="buns", item_class="bun") %}{{ text("buns.none", default="Sold out") }}{% endcall %}
{{ editable_foot() }}"""

NAMES = ["Chelsea", "Bath", "Hot cross"]


@pytest.fixture
def bakery(tmp_path):
    app = make_bakery(tmp_path, page=PAGE)
    with app.app_context():
        editable.check()
        db.create_all()
        buns = [Bun(name=name, position=position) for position, name in enumerate(NAMES)]
        buns[1].price, buns[1].since, buns[1].recipe = Decimal("1.50"), date(1672, 5, 1), {"eggs": [1, None]}
        buns[1].size, buns[1].number = "large", 7
        db.session.add_all(buns)
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


def rows(app):
    """All buns in their order, with all their columns."""
    with app.app_context():
        table = Bun.__table__
        return [dict(row) for row in db.session.execute(sa.select(table).order_by(table.c.position)).mappings()]


def order(app):
    return [str(row["id"]) for row in rows(app)]


def log(app):
    with app.app_context():
        changes = db.session.scalars(sa.select(editable.Change).order_by(editable.Change.id))
        return [(change.action, change.key, change.field) for change in changes]


def add(person, after=None, headers=None, **values):
    return person.call("POST", "bun", {"after": after, "values": values}, **(headers or {}))


def reorder(person, keys, based_on):
    return person.call("PUT", "bun/order", {"keys": keys}, If_Match=based_on)


def test_an_item_is_added_at_the_end_or_behind_another(bakery, baker):
    last = add(baker, name="Iced")
    second = add(baker, "1", name="Currant")

    assert (last.status_code, last.json["key"]) == (201, "4")
    assert order(bakery) == ["1", second.json["key"], "2", "3", "4"]
    assert [row["position"] for row in rows(bakery)] == [0, 1, 2, 3, 4]
    assert log(bakery) == [("added", "4", None), ("added", "5", None)]


def test_a_new_item_starts_with_what_its_kinds_say_even_where_that_may_not_be_saved(bakery, baker):
    assert add(baker).status_code == 201
    assert (rows(bakery)[-1]["name"], rows(bakery)[-1]["size"]) == ("", "small")


def test_a_new_item_comes_as_it_stands_on_the_page(baker):
    added = add(baker, "1", name="Iced & split")

    assert added.json["html"] in baker.page()
    assert (
        '<li class="bun" id="editable-bun-4-item" data-editable-item="bun/4" data-editable-label="Sweet bun: Iced &amp; split"'
        in added.json["html"]
    )
    assert "no. 1" in added.json["html"]


def test_an_answer_says_how_the_order_is_now(bakery, baker):
    for answer in (add(baker), baker.call("POST", "bun/1/copies"), baker.call("DELETE", "bun/2")):
        assert answer.json["order"]["etag"] == etag(answer.json["order"]["value"])
    assert answer.json["order"]["value"] == order(bakery)
    assert f'data-editable-etag="{etag(order(bakery))}"' in baker.page()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "bad_body"),
        ({"values": []}, 400, "bad_body"),
        ({"values": {}, "after": 1}, 400, "bad_body"),
        ({"values": {}, "before": "1"}, 400, "bad_body"),
        ({"values": {}, "after": "9"}, 422, "unknown_key"),
        ({"values": {"flavour": "plum"}}, 422, "unknown_field"),
        ({"values": {"position": 0}}, 422, "unknown_field"),
        ({"values": {"name": 5}}, 422, "wrong_type"),
        ({"values": {"name": ""}}, 422, "required"),
    ],
)
def test_what_cannot_be_added_is_refused(bakery, baker, body, status, code):
    refused = baker.call("POST", "bun", body)

    assert (refused.status_code, refused.json["error"]["code"]) == (status, code)
    assert len(rows(bakery)) == 3


def test_a_copy_has_all_but_the_key_and_stands_right_behind(bakery, baker):
    with bakery.app_context():
        db.session.get(Bun, 2).number = None
        db.session.commit()

    copied = baker.call("POST", "bun/2/copies")

    assert copied.status_code == 201
    assert order(bakery) == ["1", "2", copied.json["key"], "3"]
    _, original, copy, _ = rows(bakery)
    assert copy | {"id": 2, "position": 1} == original


def test_a_deleted_item_comes_back_whole_under_its_key_and_in_its_place(bakery, baker):
    before = rows(bakery)

    deleted = baker.call("DELETE", "bun/2")
    assert (deleted.status_code, order(bakery)) == (200, ["1", "3"])
    assert [row["position"] for row in rows(bakery)] == [0, 1]

    undone = baker.undo(deleted.json["change"])
    assert (undone.status_code, rows(bakery)) == (200, before)
    assert undone.json["html"] in baker.page()
    facts = {name: undone.json[name] for name in ("model", "key", "field")}
    assert facts == {"model": "bun", "key": "2", "field": None}

    assert baker.undo(undone.json["change"]).status_code == 200
    assert order(bakery) == ["1", "3"]


def test_a_place_that_was_never_numbered_is_found_again(bakery, baker):
    with bakery.app_context():
        db.session.execute(sa.update(Bun).values(position=0))
        db.session.commit()

    baker.undo(baker.call("DELETE", "bun/2").json["change"])

    assert order(bakery) == ["1", "2", "3"]


def test_the_history_of_what_is_deleted_can_be_read(baker):
    baker.save("bun/2/name", "Sally Lunn", baker.fields("bun/2")["name"]["etag"])
    baker.call("DELETE", "bun/2")

    changes = baker.client.get("/editable/bun/2/changes").json["changes"]

    assert [change["action"] for change in changes] == ["deleted", "saved"]
    assert (changes[0]["old"]["name"], changes[0]["old"]["price"], changes[0]["new"]) == (
        "Sally Lunn",
        "1.5000000000",
        None,
    )
    assert baker.client.get("/editable/bun/2").status_code == 404


def test_no_key_is_given_out_twice(bakery, baker):
    added = add(baker, name="Iced").json["key"]
    deleted = baker.call("DELETE", f"bun/{added}").json["change"]

    assert add(baker).json["key"] != added
    assert baker.undo(deleted).status_code == 200


def test_what_is_back_already_is_not_brought_back_twice(bakery, baker):
    deleted = baker.call("DELETE", "bun/2").json["change"]
    baker.undo(deleted)

    refused = baker.undo(deleted)

    assert (refused.status_code, refused.json["error"]["code"]) == (422, "taken")
    assert len(rows(bakery)) == 3


def test_undoing_an_addition_deletes_the_item_if_nobody_has_touched_it(bakery, baker):
    first, second = add(baker, name="Iced"), add(baker, "1", name="Currant")

    assert baker.undo(first.json["change"]).status_code == 200  # that it has moved is no touch

    key = second.json["key"]
    baker.save(f"bun/{key}/filling", "Cream", baker.fields(f"bun/{key}")["filling"]["etag"])
    refused = baker.undo(second.json["change"])
    assert (refused.status_code, refused.json["error"]["code"], refused.json["by"]) == (412, "stale", "Ada")
    assert order(bakery) == ["1", key, "2", "3"]


def test_undoing_the_first_words_in_a_new_item_leaves_it_empty(baker):
    key = add(baker).json["key"]
    saved = baker.save(f"bun/{key}/name", "Iced", baker.fields(f"bun/{key}")["name"]["etag"])

    assert baker.undo(saved.json["change"]).json["value"] == ""


def test_items_are_rearranged(bakery, baker):
    moved = reorder(baker, ["3", "1", "2"], etag(["1", "2", "3"]))

    assert moved.status_code == 200
    assert moved.json["value"] == order(bakery) == ["3", "1", "2"]
    assert moved.json["etag"] == etag(order(bakery))
    assert log(bakery) == [("ordered", "", "order")]


def test_a_part_of_the_list_is_rearranged_within_its_own_places(bakery, baker):
    moved = reorder(baker, ["3", "1"], etag(["1", "2", "3"]))

    assert moved.json["value"] == order(bakery) == ["3", "2", "1"]


def test_a_stale_order_is_told_the_order_and_who_made_it(bakery, baker):
    seen = etag(order(bakery))
    reorder(Person(bakery, "Bo"), ["2", "1", "3"], seen)

    refused = reorder(baker, ["3", "2", "1"], seen)

    assert (refused.status_code, refused.json["error"]["code"]) == (412, "stale")
    assert (refused.json["value"], refused.json["by"]) == (["2", "1", "3"], "Bo")
    assert refused.json["etag"] == etag(order(bakery))
    assert refused.json["at"].endswith("Z")


def test_an_order_is_stale_too_when_somebody_has_added_an_item(bakery, baker):
    seen = etag(order(bakery))
    add(Person(bakery, "Bo"))

    refused = reorder(baker, ["3", "2", "1"], seen)

    assert (refused.status_code, refused.json["by"]) == (412, "Bo")


def test_an_equal_order_is_no_change_whatever_it_builds_on(bakery, baker):
    for keys in (["1", "2", "3"], ["1", "3"], []):
        again = reorder(baker, keys, "of some other order")
        assert (again.status_code, again.json["change"], again.json["value"]) == (200, None, ["1", "2", "3"])
    assert log(bakery) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"keys": "123"}, 400),
        ({"keys": [1, 2, 3]}, 400),
        ({"keys": ["2", "1"], "after": "3"}, 400),
        ({"keys": ["2", "2", "1"]}, 422),
        ({"keys": ["9", "2", "1"]}, 422),
        ({"keys": [""]}, 422),
    ],
)
def test_an_order_that_cannot_be_is_refused(bakery, baker, body, status):
    assert baker.call("PUT", "bun/order", body, If_Match=etag(["1", "2", "3"])).status_code == status
    assert order(bakery) == ["1", "2", "3"]


def test_who_rearranges_says_what_they_saw(baker):
    assert baker.call("PUT", "bun/order", {"keys": ["2", "1", "3"]}).status_code == 428


def test_undoing_an_order_leaves_alone_what_came_and_went_since(bakery, baker):
    change = reorder(baker, ["3", "2", "1"], etag(order(bakery))).json["change"]
    baker.call("DELETE", "bun/2")
    new = add(baker, "3").json["key"]

    undone = baker.undo(change)

    assert (undone.json["value"], undone.json["field"]) == (["1", new, "3"], "order")
    assert order(bakery) == ["1", new, "3"]


def test_undoing_an_order_does_not_overwrite_a_later_one(bakery, baker):
    change = reorder(baker, ["3", "2", "1"], etag(order(bakery))).json["change"]
    reorder(Person(bakery, "Bo"), ["2", "1", "3"], etag(order(bakery)))

    refused = baker.undo(change)

    assert (refused.status_code, refused.json["by"]) == (412, "Bo")
    assert order(bakery) == ["2", "1", "3"]


def test_a_resent_request_has_one_effect(bakery, baker):
    with bakery.app_context():
        db.session.get(Bun, 2).number = None
        db.session.commit()
    for method, address, body in (
        ("POST", "bun", {"values": {"name": "Iced"}}),
        ("POST", "bun/2/copies", None),
        ("PUT", "bun/order", {"keys": ["2", "1"]}),
        ("DELETE", "bun/3", None),
    ):
        sent = {"Idempotency_Key": f"{method} {address}", "If_Match": etag(order(bakery))}
        first = baker.call(method, address, body, **sent)
        count = len(log(bakery))

        again = baker.call(method, address, body, **sent)

        assert (again.status_code, again.json) == (first.status_code, first.json)
        assert len(log(bakery)) == count


def test_a_resent_undo_has_one_effect(bakery, baker):
    deleted = baker.call("DELETE", "bun/2").json["change"]
    first, again = (baker.call("POST", f"changes/{deleted}/reversal", Idempotency_Key="k") for _ in range(2))

    assert (first.status_code, again.status_code, again.json) == (200, 200, first.json)


def test_one_key_does_not_serve_two_requests(baker):
    sent = {"Idempotency_Key": "7f3a"}
    add(baker, headers=sent)

    for method, address in (("DELETE", "bun/1"), ("DELETE", "bun/4")):
        refused = baker.call(method, address, **sent)
        assert (refused.status_code, refused.json["error"]["code"]) == (422, "key_reused")


def test_two_bakers_who_add_at_once_keep_both(bakery):
    bakers = [Person(bakery, name) for name in ("Ada", "Bo", "Cy", "Di")]
    with ThreadPoolExecutor(len(bakers)) as pool:
        answers = list(pool.map(lambda baker: [add(baker, "1") for _ in range(5)], bakers))

    assert {answer.status_code for some in answers for answer in some} == {201}
    assert len({answer.json["key"] for some in answers for answer in some}) == 20
    assert [row["position"] for row in rows(bakery)] == list(range(23))


def test_two_fields_of_an_item_saved_at_once_are_both_kept(bakery):
    ada, bo = Person(bakery, "Ada"), Person(bakery, "Bo")
    for turn in range(10):
        fields = ada.fields("bun/1")
        with ThreadPoolExecutor(2) as pool:
            saves = (
                pool.submit(ada.save, "bun/1/name", f"Bun {turn}", fields["name"]["etag"]),
                pool.submit(bo.save, "bun/1/hidden", turn % 2 == 0, fields["hidden"]["etag"]),
            )
            assert [save.result().status_code for save in saves] == [200, 200]
    assert (rows(bakery)[0]["name"], rows(bakery)[0]["hidden"]) == ("Bun 9", False)


def test_what_the_databases_own_rules_forbid_is_refused_with_a_sentence(bakery, baker):
    with bakery.app_context():
        db.session.add(Order(bun_id=1))
        db.session.commit()

    for method, address in (("POST", "bun/2/copies"), ("DELETE", "bun/1")):  # a number stands for one, an order for it
        refused = baker.call(method, address)
        assert (refused.status_code, refused.json["error"]["code"]) == (422, "not_allowed")
        assert refused.json["error"]["message"].endswith(".")
    assert order(bakery) == ["1", "2", "3"]


def test_what_stands_in_the_way_of_an_undo_is_told(bakery, baker):
    deleted = baker.call("DELETE", "bun/2").json["change"]
    with bakery.app_context():
        db.session.add(Bun(name="Rival", number=7))
        db.session.commit()

    assert baker.undo(deleted).status_code == 422
    assert len(rows(bakery)) == 3


CALLS = [("POST", "{}", {"values": {}}), ("POST", "{}/{}/copies", None), ("DELETE", "{}/{}", None)]


@pytest.mark.parametrize(("method", "address", "body"), [*CALLS, ("PUT", "{}/order", {"keys": []})])
def test_only_lists_have_items(baker, method, address, body):
    for model, key in (("loaf", "1"), ("text", "buns.none")):
        refused = baker.call(method, address.format(model, key), body, If_Match="x")
        assert (refused.status_code, refused.json["error"]["code"]) == (405, "no_list")


@pytest.mark.parametrize(("method", "address", "body"), CALLS[1:])
def test_what_is_not_there_is_not_found(baker, method, address, body):
    for key in ("9", "x", "01"):
        assert baker.call(method, address.format("bun", key), body).status_code == 404


@pytest.mark.parametrize(("method", "address", "body"), [*CALLS, ("PUT", "{}/order", {"keys": []})])
def test_visitors_change_nothing(bakery, visitor, method, address, body):
    refused = visitor.call(method, address.format("bun", "1"), body, If_Match=etag(order(bakery)))

    assert (refused.status_code, refused.json["error"]["code"]) == (401, "signed_out")
    assert order(bakery) == ["1", "2", "3"]


@pytest.mark.parametrize("address", ["bun/1/copies", "bun/1", "changes/1/reversal"])
def test_a_call_that_needs_no_body_takes_none(bakery, baker, address):
    method = "DELETE" if address == "bun/1" else "POST"

    assert baker.call(method, address, {"a": 1}).status_code == 400
    form = baker.client.open(f"/editable/{address}", method=method, data={"a": "b"}, headers=baker.headers)
    assert form.status_code == 415
    assert order(bakery) == ["1", "2", "3"]
