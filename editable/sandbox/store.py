"""The stored records with each guest's own changes laid over them, which that guest's session keeps."""

from contextlib import contextmanager, nullcontext, suppress
from functools import cached_property, partial
from threading import Lock
from time import time
from urllib.parse import urlsplit

from flask import current_app, has_request_context, request

from editable.errors import Refusal
from editable.paths import own_path
from editable.sandbox import guests
from editable.sandbox.overlay import FIRST_KEY, Overlay
from editable.signals import after_commit, calling_after_commit
from editable.stores.database import DatabaseStore, lock_for_reading, lock_for_writing


class SessionStore(DatabaseStore):
    """The database as each guest has it; what guests write reaches their sessions alone.

    All that a request reads through the database's session is read in a transaction over which the guest's patch has
    been laid, so that every query of the site sees it. A write lays it over a savepoint, lets the
    :class:`~editable.stores.database.DatabaseStore` do there what it does elsewhere, and keeps the difference.

    Outside of requests, it is the database that is written to.
    """

    first_key = FIRST_KEY

    def __init__(self, db, change_model, permissions, media_model, guest_model, registry):
        super().__init__(db, change_model, permissions)
        self._media = media_model.__tablename__
        self._guest_model = guest_model
        self._registry = registry
        self._queue = Lock()

    def begin_reading(self, session, transaction, connection):
        """Lay the guest's changes over the *transaction* that begins, if it is the one in which this request reads."""
        if transaction.nested or not has_request_context() or session is not self._db.session():
            return
        patch = guests.kept().get("patch", {})
        session.info["has_own_log"] = False
        self.overlay.lay_over(connection, patch, patch.keys() & self.overlay.tables.keys() - {self._log_table})

    def end_reading(self, session):
        """Refuse to commit what is meant for a guest alone."""
        if has_request_context() and session is self._db.session():
            raise RuntimeError(
                "A sandbox has nothing to commit. Write through the store; in a session of its own what is for all."
            )

    def note_visit(self):
        """Let the sandbox of this request live on, if it has not been said for a while."""
        if time() - guests.kept().get("seen", time()) > guests.SIGN_OF_LIFE:
            # Where it cannot be said now, the next request says it.
            with suppress(Refusal), self._guests_session() as (session, data):
                self._guests.note_visit(session, data)

    def start_over(self):
        """Forget all that this request's guest has changed."""
        with self._guests_session() as (session, data):
            discard_after_commit(self._guests.forget(session, data))

    def sweep(self):
        """Forget the guests who have not been here for ``SANDBOX_DAYS``, delete their pictures and return how many."""
        with calling_after_commit(), super()._transaction() as session:
            lock_for_writing(session)
            count, gone = self._guests.sweep(session)
            discard_after_commit(gone)
        return count

    @contextmanager
    def as_stored(self):
        """A session that sees the records as all others do."""
        with self._db.session.session_factory() as session:
            yield session

    @cached_property
    def overlay(self):
        tables = [t for t in self._db.metadata.sorted_tables if t.info.get("overlaid", True) and t.primary_key.columns]
        return Overlay(tables, own=[self._Change.__table__])

    @cached_property
    def _guests(self):
        lists = {spec.cls.__tablename__ for spec in self._registry if spec.item is not None}
        return guests.Guests(self._guest_model, self._log_table, self._media, lists)

    @property
    def _log_table(self):
        return self._Change.__tablename__

    def _reading_log(self):
        session = self._db.session()
        connection = session.connection()  # lays over what the guest has
        if has_request_context() and not session.info["has_own_log"]:
            session.info["has_own_log"] = True
            self.overlay.lay_over(connection, guests.kept().get("patch", {}), [self._log_table])
        return session

    @contextmanager
    def _transaction(self):
        # A guest's write takes its time, and SQLite lets whoever is luckiest be next: some would wait too long.
        is_sqlite = self._db.engine.dialect.name == "sqlite"
        with self._queue if is_sqlite else nullcontext(), super()._transaction() as session:
            yield session

    @contextmanager
    def _taking_turns(self, session):
        if not has_request_context():
            with super()._taking_turns(session):
                yield
            return
        lock_for_writing(session, lock=_lock_of_guest())
        lock_for_reading(session)  # or what others change meanwhile would pass for the guest's work
        with self._session_data(session) as data:
            with session.begin_nested() as layer:
                connection = session.connection()  # asked for within, or the savepoint would come too late
                self.overlay.lay_over(connection, data.get(guests.KEPT, {}).get("patch", {}))
                yield
                session.flush()
                patch = self._without_defaults(session, self.overlay.difference(connection))
                layer.rollback()
            session.expunge_all()
            gone = self._guests.keep(session, data, patch, session.info.get("places", {}))
            discard_after_commit(gone)

    def _without_defaults(self, session, patch):
        """*patch* without blocks that hold their default again: those follow the stored ones, as if never touched."""
        for spec in self._registry:
            parts = patch.get(spec.cls.__tablename__, {})
            added = [[key, row] for key, row in parts.get("added", ()) if not self._is_default(session, spec, key[0])]
            parts = parts | {"added": added}
            patch[spec.cls.__tablename__] = {name: rows for name, rows in parts.items() if rows}
        return {table: parts for table, parts in patch.items() if parts}

    def _is_default(self, session, spec, key):
        blank = spec.blank(str(key))
        if blank is None:
            return False
        record = session.get(spec.cls, key)
        return all(field.read(blank) == field.read(record) for field in spec.fields.values())

    @contextmanager
    def _guests_session(self):
        """This request's session as a dict, in a transaction in which no other request writes for its guest."""
        self._db.session.rollback()
        with calling_after_commit(), super()._transaction() as session:
            lock_for_writing(session, lock=_lock_of_guest())
            with self._session_data(session) as data:
                yield session, data

    def _session_data(self, session):
        return current_app.session_interface.changing(session.connection())

    def _logged(self, session, spec, key, field_name, *facts, **further):
        if has_request_context():
            places = session.info.setdefault("places", {})
            places[f"{spec.name}/{key}"] = own_path(request.args.get("back") or urlsplit(request.referrer or "").path)
        return super()._logged(session, spec, key, field_name, *facts, **further)


def discard_after_commit(gone):
    """Delete the pictures *gone*, widths by id, once it is certain that nothing names them."""
    if gone:
        after_commit(partial(guests.discard, gone))


def _lock_of_guest():
    return int(guests.guest_id()[:15], 16)
