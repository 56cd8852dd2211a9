"""What is on: the playbill, each event's own page, the archive, a calendar entry and a feed."""

from babel.dates import format_date, format_skeleton
from flask import url_for

from editable.locale import site_locale
from project.events.models import Event, clock
from project.events.structured_data import structured_data
from project.events.views import blueprint, shown
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(
        upcoming_events=lambda: shown(Event.upcoming()), month_name=month_name, structured_data=structured_data
    )
    add_pages(app, pages)


def month_name(month):
    """Return the name of *month*, a moment in it, with the year unless it is the next month of that name."""
    now = clock()
    months_ahead = 12 * (month.year - now.year) + month.month - now.month
    if 0 <= months_ahead < 12:
        return format_date(month, "LLLL", site_locale())
    return format_skeleton("yMMMM", month, locale=site_locale())


def pages():
    events = [event for event in Event.upcoming() + Event.past() if event.is_public]
    return [url_for("events.index"), url_for("events.archive"), *(event.path for event in events)]
