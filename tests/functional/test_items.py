"""Every list of ``EDITABLE_MODELS``: adding, duplicating, deleting and moving items, a forker's lists too, unasked."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from editable.stores.etags import etag
from tests.functional.places import MODELS, content_of, site_map
from tests.harness.sites import Browser

pytestmark = pytest.mark.editing

LISTS = [model for model, entry in MODELS.items() if "item" in entry]


def call(editor, method, address, body=None, **headers):
    """Make a call of the engine's as the page's script does; *body* becomes JSON."""
    headers = {"X-CSRFToken": editor.token()} | {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        headers["Content-Type"] = "application/json"
    data = b"" if body is None else json.dumps(body).encode()
    return editor.request(f"/editable/{address}", method=method, body=data, headers=headers, status="*")


def undo(editor, change):
    return call(editor, "POST", f"changes/{change}/reversal")


def keys(editor, place, model):
    """The keys of the items that an editor's page shows, in their order."""
    marks = editor.get(place).html.select(f'[data-editable-item^="{model}/"]')
    return [mark["data-editable-item"].partition("/")[2] for mark in marks]


def order_of(editor, place, model):
    """The order and its etag, as the page says."""
    mark = editor.get(place).html.select_one(f'[data-editable-items="{model}"]')
    return keys(editor, place, model), mark["data-editable-etag"]


def content(person, place):
    return content_of(person.get(place))


def says(visitor, words):
    """Tell whether one of the pages that a visitor finds has these *words*."""
    return any(words in visitor.get(path) for path in site_map(visitor))


def words_for(site, model):
    """Values that give a record something to show: one text."""
    spec = site.extensions["editable"].registry.get(model)
    name = next(name for name, options in MODELS[model]["fields"].items() if options["kind"] == "text")
    return spec, {name: "Quite new"}


@pytest.fixture(params=LISTS)
def model(request):
    return request.param


@pytest.fixture
def place(places, request):
    """The page that lists the model."""
    name = "movable" if "movable" in request.fixturenames else "model"
    return places.of_list(request.getfixturevalue(name))


@pytest.fixture
def movable(site, model):
    """The model, if its records have an order of their own making, and else one that has."""
    registry = site.extensions["editable"].registry
    return model if registry.get(model).is_movable else next(name for name in LISTS if registry.get(name).is_movable)


@pytest.mark.live
def test_a_new_item_is_shown_to_visitors_once_it_says_something(site, editor, visitor, place, model):
    before = content(visitor, place)

    added = call(editor, "POST", model, {"values": {}})

    assert added.status_int == 201
    assert added.json["key"] in keys(editor, place, model)
    assert added.json["html"] in editor.get(place).text
    assert content(visitor, place) == before

    _, values = words_for(site, model)
    (name,) = values
    fields = editor.get(f"/editable/{model}/{added.json['key']}").json["fields"]
    assert editor.save(f"{model}/{added.json['key']}/{name}", values[name], fields[name]["etag"]).status_int == 200
    assert says(visitor, "Quite new")


def test_an_item_that_says_something_is_shown_at_once(site, editor, visitor, place, model):
    spec, values = words_for(site, model)
    first = keys(editor, place, model)[0]

    added = call(editor, "POST", model, {"after": first, "values": values})

    assert says(visitor, "Quite new")
    if spec.is_movable:
        assert keys(editor, place, model)[1] == added.json["key"]


def test_a_copy_shows_the_same(editor, visitor, place, model):
    key = keys(editor, place, model)[0]

    copied = call(editor, "POST", f"{model}/{key}/copies")

    assert copied.status_int == 201
    original, copy = (editor.get(f"/editable/{model}/{k}").json for k in (key, copied.json["key"]))
    assert copy == original
    items = editor.get(place).html.select(f'[data-editable-item^="{model}/"]')
    assert [item["data-editable-item"] for item in items][:2] == [f"{model}/{key}", f"{model}/{copied.json['key']}"]


def test_undoing_an_addition_leaves_the_page_as_it_was(editor, visitor, place, model):
    before = content(visitor, place)
    key = keys(editor, place, model)[0]

    for address, body in ((model, {"values": {}}), (f"{model}/{key}/copies", None)):
        added = call(editor, "POST", address, body)
        assert undo(editor, added.json["change"]).status_int == 200
        assert content(visitor, place) == before


def test_a_deleted_item_is_gone_and_comes_back_whole_where_it_was(editor, visitor, place, model):
    before, seen = content(editor, place), content(visitor, place)
    first_list = editor.get(place).html.select_one(f'[data-editable-items="{model}"]')
    for item in first_list.select("[data-editable-item]"):
        key = item["data-editable-item"].partition("/")[2]
        deleted = call(editor, "DELETE", f"{model}/{key}")
        assert deleted.status_int == 200
        assert key not in keys(editor, place, model)
        assert content(visitor, place) != seen

        assert undo(editor, deleted.json["change"]).status_int == 200
        assert content(editor, place) == before
        assert content(visitor, place) == seen


def test_what_is_hidden_is_seen_by_editors_alone(editor, visitor, place, model):
    before = content(visitor, place)
    item = editor.get(place).html.select_one(f'[data-editable-item^="{model}/"]')

    hidden = editor.save(f"{item['data-editable-item']}/hidden", True, item["data-editable-hidden-etag"])

    assert hidden.status_int == 200
    assert content(visitor, place) != before
    again = editor.get(place).html.select_one(f'[data-editable-item="{item["data-editable-item"]}"]')
    assert (again["data-editable-hidden"], again["data-editable-hidden-etag"]) == ("true", hidden.json["etag"])

    undo(editor, hidden.json["change"])
    assert content(visitor, place) == before


def test_items_are_rearranged_and_put_back(editor, visitor, place, movable):
    before = content(visitor, place)
    order, mark = order_of(editor, place, movable)

    moved = call(editor, "PUT", f"{movable}/order", {"keys": order[::-1]}, If_Match=mark)

    assert (moved.status_int, moved.json["value"]) == (200, order[::-1])
    assert order_of(editor, place, movable) == (order[::-1], moved.json["etag"])
    assert content(visitor, place) != before
    undo(editor, moved.json["change"])
    assert content(visitor, place) == before


def test_a_stale_order_is_refused_with_the_one_that_holds(editor, place, movable):
    order, mark = order_of(editor, place, movable)
    call(editor, "PUT", f"{movable}/order", {"keys": order[::-1]}, If_Match=mark)

    refused = call(editor, "PUT", f"{movable}/order", {"keys": order}, If_Match=mark)

    assert refused.status_int == 412
    assert (refused.json["value"], refused.json["etag"]) == (order[::-1], etag(order[::-1]))
    assert order_of(editor, place, movable)[0] == order[::-1]


def test_a_resent_addition_adds_one(editor, place, model):
    count = len(keys(editor, place, model))
    first, again = (call(editor, "POST", model, {"values": {}}, Idempotency_Key="once") for _ in range(2))

    assert (again.status_int, again.json) == (201, first.json)
    assert len(keys(editor, place, model)) == count + 1


def test_two_editors_who_add_at_once_keep_both(site, editor, place, model):
    call(editor, "POST", model, {"values": {}})  # a guest's first write goes alone, as the page's script sees to
    count = len(keys(editor, place, model))
    editors = [editor, *(Browser(site).sign_in() for _ in range(3))]

    with ThreadPoolExecutor(len(editors)) as pool:
        added = list(pool.map(lambda one: call(one, "POST", model, {"values": {}}), editors))

    assert [answer.status_int for answer in added] == [201] * 4
    assert len({answer.json["key"] for answer in added}) == 4
    assert len(keys(editor, place, model)) == count + 4


def test_two_fields_of_a_new_item_saved_at_once_are_both_kept(site, editor, place, model):
    other = Browser(site).sign_in()
    _, values = words_for(site, model)
    ((name, words),) = values.items()
    address = f"{model}/{call(editor, 'POST', model, {'values': {}}).json['key']}"
    for turn in range(5):
        fields = editor.get(f"/editable/{address}").json["fields"]
        with ThreadPoolExecutor(2) as pool:
            saves = (
                pool.submit(editor.save, f"{address}/{name}", f"{words} {turn}", fields[name]["etag"]),
                pool.submit(other.save, f"{address}/hidden", turn % 2 == 0, fields["hidden"]["etag"]),
            )
            assert [save.result().status_int for save in saves] == [200, 200]
        fields = editor.get(f"/editable/{address}").json["fields"]
        assert (fields[name]["value"], fields["hidden"]["value"]) == (f"{words} {turn}", turn % 2 == 0)


@pytest.mark.live
def test_no_visitor_changes_a_list(editor, visitor, place, model):
    order, mark = order_of(editor, place, model)
    calls = [
        ("POST", model, {"values": {}}),
        ("POST", f"{model}/{order[0]}/copies", None),
        ("DELETE", f"{model}/{order[0]}", None),
        ("PUT", f"{model}/order", {"keys": order[::-1]}),
    ]
    for method, address, body in calls:
        data = b"" if body is None else json.dumps(body).encode()
        headers = {"If-Match": mark, "Content-Type": "application/json"}
        refused = visitor.request(f"/editable/{address}", method=method, body=data, headers=headers, status=401)
        assert refused.json["error"]["code"] == "signed_out"
    assert order_of(editor, place, model) == (order, mark)


@pytest.mark.live
def test_a_visitors_page_has_no_mark_of_a_list(visitor, place, model):
    assert "data-editable" not in visitor.get(place)
