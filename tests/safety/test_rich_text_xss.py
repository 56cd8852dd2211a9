"""S1 where rich text is kept and sent: nothing armed is stored, answered, shown or remembered, however it came in."""

import re

import pytest

from editable.fields.rich_text import RichText
from tests.lengths import LONG
from tests.safety.caller import Caller, assert_refused, fields_shown
from tests.safety.judge import as_stored, excess
from tests.safety.payloads import PAYLOADS, STORABLE, UNSTORABLE, a_tenth_of

FIELD = "play/1/blurb"


@pytest.fixture(scope="module")
def caller(shared_site):
    return Caller(shared_site)


@pytest.fixture
def payloads(shared_site):
    """All of them; the quick form sends every tenth to the second database."""
    return a_tenth_of(STORABLE, 1) if shared_site.config["DATABASE_URL"] and not LONG else STORABLE


@pytest.fixture
def tenth(shared_site):
    """A function that picks a tenth of them; the quick form tries some of these, and few on the second database."""
    step = 1 if LONG else 40 if shared_site.config["DATABASE_URL"] else 10
    return lambda seed: a_tenth_of(STORABLE, seed)[::step]


def visitors_page(site):
    """The page without the script that plays videos, which is there only where there are any."""
    page = site.test_client().get("/").text
    return re.sub(r'<script type="module" src="/static/built/video-\w+\.js"></script>', "", page)


def armed(answer):
    """What an answer of the engine says of a rich text that it should not say."""
    said = [answer.get("value", ""), as_stored(answer.get("html", ""))]
    return [why for markup in said if (why := excess(markup))]


def test_whatever_is_sent_nothing_armed_is_stored(caller, payloads):
    etag = caller.field(FIELD)["etag"]
    stored = 0
    for payload in payloads:
        saved = caller.save(FIELD, payload.markup, **{"If-Match": etag})
        if saved.status_code == 200:
            stored += 1
            etag = saved.json["etag"]
            assert armed(saved.json) == [], payload
        else:
            assert_refused(saved, 422)
    assert stored > 0.9 * len(payloads)


def test_what_cannot_be_stored_is_refused(caller):
    assert len(UNSTORABLE) + len(STORABLE) == len(PAYLOADS)
    for payload in UNSTORABLE:
        assert_refused(caller.save(FIELD, payload.markup), 422)


def test_every_field_and_every_answer_is_as_strict(shared_site, caller, tenth):
    fields = fields_shown(shared_site, caller, RichText)
    assert len(fields) > 5
    for seed, address in enumerate(fields):
        record = address.rpartition("/")[0]
        for payload in tenth(seed):
            stale = caller.field(address)["etag"]
            saved = caller.save(address, payload.markup)
            if saved.status_code == 422 or saved.json["change"] is None:
                continue
            assert armed(saved.json) == armed(caller.field(address)) == [], (address, payload)
            conflict = caller.save(address, f"<p>{payload.number}</p>", **{"If-Match": stale})
            assert conflict.status_code == 412
            assert armed(conflict.json) == [], (address, payload)

        history = caller.get(f"/editable/{record}/changes").json["changes"]
        remembered = [change[side] for change in history for side in ("old", "new")]
        assert [why for value in remembered if isinstance(value, str) and (why := excess(value))] == []


def test_undo_brings_back_nothing_armed(caller, tenth):
    for payload in tenth(2):
        if caller.save(FIELD, payload.markup).status_code == 422:
            continue
        last = caller.save(FIELD, f"<p>{payload.number}</p>").json["change"]
        undone = caller.call("POST", f"/editable/changes/{last}/reversal")
        assert (undone.status_code, armed(undone.json)) == (200, []), payload


def test_the_page_shows_what_is_stored_and_no_more(shared_site, caller, tenth):
    caller.save(FIELD, "<p>harmless</p>")
    before, after = visitors_page(shared_site).split("<p>harmless</p>")
    for payload in tenth(3):
        if caller.save(FIELD, f"<p>x</p>{payload.markup}").status_code == 200:
            shown = caller.field(FIELD)["html"]
            assert excess(as_stored(shown)) is None
            assert visitors_page(shared_site) == f"{before}{shown}{after}", payload
