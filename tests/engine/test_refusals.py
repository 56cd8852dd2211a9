"""Bad input gets a clear 4xx in one JSON shape, and nothing is lost."""

import json

import pytest

from tests.engine.conftest import Person

NAME = "/editable/loaf/1/name"


def patch(person, body, content_type="application/json", **headers):
    etag = person.fields("loaf/1")["name"]["etag"]
    headers = person.headers | {"If-Match": etag} | headers
    return person.client.patch(NAME, data=body, content_type=content_type, headers=headers)


def assert_refused(answer, status, code=None):
    assert answer.status_code == status
    assert answer.mimetype == "application/json"
    assert set(answer.json["error"]) == {"code", "message"}
    assert answer.json["error"]["message"].endswith(".")
    if code:
        assert answer.json["error"]["code"] == code


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"value"',
        b"{}",
        b'{"value": "a", "value": "b"}',
        b'{"value": "a", "extra": 1}',
        b'{"value": NaN}',
        b'{"value": Infinity}',
        b'{"value": "\xff\xfe"}',
        b'{"value": ' + b"[" * 100_000,
        b'{"value": ' + b"9" * 10_000 + b"}",
        '{"value": "a"}'.encode("utf-16"),
    ],
)
def test_a_body_that_is_not_one_json_value_is_refused(baker, body):
    assert_refused(patch(baker, body), 400)


@pytest.mark.parametrize("value", [None, 7, 1.5, True, ["a"], {"a": "b"}])
def test_a_value_of_another_type_is_refused(baker, value):
    assert_refused(patch(baker, json.dumps({"value": value})), 422, "wrong_type")


@pytest.mark.parametrize("value", ["\x00", "half a \ud83d smile"])
def test_what_no_database_keeps_is_refused(baker, value):
    assert_refused(patch(baker, json.dumps({"value": value})), 422, "unstorable")


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data", None]
)
def test_a_form_is_no_json_call(baker, content_type):
    assert_refused(patch(baker, b'{"value": "a"}', content_type), 415)


def test_undo_takes_no_form_either(baker):
    change = patch(baker, b'{"value": "Spelt"}').json["change"]
    form = baker.client.post(f"/editable/changes/{change}/reversal", data={"a": "b"}, headers=baker.headers)
    assert_refused(form, 415)


def test_a_value_may_fill_its_bound_and_not_more(baker):
    assert patch(baker, json.dumps({"value": "é" * 20})).status_code == 200
    refused = patch(baker, json.dumps({"value": "é" * 21}))
    assert_refused(refused, 422, "too_long")
    assert refused.json["error"]["message"] == "Keep this to 20 characters (it has 21)."


def test_a_required_field_cannot_be_emptied(baker):
    assert_refused(patch(baker, b'{"value": " \\t"}'), 422, "required")


def test_a_single_line_stays_one(baker):
    assert_refused(patch(baker, b'{"value": "a\\nb"}'), 422, "one_line")


def test_a_body_that_is_too_large_is_refused(baker):
    assert_refused(patch(baker, b'{"value": "' + b"a" * 1024 * 1024 + b'"}'), 413)


@pytest.mark.parametrize("key", ["", "a" * 65, "tab\tbed"])
def test_an_odd_idempotency_key_is_refused(baker, key):
    assert_refused(patch(baker, b'{"value": "a"}', **{"Idempotency-Key": key}), 400)


@pytest.mark.parametrize(
    "path",
    [
        "loaf/1/price",
        "loaf/2/name",
        "cake/1/name",
        "loaf/one/name",
        "loaf/-1/name",
        f"loaf/{10**30}/name",
        "loaf/1%00/name",
        "text/a%00b/value",
        "text/shop.name/slug",
    ],
)
def test_what_does_not_exist_is_not_found(baker, path):
    assert_refused(baker.save(path, "x", "y"), 404)


def test_the_wrong_verb_is_refused_with_the_right_ones(baker):
    answer = baker.client.delete(NAME, headers=baker.headers)
    assert_refused(answer, 405)
    assert "PATCH" in answer.headers["Allow"]


def test_a_visitor_reads_and_writes_nothing(bakery, visitor):
    assert_refused(visitor.client.get("/editable/loaf/1"), 401, "signed_out")
    assert_refused(visitor.client.get("/editable/changes"), 401, "signed_out")
    assert_refused(visitor.client.get("/editable/openapi.json"), 401, "signed_out")
    assert_refused(visitor.save("loaf/1/name", "Spelt", Person(bakery, "Ada").fields("loaf/1")["name"]["etag"]), 401)
    assert "Rye" in visitor.page()


def test_a_text_field_takes_no_file(baker):
    headers = baker.headers | {"If-Match": "x"}
    assert_refused(baker.client.put(f"{NAME}/file", data={"file": (b"x", "x.png")}, headers=headers), 415)


STRINGS = [
    "plain",
    " edges ",
    "tab\tand\x1bescape",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "ﷺ ﷽",
    "שלום עולם",
    "العربية",
    "日本語のテスト",
    "🏳️‍🌈👩‍👩‍👧‍👦",
    "e\u0301 is not \u00e9",
    "\u202eright to left\u202c",
    "\ufeffbom",
    "\u2028line\u2029paragraph",
    "%s {} {{ 7*7 }} ${x}",
    "\uffff\U0010ffff",
]


@pytest.mark.parametrize("text", STRINGS)
def test_every_string_comes_back_to_the_letter(baker, text):
    saved = baker.save("loaf/1/note", text, baker.fields("loaf/1")["note"]["etag"])

    assert saved.json["value"] == text
    assert baker.fields("loaf/1")["note"]["value"] == text


def test_line_ends_become_line_feeds(baker):
    saved = baker.save("loaf/1/note", "a\r\nb\rc\nd", baker.fields("loaf/1")["note"]["etag"])
    assert saved.json["value"] == "a\nb\nc\nd"
