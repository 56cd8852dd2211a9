"""The rows of a list, for the stores that keep lists in a database; each function works within one write."""

from collections.abc import Iterable, Sequence

import flask_sqlalchemy.session
import sqlalchemy as sa
from sqlalchemy.orm import Session, scoped_session

from editable.settings.registry import POSITION, ModelSpec
from editable.stores.snapshots import Snapshot, snapshot

#: One that a request reads in, or one of a write's own.
AnySession = Session | scoped_session[Session] | scoped_session[flask_sqlalchemy.session.Session]


def in_order(session: AnySession, spec: ModelSpec) -> list[object]:
    """Return all records of *spec*: by ``position`` where the model has one, else by key."""
    return list(session.scalars(sa.select(spec.cls).order_by(*spec.ordering)))


def add(session: AnySession, spec: ModelSpec, record: object, index: int) -> None:
    """Add a new *record* so that it stands at *index* among the others."""
    if spec.is_movable:
        records = in_order(session, spec)
        records.insert(index, record)
        number(spec, records)
    session.add(record)
    session.flush()
    session.refresh(record)  # what is logged of it must be what will be read of it: databases round numbers


def append(session: AnySession, spec: ModelSpec, records: Sequence[object]) -> None:
    """Add new *records* behind all others."""
    if spec.is_movable:
        number(spec, [*in_order(session, spec), *records])
    for record in records:
        session.add(record)
        session.flush()  # one by one: what a model sees to before an insert must see those before it
    keys = [spec.identity(spec.key_of(record)) for record in records]
    again: sa.Select[object] = (
        sa.select(spec.cls).where(spec.key_column.in_(keys)).execution_options(populate_existing=True)
    )
    session.scalars(again).all()  # as in add()


def remove(session: AnySession, spec: ModelSpec, record: object) -> Snapshot:
    """Delete *record* and return the snapshot that brings it back."""
    others = in_order(session, spec) if spec.is_movable else []
    number(spec, others)  # a place that was never numbered could not be found again
    taken = snapshot(spec, record)

    number(spec, [other for other in others if other is not record])
    session.flush()
    # In words of our own, so that the database says no where other rows still refer to this one. The session
    # would cut them loose first, and undoing could not tie them to it again.
    session.execute(sa.delete(spec.cls).where(spec.key_column == spec.identity(spec.key_of(record))))
    return taken


def number(spec: ModelSpec, records: Iterable[object]) -> None:
    """Give *records* the positions 0, 1, 2 and so on, where their model has such a column."""
    if spec.is_movable:
        for position, record in enumerate(records):
            setattr(record, POSITION, position)


def rearranged(order: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Return *order*, a list of keys, with *keys* in their new sequence, within the places that these held."""
    moved = iter(keys)
    return [next(moved) if key in keys else key for key in order]


def is_in_sequence(order: Sequence[str], keys: Sequence[str]) -> bool:
    """Tell whether *keys*, as many as there still are, stand in *order* in this sequence."""
    left = [key for key in keys if key in order]
    return rearranged(order, left) == order
