"""What search engines read of an event: schema.org's ``Event``, as JSON-LD."""

from zoneinfo import ZoneInfo

from flask import current_app

from editable.media import share_picture
from project.addresses import absolute

STATUS = {"cancelled": "EventCancelled"}
AVAILABILITY = {"sold_out": "SoldOut"}


def structured_data(event):
    """Return *event* as a dict in the words of https://schema.org/Event."""
    url = absolute(event.path)
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": url,
        "startDate": _moment(event, event.starts_at),
        "endDate": event.ends_at and _moment(event, event.ends_at),
        "eventStatus": f"https://schema.org/{STATUS.get(event.status, 'EventScheduled')}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place, "address": event.place},
        "description": event.summary,
        "image": _pictures(event),
        "offers": _offer(event, url),
    }
    return {name: value for name, value in data.items() if value}


def _moment(event, moment):
    if event.is_all_day:
        return moment.date().isoformat()
    return moment.replace(tzinfo=ZoneInfo(current_app.config["SITE_TIMEZONE"])).isoformat()


def _pictures(event):
    picture = share_picture(event.picture)
    return [picture.url] if picture else None


def _offer(event, url):
    if event.price is None:
        return None
    currency = current_app.extensions["editable"].registry.spec_of(event).fields["price"].currency
    availability = AVAILABILITY.get(event.status, "InStock")
    return {
        "@type": "Offer",
        "url": url,
        "price": event.price,
        "priceCurrency": currency,
        "availability": f"https://schema.org/{availability}",
    }
