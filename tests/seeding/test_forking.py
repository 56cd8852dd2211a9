"""What a forker adds is seeded without a line of code."""

import pytest

import settings
from editable.fields import Chosen
from project.extensions import editable
from project.seeding.filling import Filling
from project.seeding.pictures import AlreadyHung
from project.seeding.source import Source
from tests.seeding.conftest import TODAY
from tests.seeding.test_filling import delete_all, values


class Colour(Chosen):
    """A kind that says nothing of samples."""

    kind = "colour"
    empty = ""
    schema = {"type": "string"}

    def clean(self, value):
        return value


HELPER = {
    "model": "project.people.models:Person",
    "fields": {
        "name": {"kind": "text", "max_length": 30, "required": True},
        "part": {"kind": "text", "max_length": 60, "sample": "hours"},
        "portrait": {"kind": "image", "ratio": (1, 1)},
        "story": {"kind": "rich_text", "max_length": 200},
    },
}


@pytest.fixture
def forked(site_with):
    models = settings.EDITABLE_MODELS | {"helper": HELPER}
    kinds = ["tests.seeding.test_forking:Colour"]
    app = site_with(EDITABLE_MODELS=models, EDITABLE_KINDS=kinds)
    with app.app_context():
        yield app


def test_a_new_model_is_filled_by_kind_bounds_and_hint(forked, learnt):
    delete_all("person")
    run = Filling(Source(1, learnt["stage"], AlreadyHung(), TODAY))
    run.fill({"helper"})

    assert run.added == {"helper": 6}
    helpers = values("helper")
    assert all(helpers.values())
    assert all("day to " in value for place, value in helpers.items() if place[2] == "part")
    spec = editable.registry.get("helper")
    assert all(spec.fields[place[2]].clean(value) == value for place, value in helpers.items())


def test_a_kind_that_says_nothing_of_samples_stays_as_it_starts(forked, learnt):
    source = Source(1, learnt["stage"], AlreadyHung(), TODAY)
    assert source.value(Colour("paint"), "helper", 1) == ""
