"""Every field of every model in ``EDITABLE_MODELS`` and every block on the page: a forker's too, unasked."""

import io
import json

import pytest
from PIL import Image

from tests.functional.places import MODELS, content_of

pytestmark = [pytest.mark.editing, pytest.mark.uncounted]  # hundreds of calls go the same few ways

AS_THEY_ARE = {"text", "rich_text"}  # kinds whose raw value is what visitors read
FIELDS = [(model, field) for model, entry in MODELS.items() for field in entry["fields"]]


def picture_file(colour):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


def picture(editor, bounds):
    for colour in ("teal", "navy"):
        added = editor.post(
            "/editable/pictures",
            upload_files=[("file", "new.png", picture_file(colour))],
            headers={"X-CSRFToken": editor.token()},
        )
        yield {"media": added.json["media"], "alt": f"A {colour} square", "decorative": False, "focal": [0.5, 0.5]}


def words(editor, bounds):
    return [f"Fresh words {number}"[-bounds.get("max_length", 99) :] for number in (1, 2)]


def moments(*raw):
    """Makes moments that are far off, or as far as a field's bounds let them."""
    return lambda editor, bounds: [max(min(one, bounds.get("max", one)), bounds.get("min", one)) for one in raw]


def numbers(editor, bounds):
    least = bounds.get("min", 0)
    return [least, least + bounds["step"], least + 2 * bounds["step"]]


#: Some values of each kind that a field with such bounds may have, at least one of them new to it.
VALUES = {
    "text": words,
    "rich_text": lambda editor, bounds: [f"<p>{one}</p>" for one in words(editor, {})],
    "image": picture,
    "date": moments("2931-12-24", "2931-12-25"),
    "time": moments("13:11", "14:12"),
    "datetime": moments("2931-12-24T13:11", "2931-12-25T14:12"),
    "period": lambda editor, bounds: [
        {"start": f"2931-12-{day}T13:11", "end": f"2931-12-{day}T14:12", "all_day": False} for day in (24, 25)
    ],
    "number": numbers,
    "toggle": lambda editor, bounds: [True, False],
    "choice": lambda editor, bounds: [value for value, _ in bounds["options"]],
    "choices": lambda editor, bounds: [[value] for value, _ in bounds["options"]],
    "link": lambda editor, bounds: [{"label": label, "href": "/#fresh"} for label in words(editor, bounds)],
}


def examples(editor, mark):
    """The values that the schema of a site's own kind gives as examples."""
    model, key, name = mark["data-editable"].split("/")
    schema = editor.site.extensions["editable"].registry.get(model).field(name, key).schema
    assert "examples" in schema, f"give the schema of the kind {mark['data-editable-kind']!r} some examples to try"
    return schema["examples"]


def new_value(editor, mark):
    """A value of the mark's kind that the field does not have."""
    address, _, name = mark["data-editable"].rpartition("/")
    now = editor.get(f"/editable/{address}").json["fields"][name]["value"]
    make = VALUES.get(mark["data-editable-kind"])
    values = make(editor, json.loads(mark["data-editable-bounds"])) if make else examples(editor, mark)
    return next(value for value in values if value != now)


@pytest.fixture
def place(places, model, field):
    """The page that shows the field."""
    return places.of_field(model, field)


def mark_of(editor, place, model, field):
    return editor.get(place).html.select_one(f'[data-editable^="{model}/"][data-editable$="/{field}"]')


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_an_edit_is_seen_by_the_next_visitor(editor, visitor, place, model, field):
    mark = mark_of(editor, place, model, field)
    value = new_value(editor, mark)
    before = visitor.get(place).text

    saved = editor.save(mark["data-editable"], value, mark["data-editable-etag"])

    assert (saved.status_int, saved.json["value"]) == (200, value)
    assert visitor.get(place).text != before
    if mark["data-editable-kind"] in AS_THEY_ARE:
        assert value in visitor.get(place).text


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_the_mark_knows_the_stored_value(editor, place, model, field):
    mark = mark_of(editor, place, model, field)
    address, _, name = mark["data-editable"].rpartition("/")

    stored = editor.get(f"/editable/{address}").json["fields"][name]

    assert stored["etag"] == mark["data-editable-etag"]
    assert json.loads(mark.get("data-editable-value", json.dumps(stored["value"]))) == stored["value"]
    assert editor.save(mark["data-editable"], stored["value"], mark["data-editable-etag"]).json["change"] is None


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_of_two_editors_the_later_is_told(editor, place, model, field):
    mark = mark_of(editor, place, model, field)
    first = new_value(editor, mark)
    assert editor.save(mark["data-editable"], first, mark["data-editable-etag"]).status_int == 200

    second = new_value(editor, mark)
    refused = editor.save(mark["data-editable"], second, mark["data-editable-etag"])

    assert (refused.status_int, refused.json["value"]) == (412, first)


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_undo_brings_back_what_visitors_saw(editor, visitor, place, model, field):
    before = content_of(visitor.get(place))
    mark = mark_of(editor, place, model, field)
    change = editor.save(mark["data-editable"], new_value(editor, mark), mark["data-editable-etag"]).json["change"]

    editor.post(f"/editable/changes/{change}/reversal", headers={"X-CSRFToken": editor.token()})

    assert content_of(visitor.get(place)) == before


@pytest.mark.live
@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_visitor_cannot_save_it(editor, visitor, place, model, field):
    mark = mark_of(editor, place, model, field)
    headers = {"If-Match": mark["data-editable-etag"]}

    refused = visitor.patch_json(f"/editable/{mark['data-editable']}", {"value": ""}, headers=headers, status=401)

    assert refused.json["error"]["code"] == "signed_out"


def test_every_block_of_the_site_can_be_saved(editor, places):
    marks = [mark for html in places.pages.values() for mark in html.select('[data-editable$="/value"]')]
    blocks = {mark["data-editable"]: mark for mark in marks}
    assert len(blocks) > 50

    for block in blocks.values():
        saved = editor.save(block["data-editable"], new_value(editor, block), block["data-editable-etag"])
        assert saved.status_int in (200, 412), (block["data-editable"], saved.json)
