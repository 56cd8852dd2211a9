"""Every field of every model in ``EDITABLE_MODELS`` and every block on the page: a forker's too, unasked."""

import io
import json

import pytest
from PIL import Image

from tests.functional.places import MODELS, content_of
from tests.harness.sites import is_sandbox

pytestmark = pytest.mark.editing

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


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_field_is_saved_seen_guarded_and_taken_back(editor, visitor, places, model, field):
    place = places.of_field(model, field)
    mark = editor.get(place).html.select_one(f'[data-editable^="{model}/"][data-editable$="/{field}"]')
    address, before = mark["data-editable"], visitor.get(place)
    record = f"/editable/{address.rpartition('/')[0]}"

    stored = editor.get(record).json["fields"][field]
    assert stored["etag"] == mark["data-editable-etag"], "the mark knows the stored value by its etag"
    assert json.loads(mark.get("data-editable-value", json.dumps(stored["value"]))) == stored["value"]
    unchanged = editor.save(address, stored["value"], stored["etag"])
    assert (unchanged.status_int, unchanged.json["change"]) == (200, None), "what is there already is no change"

    value = new_value(editor, mark)
    saved = editor.save(address, value, stored["etag"])
    assert (saved.status_int, saved.json["value"]) == (200, value)
    after = visitor.get(place).text
    assert after != before.text, "the next visitor sees the edit"
    assert mark["data-editable-kind"] not in AS_THEY_ARE or value in after

    refused = editor.save(address, new_value(editor, mark), stored["etag"])
    assert (refused.status_int, refused.json["value"]) == (412, value), "of two editors the later is told"

    editor.post(f"/editable/changes/{saved.json['change']}/reversal", headers={"X-CSRFToken": editor.token()})
    assert content_of(visitor.get(place)) == content_of(before), "undo brings back what visitors saw"


@pytest.mark.live
def test_a_visitor_cannot_save_any(editor, visitor, places):
    marks = [mark for html in places.pages.values() for mark in html.select("[data-editable]")]
    fields = {mark["data-editable"]: mark["data-editable-etag"] for mark in marks}
    assert len(fields) > len(FIELDS)
    for address, etag in fields.items():
        refused = visitor.patch_json(f"/editable/{address}", {"value": ""}, headers={"If-Match": etag}, status=401)
        assert refused.json["error"]["code"] == "signed_out", address


def test_every_block_of_the_site_can_be_saved(editor, places):
    marks = [mark for html in places.pages.values() for mark in html.select('[data-editable$="/value"]')]
    blocks = {mark["data-editable"]: mark for mark in marks}
    assert len(blocks) > 50

    for number, block in enumerate(blocks.values()):
        if is_sandbox(editor.site) and number % 10 == 0:
            editor.cookiejar.clear()  # another guest: the more there is in one's own copy, the longer a write takes
        saved = editor.save(block["data-editable"], new_value(editor, block), block["data-editable-etag"])
        assert saved.status_int in (200, 412), (block["data-editable"], saved.json)
