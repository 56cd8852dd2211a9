"""What seeding fills, what it leaves alone, and how all of it is taken back."""

import pytest

from editable.stores import Author
from editable.stores.etags import etag
from project.extensions import db, editable
from project.seeding.filling import AUTHOR, Filling, slots_of
from project.seeding.undoing import undo_last

NELL = Author("1", "Nell")


def values(model=None):
    """All raw values of the site, or of one model, by where they are."""
    db.session.rollback()
    specs = [spec for spec in editable.registry if model in (None, spec.name)]
    return {(spec.name, slot.key, slot.field.name): slot.stored for spec in specs for slot in slots_of(spec)}


def write(model, key, name, value):
    """Save a field as an editor does."""
    spec = editable.registry.get(model)
    field = spec.field(name, key)
    stored = field.read(editable.store.get(spec, key) or spec.blank(key))
    editable.store.save(spec, key, field, value, based_on={etag(stored)}, author=NELL)
    db.session.rollback()


def delete_all(model):
    spec = editable.registry.get(model)
    for key in editable.store.order(spec):
        editable.store.delete(spec, key, author=NELL)


def test_a_new_site_keeps_its_own_words_and_lacks_no_text(context):
    bodies = {place: value for place, value in values().items() if place[2] in ("about", "body", "story", "blurb")}
    assert bodies
    assert all(bodies.values())
    assert values()["event", "1", "about"].startswith("<p>The hall holds eighty")
    assert values()["text", "home.headline", "value"] == "Enormous plays out of a very small van."


def test_only_what_is_empty_is_filled(source):
    write("event", "1", "picture", None)
    write("event", "2", "summary", "")
    before = values()
    Filling(source()).fill()
    after = values()

    changed = {place for place in before if before[place] != after[place]}
    assert all(place[2] == "about" or not before[place] for place in changed)  # and what was seeded at the first start
    assert ("event", "4", "picture") in changed
    assert before.keys() == after.keys()


def test_what_a_person_wrote_is_never_touched_not_even_if_it_is_nothing(source):
    write("event", "1", "summary", "")
    write("event", "1", "title", "Mine")
    write("text", "home.headline", "value", "Ours")
    write("person", "1", "portrait", None)
    Filling(source(), everything=True).fill()

    after = values()
    assert after["event", "1", "summary"] == ""
    assert after["event", "1", "title"] == "Mine"
    assert after["text", "home.headline", "value"] == "Ours"
    assert after["person", "1", "portrait"] is None


def test_what_was_seeded_is_seeded_again_until_somebody_edits_it(source):
    Filling(source(1), everything=True).fill()
    first = values()
    write("event", "2", "title", "Mine")
    Filling(source(2)).fill()
    second = values()

    assert second["event", "2", "title"] == "Mine"
    differing = [place for place in first if first[place] != second[place]]
    assert len(differing) > len(first) / 2


def test_everything_is_replaced_but_what_says_where_it_leads(source):
    before = values()
    Filling(source(), everything=True).fill()
    after = values()
    assert after["text", "home.headline", "value"] != before["text", "home.headline", "value"]
    assert after["person", "1", "name"] != before["person", "1", "name"]
    assert after["text", "events.menu", "value"] == before["text", "events.menu", "value"]


def test_the_same_seed_makes_the_same_site(source):
    Filling(source(7), everything=True).fill()
    first = values()
    undo_last()
    Filling(source(8), everything=True).fill()
    assert values() != first
    undo_last()
    Filling(source(7), everything=True).fill()
    assert values() == first


def test_an_empty_model_is_filled_and_one_that_has_records_only_on_demand(source):
    delete_all("person")
    run = Filling(source())
    run.fill({"person", "event"}, {"event": 20})
    assert run.added == {"person": 6, "event": 12}
    assert len(editable.store.order(editable.registry.get("event"))) == 20
    names = [value for place, value in values("person").items() if place[2] == "name"]
    assert len(set(names)) == 6


def test_what_is_added_stands_in_order_is_logged_and_shown(source, editor, visitor):
    delete_all("person")
    Filling(source()).fill({"person"})
    spec = editable.registry.get("person")
    people = editable.store.all(spec)
    assert [person.position for person in people] == list(range(6))
    assert all(editable.store.history(spec, spec.key_of(person))[0].by == AUTHOR.name for person in people)
    page = visitor.get("/about").text
    assert all(person.name in page for person in people)


def test_a_key_is_never_given_out_twice(source):
    spec = editable.registry.get("person")
    before = set(editable.store.order(spec))
    delete_all("person")
    Filling(source()).fill({"person"})
    assert before.isdisjoint(editable.store.order(spec))


def test_clearing_deletes_everything_and_undoing_brings_all_of_it_back(source):
    write("event", "1", "title", "Mine")
    write("text", "home.headline", "value", "Ours")
    before = values()
    run = Filling(source())
    run.clear()
    run.fill()
    assert values()["text", "home.headline", "value"] == "Enormous plays out of a very small van."

    undone, left = undo_last()

    assert left == 0
    assert undone > 40
    assert values() == before


def test_undoing_leaves_what_was_edited_since(source):
    run = Filling(source(), everything=True)
    run.fill()
    write("person", "1", "name", "Mine")
    undone, left = undo_last()
    assert left == 1
    assert values()["person", "1", "name"] == "Mine"


def test_what_was_brought_back_is_still_whose_it_was(source):
    write("event", "1", "title", "Mine")
    write("text", "home.opening", "value", "Ours")
    before = values()
    run = Filling(source())
    run.clear()
    run.fill()
    undo_last()
    Filling(source(2), everything=True).fill()
    undo_last()
    Filling(source(3)).fill()
    assert (values()["event", "1", "title"], values()["text", "home.opening", "value"]) == ("Mine", "Ours")
    differing = {place for place, value in values().items() if value != before[place]}
    assert all(place[2] == "about" or not before[place] for place in differing)


def test_runs_are_undone_one_after_the_other(source):
    before = values()
    Filling(source(1), everything=True).fill()
    between = values()
    Filling(source(2), everything=True).fill()
    undo_last()
    assert values() == between
    undo_last()
    assert values() == before


def test_all_that_is_written_together_is_written_or_nothing(context):
    before = values()
    with pytest.raises(ZeroDivisionError):
        write_half()
    assert values() == before


def write_half():
    with editable.store.together():
        write_without_reading("person", "1", "name", "Half")
        raise ZeroDivisionError


def write_without_reading(model, key, name, value):
    spec = editable.registry.get(model)
    stored = spec.fields[name].read(editable.store.get(spec, key))
    editable.store.save(spec, key, spec.fields[name], value, based_on={etag(stored)}, author=NELL)
