"""A1: what no address can make sense of is answered with 4xx, without hanging, in one shape, and changes nothing."""

import json
import zlib
from time import monotonic

import pytest

from editable.http.forms import FORM_TYPES
from editable.stores.etags import etag
from tests.lengths import HANGING, LONG
from tests.safety.caller import Caller, assert_refused

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
FIELDS = ["play/1/title", "play/1/blurb", "play/1/picture"]


JSON = [
    *(
        b"",
        b" ",
        b"{",
        b"}",
        b"[",
        b"null",
        b"true",
        b"7",
        b'"value"',
        b"[]",
        b"{}",
        b"nul",
        b"'value'",
        b"\x00",
        b"\xff\xfe",
    ),
    b'{"value"}',
    b'{"value":}',
    b'{"value": undefined}',
    b'{value: "a"}',
    b"{'value': 'a'}",
    b'{"value": "a",}',
    b'{"value": "a"} {"value": "b"}',
    b'{"value": "a", "value": "b"}',
    b'{"Value": "a"}',
    b'{"value": "a", "": ""}',
    b'{"value": "a", "__proto__": {}}',
    b'{"value": "\x01"}',
    b'{"value": "\xff"}',
    b'{"value": "\xc0\xbc"}',
    b'{"value": "\xed\xa0\x80"}',
    b'{"value": "\\ud800"}',
    b'{"value": "\\u0000"}',
    b'{"value": "\\x41"}',
    b'{"value": "a',
    b"\xef\xbb\xbf" + b'{"value": "a"}',
    '{"value": "a"}'.encode("utf-16"),
    '{"value": "a"}'.encode("utf-32"),
    zlib.compress(b'{"value": "a"}'),
    b'{"value": NaN}',
    b'{"value": -Infinity}',
    b'{"value": 1e999}',
    b'{"value": -0}',
    b'{"value": 0x10}',
    b'{"value": 01}',
    b'{"value": ' + b"9" * 4_000 + b"}",
    b'{"value": ' + b"9" * 100_000 + b"}",
    b'{"value": 0.' + b"3" * 100_000 + b"}",
    b'{"value": ' + b"[" * 900 + b"]" * 900 + b"}",
    b'{"value": ' + b"[" * 200_000,
    b'{"value": ' + b'{"a":' * 200_000,
    b"[" * 200_000 + b"]" * 200_000,
    b'{"value": "' + b"a" * 900_000 + b'"}',
    b'{"value": "' + b"a" * 2_000_000 + b'"}',
    b'{"value": {"media": "x"}}',
    b'{"value": {"media": null}}',
    b'{"value": {"media": ["x"]}}',
    b'{"value": {"media": {"$ne": ""}}}',
    b'{"value": {"media": "' + b"x" * 100_000 + b'"}}',
    b'{"value": {"media": "../../etc/passwd", "alt": "", "decorative": 1, "focal": "x"}}',
    b'{"value": {"media": "x", "focal": [1e999, -1]}}',
    b'{"value": {"media": "x", "focal": [0.5, 0.5, 0.5]}}',
    b'{"value": {"media": "x", "focal": {"x": 0}}}',
    b'{"value": {"media": "x", "focal": [' + b"9" * 4_000 + b", 0]}}",
    b'{"value": {"media": "x", "alt": ["a"]}}',
    b'{"value": {"media": "x", "url": "javascript:alert(1)"}}',
    json.dumps({"value": [{"type": "doc", "content": [{"type": "text"}]}]}).encode(),
    b'{"values": null}',
    b'{"values": [["title", "a"]]}',
    b'{"values": {"title": {"a": "b"}}}',
    b'{"values": {"": ""}}',
    b'{"values": {"' + b"a" * 900_000 + b'": ""}}',
    b'{"values": {"__class__": "a"}}',
    b'{"values": {"id": 7}}',
    b'{"values": {"hidden": 1}}',
    b'{"values": {}, "after": 1}',
    b'{"values": {}, "after": ["1"]}',
    b'{"values": {}, "after": ""}',
    b'{"values": {}, "after": "\\u0000"}',
    b'{"values": {}, "after": "' + b"9" * 900_000 + b'"}',
    b'{"keys": null}',
    b'{"keys": "21"}',
    b'{"keys": {"2": "1"}}',
    b'{"keys": [2, 1]}',
    b'{"keys": ["2", "2"]}',
    b'{"keys": ["2", "1", "\\ud800"]}',
    b'{"keys": ["2", ["1"]]}',
    b'{"keys": [' + b",".join(b'"%d"' % number for number in range(90_000)) + b"]}",
]


def part(headers, content=b"x", boundary=b"b"):
    return b"--" + boundary + b"\r\n" + headers + b"\r\n\r\n" + content + b"\r\n--" + boundary + b"--\r\n"


FILE = b'Content-Disposition: form-data; name="file"; filename="a.png"'

FORMS = [
    *(b"--b", b"--b--", b"--b\r\n\r\n\r\n--b--\r\n", b"\r\n--b\r\n", b"--b\r\n" + FILE),
    part(FILE, b""),
    part(FILE, b"<script>alert(1)</script>"),
    part(FILE, b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
    part(FILE, b"GIF89a"),
    part(FILE, b"RIFF\0\0\0\0WEBPVP8 "),
    part(FILE + b"\r\nContent-Type: image/png; charset=\xff\r\nContent-Length: -1"),
    part(FILE + b"\r\nContent-Transfer-Encoding: base64", b"====\xff"),
    part(b'Content-Disposition: form-data; name="file"', b"no file name"),
    part(b"Content-Disposition: form-data; name=file; filename=\xff\xfe\x00"),
    part(b'Content-Disposition: form-data; name="file"; filename="../../../etc/passwd"'),
    part(b'Content-Disposition: form-data; name="file"; filename="' + b"a" * 10_000 + b'"'),
    part(b"Content-Disposition: form-data; name*=utf-8''file; filename*=x'y'%FF%00"),
    part(b"Content-Disposition: attachment"),
    part(b"Content-Disposition:"),
    part(b": x"),
    part(b"no colon at all"),
    part(b"X: " + b"y" * 200_000),
    b"--b\r\n" + FILE + b"\r\n\r\n" + b"x" * 10_000,
    b"--b\r\n" + FILE + b"\r\n\r\n" + b"--b\r\n" * 2_000,
    b"".join(b'--b\r\nContent-Disposition: form-data; name="f%d"\r\n\r\nx\r\n' % n for n in range(500)) + b"--b--",
    part(b'Content-Disposition: form-data; name="value"', b"x" * 2_000_000),
    *(
        b"=",
        b"&" * 50_000,
        b"value=a",
        b"%",
        b"%ff=%00",
        b"csrf_token=%ff&csrf_token=x",
        b"a=b&" * 5_000,
        b"a" * 2_000_000,
    ),
]

CONTENT_TYPES = [
    *("application/json", "application/json; charset=utf-16", "application/json; charset=none", "APPLICATION/JSON ;"),
    *("application/problem+json", "application/x-www-form-urlencoded", "text/plain", "text/html", "image/png"),
    *("multipart/form-data; boundary=b", 'multipart/form-data; boundary="b"; charset=utf-7', "multipart/form-data"),
    *("multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 9_000, "multipart/mixed; boundary=b"),
    *("", "/", ";", "application/json, text/plain", "\xe9\xff", "application/json; " + "a=b;" * 2_000),
]

# Bodies under the types they are made for, and under all others.
TOGETHER = [(body, "application/json") for body in JSON] + [
    (body, kind) for body in FORMS for kind in ("multipart/form-data; boundary=b", "application/x-www-form-urlencoded")
]
MISMATCHED = [(body, kind) for body in JSON + FORMS for kind in CONTENT_TYPES]
TOGETHER += [(b'{"value": "Forged"}', kind) for kind in CONTENT_TYPES[4:-1]]


# The quick form gives every body to some of the calls, and every call some of the bodies.
SHARES = 6


def unsafe_calls(site):
    """Every method and address that changes something, with something that exists in its gaps."""
    for rule in site.url_map.iter_rules():
        for method in sorted(rule.methods - SAFE_METHODS):
            for field in FIELDS if "field" in rule.arguments else FIELDS[:1]:
                names = dict(zip(("model", "key", "field"), field.split("/"), strict=True))
                yield method, rule.build({"change_id": 1, "event_id": 1} | names, append_unknown=False)[1]


def takes_no_body(method, path):
    """Tell whether a call says all by its address, so that no body at all is what is right."""
    return method == "DELETE" or path.endswith(("/copies", "/reversal"))


def contents(caller):
    last = caller.get("/editable/changes").json["last"]
    return [last, *(caller.get(f"/editable/{record}").json for record in ("play/1", "play/2"))]


@pytest.fixture(scope="module")
def caller(shared_site):
    return Caller(shared_site)


def test_the_calls_are_those_that_there_are(shared_site):
    assert {path.split("/")[1] for _, path in unsafe_calls(shared_site)} == {
        "editable",
        "events",
        "sign-in",
        "sign-out",
    }
    assert len({path for _, path in unsafe_calls(shared_site)}) >= 2 * len(FIELDS) + 8


@pytest.fixture
def bodies(shared_site):
    """Bodies with a content type each; the quick form tries fewer, and fewer again on the second database."""
    if LONG:
        return TOGETHER + MISMATCHED
    return (TOGETHER + MISMATCHED[::31])[:: 5 if shared_site.config["DATABASE_URL"] else 1]


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile")  # Werkzeug leaves what it read of a broken form lying
def test_garbage_is_refused_in_one_shape_and_changes_nothing(shared_site, caller, bodies):
    before = contents(caller)
    # What is not refused for being garbage is to be seen to be saved.
    etags = [etag(["1", "2"]), *(facts["etag"] for facts in before[1]["fields"].values())]
    up_to_date = {"If-Match": ", ".join(f'"{etag}"' for etag in etags)}
    for turn, (method, path) in enumerate(unsafe_calls(shared_site)):
        if not path.startswith("/editable/"):  # forms of pages, of which nothing is read but the token
            continue
        for body, content_type in bodies if LONG else bodies[turn % SHARES :: SHARES]:
            if not body and takes_no_body(method, path):
                continue
            started = monotonic()
            answer = caller.call(method, path, body, content_type, **up_to_date)
            if is_form(method, path, content_type):
                assert answer.status_code in (400, 413), (path, body[:80], content_type[:80])
                assert b'id="editable-refusal"' in answer.data
            else:
                assert_refused(answer)
            assert monotonic() - started < HANGING, (method, path, body[:80], content_type[:80])
    assert contents(caller) == before


def is_form(method, path, content_type):
    """Whether somebody without JavaScript may have sent this, who is answered with a page."""
    is_one = (content_type or "").partition(";")[0].strip().lower() in FORM_TYPES
    return is_one and method == "POST" and path.removeprefix("/editable/") in [*FIELDS, "play/1/item"]


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile")
@pytest.mark.parametrize("signed_in", [True, False])
def test_garbage_lets_nobody_in_or_out(shared_site, bodies, signed_in):
    caller = Caller(shared_site)
    if not signed_in:
        caller.forget()
    for path in ("/sign-in", "/sign-out"):
        for body, content_type in bodies:
            answer = caller.call("POST", path, body, content_type, **{"X-CSRFToken": None})
            assert answer.status_code in ((403, 413) if signed_in else (303, 400, 413, 422)), (path, body[:80])
        assert (b'name="csrf-token"' in caller.get("/").data) is signed_in


HEADERS = {
    "If-Match": [
        "",
        "*",
        '"',
        '""',
        "W/",
        'W/"',
        '"x',
        "x" * 60_000,
        '"a",' * 5_000,
        "\xff",
        '"\xe9"',
        ", , ,",
        "W/*",
        "\t",
    ],
    "Idempotency-Key": ["\xff", " ", "x" * 65, "x" * 60_000, "a,b\xe9"],
    "X-CSRFToken": ["", "x", "\xff", "." * 60_000, "a.b.c", "ImFiYyI.x.y", "null"],
    "Origin": [
        *(
            "http://[",
            "http://[::1",
            "http://]",
            "http://localhost:x",
            "http://localhost:99999999",
            "//localhost",
            "://",
        ),
        *("http://\xff", "null", "http://localhost, http://localhost", "http://localhost@evil.example", "x" * 60_000),
    ],
    "Sec-Fetch-Site": ["\xff", "same-origin, cross-site", "x" * 60_000],
    "Cookie": [
        "session=",
        "session=\xff",
        "session=../../x",
        "session=" + "x" * 60_000,
        "=;=;=",
        "session=x; session=y",
    ],
    "Accept": ["", "\xff", "*/*;q=x", "," * 5_000, "text/html;q=1e999"],
}


@pytest.mark.parametrize("header", HEADERS)
def test_hostile_headers_change_nothing_either(caller, header):
    before = contents(caller)
    save = {"data": b'{"value": "Forged"}', "content_type": "application/json"}
    for value in HEADERS[header]:
        headers = {"If-Match": "x", header: value}
        for method, path in (("PATCH", "/editable/play/1/title"), ("POST", "/editable/changes/1/reversal")):
            answer = caller.call(method, path, **save, **headers)
            assert 400 <= answer.status_code < 500, (method, path, value[:80], answer.text[:200])
        assert caller.call("GET", "/", **headers).status_code == 200
    assert contents(caller) == before


def test_an_answer_is_never_taken_for_another(caller):
    """A star is no etag: it would overwrite whatever somebody else has just written."""
    for star in ("*", 'W/"*"', '"*"'):
        save = {"data": b'{"value": "Forged"}', "content_type": "application/json"}
        assert_refused(caller.call("PATCH", "/editable/play/1/title", **save, **{"If-Match": star}), 412)
