"""Every field of every model in ``EDITABLE_MODELS`` and every block on the page: a forker's too, unasked."""

import io

import pytest
from PIL import Image

import settings

FIELDS = [(model, field) for model, entry in settings.EDITABLE_MODELS.items() for field in entry["fields"]]


def picture_file(colour):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


def new_value(editor, mark):
    """A value of the mark's kind that no sample content has."""
    if mark["data-editable-kind"] != "image":
        words = f"Fresh words {len(mark.text)}"
        return f"<p>{words}</p>" if mark["data-editable-kind"] == "rich_text" else words
    added = editor.post(
        "/editable/pictures",
        upload_files=[("file", "new.png", picture_file("teal"))],
        headers={"X-CSRFToken": editor.token()},
    )
    return {"media": added.json["media"], "alt": "A teal square", "decorative": False, "focal": [0.5, 0.5]}


def shown(value):
    """What of *value* a visitor's page must hold."""
    return value["media"] if isinstance(value, dict) else value


def mark_of(editor, model, field):
    marks = editor.get("/").html.select(f'[data-editable^="{model}/"][data-editable$="/{field}"]')
    assert marks, f"no page shows {model}.{field}"
    return marks[0]


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_an_edit_is_seen_by_the_next_visitor(editor, visitor, model, field):
    mark = mark_of(editor, model, field)
    value = new_value(editor, mark)
    assert shown(value) not in visitor.get("/").text

    saved = editor.save(mark["data-editable"], value, mark["data-editable-etag"])

    assert (saved.status_int, saved.json["value"]) == (200, value)
    assert shown(value) in visitor.get("/").text


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_the_mark_knows_the_stored_value(editor, model, field):
    mark = mark_of(editor, model, field)
    address, _, name = mark["data-editable"].rpartition("/")

    stored = editor.get(f"/editable/{address}").json["fields"][name]

    assert stored["etag"] == mark["data-editable-etag"]
    assert editor.save(mark["data-editable"], stored["value"], mark["data-editable-etag"]).json["change"] is None


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_of_two_editors_the_later_is_told(editor, site, model, field):
    mark = mark_of(editor, model, field)
    first, second = new_value(editor, mark), new_value(editor, mark)
    second = f"{second[:-4]}!{second[-4:]}" if isinstance(second, str) else second

    assert editor.save(mark["data-editable"], first, mark["data-editable-etag"]).status_int == 200
    refused = editor.save(mark["data-editable"], second, mark["data-editable-etag"])

    assert (refused.status_int, refused.json["value"]) == (412, first)


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_undo_brings_back_what_visitors_saw(editor, visitor, model, field):
    before = visitor.get("/").text
    mark = mark_of(editor, model, field)
    change = editor.save(mark["data-editable"], new_value(editor, mark), mark["data-editable-etag"]).json["change"]

    editor.post(f"/editable/changes/{change}/reversal", headers={"X-CSRFToken": editor.token()})

    assert visitor.get("/").text == before


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_visitor_cannot_save_it(editor, visitor, model, field):
    mark = mark_of(editor, model, field)
    headers = {"If-Match": mark["data-editable-etag"]}

    refused = visitor.patch_json(f"/editable/{mark['data-editable']}", {"value": ""}, headers=headers, status=401)

    assert refused.json["error"]["code"] == "signed_out"


def test_every_block_on_the_page_can_be_saved(editor, visitor):
    blocks = editor.get("/").html.select('[data-editable$="/value"]')
    assert len(blocks) > 20

    for block in blocks:
        value = new_value(editor, block)
        if block["data-editable-kind"] == "text":
            value = value[:12] + block["data-editable"][-8:]
        saved = editor.save(block["data-editable"], value, block["data-editable-etag"])
        assert saved.status_int in (200, 412), (block["data-editable"], saved.json)
