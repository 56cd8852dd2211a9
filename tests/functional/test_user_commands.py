"""``manage.py user``: who may sign in, looked after from the command line."""

import re

import pytest

from project.accounts.models import User
from tests.harness.sites import SITE_URL, Browser

PASSWORD = "seven buckets of rain"


@pytest.fixture
def user(site):
    """Call ``user`` with arguments; the answer has ``exit_code`` and ``output``."""
    runner = site.test_cli_runner()
    return lambda *arguments, typed=None: runner.invoke(args=["user", *arguments], input=typed)


@pytest.fixture
def owner(site):
    with site.app_context():
        return User.owner().email


def sign_in(site, email, password):
    browser = Browser(site)
    browser.post("/sign-in", {"email": email, "password": password}, status="*")
    return browser


def is_signed_in(browser):
    return browser.front().html.find("meta", {"name": "csrf-token"}) is not None


def follow_the_link_in(answer, site):
    link = re.search(rf"{SITE_URL}(/sign-in/\S+)$", answer.output.strip())
    browser = Browser(site)
    browser.get(link[1])
    return browser


def refusal(answer):
    """The one sentence that *answer* refuses with."""
    assert answer.exit_code == 1
    (line,) = answer.output.strip().splitlines()
    return line


def test_somebody_who_is_added_gets_a_link(site, user):
    answer = user("add", "Mo@Example.org", "--name", "Mo")

    assert answer.exit_code == 0
    assert is_signed_in(follow_the_link_in(answer, site))
    assert "mo@example.org  Mo\n" in user("list").output


def test_one_address_is_one_person(user, owner):
    assert refusal(user("add", owner.upper(), "--name", "Again")).startswith(
        f"Error: {owner.upper()} may sign in already."
    )


@pytest.mark.parametrize(
    "email", ["mo", "@example.org", "mo@", "mo @example.org", "mo@example.org\n", f"{'m' * 250}@x.org"]
)
def test_what_is_no_address_is_refused(user, email):
    assert "is not an e-mail address" in user("add", email, "--name", "Mo").output


@pytest.mark.parametrize("name", ["", " ", "M" * 121, "M\no"])
def test_what_is_no_name_is_refused(user, name):
    assert "A name needs 1 to 120 visible characters" in refusal(user("add", "mo@example.org", "--name", name))


def test_a_link_for_somebody_who_is_there(site, user, owner):
    assert is_signed_in(follow_the_link_in(user("link", owner), site))


@pytest.mark.parametrize("command", ["link", "password", "remove"])
def test_nobody_by_that_address(user, command):
    assert refusal(user(command, "mo@example.org")).startswith("Error: Nobody here has the address mo@example.org.")


def test_a_password_is_read_from_standard_input(site, user, owner):
    answer = user("password", owner, typed=f"{PASSWORD}\n")

    assert answer.exit_code == 0
    assert PASSWORD not in answer.output
    assert is_signed_in(sign_in(site, owner, PASSWORD))


def test_a_short_password_is_refused_and_nothing_changes(site, user, owner):
    user("password", owner, typed=f"{PASSWORD}\n")
    signed_in = sign_in(site, owner, PASSWORD)

    assert refusal(user("password", owner, typed="123456789\n")) == (
        "Error: A password needs at least 10 characters (this has 9)."
    )
    assert is_signed_in(signed_in)


def test_a_new_password_signs_out_everywhere_and_ends_links(site, user, owner):
    link = user("link", owner)
    signed_in = follow_the_link_in(user("link", owner), site)
    user("password", owner, typed=f"{PASSWORD}\n")

    assert not is_signed_in(signed_in)
    Browser(site).get(re.search(r"/sign-in/\S+$", link.output.strip())[0], status=410)


def test_a_password_that_is_removed_lets_nobody_in(site, user, owner):
    user("password", owner, typed=f"{PASSWORD}\n")
    signed_in = sign_in(site, owner, PASSWORD)
    user("password", owner, "--remove")

    assert not is_signed_in(signed_in)
    assert not is_signed_in(sign_in(site, owner, PASSWORD))
    assert is_signed_in(follow_the_link_in(user("link", owner), site))


def test_somebody_who_is_removed_is_out_at_once(site, user):
    answer = user("add", "mo@example.org", "--name", "Mo")
    spare = user("link", "mo@example.org")
    signed_in = follow_the_link_in(answer, site)
    user("remove", "mo@example.org")

    assert not is_signed_in(signed_in)
    assert "mo@example.org" not in user("list").output
    Browser(site).get(re.search(r"/sign-in/\S+$", spare.output.strip())[0], status=410)


def test_the_last_owner_stays(user, owner):
    assert "is the only owner" in refusal(user("remove", owner))

    user("add", "mo@example.org", "--name", "Mo", "--owner")
    assert user("remove", owner).exit_code == 0
    assert "is the only owner" in refusal(user("remove", "mo@example.org"))


def test_help_names_every_command(user):
    output = user("--help").output

    assert all(command in output for command in ("add", "list", "link", "password", "remove"))
