"""A whole record as JSON, for the change log: everything that brings it back after it was deleted."""

import base64
import enum
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from editable.errors import SettingsError
from editable.raw import JSON
from editable.settings.registry import POSITION, ModelSpec, mapper_of
from editable.stores.etags import etag

#: A record: raw values by field name, and what every other column holds.
Snapshot = dict[str, JSON]

#: Types of columns that are JSON as they stand.
PLAIN = (str, int, float, bool, dict, list)

#: What makes JSON of a value, and what brings it back.
Conversion = tuple[Callable[..., JSON], Callable[..., object]]

#: How others become JSON, and come back, by their Python type.
CONVERSIONS: dict[type, Conversion] = {
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    timedelta: (timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
    Decimal: (str, Decimal),
    UUID: (str, UUID),
    bytes: (lambda data: base64.b64encode(data).decode(), base64.b64decode),
}


def check(spec: ModelSpec) -> None:
    """Check at start-up that every record of *spec* can be held.

    :raise SettingsError: If it has a column of a type that is not known here.
    """
    sentences = [
        f"EDITABLE_MODELS[{spec.name!r}] has an 'item', but {spec.cls.__name__}.{name} is a column of the type "
        f"{column.type!r}, which undo could not bring back. Give it a simpler type, or leave 'item' out."
        for name, column in _other_columns(spec)
        if not issubclass(_python_type(column), (*PLAIN, *CONVERSIONS, enum.Enum))
    ]
    if sentences:
        raise SettingsError(*sentences)


def snapshot(spec: ModelSpec, record: object) -> Snapshot:
    """Return *record* as a dict: its fields' raw values by name, and every column that no field holds."""
    fields = {name: field.read(record) for name, field in spec.fields.items()}
    return {name: to_json(column, getattr(record, name)) for name, column in _other_columns(spec)} | fields


def restored(spec: ModelSpec, taken: Snapshot) -> object:
    """Return a new record that is as it was when the snapshot was *taken*."""
    record = spec.cls()
    for name, field in spec.fields.items():
        if name in taken:
            field.write(record, taken[name])
    for name, column in _other_columns(spec):
        if name in taken:
            setattr(record, name, from_json(column, taken[name]))
    return record


def copied(spec: ModelSpec, record: object) -> object:
    """Return a new record that is like *record* but for its key."""
    copy = spec.cls()
    for name, column in _columns(spec):
        if not column.primary_key:
            setattr(copy, name, getattr(record, name))
    return copy


def are_alike(one: Snapshot, other: Snapshot) -> bool:
    """Tell whether two snapshots show the same record; its place among others may differ."""
    return etag(one | {POSITION: None}) == etag(other | {POSITION: None})


def _columns(spec: ModelSpec) -> Iterator[tuple[str, sa.Column[object]]]:
    """All columns that can be written, by the name of their attribute."""
    for name, column in mapper_of(spec.cls).columns.items():
        if isinstance(column, sa.Column) and column.computed is None:
            yield name, column


def _other_columns(spec: ModelSpec) -> list[tuple[str, sa.Column[object]]]:
    held = {name for field in spec.fields.values() for name in field.columns}
    return [(name, column) for name, column in _columns(spec) if name not in held]


def to_json(column: sa.Column[object], value: object) -> JSON:
    return value if value is None else _conversion(column)[0](value)


def from_json(column: sa.Column[object], value: JSON) -> object:
    return value if value is None else _conversion(column)[1](value)


def _conversion(column: sa.Column[object]) -> Conversion:
    python_type = _python_type(column)
    if issubclass(python_type, enum.Enum):
        return (lambda member: member.name), python_type.__getitem__
    return CONVERSIONS.get(python_type, (_itself, _itself))


def _python_type(column: sa.Column[object]) -> type:
    if isinstance(column.type, sa.JSON):  # may hold a list as well
        return dict
    return column.type.python_type


def _itself(value: JSON) -> JSON:
    return value
