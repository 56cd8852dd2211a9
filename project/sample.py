"""The words and pictures a new site starts with, written through the same door as an owner's."""

import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from editable.errors import Refusal
from editable.pictures import receiving
from editable.stores import Author
from project.extensions import db, editable

AUTHOR = Author("sample", "The sample content")
PATIENCE = 600  # seconds to go on trying to take in a picture


def load():
    """Fill every empty model of every feature that brings a ``sample.py``.

    A feature's ``sample.records()`` returns, by model, its records' raw values;
    a picture is given as ``{"file": …, "dark": …, "alt": …}``, paths below ``static/``.

    :return: The number of records added.
    """
    return sum(_load_feature(feature) for feature in current_app.config["FEATURES"] if _has_sample(feature))


def sensible(spec, source):
    """Return the random raw values, by field name, for which the feature of *spec* has a sense of its own.

    A feature's ``sample.SENSIBLE`` has by model a function that makes them from a
    :class:`~project.seeding.source.Source`; what it leaves out follows from the field's kind and bounds.
    """
    package = spec.cls.__module__.rpartition(".")[0]
    if not package.startswith("project.") or find_spec(f"{package}.sample") is None:
        return {}
    make = getattr(import_module(f"{package}.sample"), "SENSIBLE", {}).get(spec.name)
    return make(source) if make else {}


def patiently(take_in, *arguments, **options):
    """Return what *take_in* returns for *arguments*; while the machine is too busy for a picture, try again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return take_in(*arguments, **options)
        except Refusal as refusal:
            # It has taken seconds to be told so: no pause is needed before the next try. A full disk is no such case.
            if refusal.error_code != "busy" or time.monotonic() > deadline:
                raise


def _has_sample(feature):
    return Path(current_app.root_path, feature, "sample.py").exists()


def _load_feature(feature):
    records = import_module(f"project.{feature}.sample").records()
    return sum(add(model, its_records) for model, its_records in records.items())


def add(model, records):
    """Add *records* to the model of that name if it has none, and return how many were added."""
    spec = editable.registry.get(model)
    if db.session.scalar(sa.select(sa.func.count()).select_from(spec.cls)):
        return 0
    for values in records:
        cleaned = {name: clean(spec.fields[name], value) for name, value in values.items()}
        editable.store.add(spec, cleaned, author=AUTHOR)
    return len(records)


def clean(field, value):
    """Return *value* as *field* keeps it; a picture that is given as a file is taken in first."""
    if isinstance(value, dict) and "file" in value:
        picture = patiently(receiving.adopt, value["file"], dark=value.get("dark"))
        value = {"media": picture, "alt": value["alt"], "decorative": False, "focal": [0.5, 0.5]}
    return field.clean(value)
