"""What search engines read of an event: schema.org's ``Event``, as JSON-LD."""

from zoneinfo import ZoneInfo

from flask import current_app, request

from editable.paths import absolute
from editable.pictures.sharing import share_picture
from project.extensions import editable

AVAILABILITY = {"sold_out": "SoldOut", "cancelled": "Discontinued"}


def structured_data(event, organizer):
    """Return *event* as a dict in the words of https://schema.org/Event.

    :param organizer: The name of whoever puts it on.
    :return: None for an event without a title or a place, which search engines refuse.
    """
    if not event.title or not event.place:
        return None
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": absolute(event.path),
        "startDate": _moment(event, event.starts_at),
        "endDate": _moment(event, event.last_moment) if event.ends_at or event.is_all_day else None,
        "doorTime": event.doors_at and event.doors_at.isoformat(),
        "eventStatus": _word("EventCancelled" if event.is_cancelled else "EventScheduled"),
        "eventAttendanceMode": _word("OfflineEventAttendanceMode"),
        "location": {"@type": "Place", "name": event.place, "address": event.place},
        "organizer": {"@type": "Organization", "name": organizer, "url": absolute(f"{request.script_root}/")},
        "description": event.summary,
        "image": _pictures(event),
        "isAccessibleForFree": None if event.price is None else event.price == 0,
        "offers": _offer(event),
    }
    return {name: value for name, value in data.items() if value not in (None, "")}


def _word(name):
    return f"https://schema.org/{name}"


def _moment(event, moment):
    if event.is_all_day:
        return moment.date().isoformat()
    return moment.replace(tzinfo=ZoneInfo(current_app.config["SITE_TIMEZONE"])).isoformat()


def _pictures(event):
    picture = share_picture(event.picture)
    return [picture.url] if picture else None


def _offer(event):
    if event.price is None:
        return None
    offer = {
        "@type": "Offer",
        "url": absolute(event.path),
        "price": event.price,
        "priceCurrency": editable.registry.get("event").fields["price"].currency,
        "availability": _word(AVAILABILITY.get(event.status, "InStock")),
    }
    if event.sale_starts_on:
        offer["validFrom"] = event.sale_starts_on.isoformat()
    return offer
