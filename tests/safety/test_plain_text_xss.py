"""S2: a plain text is only ever text, whatever was stored: on pages, in titles, in attributes, in what editors get."""

from html.parser import HTMLParser
from itertools import islice
from urllib.parse import quote

import pytest
from flask import current_app

import settings
from editable.fields.image import Image
from editable.fields.text import Text
from project.accounts.models import User
from project.extensions import db, editable
from tests.harness.sites import Browser
from tests.lengths import LONG
from tests.safety.payloads import STORABLE, a_tenth_of

HARMLESS = "x"


class Skeleton(HTMLParser):
    """A page without its words: its tags, and the names of their attributes."""

    def __init__(self, page):
        super().__init__()
        self.bones = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.bones.append((tag, *(name for name, _ in attributes)))

    def handle_endtag(self, tag):
        self.bones.append(f"/{tag}")

    def handle_comment(self, data):
        self.bones.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def skeleton(page):
    return Skeleton(page).bones


@pytest.fixture
def site(site_with):
    return site_with(RATELIMIT_ENABLED=False)


@pytest.fixture
def skeletons(site):
    """A function that writes to the database, past all checks, and returns what a visitor and an editor then get."""
    people = [Browser(site), Browser(site).sign_in()]

    def after(write, *arguments):
        with site.app_context():
            write(*arguments)
            db.session.commit()
        return [skeleton(person.get("/?made=anew").text) for person in people]

    return after


def add_records(texts):
    """One record of each model for each of *texts*, with that in every text and every picture's description."""
    for model in settings.EDITABLE_MODELS:
        spec = editable.registry.get(model)
        picture = next((r.image for r in editable.store.all(spec) if hasattr(r, "image")), None)
        for position, text in enumerate(texts, start=100):
            record = spec.cls(id=position)
            for field in spec.fields.values():
                field.write(record, field.initial)
            for name, field in spec.fields.items():
                if isinstance(field, Text):
                    setattr(record, name, text)
                elif isinstance(field, Image) and picture:
                    setattr(record, name, picture | {"alt": text, "decorative": False})
            db.session.add(record)
            db.session.flush()  # one after the other, as they come: a page looks whose address is taken


def remove_records():
    for model in settings.EDITABLE_MODELS:
        cls = editable.registry.get(model).cls
        db.session.execute(db.delete(cls).where(cls.id >= 100))


def write_blocks(texts):
    """Every text block of every template, each with one of *texts*."""
    texts = iter(texts)
    for slug in current_app.extensions["editable"].declarations.slugs("text"):
        db.session.merge(editable.block_models["text"](slug=slug, value=next(texts)))


def name_owner(name):
    User.owner().name = name


def test_no_text_of_any_record_becomes_markup(skeletons):
    payloads = STORABLE if LONG else a_tenth_of(STORABLE, 3)
    attacked = skeletons(add_records, [payload.markup for payload in payloads])
    skeletons(remove_records)

    assert attacked == skeletons(add_records, [HARMLESS] * len(payloads))


def test_no_block_becomes_markup_nor_a_title_or_a_description_made_of_one(skeletons):
    harmless = skeletons(write_blocks, [HARMLESS] * 1000)
    texts = iter(STORABLE * 2)
    for _ in range(60 if LONG else 6):
        some = [payload.markup for payload in islice(texts, 100)]
        assert skeletons(write_blocks, some) == harmless


def test_no_editors_name_becomes_markup(skeletons):
    harmless = skeletons(name_owner, HARMLESS)
    for payload in a_tenth_of(STORABLE, 4)[:: 1 if LONG else 10]:
        assert skeletons(name_owner, payload.markup) == harmless, payload


@pytest.mark.parametrize("place", ["address", "password", "next", "query", "path", "link"])
def test_nothing_that_a_stranger_sends_is_echoed_as_markup(visitor, place):
    def answer(text):
        if place == "path":
            return visitor.get(f"/{quote(text, safe='')}", status="*")
        if place == "link":
            return visitor.get(f"/sign-in/{quote(text.replace('/', ''), safe='')}", status="*")
        if place == "query":
            return visitor.get(f"/sign-in?next={quote(text)}", status="*")
        form = {"email": "a@example.org", "password": "", "next": "/"}
        names = {"address": "email", "password": "password", "next": "next"}
        return visitor.post("/sign-in", form | {names[place]: text}, status="*")

    harmless = answer(HARMLESS)
    for payload in a_tenth_of(STORABLE, 5)[:: 1 if LONG else 9]:
        attacked = answer(payload.markup)
        assert skeleton(attacked.text) == skeleton(harmless.text), payload


def test_what_programs_get_is_told_to_be_no_page(editor):
    for address in ("/editable/play/1", "/editable/play/1/changes", "/editable/changes", "/editable/openapi.json"):
        answer = editor.get(address)
        assert answer.content_type == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
