"""Records in the database: read in the request's session, written in a session of their own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa
from flask import g
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.orm.exc import FlushError

from editable.errors import InvalidValue, Refusal
from editable.raw import JSON
from editable.settings.registry import POSITION, ModelSpec
from editable.signals import after_commit, calling_after_commit, changed, send
from editable.stores import Added, Author, Missing, Saved, Stale, rows
from editable.stores.changes import ORDER, Change, now
from editable.stores.etags import etag
from editable.stores.rows import AnySession
from editable.stores.snapshots import Snapshot, are_alike, copied, restored, snapshot

if TYPE_CHECKING:
    from editable.fields import AnyField
    from editable.permissions import Permissions

#: The advisory lock under which PostgreSQL writes one change at a time ("edit" in ASCII).
WRITER_LOCK = 0x65646974

#: What a database says of rows that its rules do not allow.
NOT_ALLOWED = (sa.exc.IntegrityError, FlushError)

BUSY = "Too much is being saved just now, and nothing of this was. Try again in a moment."


class DatabaseStore:
    """Reads and writes records and their change log in one database.

    Writers take turns, so that change ids grow in the order of commits and a
    reader who has seen change *n* has seen all before it.
    """

    #: The least key of a record that is added, where keys are numbers.
    first_key = 1

    def __init__(self, db: SQLAlchemy, change_model: type[Change], permissions: "Permissions") -> None:
        self.permissions = permissions
        self._db = db
        self._Change = change_model

    def get(self, spec: ModelSpec, key: str) -> object | None:
        """Return the record of *spec* with *key*, or None."""
        return _get(self._db.session, spec, key)

    def all(self, spec: ModelSpec) -> list[object]:
        """Return all records of *spec*: by ``position`` where the model has one, else by key."""
        return rows.in_order(self._db.session, spec)

    def order(self, spec: ModelSpec) -> list[str]:
        """Return the keys of all records of *spec*, in their order."""
        return [str(key) for key in self._db.session.scalars(sa.select(spec.key_column).order_by(*spec.ordering))]

    def save(
        self,
        spec: ModelSpec,
        key: str,
        field: "AnyField",
        value: JSON,
        *,
        based_on: Collection[str],
        author: Author,
        idempotency_key: str | None = None,
        reverses: int | None = None,
        also: Iterable[object] = (),
    ) -> Saved:
        """Write one field and log the change, both or neither.

        :param value: The raw value, cleaned.
        :param based_on: The etags the writer may build upon.
        :param also: Further new rows that the value needs, such as a picture's.
        :param idempotency_key: What the writer calls this request; a second copy of it has no further effect.
        :return: :class:`Saved`. A value equal to the stored one is no change, whatever *based_on* says.
        :raise Stale: If the field holds something that *based_on* does not name.
        :raise Missing: If there is no such record.
        """
        with self._writing() as session:
            again = self._sent_as(session, author, idempotency_key, model=spec.name, key=key, field=field.name)
            if again is not None:
                return Saved(again.new, again.id)

            record = _get(session, spec, key) or spec.blank(key)
            if record is None:
                raise Missing
            stored = field.read(record)
            if stored == value:
                return Saved(stored, None)
            if etag(stored) not in based_on:
                raise Stale(stored, _latest(session, self._Change.latest_of_field(spec.name, key, field.name)))

            session.add_all([record, *also])
            field.write(record, value)
            change = self._log(session, spec, key, field.name, stored, value, author, idempotency_key, reverses)
            return Saved(value, change.id)

    def add(
        self,
        spec: ModelSpec,
        values: Mapping[str, JSON],
        *,
        author: Author,
        after: str | None = None,
        idempotency_key: str | None = None,
    ) -> Added:
        """Add a record and log it, both or neither.

        :param values: Cleaned raw values by field name; other fields start with their ``initial``.
        :param after: The key of the record behind which it is placed, or None for the end.
        :return: :class:`Added`.
        :raise InvalidValue: If there is no record *after*.
        """
        with self._writing() as session:
            again = self._added_before(session, spec, author, idempotency_key)
            if again is not None:
                return again

            return self._put_in(session, spec, _new_record(spec, values), after, author, idempotency_key)

    def add_all(
        self, spec: ModelSpec, many: Iterable[Mapping[str, JSON]], *, author: Author, idempotency_keys: Iterable[str]
    ) -> list[str]:
        """Add records behind all others and log each, all or none.

        :param many: For each its cleaned raw values by field name, as for :meth:`add`.
        :param idempotency_keys: What the writer calls each addition; none may have been used before.
        :return: Their keys.
        """
        with self._writing() as session:
            records = [_new_record(spec, values) for values in many]
            self._give_fresh_keys(session, spec, records)
            rows.append(session, spec, records)
            for record, name in zip(records, idempotency_keys, strict=True):
                self._logged(session, spec, spec.key_of(record), None, None, snapshot(spec, record), author, name)
            session.flush()
            return [spec.key_of(record) for record in records]

    def copy(self, spec: ModelSpec, key: str, *, author: Author, idempotency_key: str | None = None) -> Added:
        """Add a copy of a record right behind it, and log it.

        :return: :class:`Added`.
        :raise Missing: If there is no such record.
        """
        with self._writing() as session:
            again = self._added_before(session, spec, author, idempotency_key)
            if again is not None:
                return again

            copy = copied(spec, _existing(session, spec, key))
            return self._put_in(session, spec, copy, key, author, idempotency_key)

    def delete(
        self,
        spec: ModelSpec,
        key: str,
        *,
        author: Author,
        idempotency_key: str | None = None,
        reverses: int | None = None,
        as_left: Snapshot | None = None,
    ) -> int:
        """Delete a record and log all it held.

        :param as_left: A snapshot; the record is deleted only if it is still like that.
        :return: The id of the change.
        :raise Missing: If there is no such record.
        :raise Stale: If it is not as *as_left* shows it.
        """
        with self._writing() as session:
            this = {"model": spec.name, "key": key, "field": None, "action": "deleted"}
            again = self._sent_as(session, author, idempotency_key, **this)
            if again is not None:
                return again.id

            record = _existing(session, spec, key)
            if as_left is not None and not are_alike(snapshot(spec, record), as_left):
                latest = _latest(session, self._Change.latest_of_record(spec.name, key))
                raise Stale(snapshot(spec, record), latest)
            old = rows.remove(session, spec, record)
            return self._log(session, spec, key, None, old, None, author, idempotency_key, reverses).id

    def restore(
        self,
        spec: ModelSpec,
        key: str,
        taken: Snapshot,
        *,
        author: Author,
        idempotency_key: str | None = None,
        reverses: int | None = None,
    ) -> int:
        """Bring back a deleted record as the snapshot *taken* of it says, in its place, and log it.

        :return: The id of the change.
        :raise InvalidValue: If there is a record with its key.
        """
        with self._writing() as session:
            this = {"model": spec.name, "key": key, "field": None, "action": "added"}
            again = self._sent_as(session, author, idempotency_key, **this)
            if again is not None:
                return again.id

            if _get(session, spec, key) is not None:
                raise InvalidValue("taken", "This is back already.")
            record = restored(spec, taken)
            position = taken.get(POSITION)
            rows.add(session, spec, record, position if isinstance(position, int) else 0)
            return self._log(
                session, spec, key, None, None, snapshot(spec, record), author, idempotency_key, reverses
            ).id

    def reorder(
        self,
        spec: ModelSpec,
        keys: Sequence[str],
        *,
        author: Author,
        based_on: Collection[str] = (),
        as_left: Sequence[str] | None = None,
        idempotency_key: str | None = None,
        reverses: int | None = None,
    ) -> Saved:
        """Rearrange records and log the whole order, both or neither.

        :param keys: Of the records to rearrange, in their new order; together they keep the places they had.
        :param based_on: The etags of the whole order that the writer may build upon.
        :param as_left: Keys; an order in which these still stand in this sequence may be built upon too.
        :return: :class:`Saved`, whose value is the whole order. An order as it was is no change, whatever *based_on*.
        :raise Stale: If the order is one that *based_on* does not name.
        :raise InvalidValue: If one of *keys* is nobody's.
        """
        with self._writing() as session:
            again = self._sent_as(session, author, idempotency_key, model=spec.name, key="", field=ORDER)
            if again is not None:
                return Saved(again.new, again.id)

            records = {spec.key_of(record): record for record in rows.in_order(session, spec)}
            old = list(records)
            new = rows.rearranged(old, keys) if records.keys() >= set(keys) else None
            if new == old:
                return Saved(old, None)
            if etag(old) not in based_on and not (as_left and rows.is_in_sequence(old, as_left)):
                raise Stale(old, _latest(session, self._Change.latest_of_order(spec.name)))
            if new is None:
                raise InvalidValue("unknown_key", "One of these is not there any more. Reload the page.")

            rows.number(spec, [records[key] for key in new])
            change = self._log(session, spec, "", ORDER, old, new, author, idempotency_key, reverses)
            return Saved(new, change.id)

    def keep(self, *rows: object) -> None:
        """Add rows that no field holds yet, such as a picture for rich text."""
        with self._writing() as session:
            session.add_all(rows)

    def change(self, change_id: int) -> Change | None:
        """Return the logged change with this id, or None."""
        return self._reading_log().get(self._Change, change_id)

    def sent_before(self, author: Author, idempotency_key: str) -> Change | None:
        """Return the change that an earlier copy of this request made, or None."""
        return self._sent_before(self._reading_log(), author, idempotency_key)

    def history(self, spec: ModelSpec, key: str, limit: int = 100) -> Sequence[Change]:
        """Return the changes of one record, newest first, at most *limit*."""
        return self._reading_log().scalars(self._Change.of_record(spec.name, key).limit(limit)).all()

    def writers(self, spec: ModelSpec) -> dict[tuple[str, str | None], str | None]:
        """Return the ids of those who wrote last: by key and field name, or None instead of it for who added it.

        What its writer has taken back counts as never written.
        """
        last: dict[tuple[str, str | None], str | None] = {}
        before: dict[int | None, tuple[str | None, str | None]] = {}
        for change, key, field, by, reverses in self._reading_log().execute(self._Change.writers(spec.name)):
            own = before.get(reverses, (None, None))
            before[change] = by, last.get((key, field))
            last[key, field] = own[1] if own[0] == by else by
        return last

    def last_deleted(self, spec: ModelSpec) -> Change | None:
        """Return the change that deleted a record of *spec* last that is not back, or None; looks back twenty."""
        changes = self._reading_log().scalars(self._Change.of_items(spec.name).limit(20))
        return next((c for c in changes if c.action == "deleted" and self.get(spec, c.key) is None), None)

    def changes_since(self, change_id: int, limit: int = 500) -> Sequence[Change]:
        """Return the changes after *change_id*, oldest first, at most *limit*."""
        return self._reading_log().scalars(self._Change.since(change_id).limit(limit)).all()

    def generation(self) -> int:
        """Return a number that grows with every change."""
        return self._db.session.scalar(sa.select(sa.func.max(self._Change.id))) or 0

    def begin_reading(self, session: Session, transaction: SessionTransaction, connection: sa.Connection) -> None:
        """Called when a transaction begins."""

    def end_reading(self, session: Session) -> None:
        """Called when a transaction is about to be committed."""

    def note_visit(self) -> None:
        """Called at every request."""

    def sweep(self) -> int:
        """Forget the guests whose time is over, and return how many: here there are none."""
        return 0

    def _reading_log(self) -> AnySession:
        """The session that reads the change log."""
        return self._db.session

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that is written within be one write: all of it or nothing.

        Within another one, it is part of that: what failed here is undone only if the exception leaves both.
        """
        outermost = "editable_writing" not in g
        with self._writing() as session:
            g.editable_writing = session
            try:
                yield
            finally:
                if outermost:
                    del g.editable_writing
                    self._db.session.rollback()  # what was read meanwhile is old now

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A session whose transaction is the only one that writes; commits at the end of what is written together."""
        if "editable_writing" in g:
            yield g.editable_writing
            return
        with self._writing_alone() as session:
            yield session

    @contextmanager
    def _writing_alone(self) -> Iterator[Session]:
        # Ends what this request has read: it would be old afterwards, and a request that
        # holds one connection while it waits for a second can wait for ever.
        self._db.session.rollback()
        try:
            with calling_after_commit(), self._transaction() as session, self._taking_turns(session):
                yield session
                session.flush()
                for change in session.info.get("changes", ()):
                    session.expunge(change)  # or its facts could not be read once the transaction has ended
        except NOT_ALLOWED:
            raise InvalidValue(
                "not_allowed", "This does not fit the rest of the site: it holds what another has, or others need it."
            ) from None

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with self._db.session.session_factory() as session, session.begin():
            yield session

    @contextmanager
    def _taking_turns(self, session: Session) -> Iterator[None]:
        lock_for_writing(session)
        yield

    def _put_in(
        self,
        session: Session,
        spec: ModelSpec,
        record: object,
        after: str | None,
        author: Author,
        idempotency_key: str | None,
    ) -> Added:
        """Give a new *record* its key and its place, and log it."""
        order = [spec.key_of(other) for other in rows.in_order(session, spec)]
        if after is not None and after not in order:
            raise InvalidValue("unknown_key", "What this should stand behind is not there any more. Reload the page.")
        index = len(order) if after is None else order.index(after) + 1

        self._give_fresh_keys(session, spec, [record])
        rows.add(session, spec, record, index)
        key = spec.key_of(record)
        change = self._log(session, spec, key, None, None, snapshot(spec, record), author, idempotency_key)
        return Added(key, change.id)

    def _give_fresh_keys(self, session: Session, spec: ModelSpec, records: Iterable[object]) -> None:
        """Let no record have the key of one that was deleted, as SQLite would: open pages and the log still name it."""
        if spec.has_numbers_for_keys and session.connection().dialect.name == "sqlite":
            greatest = session.scalar(sa.select(sa.func.max(spec.key_column))) or 0
            ever = session.scalar(self._Change.greatest_number_added(spec.name)) or 0
            for key, record in enumerate(records, max(greatest + 1, ever + 1, self.first_key)):
                setattr(record, spec.key_name, key)

    def _sent_before(self, session: AnySession, author: Author, idempotency_key: str | None) -> Change | None:
        if idempotency_key is None:
            return None
        return session.scalar(self._Change.sent_before(author, idempotency_key))

    def _sent_as(self, session: Session, author: Author, idempotency_key: str | None, **facts: object) -> Change | None:
        """Return the change that an earlier copy of this request made, or None.

        :param facts: What is so of every change that such a request makes.
        :raise Refusal: If the earlier request was another.
        """
        change = self._sent_before(session, author, idempotency_key)
        if change is not None and any(getattr(change, name) != fact for name, fact in facts.items()):
            raise Refusal(422, "key_reused", "This Idempotency-Key belongs to an earlier request for something else.")
        return change

    def _added_before(
        self, session: Session, spec: ModelSpec, author: Author, idempotency_key: str | None
    ) -> Added | None:
        change = self._sent_as(session, author, idempotency_key, model=spec.name, action="added")
        return Added(change.key, change.id) if change else None

    def _log(
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
        change = self._logged(session, spec, key, field_name, old, new, author, idempotency_key, reverses)
        session.flush()
        return change

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
        """Add a change to *session*, and return it; it has its id after the next flush."""
        change = self._Change(
            model=spec.name,
            key=key,
            field=field_name,
            old=old,
            new=new,
            by_id=author.id,
            by=author.name,
            at=now(),
            idempotency_key=idempotency_key,
            reverses=reverses,
        )
        session.add(change)
        changes = session.info.setdefault("changes", [])
        if not changes:
            after_commit(partial(send, changed, changes=changes))
        changes.append(change)
        return change


def lock_for_writing(session: Session, lock: int = WRITER_LOCK) -> None:
    """Make *session*, at the start of its transaction, the only writer until it ends.

    :param lock: PostgreSQL lets those with another number write at the same time.
    :raise Refusal: 503, if the database does not let it in: with SQLite, after the ``busy_timeout``.
    """
    try:
        connection = session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
    except sa.exc.OperationalError as error:
        raise Refusal(503, "busy", BUSY, headers={"Retry-After": "1"}) from error
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.cast(lock, sa.BigInteger))))


def lock_for_reading(session: Session) -> None:
    """Let no store write the records until the transaction of *session* ends; many may hold them at once.

    SQLite needs no more than :func:`lock_for_writing`.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock_shared(sa.cast(WRITER_LOCK, sa.BigInteger))))


def _new_record(spec: ModelSpec, values: Mapping[str, JSON]) -> object:
    record = spec.cls()
    for name, field in spec.fields.items():
        field.write(record, values.get(name, field.initial))
    return record


def _get(session: AnySession, spec: ModelSpec, key: str) -> object | None:
    identity = spec.identity(key)
    return None if identity is None else session.get(spec.cls, identity)


def _existing(session: Session, spec: ModelSpec, key: str) -> object:
    record = _get(session, spec, key)
    if record is None:
        raise Missing
    return record


def _latest(session: Session, query: sa.Select[Change]) -> Change | None:
    """Return the change that *query* finds, for use after the session has ended."""
    change = session.scalar(query)
    if change is not None:
        session.expunge(change)
    return change
