"""The change log: one row for every write, with who, when, old and new."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, Self

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from editable.models import Table, tied

#: What the log calls the order of all records of a model, in the place of a field.
ORDER = "order"


@dataclass(frozen=True)
class Author:
    """Who makes a change, as the change log names them."""

    id: str
    name: str


class Change(Table):
    """One write, as logged. Ids grow in the order of commits."""

    __tablename__ = "editable_change"

    @declared_attr.directive
    def __table_args__(cls) -> tuple[object, ...]:
        return (
            sa.Index("ix_editable_change_record", "model", "key"),
            sa.UniqueConstraint("by_id", "idempotency_key"),
            {"sqlite_autoincrement": True},  # an id is never given out twice, not even after pruning
        )

    id: Mapped[int] = mapped_column(primary_key=True)
    model: Mapped[str] = mapped_column(sa.String(64))
    key: Mapped[str] = mapped_column(sa.String(200))  # "" when the order of all records was changed
    field: Mapped[str | None] = mapped_column(sa.String(64))  # none when a whole record came or went
    old = mapped_column(sa.JSON, nullable=False)  # raw values; of a whole record, its snapshot
    new = mapped_column(sa.JSON, nullable=False)
    by_id: Mapped[str] = mapped_column(sa.String(64))
    by: Mapped[str] = mapped_column(sa.String(200))  # the name as it was then
    at: Mapped[datetime]  # UTC
    reverses: Mapped[int | None] = mapped_column(sa.ForeignKey("editable_change.id"))
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(64))

    @property
    def action(self) -> Literal["saved", "added", "deleted", "ordered"]:
        """What was done: ``saved`` (a field), ``added``, ``deleted`` (a record) or ``ordered`` (all of them)."""
        if self.field is None:
            return "deleted" if self.new is None else "added"
        return "saved" if self.key else "ordered"

    @classmethod
    def of_record(cls, model: str, key: str) -> sa.Select[Self]:
        """The history of one record, newest first."""
        return sa.select(cls).where(cls.model == model, cls.key == key).order_by(cls.id.desc())

    @classmethod
    def since(cls, change_id: int) -> sa.Select[Self]:
        """What happened after the change *change_id*, oldest first."""
        return sa.select(cls).where(cls.id > change_id).order_by(cls.id)

    @classmethod
    def latest_of_field(cls, model: str, key: str, field: str) -> sa.Select[Self]:
        return cls.of_record(model, key).where(cls.field == field).limit(1)

    @classmethod
    def latest_of_order(cls, model: str) -> sa.Select[Self]:
        """What last changed which records there are, or how they are ordered."""
        is_of_order = cls.field.is_(None) | (cls.key == "")
        return sa.select(cls).where(cls.model == model, is_of_order).order_by(cls.id.desc()).limit(1)

    @classmethod
    def writers(cls, model: str) -> sa.Select[int, str, str | None, str, int | None]:
        """Who wrote what of a model's records: id, key, field, author's id, what it reverses; oldest first."""
        facts = sa.select(cls.id, cls.key, cls.field, cls.by_id, cls.reverses)
        return facts.where(cls.model == model).order_by(cls.id)

    @classmethod
    def of_items(cls, model: str) -> sa.Select[Self]:
        """What was added and deleted, newest first."""
        return sa.select(cls).where(cls.model == model, cls.field.is_(None)).order_by(cls.id.desc())

    @classmethod
    def latest_of_record(cls, model: str, key: str) -> sa.Select[Self]:
        return cls.of_record(model, key).limit(1)

    @classmethod
    def greatest_number_added(cls, model: str) -> sa.Select[int]:
        """The greatest key of any record that was ever added, where keys are numbers."""
        return sa.select(sa.func.max(sa.cast(cls.key, sa.Integer))).where(cls.model == model, cls.field.is_(None))

    @classmethod
    def sent_before(cls, author: Author, idempotency_key: str) -> sa.Select[Self]:
        """The change that an earlier copy of the same request made."""
        return sa.select(cls).where(cls.by_id == author.id, cls.idempotency_key == idempotency_key)


def make_change_model(db: SQLAlchemy) -> type[Change]:
    """Return the model in the database of *db*."""
    return tied(Change, db)


def timestamp(moment: datetime) -> str:
    """Return *moment*, a naive UTC datetime, as ISO 8601 with a ``Z``."""
    return moment.isoformat(timespec="seconds") + "Z"


def now() -> datetime:
    """Return the time that a change is logged with: naive UTC, whole microseconds."""
    return datetime.now(UTC).replace(tzinfo=None)
