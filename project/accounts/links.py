"""One-time links: whoever follows one is signed in, once, within fifteen minutes."""

import hashlib
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app

from project.accounts.models import SignInLink, User, utc_now
from project.extensions import db

LIFETIME = timedelta(minutes=15)


def new_link(user):
    """Return a new absolute URL, below ``SITE_URL``, that signs *user* in."""
    token = secrets.token_urlsafe(32)
    now = utc_now()
    link = {"token_hash": _hash(token), "user_id": user.id, "expires_at": now + LIFETIME}
    with _writing() as connection:
        connection.execute(sa.delete(SignInLink).where(SignInLink.expires_at < now))
        connection.execute(sa.insert(SignInLink).values(link))
    return _absolute_url("accounts.follow_link", token=token)


def use_link(token):
    """Use up the link with *token* and return its user, or None if it is used, expired or unknown."""
    now = utc_now()
    claim = (
        sa.update(SignInLink)
        .where(SignInLink.token_hash == _hash(token), SignInLink.used_at.is_(None), SignInLink.expires_at > now)
        .values(used_at=now)
        .returning(SignInLink.user_id)
    )
    with _writing() as connection:
        user_id = connection.scalar(claim)  # of two who follow one link, the database lets one through
    return db.session.get(User, user_id) if user_id is not None else None


def _writing():
    """A transaction of its own, begun as a write, so that SQLite makes it wait instead of failing."""
    return db.engine.execution_options(sqlite_begin="IMMEDIATE").begin()


def _hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def _absolute_url(endpoint, **values):
    site = urlsplit(current_app.config["SITE_URL"])
    urls = current_app.url_map.bind(site.netloc, script_name=site.path or "/", url_scheme=site.scheme)
    return urls.build(endpoint, values, force_external=True)
