"""S6, S7 and S8 for every address that there is: who may call it, with what, and what it touches."""

import io
import json
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from PIL import Image

from project.accounts.models import User
from project.extensions import db
from tests.harness.sites import SITE_URL, Browser
from tests.safety.conftest import add_user
from tests.safety.test_sessions import session_file, session_id

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
SAFE = {"GET", "HEAD", "OPTIONS"}

#: Whom an endpoint answers. One that is in no list fails these tests.
ANYBODY = {
    *("static", "media.picture", "media.share", "accounts.sign_in", "accounts.follow_link", "accounts.sign_out"),
    *("home.index", "people.index", "gallery.index", "contact.index", "pages.show"),
    *("events.index", "events.archive", "events.show", "events.entry", "events.feed"),
    *("sitemap.first_page", "sitemap.for_search_engines", "sitemap.for_robots", "profile.manifest"),
}
EDITORS = {
    *("editable.read_description", "editable.read_record", "editable.read_history", "editable.read_changes"),
    *("editable.save_field", "editable.save_file", "editable.add_picture", "editable.reverse_change"),
    *("editable.add_item", "editable.copy_item", "editable.delete_item", "editable.order_items"),
    *("editable_forms.save_form", "editable_forms.act_on_item", "events.again"),
}

#: Those that a form calls; people are shown the refusal as a page.
FORMS = {"editable_forms.save_form", "editable_forms.act_on_item", "events.again"}

PLAY = "play/1"


class Call:
    """A call that works: method, path, and what goes with it for the state in which the site is."""

    def __init__(self, method, path, body=None, **headers):
        self.method, self.path, self.body, self.headers = method, path, body, headers


def picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return file.getvalue()


PART = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n%s\r\n--b--\r\n' % picture()
UPLOAD = (PART, "multipart/form-data; boundary=b")


FORM_TYPE = "application/x-www-form-urlencoded"


def as_form(**fields):
    return (urlencode(fields).encode(), FORM_TYPE)


def as_json(value):
    return (json.dumps(value).encode(), "application/json")


def working_calls(caller):
    """A call for every endpoint that changes something, by endpoint; each works once, for an editor."""
    fields = caller.get(f"/editable/{PLAY}").json["fields"]
    order = caller.get("/").html.select_one('[data-editable-items="play"]')
    change = caller.get("/editable/changes").json["last"]
    keys = [item["data-editable-item"].split("/")[1] for item in order.select("[data-editable-item]")]
    return {
        "editable.save_field": Call(
            "PATCH", f"/editable/{PLAY}/title", as_json({"value": "Rain"}), if_match=fields["title"]["etag"]
        ),
        "editable_forms.save_form": Call(
            "POST", f"/editable/{PLAY}/title", as_form(etag=fields["title"]["etag"], value="Rain")
        ),
        "editable_forms.act_on_item": Call("POST", f"/editable/{PLAY}/item", as_form(action="copy")),
        "editable.save_file": Call("PUT", f"/editable/{PLAY}/picture/file", UPLOAD, if_match=fields["picture"]["etag"]),
        "editable.add_picture": Call("POST", "/editable/pictures", UPLOAD),
        "editable.reverse_change": Call("POST", f"/editable/changes/{change}/reversal"),
        "editable.add_item": Call("POST", "/editable/play", as_json({"after": "1", "values": {"title": "Rain"}})),
        "editable.copy_item": Call("POST", f"/editable/{PLAY}/copies"),
        "editable.delete_item": Call("DELETE", f"/editable/{PLAY}"),
        "editable.order_items": Call(
            "PUT", "/editable/play/order", as_json({"keys": keys[::-1]}), if_match=order["data-editable-etag"]
        ),
        "events.again": Call("POST", "/events/1/again", as_form()),
    }


def send(browser, call, **changed):
    """Send *call* as *browser*; *changed* headers take the place of those that a page of ours would send."""
    body, content_type = call.body or (b"", None)
    headers = {"Origin": SITE_URL, "X-CSRFToken": browser.csrf, "If-Match": call.headers.get("if_match")}
    headers |= {"Content-Type": content_type} | {name.replace("_", "-"): value for name, value in changed.items()}
    browser.extra_environ.pop("HTTP_ORIGIN", None)
    answer = browser.request(
        call.path,
        method=call.method,
        body=body,
        headers={name: value for name, value in headers.items() if value is not None},
        status="*",
    )
    browser.extra_environ["HTTP_ORIGIN"] = SITE_URL
    return answer


def state(site):
    """All that the database holds, but for when people were last seen."""
    with site.app_context():
        rows = {table.name: db.session.execute(sa.select(table)).all() for table in db.metadata.sorted_tables}
        db.session.rollback()
    return {name: sorted(map(repr, found)) for name, found in rows.items()}


@pytest.fixture
def owner(site):
    """The owner, who has just made the last change there is."""
    browser = Browser(site).sign_in()
    browser.csrf = browser.token()
    fields = browser.get(f"/editable/{PLAY}").json["fields"]
    browser.save(f"{PLAY}/label", "Just changed", fields["label"]["etag"])
    return browser


@pytest.fixture
def person(site, owner):
    """A function that brings somebody of a role before the site, with a token where they have one."""

    def bring(role):
        browser = Browser(site)
        browser.csrf = owner.csrf  # whoever has none of their own has found one
        if role == "visitor":
            return browser
        email = add_user(site, "dot@example.org")
        _sign_in(site, browser, email)
        browser.csrf = browser.token()
        if role == "editor whose session has ended":
            session_file(site, session_id(browser)).unlink()
        if role == "editor who was removed":
            with site.app_context():
                db.session.delete(User.with_email(email))
                db.session.commit()
        return browser

    return bring


def _sign_in(site, browser, email):
    from project.accounts.links import new_link

    with site.app_context():
        link = new_link(User.with_email(email))
    browser.get(link.removeprefix(SITE_URL))


def test_every_endpoint_is_known_here(site):
    assert {rule.endpoint for rule in site.url_map.iter_rules()} == ANYBODY | EDITORS


def test_every_endpoint_that_changes_something_has_a_call_that_works(site, owner):
    changing = {rule.endpoint for rule in site.url_map.iter_rules() if rule.methods - SAFE} - ANYBODY
    assert working_calls(owner).keys() == changing


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("visitor", False),
        ("editor whose session has ended", False),
        ("editor who was removed", False),
        ("editor", True),
    ],
)
def test_who_may_change_something(site, owner, person, role, may):
    somebody = person(role)
    for endpoint in working_calls(owner):
        call = working_calls(owner)[endpoint]
        before = state(site)
        answer = send(somebody, call)
        assert (answer.status_int < 400) is may, (endpoint, answer.status, answer.text[:200])
        if not may:
            assert answer.status_int == 401, endpoint
            assert endpoint in FORMS or answer.json["error"]["code"] == "signed_out", endpoint
            assert state(site) == before, endpoint
        else:
            assert state(site) != before, endpoint
            _put_back(owner)


def _put_back(owner):
    """Undo the last change, so that the next call finds what it needs; its own undoing is the new last change."""
    change = owner.get("/editable/changes").json["last"]
    owner.post(f"/editable/changes/{change}/reversal", headers={"X-CSRFToken": owner.csrf}, status="*")


def verbs(site):
    """For every path with something in its gaps: the verbs it takes, and whether reading it is for editors."""
    names = {"model": "play", "key": "1", "field": "title", "change_id": 1, "token": "x", "filename": "robots.txt"}
    names |= {"media_id": "x" * 22, "width": 480, "tenth": 5, "event_id": 1, "slug": "x", "page": 1, "address": "x"}
    paths = {}
    for rule in site.url_map.iter_rules():
        path = rule.build(names, append_unknown=False)[1]
        methods, is_for_editors = paths.get(path, (set(), False))
        paths[path] = (methods | rule.methods, is_for_editors or (rule.endpoint in EDITORS and "GET" in rule.methods))
    return paths


@pytest.mark.parametrize("role", ["visitor", "editor whose session has ended", "editor who was removed", "editor"])
def test_who_may_read_what_and_no_other_verb_does_anything(site, owner, person, role):
    somebody = person(role)
    before = state(site)
    for path, (methods, is_for_editors) in verbs(site).items():
        for method in METHODS:
            if method in methods - SAFE:
                continue  # tried above and below, with what belongs to it
            answer = somebody.request(path, method=method, headers={"X-CSRFToken": somebody.csrf}, status="*")
            told = (role, method, path, answer.status)
            if method in methods and is_for_editors and role != "editor":
                assert answer.status_int == 401, told
            elif method in methods:
                assert answer.status_int in (200, 301, 303, 308, 404, 410) or method == "OPTIONS", told
            else:
                assert answer.status_int in (401, 404, 405), told
    assert state(site) == before


@pytest.mark.parametrize(
    "forged",
    [
        {"X_CSRFToken": None},
        {"X_CSRFToken": ""},
        {"X_CSRFToken": "theirs"},
        {"X_CSRFToken": "old"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": None, "Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Content_Type": "text/plain"},
    ],
    ids=repr,
)
def test_no_other_site_changes_anything_in_an_editors_name(site, owner, person, forged):
    editor = person("editor")
    tokens = {"theirs": owner.csrf, "old": editor.csrf}
    if forged.get("X_CSRFToken") == "old":
        _sign_in(site, editor, "dot@example.org")
        editor.csrf = editor.token()
    forged = {name: tokens.get(value, value) for name, value in forged.items()}
    before = state(site)
    for endpoint, call in working_calls(owner).items():
        if call.body and call.body[1] == forged.get("Content_Type"):
            continue  # a form is what this call is
        if "Content_Type" in forged and endpoint == "events.again":
            continue  # reads nothing of what is sent but the token
        answer = send(editor, call, **forged)
        assert answer.status_int in ((415, 400) if "Content_Type" in forged else (403,)), (endpoint, answer.status)
    assert state(site) == before


FOREIGN_IDS = "?model=person&key=2&field=label&id=2&change_id=1&_method=DELETE"


def test_only_what_the_address_names_is_touched(site, owner):
    """Names of other things in the query are no names; in the body they are refused."""
    calls = working_calls(owner)
    for endpoint, call in calls.items():
        others = _others(site, endpoint)
        call = working_calls(owner)[endpoint]
        answer = send(owner, Call(call.method, call.path + FOREIGN_IDS, call.body, **call.headers))
        assert answer.status_int < 400, (endpoint, answer.text)
        assert _others(site, endpoint) == others, endpoint
        _put_back(owner)
    before = state(site)
    for endpoint, call in working_calls(owner).items():
        if call.body and call.body[1] == "application/json":
            for extra in ({"id": 2}, {"key": "2"}, {"model": "person"}, {"by": "Dot"}):
                body = as_json(json.loads(call.body[0]) | extra)
                answer = send(owner, Call(call.method, call.path, body, **call.headers))
                assert answer.status_int == 400, (endpoint, extra)
    for body in (
        {"values": {"id": 2}},
        {"values": {"position": 9}},
        {"after": "99", "values": {}},
        {"values": {"name": "x"}},
    ):
        assert send(owner, Call("POST", "/editable/play", as_json(body))).status_int == 422, body
    order = working_calls(owner)["editable.order_items"]
    for keys in (["1", "99"], ["1", "person/1"], ["1", "1"], [""]):
        answer = send(owner, Call("PUT", order.path, as_json({"keys": keys}), **order.headers))
        assert answer.status_int == 422, keys
    assert state(site) == before


def _others(site, endpoint):
    """The rows of everything but what the call is about (a play, an event), pictures' files and the log."""
    meant = ("event" if endpoint.startswith("events.") else "play", "media", "editable_change")
    return {name: rows for name, rows in state(site).items() if name not in meant}


@pytest.mark.parametrize("address", ["text/site.name", "rich_text/home.intro", "image/home.hero", "link/home.button"])
def test_a_block_cannot_be_added_copied_deleted_or_ordered(site, owner, address):
    model = address.split("/")[0]
    before = state(site)
    for method, path, body in (
        ("POST", f"/editable/{model}", as_json({"values": {}})),
        ("POST", f"/editable/{address}/copies", None),
        ("DELETE", f"/editable/{address}", None),
        ("PUT", f"/editable/{model}/order", as_json({"keys": []})),
    ):
        assert send(owner, Call(method, path, body, if_match="x")).status_int in (404, 405), (method, path)
    assert state(site) == before
