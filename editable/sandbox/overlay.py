"""Changes laid over the stored records: for one transaction the tables are as somebody would have them.

Each table that is concerned gets a temporary twin of the same name, which SQLite and PostgreSQL find first: queries,
orders and filters of the whole site see the twin, and so does what is written. When the transaction is rolled back,
nothing of it was ever there.

A *patch* says what differs, column by column, as JSON. What it does not name follows the stored records::

    {"event": {"changed": [[[3], {"title": "Mine"}]], "added": [[[1073741824], {…}]], "gone": [[5]]}}
"""

from functools import cache
from typing import TypedDict

import sqlalchemy as sa

from editable.raw import JSON
from editable.stores.snapshots import from_json, to_json

#: The first key of a record that is nobody's but the patch's; the stored ones will not get there.
FIRST_KEY = 2**30

#: Where the stored tables are, and where their twins.
STORED = {"sqlite": "main", "postgresql": "public"}
TWINS = {"sqlite": "temp", "postgresql": "pg_temp"}


class Parts(TypedDict, total=False):
    """What a patch says of one table; a row is its key and its columns by name."""

    changed: list[tuple[list[JSON], dict[str, JSON]]]
    added: list[tuple[list[JSON], dict[str, JSON]]]
    gone: list[list[JSON]]


#: Parts by the name of their table.
Patch = dict[str, Parts]


class Overlay:
    """Lays patches over tables of one database.

    :param tables: The SQLAlchemy tables that a patch may change, each with its primary key.
    :param own: Those among them that are the patch's alone: what is stored in them is not seen.
    """

    def __init__(self, tables, own=()):
        self.tables = {table.name: table for table in tables}
        self._own = {table.name for table in own}

    def lay_over(self, connection, patch, names=None):
        """Let the tables be, until the transaction ends, as *patch* has them.

        The transaction, or a savepoint within it, must be rolled back in the end. What it writes to these tables
        reaches their twins alone.

        :param patch: What :meth:`difference` returned; changes of rows that are not stored any more are left out.
        :param names: Of the tables that are concerned, where it is not all.
        """
        for name in self.tables if names is None else names:
            stored, twin = _pair(connection, self.tables[name])
            connection.execute(sa.schema.CreateTable(twin))
            if name not in self._own:
                columns = [column.name for column in twin.columns]
                rows = sa.select(*[stored.columns[column] for column in columns])
                connection.execute(twin.insert().from_select(columns, rows))
            _apply(connection, twin, patch.get(name, {}))
            _number_from(connection, twin)

    def difference(self, connection):
        """Return as a patch how all tables, laid over before, differ from what is stored."""
        patch = {name: self._difference(connection, table) for name, table in self.tables.items()}
        return {name: parts for name, parts in patch.items() if parts}

    def _difference(self, connection, table):
        stored, twin = _pair(connection, table)
        is_own = table.name in self._own
        before = {} if is_own else _rows(connection, stored, _keys_of_rows_only_in(connection, stored, twin))
        after = _rows(connection, twin, None if is_own else _keys_of_rows_only_in(connection, twin, stored))
        changed = [[list(key), _changes(before[key], after[key])] for key in sorted(after.keys() & before.keys())]
        parts = {
            "changed": [[key, values] for key, values in changed if values],
            "added": [[list(key), after[key]] for key in sorted(after.keys() - before.keys())],
            "gone": [list(key) for key in sorted(before.keys() - after.keys())],
        }
        return {name: part for name, part in parts.items() if part}


def _pair(connection, table):
    return _pair_on(connection.dialect.name, table)


@cache
def _pair_on(dialect, table):
    """The stored *table* and its twin, made once: SQLAlchemy compiles what is asked of them no second time."""
    stored, twin = sa.MetaData(schema=STORED[dialect]), sa.MetaData(schema=TWINS[dialect])
    columns = [column for column in table.columns if column.computed is None]
    return (
        sa.Table(table.name, stored, *map(_twin_of, columns)),
        sa.Table(table.name, twin, *map(_twin_of, columns), prefixes=["TEMPORARY"], sqlite_autoincrement=True),
    )


def _twin_of(column):
    """*column* without what ties its table to others: those may not be laid over."""
    default = column.server_default.arg if isinstance(column.server_default, sa.DefaultClause) else None
    numbered = [sa.Identity(start=FIRST_KEY)] if _is_numbered(column) else []
    return sa.Column(
        column.name,
        column.type,
        *numbered,
        primary_key=column.primary_key,
        nullable=column.nullable,
        server_default=None if numbered else default,
    )


def _is_numbered(column):
    return column.primary_key and column.type.python_type is int and len(column.table.primary_key) == 1


def _number_from(connection, twin):
    """Give new rows keys that no stored row will ever have."""
    key = next(iter(twin.primary_key))
    if not _is_numbered(key):
        return
    last = max(connection.scalar(sa.select(sa.func.max(key))) or 0, FIRST_KEY - 1)
    if connection.dialect.name == "sqlite":
        counters = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"), schema=twin.schema)
        connection.execute(counters.delete().where(counters.c.name == twin.name))
        connection.execute(counters.insert().values(name=twin.name, seq=last))
    else:
        quoted = connection.dialect.identifier_preparer
        column = f"{quoted.format_table(twin)} ALTER COLUMN {quoted.quote(key.name)}"
        connection.exec_driver_sql(f"ALTER TABLE {column} RESTART WITH {last + 1}")


def _apply(connection, twin, parts):
    for key in parts.get("gone", ()):
        connection.execute(twin.delete().where(_is(twin, key)))
    for key, values in parts.get("changed", ()):
        connection.execute(twin.update().where(_is(twin, key)).values(_from_json(twin, values)))
    for key, values in parts.get("added", ()):
        connection.execute(twin.delete().where(_is(twin, key)))  # others may have stored one by that name since
        connection.execute(twin.insert().values(_from_json(twin, values)))


def _keys_of_rows_only_in(connection, one, other):
    rows = sa.except_(*[sa.select(*map(_comparable, table.columns)) for table in (one, other)]).subquery()
    return connection.execute(sa.select(*[rows.columns[key.name] for key in one.primary_key])).all()


def _comparable(column):
    is_json = isinstance(column.type, sa.JSON)  # which PostgreSQL cannot compare
    return sa.cast(column, sa.Text).label(column.name) if is_json else column


def _rows(connection, table, keys):
    """The rows of *table* with *keys*, or all of them, as JSON, by key."""
    columns = [column.name for column in table.primary_key]
    query = sa.select(table)
    if keys is not None:
        query = query.where(sa.tuple_(*table.primary_key).in_([tuple(key) for key in keys]))
    found = connection.execute(query)
    as_json = ({name: to_json(table.columns[name], value) for name, value in row.items()} for row in found.mappings())
    return {tuple(row[name] for name in columns): row for row in as_json}


def _changes(before, after):
    return {name: value for name, value in after.items() if value != before[name]}


def _is(table, key):
    values = {column.name: value for column, value in zip(table.primary_key, key, strict=True)}
    return sa.and_(*[table.columns[name] == value for name, value in _from_json(table, values).items()])


def _from_json(table, values):
    return {name: from_json(table.columns[name], value) for name, value in values.items()}
