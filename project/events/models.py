"""Events."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import current_app, url_for
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from editable.locale import site_now
from project.addresses import slug_of
from project.extensions import db, editable

MINUTE = timedelta(minutes=1)


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
    summary: Mapped[str] = mapped_column(sa.String(600), default="", server_default="")
    about: Mapped[str] = mapped_column(sa.Text, default="", server_default="")  # rich text
    picture: Mapped[dict | None] = mapped_column(sa.JSON)

    @hybrid_property
    def last_moment(self):
        """The last time that is known of it; of whole days, the last one's first."""
        return self.ends_at or self.starts_at

    @last_moment.inplace.expression
    @classmethod
    def _last_moment(cls):
        return sa.func.coalesce(cls.ends_at, cls.starts_at)

    @property
    def is_over(self):
        """Whether it is over; what lasts all day, or nobody knows how long, is over at midnight."""
        now = clock()
        if self.is_all_day or self.last_moment == self.starts_at:
            return self.last_moment < midnight(now)
        return self.last_moment <= now

    @property
    def is_cancelled(self):
        return self.status == "cancelled"

    @property
    def is_bookable(self):
        """Whether visitors are offered the booking link; what is sold out may have returns, or a list to wait on."""
        now = clock()
        is_too_early = self.sale_starts_on is not None and now.date() < self.sale_starts_on
        is_too_late = self.is_over or (self.sale_ends_at is not None and self.sale_ends_at <= now)
        return not self.is_cancelled and not is_too_early and not is_too_late

    @property
    def is_public(self):
        """Whether visitors are shown it."""
        return editable.registry.spec_of(self).is_for_visitors(self)

    @property
    def path(self):
        """The address of its own page; the words in it may change, the number stays."""
        return url_for("events.show", event_id=self.id, slug=slug_of(self.title))

    @classmethod
    def upcoming(cls):
        """What is not over yet, soonest first."""
        return db.session.scalars(sa.select(cls).where(~cls._over()).order_by(cls.starts_at, cls.id)).all()

    @classmethod
    def past(cls):
        """What is over, latest first."""
        query = sa.select(cls).where(cls._over()).order_by(cls.starts_at.desc(), cls.id.desc())
        return db.session.scalars(query).all()

    @classmethod
    def _over(cls):
        """The SQL of :attr:`is_over`."""
        now = clock()
        ends_at_midnight = cls.is_all_day | (cls.last_moment == cls.starts_at)
        return sa.case((ends_at_midnight, cls.last_moment < midnight(now)), else_=cls.last_moment <= now)

    def values_next_year(self):
        """Return the raw values of the same event 52 weeks later, on the same day of the week, open for booking."""
        fields = editable.registry.spec_of(self).fields
        values = {name: field.read(self) for name, field in fields.items()}
        return values | {
            "when": {name: later(value) for name, value in values["when"].items()},
            "sale_starts_on": later(values["sale_starts_on"]),
            "sale_ends_at": later(values["sale_ends_at"]),
            "status": fields["status"].initial,
        }


def later(value, by=timedelta(weeks=52)):
    """Return a raw date or datetime that much later; anything else as it is."""
    if not isinstance(value, str):
        return value
    day, _, clock = value.partition("T")
    return "T".join(filter(None, [(date.fromisoformat(day) + by).isoformat(), clock]))


def midnight(moment):
    """Return the midnight with which the day of *moment* began."""
    return moment.replace(hour=0, minute=0)


def clock():
    """Return the latest time that the site's clock has shown.

    That is now, but in the hour that comes twice in autumn: what was over the
    first time must not come back. Until that hour has passed again, its last minute counts.
    """
    now = site_now()
    while now.fold and _comes_twice(now + MINUTE):
        now = (now + MINUTE).replace(fold=1)
    return now


def _comes_twice(moment):
    zone = ZoneInfo(current_app.config["SITE_TIMEZONE"])
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first > second
