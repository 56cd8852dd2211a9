"""Sample values: each is one that an editor might have saved."""

from collections import Counter

import pytest

from editable.errors import SettingsError
from project.extensions import editable
from project.seeding.extremes import CASES, LONG_WORD
from project.seeding.filling import slots_of
from tests.lengths import LONG

MANY = 1000 if LONG else 60


def fields():
    """One slot for every field of every model, and every block."""
    for spec in editable.registry:
        slots = slots_of(spec)
        for slot in slots if spec.declared_keys else slots[: len(spec.fields)]:
            yield spec, slot


def numbers(spec, slot):
    return [f"{slot.key} {n}" for n in range(MANY // 6)] if spec.declared_keys else range(MANY)


def wrong(spec, slot, source):
    """The values among many that :meth:`clean` refuses or changes."""
    values = [source.value(slot.field, spec.name, number) for number in numbers(spec, slot)]
    return [value for value in values if slot.field.clean(value) != value]


def test_each_passes_its_fields_own_check_unchanged(source):
    source = source()
    found = {(spec.name, slot.key, slot.field.name): wrong(spec, slot, source) for spec, slot in fields()}
    assert len(found) > 100
    assert not any(found.values()), {place: values[:3] for place, values in found.items() if values}


def test_so_does_each_extreme(extremes):
    source = extremes()
    found = {(spec.name, slot.key, slot.field.name): wrong(spec, slot, source) for spec, slot in fields()}
    assert not any(found.values()), {place: values[:3] for place, values in found.items() if values}


def test_what_a_feature_knows_better_is_right_too(source):
    source = source()
    for spec in editable.registry:
        for number in range(MANY):
            for name, value in source.sensible(spec, number).items():
                assert spec.fields[name].clean(value) == value


def test_a_value_depends_on_seed_and_place_alone(source):
    spec = editable.registry.get("event")
    one, same, other = source(3), source(3), source(4)
    title = spec.fields["title"]
    same.value(title, "event", 7)
    assert [one.value(title, "event", n) for n in range(5)] == [same.value(title, "event", n) for n in range(5)]
    assert [one.value(title, "event", n) for n in range(5)] != [other.value(title, "event", n) for n in range(5)]


def test_events_are_mostly_to_come_and_in_the_evening(source):
    source = source()
    events = [source.sensible(editable.registry.get("event"), number) for number in range(300)]
    starts = Counter(event["when"]["start"][11:] for event in events)
    assert sum(event["when"]["start"][:10] > "2026-11-27" for event in events) > 200
    assert sum(count for start, count in starts.items() if start >= "18:00") > 150
    assert any(event["when"]["all_day"] for event in events)
    assert all(event["when"]["end"] > event["when"]["start"] for event in events)


def test_hints_name_what_a_text_should_be(source):
    source = source()
    source.value(editable.registry.get("person").fields["name"], "person", 1)
    assert len(source.text("person", 60, False).split()) == 2
    assert source.text("email", 60, False).endswith(".example")
    assert source.text("telephone", 60, False).startswith("01632 960")


def test_an_unknown_hint_is_refused_with_those_there_are(source):
    with pytest.raises(SettingsError, match="There is no sample 'persona'. Choose one of: address, blurb, .*"):
        source().text("persona", 60, False)


def test_seven_seeds_bring_every_extreme_to_every_field(extremes):
    title, about = (editable.registry.get("event").fields[name] for name in ("summary", "about"))
    for field in (title, about):
        values = [extremes(seed).value(field, "event", 3) for seed in range(len(CASES))]
        assert "" in values
        assert sum(LONG_WORD in value for value in values) >= 1
        assert any("دلاء" in value for value in values)
        assert any("🎭" in value for value in values)
        assert any("七つ" in value for value in values)
    assert max(len(extremes(seed).value(title, "event", 3)) for seed in range(len(CASES))) == title.max_length


def test_what_must_not_be_empty_never_is(extremes):
    title = editable.registry.get("event").fields["title"]
    assert all(extremes(seed).value(title, "event", 3) for seed in range(len(CASES)))
