"""Events as entries for people's own calendars."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from editable.paths import absolute

#: Characters that a calendar file cannot hold in any spelling.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

#: The years that programs can count with, and their neighbours too.
YEARS = range(1900, 9000)


def knows(event):
    """Tell whether *event* lies where a calendar has a place for it."""
    return event.starts_at.year in YEARS and event.last_moment.year in YEARS


def entry(event):
    """Return *event* as an iCalendar file (RFC 5545), bytes."""
    from icalendar import Calendar  # loaded by the first who asks for an entry

    calendar = Calendar()
    calendar.add("prodid", "-//Flask Editable Site//EN")
    calendar.add("version", "2.0")
    calendar.add_component(_entry(event))
    # The rules for the years around it are enough; for all years they are ten times as long as the rest.
    calendar.add_missing_timezones(date(event.starts_at.year - 1, 1, 1), date(event.last_moment.year + 2, 1, 1))
    return calendar.to_ical()


def _entry(event):
    from icalendar import Event as Entry

    url = absolute(event.path)
    entry = Entry()
    entry.add("uid", f"event-{event.id}@{current_app.config['SITE_URL'].partition('://')[2]}")
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("summary", CONTROLS.sub("", event.title))
    entry.add("location", CONTROLS.sub("", event.place))
    entry.add("description", CONTROLS.sub("", f"{event.summary}\n\n{url}".strip()))
    entry.add("url", url)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    _add_times(entry, event)
    return entry


def _add_times(entry, event):
    if event.is_all_day:
        # The day after the last: in this format the end is the first moment that is free again.
        entry.add("dtstart", event.starts_at.date())
        entry.add("dtend", event.last_moment.date() + timedelta(days=1))
    else:
        zone = ZoneInfo(current_app.config["SITE_TIMEZONE"])
        entry.add("dtstart", event.starts_at.replace(tzinfo=zone))
        if event.last_moment > event.starts_at:
            entry.add("dtend", event.last_moment.replace(tzinfo=zone))
