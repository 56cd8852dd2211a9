"""Events."""

from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from editable.locale import site_now
from project.extensions import db


class Event(db.Model):
    """Something people can come to. All times are the venue's own clock."""

    id: Mapped[int] = mapped_column(primary_key=True)
    hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # from visitors
    title: Mapped[str] = mapped_column(sa.String(200))
    place: Mapped[str] = mapped_column(sa.String(200), default="")
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime | None]
    is_all_day: Mapped[bool] = mapped_column(default=False)
    doors_at: Mapped[time | None]
    status: Mapped[str] = mapped_column(sa.String(20), default="on_sale")
    price: Mapped[float | None] = mapped_column(sa.Numeric(8, 2, asdecimal=False))
    access: Mapped[list] = mapped_column(sa.JSON, default=list)
    needs_cushion: Mapped[bool] = mapped_column(default=False)
    booking: Mapped[dict | None] = mapped_column(sa.JSON)
    sale_starts_on: Mapped[date | None]
    sale_ends_at: Mapped[datetime | None]

    @classmethod
    def upcoming(cls):
        """What is not over yet, soonest first; what lasts all day is over at midnight."""
        now = site_now()
        midnight = now.replace(hour=0, minute=0)
        last_moment = sa.func.coalesce(cls.ends_at, cls.starts_at)
        is_ahead = sa.or_(
            last_moment >= now, sa.and_(sa.or_(cls.is_all_day, cls.ends_at.is_(None)), last_moment >= midnight)
        )
        return db.session.scalars(sa.select(cls).where(is_ahead).order_by(cls.starts_at, cls.id)).all()
