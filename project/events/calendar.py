"""Events as entries for people's own calendars."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app
from icalendar import Calendar
from icalendar import Event as Entry

from project.addresses import absolute


def entry(event):
    """Return *event* as an iCalendar file (RFC 5545), bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Flask Editable Site//EN")
    calendar.add("version", "2.0")
    calendar.add_component(_entry(event))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(event):
    url = absolute(event.path)
    entry = Entry()
    entry.add("uid", f"{event.id}@{current_app.config['SITE_URL'].partition('://')[2]}")
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("summary", event.title)
    entry.add("location", event.place)
    entry.add("description", event.summary)
    entry.add("url", url)
    entry.add("status", "CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    _add_times(entry, event)
    return entry


def _add_times(entry, event):
    last = event.last_moment
    if event.is_all_day:
        # The day after the last: in this format the end is the first moment that is free again.
        entry.add("dtstart", event.starts_at.date())
        entry.add("dtend", last.date() + timedelta(days=1))
    else:
        zone = ZoneInfo(current_app.config["SITE_TIMEZONE"])
        entry.add("dtstart", event.starts_at.replace(tzinfo=zone))
        if event.ends_at:
            entry.add("dtend", event.ends_at.replace(tzinfo=zone))
