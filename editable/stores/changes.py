"""The change log: one row for every write, with who, when, old and new."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

#: What the log calls the order of all records of a model, in the place of a field.
ORDER = "order"


def make_change_model(db):
    """Return the ``Change`` model, bound to *db*."""

    class Change(db.Model):
        """One write, as logged. Ids grow in the order of commits."""

        __tablename__ = "editable_change"
        __table_args__ = (
            sa.Index("ix_editable_change_record", "model", "key"),
            sa.UniqueConstraint("by_id", "idempotency_key"),
            {"sqlite_autoincrement": True},  # an id is never given out twice, not even after pruning
        )

        id: Mapped[int] = mapped_column(primary_key=True)
        model: Mapped[str] = mapped_column(sa.String(64))
        key: Mapped[str] = mapped_column(sa.String(200))  # "" when the order of all records was changed
        field: Mapped[str | None] = mapped_column(sa.String(64))  # none when a whole record came or went
        old: Mapped[object] = mapped_column(sa.JSON)  # raw values; of a whole record, its snapshot
        new: Mapped[object] = mapped_column(sa.JSON)
        by_id: Mapped[str] = mapped_column(sa.String(64))
        by: Mapped[str] = mapped_column(sa.String(200))  # the name as it was then
        at: Mapped[datetime]  # UTC
        reverses: Mapped[int | None] = mapped_column(sa.ForeignKey("editable_change.id"))
        idempotency_key: Mapped[str | None] = mapped_column(sa.String(64))

        @property
        def action(self):
            """What was done: ``saved`` (a field), ``added``, ``deleted`` (a record) or ``ordered`` (all of them)."""
            if self.field is None:
                return "deleted" if self.new is None else "added"
            return "saved" if self.key else "ordered"

        @classmethod
        def of_record(cls, model, key):
            """The history of one record, newest first."""
            return sa.select(cls).where(cls.model == model, cls.key == key).order_by(cls.id.desc())

        @classmethod
        def since(cls, change_id):
            """What happened after the change *change_id*, oldest first."""
            return sa.select(cls).where(cls.id > change_id).order_by(cls.id)

        @classmethod
        def latest_of_field(cls, model, key, field):
            return cls.of_record(model, key).where(cls.field == field).limit(1)

        @classmethod
        def latest_of_order(cls, model):
            """What last changed which records there are, or how they are ordered."""
            is_of_order = cls.field.is_(None) | (cls.key == "")
            return sa.select(cls).where(cls.model == model, is_of_order).order_by(cls.id.desc()).limit(1)

        @classmethod
        def writers(cls, model):
            """Who wrote what of a model's records: id, key, field, author's id, what it reverses; oldest first."""
            facts = sa.select(cls.id, cls.key, cls.field, cls.by_id, cls.reverses)
            return facts.where(cls.model == model).order_by(cls.id)

        @classmethod
        def of_items(cls, model):
            """What was added and deleted, newest first."""
            return sa.select(cls).where(cls.model == model, cls.field.is_(None)).order_by(cls.id.desc())

        @classmethod
        def latest_of_record(cls, model, key):
            return cls.of_record(model, key).limit(1)

        @classmethod
        def greatest_number_added(cls, model):
            """The greatest key of any record that was ever added, where keys are numbers."""
            return sa.select(sa.func.max(sa.cast(cls.key, sa.Integer))).where(cls.model == model, cls.field.is_(None))

        @classmethod
        def sent_before(cls, author, idempotency_key):
            """The change that an earlier copy of the same request made."""
            return sa.select(cls).where(cls.by_id == author.id, cls.idempotency_key == idempotency_key)

    return Change


def timestamp(moment):
    """Return *moment*, a naive UTC datetime, as ISO 8601 with a ``Z``."""
    return moment.isoformat(timespec="seconds") + "Z"


def now():
    """Return the time that a change is logged with: naive UTC, whole microseconds."""
    return datetime.now(UTC).replace(tzinfo=None)
