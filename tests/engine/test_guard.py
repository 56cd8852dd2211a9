"""No other site can write here in somebody's name (CSRF)."""

import pytest

from tests.engine.conftest import Person

OURS = "http://localhost"


def try_to_save(person, headers):
    etag = person.fields("loaf/1")["name"]["etag"]
    return person.client.patch("/editable/loaf/1/name", json={"value": "Forged"}, headers={"If-Match": etag} | headers)


def name_now(bakery):
    return Person(bakery, "Witness").fields("loaf/1")["name"]["value"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:8080"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_request_from_elsewhere_changes_nothing(bakery, baker, headers):
    answer = try_to_save(baker, headers | {"X-CSRFToken": baker.headers["X-CSRFToken"]})

    assert (answer.status_code, answer.json["error"]["code"]) == (403, "foreign_origin")
    assert name_now(bakery) == "Rye"


def test_a_request_without_the_sessions_token_changes_nothing(bakery, baker):
    tokens = [None, "", "nonsense", Person(bakery, "Bo").headers["X-CSRFToken"]]
    for token in tokens:
        headers = {"Origin": OURS} | ({"X-CSRFToken": token} if token is not None else {})
        answer = try_to_save(baker, headers)
        assert (answer.status_code, answer.json["error"]["code"]) == (403, "bad_token")
    assert name_now(bakery) == "Rye"


def test_the_token_of_a_former_session_is_worth_nothing(bakery, baker):
    old = baker.headers["X-CSRFToken"]
    with baker.client.session_transaction() as session:
        session.pop("csrf_token")
    baker.client.get("/come-in/Ada")

    assert try_to_save(baker, {"Origin": OURS, "X-CSRFToken": old}).status_code == 403


def test_our_own_page_may_write_by_either_sign(baker):
    token = {"X-CSRFToken": baker.headers["X-CSRFToken"]}
    assert try_to_save(baker, {"Origin": OURS} | token).status_code == 200
    assert try_to_save(baker, {"Sec-Fetch-Site": "same-origin"} | token).status_code == 200


def test_every_unsafe_route_is_guarded(bakery, baker):
    for rule in bakery.url_map.iter_rules():
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}:
            values = {name: 1 if "id" in name else "x" for name in rule.arguments}
            path = rule.build(values)[1]
            assert baker.client.open(path, method=method).status_code == 403, rule


def test_reading_changes_nothing(bakery, baker):
    for rule in bakery.url_map.iter_rules():
        path = rule.build({name: 1 if "id" in name or name == "tenth" else "x" for name in rule.arguments})
        if "GET" in rule.methods and path and rule.endpoint != "come_in":
            baker.client.get(path[1], query_string={"value": "Forged"})
    assert name_now(bakery) == "Rye"
    assert baker.client.get("/editable/loaf/1/changes").json["changes"] == []
