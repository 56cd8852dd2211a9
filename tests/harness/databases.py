"""The databases of the tests' sites: each copies the prepared site, and remembers how a copy was."""

from pathlib import Path

import psycopg
import sqlalchemy as sa

from project import tables
from project.extensions import db
from tests.harness.sites import dispose, make_site


class SQLite:
    """Sites on SQLite: a copy is a file."""

    name = "sqlite"

    def __init__(self, prepared):
        self.prepared = prepared

    def copy(self, folder):
        """Lay out the prepared site in *folder* and return the setting that says where its database is."""
        self.prepared.lay_out(folder)
        return {"DATABASE_URL": ""}

    def memory_of(self, app):
        """Return what remembers the rows that *app* has now."""
        return SQLiteMemory(Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")))


class SQLiteMemory:
    """A database file as it was. Nobody has it open when it is remembered or put back."""

    def __init__(self, file):
        self._file = file
        self._bytes = file.read_bytes()
        self._written_at = self._last_written()

    def put_back(self):
        if self._last_written() == self._written_at:
            return
        for ending in ("-wal", "-shm"):
            self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
        self._file.write_bytes(self._bytes)
        self._written_at = self._last_written()

    def close(self):
        """Do nothing: no file is open."""

    def _last_written(self):
        files = self._file.parent.glob(f"{self._file.name}*")
        return {file.name: file.stat().st_mtime_ns for file in files}


class PostgreSQL:
    """Sites on PostgreSQL: a copy is a database, made from a template."""

    name = "postgresql"

    def __init__(self, server, prepared, folder):
        self._server = server
        self.prepared = prepared
        server.make_once("prepared", lambda url: fill(prepared, make_site(folder, DATABASE_URL=url)))

    def copy(self, folder):
        """As :meth:`SQLite.copy` does."""
        self.prepared.lay_out(folder)
        return {"DATABASE_URL": self._server.new_database(template="prepared")}

    def memory_of(self, app):
        """Return what remembers the rows that *app* has now."""
        return PostgreSQLMemory(app.config["DATABASE_URL"])


def fill(prepared, app):
    """Make the tables of *app*, on PostgreSQL, by its migrations, and let them hold the rows of the *prepared* site."""
    source = sa.create_engine(f"sqlite:///file:{prepared.folder / 'site.db'}?immutable=1&uri=true")
    with app.app_context(), source.connect() as rows, db.engine.begin() as target:
        tables.upgrade()
        target.exec_driver_sql("SET LOCAL session_replication_role = replica")  # in whatever order rows refer to others
        for table in db.metadata.sorted_tables:
            if found := rows.execute(sa.select(table)).mappings().all():
                target.execute(sa.insert(table), [dict(row) for row in found])
            if isinstance(table.autoincrement_column, sa.Column):
                name = table.autoincrement_column.name
                target.exec_driver_sql(
                    f"""SELECT setval(pg_get_serial_sequence('"{table.name}"', '{name}'), max("{name}"))
                    FROM "{table.name}" HAVING max("{name}") IS NOT NULL"""
                )
    source.dispose()
    dispose(app)


class PostgreSQLMemory:
    """The rows and sequences of a database as they were, kept beside them in a schema of their own.

    Only tables that have changed are written again: that takes a tenth of what it takes to copy a database.
    """

    def __init__(self, url):
        self._connection = psycopg.connect(url, autocommit=True)
        self._all("SET lock_timeout = '10s'", "SET session_replication_role = replica", "CREATE SCHEMA as_it_was")
        self._tables = self._names("pg_tables", "tablename")
        self._sequences = self._names("pg_sequences", "sequencename")
        for table in self._tables:
            self._all(f'CREATE TABLE as_it_was."{table}" AS TABLE public."{table}"')
        self._positions = [self._position(name) for name in self._sequences]
        self._changed = " UNION ALL ".join(
            f"""SELECT '{table}' WHERE (SELECT md5(string_agg(one::text, chr(10) ORDER BY one::text)) FROM public."{table}" one)
            IS DISTINCT FROM (SELECT md5(string_agg(one::text, chr(10) ORDER BY one::text)) FROM as_it_was."{table}" one)"""
            for table in self._tables
        )

    def put_back(self):
        for (table,) in self._connection.execute(self._changed).fetchall():
            self._all(f'DELETE FROM public."{table}"', f'INSERT INTO public."{table}" TABLE as_it_was."{table}"')
        for name, position in zip(self._sequences, self._positions, strict=True):
            if self._position(name) != position:
                self._connection.execute("SELECT setval(%s, %s, %s)", [f'public."{name}"', *position])

    def close(self):
        self._connection.close()

    def _names(self, kind, column):
        rows = self._connection.execute(f"SELECT {column} FROM {kind} WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in rows.fetchall()]

    def _position(self, sequence):
        return self._connection.execute(f'SELECT last_value, is_called FROM public."{sequence}"').fetchone()

    def _all(self, *statements):
        for statement in statements:
            self._connection.execute(statement)
