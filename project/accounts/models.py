"""The people who may sign in, and the links that let them in once."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from flask_login import UserMixin
from sqlalchemy.orm import Mapped, mapped_column, validates
from werkzeug.security import check_password_hash, generate_password_hash

from project.extensions import db

LONGEST_EMAIL = 254  # characters, as mail servers have it
LONGEST_NAME = 120

# A hash that no password has. It is checked for people without a password and for
# people without an account, so that the time taken does not tell who has one.
NO_HASH = "scrypt:32768:8:1$nobody$" + "0" * 128


def utc_now():
    return datetime.now(UTC).replace(tzinfo=None)


def new_stamp():
    return secrets.token_hex(16)


class User(UserMixin, db.Model):
    """Someone who may sign in and edit. The owner also gets the site's mail."""

    __table_args__ = {"info": {"overlaid": False}}  # no sandbox has a copy

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(LONGEST_EMAIL), unique=True)  # always in lower case
    name: Mapped[str] = mapped_column(sa.String(LONGEST_NAME))
    password_hash: Mapped[str | None] = mapped_column(sa.String(255))  # none: signs in by link only
    is_owner: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)  # UTC
    session_stamp: Mapped[str] = mapped_column(sa.String(32), default=new_stamp)  # a new one ends all sessions

    @validates("email")
    def _in_lower_case(self, key, email):
        return as_stored(email)

    @classmethod
    def owner(cls):
        """The site's first owner, or None while there is none."""
        return db.session.scalar(sa.select(cls).where(cls.is_owner).order_by(cls.id).limit(1))

    @classmethod
    def has_other_owner(cls, user):
        """Tell whether the site would still have an owner without *user*."""
        return db.session.scalar(sa.select(sa.exists().where(cls.is_owner, cls.id != user.id)))

    @classmethod
    def with_email(cls, email):
        """Whoever has this address, however it is typed, or None."""
        return db.session.scalar(sa.select(cls).where(cls.email == as_stored(email)))

    @classmethod
    def with_password(cls, email, password):
        """Whoever has this address and this password, or None, always after the same work."""
        user = cls.with_email(email)
        known_hash = user.password_hash if user and user.password_hash else NO_HASH
        return user if check_password_hash(known_hash, password) else None

    def set_password(self, password):
        """Take *password* (None: no password) from now on, and end what was begun with the old one."""
        self.password_hash = generate_password_hash(password) if password is not None else None
        self.session_stamp = new_stamp()
        db.session.execute(sa.delete(SignInLink).where(SignInLink.user_id == self.id))


class SignInLink(db.Model):
    """A link that signs one person in, once. The link itself is known to its reader only."""

    __table_args__ = {"info": {"overlaid": False}}

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]  # UTC
    used_at: Mapped[datetime | None]  # UTC


def as_stored(email):
    """Return *email* as the database holds it, so that ``Dot@`` and ``dot@`` are one person."""
    # PostgreSQL holds no NUL; no address has one, so the rest matches nobody.
    return email.strip().lower().replace("\0", "\N{REPLACEMENT CHARACTER}")
