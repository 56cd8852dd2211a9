"""Where sessions are kept: in files, in Redis, in the site's database or, with less of a promise, in memcached.

Each is a CacheLib cache of JSON with two methods more: ``sweep()`` deletes what is over, and ``within(connection)``
is a context in which it works through an open connection to the site's database, if it lies there.
"""

import json
import logging
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from time import time

import sqlalchemy as sa
from cachelib import FileSystemCache, RedisCache
from cachelib.base import BaseCache
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, mapped_column

from editable.errors import SettingsError
from editable.models import Table, tied
from editable.settings.checks import did_you_mean


def storage_for(config, db, model):
    """Return what ``SESSION_TYPE`` names; without it Redis where ``REDIS_URL`` names one, and files elsewhere.

    :param config: The app's.
    :param model: The ``StoredSession`` model, bound to *db*.
    :raise SettingsError: As :func:`check_storage` does.
    """
    check_storage(config)
    return STORAGES[_name_in(config)](config, db, model)


def check_storage(config):
    """Check where the app with this *config* keeps its sessions.

    :raise SettingsError: If ``SESSION_TYPE`` names nothing that exists, or something that has no address.
    """
    name = _name_in(config)
    if name not in STORAGES:
        raise SettingsError(
            f"SESSION_TYPE is {name!r}, which keeps no sessions on a server. Choose one of {', '.join(STORAGES)}."
            + did_you_mean(name, STORAGES)
        )
    if name == "redis" and not config.get("REDIS_URL"):
        raise SettingsError("SESSION_TYPE is 'redis', but no REDIS_URL says where it is. Set it in .env.")
    if name == "memcached" and not config.get("MEMCACHED_SERVER"):
        raise SettingsError(
            "SESSION_TYPE is 'memcached', but no MEMCACHED_SERVER says where it is. Set it in .env, as host:port."
        )


def _name_in(config):
    return config.get("SESSION_TYPE") or ("redis" if config.get("REDIS_URL") else "files")


class JSONSerializer:
    """What CacheLib would do with pickle, which runs whatever someone has planted in a file."""

    def dumps(self, value):
        return json.dumps(value).encode()

    def loads(self, data):
        """Return the session in *data*, or None if it holds anything else."""
        try:
            value = json.loads(data or b"null")
        except ValueError:
            return None
        return value if isinstance(value, dict) else None

    def dump(self, value, file):
        file.write(self.dumps(value))

    def load(self, file):
        return self.loads(file.read())


def name_of(key):
    """Return what a session is stored as: a cookie may say what no key can hold, and a copy tells no live id."""
    return sha256(key.encode()).hexdigest()


class SessionFiles(FileSystemCache):
    """One file for each session, named by a hash of its id, for the site's own user only.

    The folder is made with the first of them: an app that does not start leaves nothing behind.
    """

    serializer = JSONSerializer()  # type: ignore[assignment]  # any that has its methods

    def __init__(self, folder):
        BaseCache.__init__(self)  # and no more: the base class would make the folder now
        self._path, self._mode, self._hash_method = str(folder), 0o600, sha256
        self._threshold = 0  # any other would throw live sessions away

    @classmethod
    def from_settings(cls, config, db, model):
        files = cls(Path(config["INSTANCE_PATH"], "sandbox" if config["EDITABLE_STORE"] == "session" else "sessions"))
        files.sweep()
        return files

    def within(self, connection):
        return nullcontext()

    def set(self, key, value, timeout=None):
        with suppress(OSError):  # the base class says what it cannot write, and why
            Path(self._path).mkdir(mode=0o700, parents=True, exist_ok=True)
        return super().set(key, value, timeout)

    def sweep(self):
        if Path(self._path).exists():
            self._remove_expired(time())


class SessionsInRedis(RedisCache):
    serializer = JSONSerializer()  # type: ignore[assignment]  # as above

    @classmethod
    def from_settings(cls, config, db, model):
        from redis import Redis  # needed by sites that name one, and by no other

        return cls(Redis.from_url(config["REDIS_URL"]))

    def within(self, connection):
        return nullcontext()

    def sweep(self):
        """Do nothing: Redis sees to that."""


class StoredSession(Table):
    """A session in the database. No sandbox has a copy of these."""

    __tablename__ = "session"
    __table_args__ = {"info": {"overlaid": False}}

    id: Mapped[str] = mapped_column(sa.String(200), primary_key=True)  # by name_of()
    data: Mapped[str] = mapped_column(sa.Text)  # JSON
    ends_at: Mapped[float] = mapped_column(index=True)  # seconds since 1970


def make_session_model(db: SQLAlchemy) -> type[StoredSession]:
    """Return the model in the database of *db*."""
    return tied(StoredSession, db)


class SessionsInDatabase(BaseCache):
    """Sessions in the site's own database, apart from the transactions of its pages.

    Flask-Session's own way there shares their transaction, reads pickle, and serves one app only.
    """

    serializer = JSONSerializer()

    def __init__(self, db, model):
        super().__init__()
        self._db, self._table = db, model.__table__
        self._open = ContextVar("connection", default=None)

    @classmethod
    def from_settings(cls, config, db, model):
        return cls(db, model)

    @contextmanager
    def within(self, connection):
        token = self._open.set(connection)
        try:
            yield
        finally:
            self._open.reset(token)

    def get(self, key):
        with self._connection() as connection:
            return self.serializer.loads(connection.scalar(sa.select(self._table.c.data).where(self._is_live(key))))

    def has(self, key):
        return self.get(key) is not None

    def set(self, key, value, timeout=None):
        row = {"data": self.serializer.dumps(value).decode(), "ends_at": time() + self._normalize_timeout(timeout)}
        with self._connection() as connection:
            if not connection.execute(self._table.update().where(self._is(key)).values(row)).rowcount:
                connection.execute(self._table.insert().values(id=name_of(key), **row))
        return True

    def delete(self, key):
        with self._connection() as connection:
            return bool(connection.execute(self._table.delete().where(self._is(key))).rowcount)

    def sweep(self):
        with self._connection() as connection:
            connection.execute(self._table.delete().where(self._table.c.ends_at < time()))

    def _is(self, key):
        return self._table.c.id == name_of(key)

    def _is_live(self, key):
        return sa.and_(self._is(key), self._table.c.ends_at > time())

    def _connection(self):
        """The open connection that was given, or a new one in a transaction of its own."""
        given = self._open.get()
        return nullcontext(given) if given is not None else self._db.engine.begin()


class SessionsInMemcached(BaseCache):
    """Sessions in memcached, which forgets the oldest when its memory is full: a best effort, and the log says so."""

    serializer = JSONSerializer()

    def __init__(self, client):
        super().__init__()
        self._client = client

    @classmethod
    def from_settings(cls, config, db, model):
        from pymemcache.client.base import PooledClient  # needed by sites that name one, and by no other

        logging.getLogger(__name__).warning(
            "Sessions are in memcached, which is a best effort: it forgets them when it restarts or its memory is full."
        )
        return cls(PooledClient(config["MEMCACHED_SERVER"], connect_timeout=2, timeout=2, max_pool_size=32))

    def within(self, connection):
        return nullcontext()

    def get(self, key):
        return self.serializer.loads(self._client.get(name_of(key)))

    def has(self, key):
        return self.get(key) is not None

    def set(self, key, value, timeout=None):
        ends_at = int(time() + self._normalize_timeout(timeout))  # it takes short times for spans, long ones for dates
        return self._client.set(name_of(key), self.serializer.dumps(value), expire=ends_at, noreply=False)

    def delete(self, key):
        return self._client.delete(name_of(key), noreply=False)

    def sweep(self):
        """Do nothing: memcached sees to that, and to more."""


STORAGES = {
    "files": SessionFiles.from_settings,
    "redis": SessionsInRedis.from_settings,
    "sqlalchemy": SessionsInDatabase.from_settings,
    "memcached": SessionsInMemcached.from_settings,
}
