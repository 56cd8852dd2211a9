"""The pages of events, and the same facts for calendars and feed readers."""

from itertools import groupby
from math import ceil
from urllib.parse import unquote

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for

from editable.errors import Refusal
from editable.http.item_forms import ItemSpot
from editable.page.cache import kept_page
from editable.permissions import author, may, require
from project.addresses import moved_to
from project.events import calendar, feeds
from project.events.models import Event
from project.extensions import editable

PER_PAGE = 20  # in the archive
JUST_OVER = 12  # so many past events stay on the playbill, for editors

blueprint = Blueprint("events", __name__, template_folder="templates", url_prefix="/events")


@blueprint.get("/")
@kept_page
def index():
    just_over = Event.past()[:JUST_OVER] if may("edit") else []
    return render_template("events/index.html", months=by_month(shown(Event.upcoming())), just_over=just_over)


@blueprint.get("/archive", defaults={"page": 1})
@blueprint.get("/archive/<int:page>")
@kept_page
def archive(page):
    events = shown(Event.past())
    pages = max(1, ceil(len(events) / PER_PAGE))
    if not 1 <= page <= pages:
        abort(404)
    months = by_month(events[(page - 1) * PER_PAGE : page * PER_PAGE])
    return render_template("events/archive.html", months=months, page=page, pages=pages)


@blueprint.get("/<int:event_id>-<slug>")
@blueprint.get("/<int:event_id>", defaults={"slug": ""})
@kept_page
def show(event_id, slug):
    """Show an event on its own page; whoever comes by one of its former titles is led to the present one."""
    event = found(event_id)
    if unquote(event.path) != request.script_root + request.path:
        return moved_to(event.path)
    return render_template("events/show.html", event=event)


@blueprint.get("/<int:event_id>.ics")
def entry(event_id):
    """Answer with the event as an entry for a calendar, in a way that phones open and do not file away."""
    event = found(event_id)
    if not calendar.knows(event):
        abort(404)
    response = _as(calendar.entry(event), "text/calendar")
    response.headers.set("Content-Disposition", "inline", filename=f"event-{event.id}.ics")
    return response


@blueprint.get("/feed.xml")
def feed():
    """Answer with what is coming, for feed readers: to everybody what visitors may see."""
    events = [event for event in Event.upcoming() if event.is_public]
    return _as(feeds.feed(events), "application/atom+xml")


@blueprint.post("/<int:event_id>/again")
def again(event_id):
    """Put the same event on the bill once more, 52 weeks later."""
    spec = editable.registry.get("event")
    require("add", spec)
    try:
        values = found(event_id).values_next_year()
    except OverflowError:
        raise Refusal(422, "too_late", "There is no next year after that one.") from None
    added = editable.store.add(spec, values, author=author())
    return redirect(url_for(".index", _anchor=ItemSpot(spec, added.key).usual_anchor), 303)


def shown(events):
    """Return those of *events* that the person of this request is shown: an editor sees all."""
    return [event for event in events if editable.shows(event)]


def by_month(events):
    """Return *events*, in the order they have, as pairs: the first moment of a month, and its events."""
    return [(month, list(group)) for month, group in groupby(events, key=_month_of)]


def found(event_id):
    event = editable.store.get(editable.registry.get("event"), str(event_id))
    return event if event and editable.shows(event) else abort(404)


def _month_of(event):
    return event.starts_at.replace(day=1, hour=0, minute=0)


def _as(body, mimetype):
    response = make_response(body)
    response.mimetype = mimetype
    response.headers["Cache-Control"] = "private, no-store" if may("edit") else "no-cache"
    return response
