"""A whole record as JSON, for the change log: everything that brings it back after it was deleted."""

import base64
import enum
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from editable.errors import SettingsError
from editable.settings.registry import POSITION
from editable.stores.etags import etag

#: Types of columns that are JSON as they stand.
PLAIN = (str, int, float, bool, dict, list)

#: How others become JSON, and come back, by their Python type.
CONVERSIONS = {
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    timedelta: (timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
    Decimal: (str, Decimal),
    UUID: (str, UUID),
    bytes: (lambda data: base64.b64encode(data).decode(), base64.b64decode),
}


def check(spec):
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


def snapshot(spec, record):
    """Return *record* as a dict: its fields' raw values by name, and every column that no field holds."""
    fields = {name: field.read(record) for name, field in spec.fields.items()}
    return {name: to_json(column, getattr(record, name)) for name, column in _other_columns(spec)} | fields


def restored(spec, taken):
    """Return a new record that is as it was when the snapshot was *taken*."""
    record = spec.cls()
    for name, field in spec.fields.items():
        if name in taken:
            field.write(record, taken[name])
    for name, column in _other_columns(spec):
        if name in taken:
            setattr(record, name, from_json(column, taken[name]))
    return record


def copied(spec, record):
    """Return a new record that is like *record* but for its key."""
    copy = spec.cls()
    for name, column in _columns(spec):
        if not column.primary_key:
            setattr(copy, name, getattr(record, name))
    return copy


def are_alike(one, other):
    """Tell whether two snapshots show the same record; its place among others may differ."""
    return etag(one | {POSITION: None}) == etag(other | {POSITION: None})


def _columns(spec):
    """All columns that can be written, by the name of their attribute."""
    for attribute in sa.inspect(spec.cls).column_attrs:
        column = attribute.columns[0]
        if isinstance(column, sa.Column) and column.computed is None:
            yield attribute.key, column


def _other_columns(spec):
    held = {name for field in spec.fields.values() for name in field.columns}
    return [(name, column) for name, column in _columns(spec) if name not in held]


def to_json(column, value):
    return value if value is None else _conversion(column)[0](value)


def from_json(column, value):
    return value if value is None else _conversion(column)[1](value)


def _conversion(column):
    python_type = _python_type(column)
    if issubclass(python_type, enum.Enum):
        return (lambda member: member.name), python_type.__getitem__
    return CONVERSIONS.get(python_type, (_itself, _itself))


def _python_type(column):
    if isinstance(column.type, sa.JSON):  # may hold a list as well
        return dict
    return column.type.python_type


def _itself(value):
    return value
