"""What is coming, as an Atom feed (RFC 4287)."""

import re

import sqlalchemy as sa
from flask import render_template

from editable.stores.changes import now, timestamp
from project.extensions import db, editable

#: Characters that people may have typed or pasted, and that XML cannot hold in any spelling.
NOT_IN_XML = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def feed(events):
    """Return the feed of *events*, text."""
    latest = db.session.scalar(sa.select(sa.func.max(editable.Change.at))) or now()
    changed = _last_changes(events)

    def updated(event=None):
        return timestamp(changed.get(event and str(event.id), latest))

    text = render_template("events/feed.xml", events=events, updated=updated, words=_words)
    return re.sub(NOT_IN_XML, "", text)


def _last_changes(events):
    """Return when each of *events* was changed last, by key; what was written around the store is left out."""
    Change, keys = editable.Change, [str(event.id) for event in events]
    query = sa.select(Change.key, sa.func.max(Change.at)).where(Change.model == "event", Change.key.in_(keys))
    return dict(db.session.execute(query.group_by(Change.key)).all())


def _words(event, name):
    """Return the markup of a field as visitors see it, whoever asks."""
    field = editable.registry.get("event").fields[name]
    return field.render(field.read(event))
