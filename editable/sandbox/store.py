"""The stored records with each guest's own changes laid over them, which that guest's session keeps."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property, partial
from threading import Lock
from time import time
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session, SessionTransaction

from editable.errors import Refusal
from editable.paths import own_path
from editable.permissions import Permissions
from editable.pictures.media import Media
from editable.raw import JSON
from editable.sandbox import guests
from editable.sandbox.guests import Guest
from editable.sandbox.overlay import FIRST_KEY, Overlay, Patch
from editable.sandbox.sessions import ServerSessions
from editable.settings.registry import ModelSpec, Registry
from editable.signals import after_commit, calling_after_commit
from editable.stores import Author
from editable.stores.changes import Change
from editable.stores.database import DatabaseStore, lock_for_reading, lock_for_writing
from editable.stores.rows import AnySession


class SessionStore(DatabaseStore):
    """The database as each guest has it; what guests write reaches their sessions alone.

    All that a request reads through the database's session is read in a transaction over which the guest's patch has
    been laid, so that every query of the site sees it. A write lays it over a savepoint, lets the
    :class:`~editable.stores.database.DatabaseStore` do there what it does elsewhere, and keeps the difference.

    Outside of requests, it is the database that is written to.
    """

    first_key = FIRST_KEY

    def __init__(
        self,
        db: SQLAlchemy,
        change_model: type[Change],
        permissions: Permissions,
        media_model: type[Media],
        guest_model: type[Guest],
        registry: Registry,
    ) -> None:
        super().__init__(db, change_model, permissions)
        self._media = media_model.__tablename__
        self._guest_model = guest_model
        self._registry = registry
        self._queue = Lock()

    def begin_reading(self, session: Session, transaction: SessionTransaction, connection: sa.Connection) -> None:
        """Lay the guest's changes over the *transaction* that begins, if it is the one in which this request reads."""
        if transaction.nested or not has_request_context() or session is not self._db.session():
            return
        patch = guests.kept().get("patch", {})
        session.info["has_own_log"] = False
        self.overlay.lay_over(connection, patch, patch.keys() & self.overlay.tables.keys() - {self._log_table})

    def end_reading(self, session: Session) -> None:
        """Refuse to commit what is meant for a guest alone."""
        if has_request_context() and session is self._db.session():
            raise RuntimeError(
                "A sandbox has nothing to commit. Write through the store; in a session of its own what is for all."
            )

    def note_visit(self) -> None:
        """Let the sandbox of this request live on, if it has not been said for a while."""
        if time() - guests.kept().get("seen", time()) > guests.SIGN_OF_LIFE:
            # Where it cannot be said now, the next request says it.
            with suppress(Refusal), self._guests_session() as (session, data):
                self._guests.note_visit(session, data)

    def start_over(self) -> None:
        """Forget all that this request's guest has changed."""
        with self._guests_session() as (session, data):
            discard_after_commit(self._guests.forget(session, data))

    def sweep(self) -> int:
        """Forget the guests who have not been here for ``SANDBOX_DAYS``, delete their pictures and return how many."""
        with calling_after_commit(), super()._transaction() as session:
            lock_for_writing(session)
            count, gone = self._guests.sweep(session)
            discard_after_commit(gone)
        return count

    @contextmanager
    def as_stored(self) -> Iterator[Session]:
        """A session that sees the records as all others do."""
        with self._db.session.session_factory() as session:
            yield session

    @cached_property
    def overlay(self) -> Overlay:
        tables = [t for t in self._db.metadata.sorted_tables if t.info.get("overlaid", True) and t.primary_key.columns]
        return Overlay(tables, own=[self._db.metadata.tables[self._log_table]])

    @cached_property
    def _guests(self) -> guests.Guests:
        lists = {spec.table_name for spec in self._registry if spec.item is not None}
        return guests.Guests(self._guest_model, self._log_table, self._media, lists)

    @property
    def _log_table(self) -> str:
        return self._Change.__tablename__

    def _reading_log(self) -> AnySession:
        session = self._db.session()
        connection = session.connection()  # lays over what the guest has
        if has_request_context() and not session.info["has_own_log"]:
            session.info["has_own_log"] = True
            self.overlay.lay_over(connection, guests.kept().get("patch", {}), [self._log_table])
        return session

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        # A guest's write takes its time, and SQLite lets whoever is luckiest be next: some would wait too long.
        is_sqlite = self._db.engine.dialect.name == "sqlite"
        with self._queue if is_sqlite else nullcontext(), super()._transaction() as session:
            yield session

    @contextmanager
    def _taking_turns(self, session: Session) -> Iterator[None]:
        if not has_request_context():
            with super()._taking_turns(session):
                yield
            return
        lock_for_writing(session, lock=_lock_of_guest())
        lock_for_reading(session)  # or what others change meanwhile would pass for the guest's work
        with self._session_data(session) as data:
            with session.begin_nested() as layer:
                connection = session.connection()  # asked for within, or the savepoint would come too late
                self.overlay.lay_over(connection, guests.patch_in(data))
                yield
                session.flush()
                patch = self._without_defaults(session, self.overlay.difference(connection))
                layer.rollback()
            session.expunge_all()
            gone = self._guests.keep(session, data, patch, session.info.get("places", {}))
            discard_after_commit(gone)

    def _without_defaults(self, session: Session, patch: Patch) -> Patch:
        """*patch* without blocks that hold their default again: those follow the stored ones, as if never touched."""
        for spec in self._registry:
            parts = patch.get(spec.table_name, {})
            if "added" in parts:
                parts["added"] = [row for row in parts["added"] if not self._is_default(session, spec, row[0][0])]
        return {table: parts for table, parts in patch.items() if any(parts.values())}

    def _is_default(self, session: Session, spec: ModelSpec, key: JSON) -> bool:
        blank = spec.blank(str(key))
        if blank is None:
            return False
        record = session.get(spec.cls, key)
        return all(field.read(blank) == field.read(record) for field in spec.fields.values())

    @contextmanager
    def _guests_session(self) -> Iterator[tuple[Session, dict[str, JSON]]]:
        """This request's session as a dict, in a transaction in which no other request writes for its guest."""
        self._db.session.rollback()
        with calling_after_commit(), super()._transaction() as session:
            lock_for_writing(session, lock=_lock_of_guest())
            with self._session_data(session) as data:
                yield session, data

    def _session_data(self, session: Session) -> AbstractContextManager[dict[str, JSON]]:
        interface = current_app.session_interface
        assert isinstance(interface, ServerSessions)  # see check_sessions()
        return interface.changing(session.connection())

    def _logged(
        self,
        session: Session,
        spec: ModelSpec,
        key: str,
        field_name: str | None,
        old: JSON,
        new: JSON,
        author: Author,
        idempotency_key: str | None = None,
        reverses: int | None = None,
    ) -> Change:
        if has_request_context():
            places = session.info.setdefault("places", {})
            places[f"{spec.name}/{key}"] = own_path(request.args.get("back") or urlsplit(request.referrer or "").path)
        return super()._logged(session, spec, key, field_name, old, new, author, idempotency_key, reverses)


def discard_after_commit(gone: dict[str, list[int]]) -> None:
    """Delete the pictures *gone*, widths by id, once it is certain that nothing names them."""
    if gone:
        after_commit(partial(guests.discard, gone))


def _lock_of_guest() -> int:
    return int(guests.guest_id()[:15], 16)
