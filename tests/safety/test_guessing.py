"""S11: guessing a password is slow, and a refusal does not tell whether the account exists."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest

from tests.harness.sites import Browser
from tests.lengths import LONG
from tests.safety.conftest import PASSWORD, add_user, is_signed_in, try_to_sign_in

TRIES = 200 if LONG else 40
ALLOWED = 10  # a minute


def guess(browser, number, address, email):
    return browser.post(
        "/sign-in", {"email": email, "password": f"guess {number}"}, extra_environ={"REMOTE_ADDR": address}, status="*"
    )


def outcomes(responses):
    statuses = [response.status_int for response in responses]
    assert set(statuses) <= {422, 429}
    return statuses.count(422), statuses.count(429)


def test_one_account_from_many_addresses(visitor, dot):
    spellings = [dot, dot.upper(), f" {dot} "]
    responses = [guess(visitor, n, f"10.0.{n // 250}.{n % 250}", spellings[n % 3]) for n in range(TRIES)]

    assert outcomes(responses) == (ALLOWED, TRIES - ALLOWED)


def test_many_accounts_from_one_address(visitor):
    responses = [guess(visitor, n, "10.0.0.1", f"{n}@example.org") for n in range(TRIES)]

    assert outcomes(responses) == (ALLOWED, TRIES - ALLOWED)


def test_many_at_the_same_time(site, dot):
    with ThreadPoolExecutor(8) as threads:
        responses = threads.map(lambda n: guess(Browser(site), n, f"10.0.0.{n}", dot), range(TRIES))

    assert outcomes(list(responses)) == (ALLOWED, TRIES - ALLOWED)


def test_a_blocked_address_does_not_use_up_an_accounts_tries(visitor, dot):
    for number in range(TRIES):
        guess(visitor, number, "10.0.0.1", f"{number}@example.org")
    guess(visitor, 0, "10.0.0.1", dot)

    assert outcomes(guess(visitor, n, f"10.0.1.{n}", dot) for n in range(ALLOWED)) == (ALLOWED, 0)


def test_others_failures_elsewhere_do_not_keep_the_owner_out(visitor, dot):
    for number in range(3 * ALLOWED):
        guess(visitor, number, "10.0.0.1", f"{number}@example.org")
        guess(visitor, number, f"10.0.1.{number}", "mo@example.org")

    try_to_sign_in(visitor, dot)
    assert is_signed_in(visitor)


def test_the_refusal_says_when_to_come_back(visitor, dot):
    for number in range(ALLOWED):
        guess(visitor, number, "10.0.0.1", dot)
    page = guess(visitor, ALLOWED, "10.0.0.1", dot)
    data = visitor.post("/sign-in", {"email": dot}, headers={"Accept": "application/json"}, status=429)

    assert 1 <= int(page.headers["Retry-After"]) <= 60
    assert page.content_type == "text/html"
    assert "Wait a minute" in page.text
    assert 1 <= int(data.headers["Retry-After"]) <= 60
    assert data.json["error"]["code"] == "too_many_requests"


def test_a_form_in_another_clothing_signs_nobody_in(visitor, dot):
    for body in ({"email": dot, "password": PASSWORD}, [dot, PASSWORD], dot, None):
        visitor.post_json("/sign-in", body, status=422)

    assert not is_signed_in(visitor)


def test_it_can_be_switched_off(site_with):
    browser = Browser(site_with(RATELIMIT_ENABLED=False))

    assert outcomes(guess(browser, n, "10.0.0.1", "nobody@example.org") for n in range(ALLOWED + 1)) == (ALLOWED + 1, 0)


@pytest.mark.parametrize("email", ["nobody@example.org", "mo@example.org"], ids=["unknown", "without a password"])
def test_the_same_work_is_done_for_everyone(site_with, email, monkeypatch):
    site = site_with(RATELIMIT_ENABLED=False)
    add_user(site, "dot@example.org", PASSWORD)
    add_user(site, "mo@example.org")
    hashing = Mock(wraps=hashlib.scrypt)  # nearly all the time that a try takes
    monkeypatch.setattr(hashlib, "scrypt", hashing)

    for address in ("dot@example.org", email):
        assert try_to_sign_in(Browser(site), address, "not it").status_int == 422

    known, other = [call.args + tuple(call.kwargs[name] for name in "nrp") for call in hashing.call_args_list]
    assert other == known


def test_every_refusal_reads_the_same(visitor, dot):
    add_user(visitor.site, "mo@example.org")
    pages = {
        try_to_sign_in(visitor, email, password).text.replace(email, "")
        for email, password in [
            (dot, "not it"),
            ("mo@example.org", "not it"),
            ("nobody@example.org", "not it"),
            (dot, ""),
        ]
    }

    assert len(pages) == 1
