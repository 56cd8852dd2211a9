"""Records in the database: read in the request's session, written in a session of their own."""

from contextlib import contextmanager

import sqlalchemy as sa

from editable.changes import now
from editable.errors import Refusal
from editable.etags import etag
from editable.stores import Missing, Saved, Stale

#: The advisory lock under which PostgreSQL writes one change at a time ("edit" in ASCII).
WRITER_LOCK = 0x65646974


class DatabaseStore:
    """Reads and writes records and their change log in one database.

    Writers take turns, so that change ids grow in the order of commits and a
    reader who has seen change *n* has seen all before it.
    """

    def __init__(self, db, change_model):
        self._db = db
        self._Change = change_model

    def get(self, spec, key):
        """Return the record of *spec* with *key*, or None."""
        return _get(self._db.session, spec, key)

    def all(self, spec):
        """Return all records of *spec*: by ``position`` where the model has one, else by key."""
        order = getattr(spec.cls, "position", None)
        columns = [order] if order is not None else []
        return self._db.session.scalars(sa.select(spec.cls).order_by(*columns, *sa.inspect(spec.cls).primary_key)).all()

    def save(self, spec, key, field, value, *, based_on, author, idempotency_key=None, reverses=None, also=()):
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
            sent_before = self._sent_before(session, author, idempotency_key)
            if sent_before is not None:
                return _answer_again(sent_before, spec, key, field)

            record = _get(session, spec, key) or spec.blank(key)
            if record is None:
                raise Missing
            stored = field.read(record)
            if stored == value:
                return Saved(stored, None)
            if etag(stored) not in based_on:
                raise Stale(stored, self._latest(session, spec, key, field))

            session.add_all([record, *also])
            field.write(record, value)
            change = self._log(session, spec, key, field.name, stored, value, author, idempotency_key, reverses)
            return Saved(value, change.id)

    def add(self, spec, values, author):
        """Add a record with *values*, cleaned raw values by field name, and return its key."""
        with self._writing() as session:
            record = spec.cls()
            if hasattr(spec.cls, "position"):
                record.position = session.scalar(sa.select(sa.func.count()).select_from(spec.cls))
            for name, value in values.items():
                spec.fields[name].write(record, value)
            session.add(record)
            session.flush()
            key = spec.key_of(record)
            self._log(session, spec, key, None, None, values, author)
            return key

    def keep(self, *rows):
        """Add rows that no field holds yet, such as a picture for rich text."""
        with self._writing() as session:
            session.add_all(rows)

    def change(self, change_id):
        """Return the logged change with this id, or None."""
        return self._db.session.get(self._Change, change_id)

    def sent_before(self, author, idempotency_key):
        """Return the change that an earlier copy of this request made, or None."""
        return self._sent_before(self._db.session, author, idempotency_key)

    def history(self, spec, key, limit=100):
        """Return the changes of one record, newest first, at most *limit*."""
        return self._db.session.scalars(self._Change.of_record(spec.name, key).limit(limit)).all()

    def changes_since(self, change_id, limit=500):
        """Return the changes after *change_id*, oldest first, at most *limit*."""
        return self._db.session.scalars(self._Change.since(change_id).limit(limit)).all()

    def generation(self):
        """Return a number that grows with every change."""
        return self._db.session.scalar(sa.select(sa.func.max(self._Change.id))) or 0

    @contextmanager
    def _writing(self):
        """A session whose transaction is the only one that writes; commits at the end."""
        # Ends what this request has read: it would be old afterwards, and a request that
        # holds one connection while it waits for a second can wait for ever.
        self._db.session.commit()
        with self._db.session.session_factory() as session, session.begin():
            take_the_pen(session)
            yield session

    def _sent_before(self, session, author, idempotency_key):
        if idempotency_key is None:
            return None
        return session.scalar(self._Change.sent_before(author, idempotency_key))

    def _latest(self, session, spec, key, field):
        change = session.scalar(self._Change.latest_of_field(spec.name, key, field.name))
        if change is not None:
            session.expunge(change)
        return change

    def _log(self, session, spec, key, field_name, old, new, author, idempotency_key=None, reverses=None):
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
        session.flush()
        return change


def take_the_pen(session):
    """Make *session*, at the start of its transaction, the only writer until it ends."""
    connection = session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))


def _answer_again(change, spec, key, field):
    if (change.model, change.key, change.field) != (spec.name, key, field.name):
        raise Refusal(422, "key_reused", "This Idempotency-Key belongs to an earlier save of another field.")
    return Saved(change.new, change.id)


def _get(session, spec, key):
    identity = spec.identity(key)
    return None if identity is None else session.get(spec.cls, identity)
