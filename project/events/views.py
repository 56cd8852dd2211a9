"""The pages of events, and the same facts for calendars and feed readers."""

from itertools import groupby
from math import ceil

from flask import Blueprint, abort, make_response, redirect, render_template, url_for

from editable.locale import site_now
from editable.pages import kept_page
from editable.permissions import author, may_edit, require_editor
from project.addresses import slug_of
from project.events import calendar
from project.events.models import Event
from project.extensions import db, editable

PER_PAGE = 20  # in the archive
JUST_OVER = 12  # so many past events stay on the playbill, for editors

blueprint = Blueprint("events", __name__, template_folder="templates", url_prefix="/events")


@blueprint.get("/")
@kept_page
def index():
    months = [
        (month, list(events)) for month, events in groupby(editable.records("event", Event.upcoming()), key=month_of)
    ]
    return render_template("events/index.html", months=months, just_over=Event.past(JUST_OVER) if may_edit() else [])


@blueprint.get("/archive", defaults={"page": 1})
@blueprint.get("/archive/<int:page>")
@kept_page
def archive(page):
    pages = max(1, ceil(Event.count_past() / PER_PAGE))
    if not 1 <= page <= pages:
        abort(404)
    events = Event.past(PER_PAGE, offset=(page - 1) * PER_PAGE)
    return render_template("events/archive.html", events=events, page=page, pages=pages)


@blueprint.get("/<int:event_id>-<slug>")
@blueprint.get("/<int:event_id>", defaults={"slug": ""})
@kept_page
def show(event_id, slug):
    """Show an event on its own page; whoever comes by one of its former titles is led to the present one."""
    event = found(event_id)
    if slug != slug_of(event.title):
        return redirect(event.path, 301)
    return render_template("events/show.html", event=event)


@blueprint.get("/<int:event_id>.ics")
def entry(event_id):
    """Answer with the event as an entry for a calendar."""
    return _as(calendar.entry(found(event_id)), "text/calendar")


@blueprint.get("/feed.xml")
def feed():
    """Answer with what is coming, for feed readers."""
    events = editable.records("event", Event.upcoming())
    return _as(render_template("events/feed.xml", events=events, now=site_now()), "application/atom+xml")


@blueprint.post("/<int:event_id>/again")
def again(event_id):
    """Put the same event on the bill once more, 52 weeks later."""
    event = found(event_id)
    spec = editable.registry.spec_of(event)
    require_editor(spec)
    added = editable.store.add(spec, event.values_next_year(), author=author())
    return redirect(url_for(".index", _anchor=f"event-{added.key}"), 303)


def month_of(event):
    return event.starts_at.replace(day=1, hour=0, minute=0)


def found(event_id):
    event = db.session.get(Event, event_id) or abort(404)
    return event if may_edit() or event.is_public else abort(404)


def _as(body, mimetype):
    response = make_response(body)
    response.mimetype = mimetype
    return response
