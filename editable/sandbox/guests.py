"""Guests of a sandbox: what each one's session holds, within what bounds, and for how long.

Under :data:`KEPT` a session has ``patch`` (see ``overlay.py``), ``places`` (the page where each thing was changed) and
``seen`` (the last visit). The database knows no more of a guest than how much that is.
"""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from time import time

import sqlalchemy as sa
from flask import current_app, session
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, mapped_column

from editable.errors import Refusal
from editable.models import Table, tied
from editable.pictures.media import pictures
from editable.stores.changes import now

#: The name of a guest's changes in the session.
KEPT = "sandbox"

#: Seconds between two notes that say no more than "still here".
SIGN_OF_LIFE = 3600

#: How many changes a guest's own log remembers for undoing, while there is room for more than the last one.
LOG_LENGTH = 100

#: Seconds for which a picture may wait for the text that will show it.
WAITING = 3600

BOUNDS = {
    "SANDBOX_DAYS": 7,  # without a visit, then it ends
    "SANDBOX_BYTES": 256 * 1024,  # of a guest's words
    "SANDBOX_ITEMS": 100,  # that a guest may add
    "SANDBOX_PICTURES": 20,  # of a guest
    "SANDBOX_TOTAL_BYTES": 1024**3,  # of all guests, pictures included
}


class Guest(Table):
    """A session that holds changes."""

    __tablename__ = "editable_guest"
    __table_args__ = {"info": {"overlaid": False}}

    id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)  # a hash of the session's
    bytes: Mapped[int] = mapped_column(default=0)  # of words and pictures
    pictures: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # the widths of each, by id
    seen_at: Mapped[datetime] = mapped_column(default=now, index=True)  # UTC

    @classmethod
    def bytes_of_others(cls, guest_id):
        return sa.select(sa.func.coalesce(sa.func.sum(cls.bytes), 0)).where(cls.id != guest_id)

    @classmethod
    def not_seen_since(cls, moment):
        return sa.select(cls).where(cls.seen_at < moment)


def make_guest_model(db: SQLAlchemy) -> type[Guest]:
    """Return the model in the database of *db*."""
    return tied(Guest, db)


def guest_id():
    """Return what the database calls the guest of this request: it tells nobody how to come back as that guest."""
    return sha256(f"guest:{session.sid}".encode()).hexdigest()


def kept():
    """Return what this request's session keeps of its guest, empty where that is nothing."""
    return session.get(KEPT) or {}


def patch_in(data):
    """Return what the guest has changed whose session *data* is."""
    return data.get(KEPT, {}).get("patch", {})


class Guests:
    """Keeps what guests change, for a store whose transactions it takes part in.

    :param model: The ``Guest`` model.
    :param lists: The names of the tables whose rows are items.
    """

    def __init__(self, model, log, media, lists):
        self._Guest = model
        self._log, self._media, self._lists = log, media, lists

    def keep(self, transaction, data, patch, places):
        """Take *patch* into *data*, a session, and note in the database how much that is now.

        :return: The pictures that nothing needs any more: their widths, by id.
        :raise Refusal: 413 or 429, if it is beyond a bound.
        """
        before = data.get(KEPT, {})
        patch = self._without_waste(patch, before.get("patch", {}))
        after = {"patch": patch, "places": before.get("places", {}) | places, "seen": int(time())}
        self._check_own(before, after)

        guest = transaction.get(self._Guest, guest_id()) or self._Guest(id=guest_id(), bytes=0, pictures={})
        rows = dict(_added(patch, self._media))
        size = _size(after) + sum(row["bytes"] for row in rows.values())
        if self._count_bytes(before) < self._count_bytes(after) or rows.keys() - guest.pictures.keys():
            self._check_all(transaction, size)
        gone = {media: widths for media, widths in guest.pictures.items() if media not in rows}
        guest.bytes, guest.seen_at = size, now()
        guest.pictures = {media: row["widths"] for media, row in rows.items()}
        transaction.add(guest)
        data[KEPT] = after
        return gone

    def forget(self, transaction, data):
        """Take all changes out of *data*, a session.

        :return: The pictures that nothing needs any more: their widths, by id.
        """
        data.clear()
        guest = transaction.get(self._Guest, guest_id())
        if guest is None:
            return {}
        transaction.delete(guest)
        return guest.pictures

    def note_visit(self, transaction, data):
        """Let the sandbox in *data*, a session, live on from now."""
        if KEPT in data:
            data[KEPT]["seen"] = int(time())
            guest = transaction.get(self._Guest, guest_id())
            if guest is not None:
                guest.seen_at = now()

    def sweep(self, transaction):
        """Forget the guests whose time is over.

        :return: How many they are, and their pictures: widths, by id.
        """
        # An hour after their sessions have ended: none that is still read may lose its pictures.
        stay = timedelta(days=current_app.config["SANDBOX_DAYS"], seconds=SIGN_OF_LIFE)
        guests = transaction.scalars(self._Guest.not_seen_since(now() - stay)).all()
        gone = {media: widths for guest in guests for media, widths in guest.pictures.items()}
        for guest in guests:
            transaction.delete(guest)
        return len(guests), gone

    def _without_waste(self, patch, before):
        """*patch* without old entries of the log, and without pictures that nothing in it shows any more."""
        log, pictures, site = self._parts(patch)
        log = log[-LOG_LENGTH:]
        while True:
            kept = self._joined(log, self._needed(pictures, log, site, before), site)
            if len(log) <= 1 or not self._is_beyond(kept):
                return kept
            log = log[1:]

    def _needed(self, pictures, log, site, before):
        """Those of *pictures* that are shown or can be brought back, and those that wait for their text."""
        shown, shown_before = _names(log, site), _names(*self._parts(before)[::2])
        waiting = (now() - timedelta(seconds=WAITING)).isoformat()
        return [
            [key, row]
            for key, row in pictures
            if row["id"] in shown or (row["id"] not in shown_before and row["created_at"] > waiting)
        ]

    def _is_beyond(self, patch):
        """Tell whether the guest has to do without some of the log."""
        bounds = current_app.config
        return _size(patch) > bounds["SANDBOX_BYTES"] or len(_added(patch, self._media)) > bounds["SANDBOX_PICTURES"]

    def _parts(self, patch):
        """The three parts of *patch*: entries of the log, pictures, and what differs on the site itself."""
        site = {name: parts for name, parts in patch.items() if name not in (self._log, self._media)}
        return patch.get(self._log, {}).get("added", []), patch.get(self._media, {}).get("added", []), site

    def _joined(self, log, pictures, site):
        own = {self._log: log, self._media: pictures}
        return site | {name: {"added": rows} for name, rows in own.items() if rows}

    def _check_own(self, before, after):
        bounds = current_app.config
        for size, bound, what in (
            (self._count_bytes, bounds["SANDBOX_BYTES"], "Your copy of the site holds as much as one may here."),
            (self._count_items, bounds["SANDBOX_ITEMS"], f"Your copy may have {bounds['SANDBOX_ITEMS']} new entries."),
            (self._count_pictures, bounds["SANDBOX_PICTURES"], f"You may add {bounds['SANDBOX_PICTURES']} pictures."),
        ):
            if size(before) < size(after) > bound:
                raise Refusal(413, "sandbox_full", f"{what} Take something back, or start over.")

    def _check_all(self, transaction, size):
        others = transaction.scalar(self._Guest.bytes_of_others(guest_id()))
        if others + size > current_app.config["SANDBOX_TOTAL_BYTES"]:
            message = "So many people are trying this out that there is no room left. Come back tomorrow."
            raise Refusal(429, "sandboxes_full", message, headers={"Retry-After": "3600"})

    def _count_bytes(self, kept):
        """The log does not count: it gives way, down to what undoes the last change."""
        _, pictures, site = self._parts(kept.get("patch", {}))
        return _size(kept | {"patch": self._joined([], pictures, site)})

    def _count_items(self, kept):
        return sum(len(_added(kept.get("patch", {}), name)) for name in self._lists)

    def _count_pictures(self, kept):
        """Nor do those count that only the log shows."""
        log, pictures, site = self._parts(kept.get("patch", {}))
        shown, undone = _names(site), _names(log)
        return sum(row["id"] in shown or row["id"] not in undone for _, row in pictures)


def discard(gone):
    """Delete the files of the pictures *gone*: their widths, by id."""
    for media_id, widths in gone.items():
        pictures().guest_storage.delete(media_id, widths)


def _added(patch, table):
    """The rows of *table* that *patch* adds: pairs of key and values."""
    return [(key[0], row) for key, row in patch.get(table, {}).get("added", [])]


def _names(*parts):
    """A text in which each picture is named that *parts* show."""
    return json.dumps(parts)


def _size(kept):
    return len(json.dumps(kept))
