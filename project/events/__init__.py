"""What is on: the playbill, each event's own page, the archive, a calendar entry and a feed."""

from babel.dates import format_skeleton
from flask import url_for

from editable.locale import site_locale
from project.events.models import Event
from project.events.structured_data import structured_data
from project.events.views import blueprint
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(upcoming_events=Event.upcoming, month_name=month_name, structured_data=structured_data)
    add_pages(app, pages)


def month_name(moment):
    return format_skeleton("yMMMM", moment, locale=site_locale())


def pages():
    events = [event for event in Event.upcoming() + Event.past(limit=500) if event.is_public]
    return [url_for("events.index"), url_for("events.archive"), *(event.path for event in events)]
