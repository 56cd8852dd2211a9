"""SQLite as a site needs it: durable, patient, and with writers that queue instead of failing."""

import sqlite3

import sqlalchemy as sa

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")


def prepare(engine: sa.Engine) -> None:
    """Set up every connection of *engine*, if it is SQLite's.

    A transaction that will write says so with the execution option
    ``sqlite_begin="IMMEDIATE"``: it then waits for its turn at the start,
    where waiting works, and not in the middle, where SQLite gives up.
    """
    if engine.dialect.name != "sqlite":
        return

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")
