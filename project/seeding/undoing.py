"""Takes a whole run of seeding back: what it cleared comes again, what it filled is as it was before."""

import sqlalchemy as sa

from editable.errors import InvalidValue
from editable.stores import Author, Missing, Stale
from editable.stores.etags import etag
from project.extensions import db, editable
from project.seeding.filling import RUN


def undo_last():
    """Undo the last run of seeding that was not undone yet, in one write.

    :return: How many changes were undone, and how many were not, because somebody has built upon them; None where
        there is no run to undo.
    """
    changes = _last_run()
    if not changes:
        return None
    undone = 0
    with editable.store.together():
        for change in changes:
            try:
                UNDO[change.action](editable.registry.get(change.model), change)
                undone += 1
            except (Missing, Stale, InvalidValue):
                pass  # it is somebody else's by now
    return undone, len(changes) - undone


def _last_run():
    """The changes of the run, newest first."""
    Change = editable.Change
    reversed_ones = sa.select(Change.reverses).where(Change.reverses.is_not(None))
    ours = sa.select(Change).where(Change.idempotency_key.startswith(RUN)).order_by(Change.id.desc())
    last = db.session.scalar(ours.where(Change.id.not_in(reversed_ones)).limit(1))
    if last is None:
        return []
    run = last.idempotency_key.rpartition("-")[0]
    changes = db.session.scalars(ours.where(Change.idempotency_key.startswith(f"{run}-"))).all()
    db.session.expunge_all()  # writing ends the transaction in which they were read
    return changes


def _undo_saving(spec, change):
    field = spec.field(change.field, change.key)
    editable.store.save(spec, change.key, field, change.old, based_on={etag(change.new)}, **_signed(change))


def _undo_adding(spec, change):
    editable.store.delete(spec, change.key, as_left=change.new, **_signed(change))


def _undo_deleting(spec, change):
    editable.store.restore(spec, change.key, change.old, **_signed(change))


def _signed(change):
    """By whoever made the change, who has thereby never made it."""
    return {"author": Author(change.by_id, change.by), "reverses": change.id}


UNDO = {"saved": _undo_saving, "added": _undo_adding, "deleted": _undo_deleting}
