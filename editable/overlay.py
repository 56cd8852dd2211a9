"""Changes laid over the stored records: for one transaction the tables are as somebody would have them.

Each table that is concerned gets a temporary twin of the same name, which SQLite and PostgreSQL find first: queries,
orders and filters of the whole site see the twin, and so does what is written. When the transaction is rolled back,
nothing of it was ever there.

A *patch* says what differs, column by column, as JSON. What it does not name follows the stored records::

    {"event": {"changed": [[[3], {"title": "Mine"}]], "added": [[[1073741824], {…}]], "gone": [[5]]}}
"""

import sqlalchemy as sa

from editable.snapshots import from_json, to_json

#: The first key of a record that is nobody's but the patch's; the stored ones will not get there.
FIRST_KEY = 2**30

#: Where the stored tables are, and where their twins.
STORED = {"sqlite": "main", "postgresql": "public"}
TWINS = {"sqlite": "temp", "postgresql": "pg_temp"}


def lay_over(connection, tables, patch):
    """Let *tables* be, until the transaction ends, as *patch* has them.

    The transaction must be rolled back in the end. What it writes to *tables* reaches the twins alone.

    :param tables: SQLAlchemy tables, each with its primary key.
    :param patch: What :func:`difference` returned; what it changes in rows that are not stored any more is left out.
    """
    for table in tables:
        stored, twin = _pair(connection, table)
        names = [column.name for column in twin.columns]
        connection.execute(sa.schema.CreateTable(twin))
        connection.execute(twin.insert().from_select(names, sa.select(*[stored.columns[name] for name in names])))
        _apply(connection, twin, patch.get(table.name, {}))
        _number_from(connection, twin)


def difference(connection, tables):
    """Return as a patch how *tables*, which :func:`lay_over` has given their twins, differ from what is stored."""
    patch = {table.name: _difference(connection, *_pair(connection, table)) for table in tables}
    return {name: parts for name, parts in patch.items() if parts}


def _pair(connection, table):
    dialect = connection.dialect.name
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
    for _, values in parts.get("added", ()):
        connection.execute(twin.insert().values(_from_json(twin, values)))


def _difference(connection, stored, twin):
    before = _rows(connection, stored, _keys_of_rows_only_in(connection, stored, twin))
    after = _rows(connection, twin, _keys_of_rows_only_in(connection, twin, stored))
    changed = [[key, _changes(before[key], after[key])] for key in after.keys() & before.keys()]
    parts = {
        "changed": [[list(key), values] for key, values in sorted(changed)],
        "added": [[list(key), after[key]] for key in sorted(after.keys() - before.keys())],
        "gone": [list(key) for key in sorted(before.keys() - after.keys())],
    }
    return {name: part for name, part in parts.items() if part}


def _keys_of_rows_only_in(connection, one, other):
    rows = sa.except_(*[sa.select(*map(_comparable, table.columns)) for table in (one, other)]).subquery()
    return connection.execute(sa.select(*[rows.columns[key.name] for key in one.primary_key])).all()


def _comparable(column):
    is_json = isinstance(column.type, sa.JSON)  # which PostgreSQL cannot compare
    return sa.cast(column, sa.Text).label(column.name) if is_json else column


def _rows(connection, table, keys):
    """The rows of *table* with *keys*, as JSON, by key."""
    if not keys:
        return {}
    columns = [column.name for column in table.primary_key]
    found = connection.execute(sa.select(table).where(sa.tuple_(*table.primary_key).in_([tuple(key) for key in keys])))
    as_json = ({name: to_json(table.columns[name], value) for name, value in row.items()} for row in found.mappings())
    return {tuple(row[name] for name in columns): row for row in as_json}


def _changes(before, after):
    return {name: value for name, value in after.items() if value != before[name]}


def _is(table, key):
    values = {column.name: value for column, value in zip(table.primary_key, key, strict=True)}
    return sa.and_(*[table.columns[name] == value for name, value in _from_json(table, values).items()])


def _from_json(table, values):
    return {name: from_json(table.columns[name], value) for name, value in values.items()}
