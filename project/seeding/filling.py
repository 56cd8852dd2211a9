"""Fills a site with sample content, through the same door as an editor's words: checked, logged, one undo.

What a person wrote is never touched. *Free* is what is empty, what seeding itself wrote before, and, if everything is
to be replaced, what a new site starts with.
"""

import secrets
from collections import Counter
from itertools import count
from typing import NamedTuple

from editable.settings.registry import HIDDEN
from editable.stores import Author
from editable.stores.etags import etag
from project import sample
from project.extensions import db, editable

AUTHOR = Author("seed", "Sample content")

#: How the name of each run begins, by which its changes are known.
RUN = "seed-"

#: So many are written at once.
CHUNK = 250


class Slot(NamedTuple):
    """A field of a record."""

    number: object  # what tells the record from others on every site: its place in the order, or its slug
    key: str
    field: object
    stored: object  # the raw value


class Filling:
    """One run of seeding.

    :param source: The :class:`~project.seeding.source.Source` of values.
    :param everything: Whether what a new site starts with is replaced too.
    :param progress: Called with a model's name, how much of it is done, and of how much.
    """

    def __init__(self, source, everything=False, progress=lambda name, done, of: None):
        self._source, self._everything, self._progress = source, everything, progress
        self._name, self._numbers = f"{RUN}{secrets.token_hex(6)}", count()
        self.filled, self.added = Counter(), Counter()

    def fill(self, models=None, counts=None):
        """Fill all that is free, in the whole site or in *models*, a set of names.

        :param counts: How many records there shall be at least, by model.
        """
        for spec in self._chosen(models):
            slots = [slot for slot in slots_of(spec) if self._source.may_fill(slot.field)]
            self._save(spec, self._free(spec, slots))
            self._add(spec, (counts or {}).get(spec.name))

    def fill_bodies(self):
        """Fill the running texts that are free."""
        for spec in editable.registry:
            self._save(spec, self._free(spec, [slot for slot in slots_of(spec) if slot.field.is_body]))

    def clear(self, models=None):
        """Delete all records, and bring blocks back to what the templates say, whoever wrote them."""
        with editable.store.together():
            for spec in self._chosen(models):
                if spec.declared_keys:
                    for slot in slots_of(spec):
                        self._write(spec, slot, slot.field.read(spec.blank(slot.key)), author=sample.AUTHOR)
                else:
                    for key in _keys(spec):
                        editable.store.delete(spec, key, **self._signed())

    def _chosen(self, models):
        return [spec for spec in editable.registry if models is None or spec.name in models]

    def _free(self, spec, slots):
        writers = editable.store.writers(spec)
        return [slot for slot in slots if self._is_free(slot, writers)]

    def _is_free(self, slot, writers):
        ours = {AUTHOR.id, *([sample.AUTHOR.id, None] if self._everything else [])}
        if (slot.key, slot.field.name) in writers:
            return writers[slot.key, slot.field.name] in ours
        is_empty = slot.field.is_content and slot.stored == slot.field.empty
        return is_empty or writers.get((slot.key, None)) in ours

    def _save(self, spec, slots):
        for start in range(0, len(slots), CHUNK):
            some = slots[start : start + CHUNK]
            values = [self._value(spec, slot.number, slot.field) for slot in some]  # first, for they may take a while
            with editable.store.together():
                for slot, value in zip(some, values, strict=True):
                    self.filled[spec.name] += self._write(spec, slot, value)
            self._progress(spec.name, start + len(some), len(slots))

    def _write(self, spec, slot, value, author=AUTHOR):
        """Save *value*, and return whether it is another."""
        facts = {"based_on": {etag(slot.stored)}, **self._signed(author)}
        return editable.store.save(spec, slot.key, slot.field, value, **facts).change is not None

    def _add(self, spec, wanted):
        if spec.declared_keys:
            return
        have = len(_keys(spec))
        wanted = wanted if wanted is not None else 0 if have else self._source.usual_count
        for start in range(have, wanted, CHUNK):
            numbers = range(start, min(start + CHUNK, wanted))
            many = [self._values(spec, number) for number in numbers]
            names = [self._signed()["idempotency_key"] for _ in many]
            editable.store.add_all(spec, many, author=AUTHOR, idempotency_keys=names)
            db.session.rollback()  # or what was read would stay in memory
            self.added[spec.name] += len(many)
            self._progress(spec.name, start - have + len(many), wanted - have)

    def _values(self, spec, number):
        fields = [field for name, field in spec.fields.items() if name != HIDDEN]
        return {field.name: self._value(spec, number, field) for field in fields}

    def _value(self, spec, number, field):
        sensible = self._source.sensible(spec, number)
        known = field.name in sensible
        value = sensible[field.name] if known else self._source.value(field, spec.name, number)
        return value if value == field.initial else field.clean(value)  # records may start with what nobody may save

    def _signed(self, author=AUTHOR):
        return {"author": author, "idempotency_key": f"{self._name}-{next(self._numbers)}"}


def slots_of(spec):
    """Return all fields of the records of *spec*, blocks included that nobody has saved yet."""
    records = {spec.key_of(record): record for record in editable.store.all(spec)}
    keys = sorted(spec.declared_keys) or list(records)
    found = []
    for number, key in enumerate(keys):
        record = records.get(key) or spec.blank(key)
        for name in spec.fields:
            field = spec.field(name, key)
            if name != HIDDEN:
                found.append(Slot(key if spec.declared_keys else number, key, field, field.read(record)))
    return found


def _keys(spec):
    return editable.store.order(spec)
