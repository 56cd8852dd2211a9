"""``manage.py seed``: what it says, what it asks, and what it refuses."""

import re

import pytest

from project import preparation
from project.extensions import db, editable
from project.seeding import commands, pictures
from project.seeding.pictures import AlreadyHung
from tests.seeding.test_filling import delete_all, values, write


@pytest.fixture
def seed(site, monkeypatch):
    """Run the command with these arguments; pictures are those that hang already, for drawing takes a while."""
    monkeypatch.setattr(commands, "Drawn", lambda seed: AlreadyHung())
    return lambda *arguments, **how: site.test_cli_runner().invoke(args=["seed", *arguments], **how)


def test_it_says_what_was_done_and_how_to_have_it_again_or_not(seed, context):
    before = values()
    done = seed("--all", "--seed", "12", "--today", "2026-11-27")
    assert done.exit_code == 0
    assert re.search(r"Done: .*\d+ fields of event filled", done.output)
    assert "For the same again add: --seed 12 --today 2026-11-27" in done.output
    assert "\r" not in done.output

    taken_back = seed("--undo")
    assert re.fullmatch(r"Taken back: \d+ changes\.\n", taken_back.output)
    assert values() == before
    assert "There is no run of seeding" not in taken_back.output


def test_without_a_number_it_is_another_site_each_time(seed, context):
    seed("--all")
    first = values()
    seed()
    assert sum(first[place] != value for place, value in values().items()) > len(first) / 2


def test_it_fills_as_much_as_is_asked_for(seed, context):
    seed("--only", "event", "--count", "event=15")
    assert len(editable.store.order(editable.registry.get("event"))) == 15


def test_clearing_asks_first(seed, context):
    write("person", "1", "name", "Mine")
    before = values()
    asked = seed("--reset", "--only", "person", input="n\n")
    assert "people's own words included: 5 of person." in asked.output
    assert asked.exit_code == 1
    assert values() == before

    assert seed("--reset", "--only", "person", "--yes").exit_code == 0
    assert values("person") != before
    seed("--undo")
    assert values() == before


def test_without_a_run_there_is_nothing_to_undo(seed, context):
    assert seed("--undo").exit_code == 0  # what the first start has seeded
    assert seed("--undo").output == "There is no run of seeding to take back.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--only", "evnt"], "There is no model evnt. There are: event, image, link, page, person,"),
        (["--count", "event"], "event is not like event=40."),
        (["--count", "text=3"], "There is no model text. There are: event, page, person,"),
        (["--corpus", "nowhere.txt"], "There is no corpus at nowhere.txt"),
        (["--images", "nowhere"], "does not exist"),
        (["--voice", "loud"], "'loud' is not one of"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(seed, arguments, sentence):
    refused = seed(*arguments)
    assert refused.exit_code != 0
    assert sentence in refused.output


def test_it_talks_like_the_texts_it_is_given(seed, context, tmp_path):
    (tmp_path / "boats.txt").write_text(" ".join(f"The {n}th boat leaves with the tide." for n in range(150)))
    delete_all("person")
    (tmp_path / "more.txt").write_text("Every boat has a dog that barks at bridges. " * 3)
    texts = [str(tmp_path / name) for name in ("boats.txt", "more.txt")]
    assert seed("--only", "person", "--corpus", *texts).exit_code == 0
    assert all("boat" in value for place, value in values("person").items() if place[2] == "story")


def test_a_demo_can_be_seeded_anew_at_each_start(site, context, monkeypatch):
    monkeypatch.setattr(pictures, "LONGER_SIDE", 120)
    site.config["SEED_ON_START"] = True
    before = values()
    said = []
    preparation.prepare(said.append)
    assert said == ["Seeding anew …"]
    db.session.rollback()
    assert values() != before
