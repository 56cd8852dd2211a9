"""The events that a new site starts with, counted from the day of its first start."""

from datetime import timedelta

from editable.locale import site_now


def records():
    return {
        "event": [
            {
                "when": _evening(9, "19:30", "21:15"),
                "title": "All Stops to Elsinore",
                "place": "Village hall, Little Wenning",
                "doors_at": "19:00",
                "price": 12,
                "access": ["step_free", "hearing_loop"],
                "booking": {"label": "Book a seat", "href": "mailto:office@sevenbuckets.example"},
                "sale_ends_at": _evening(9, "12:00", None)["start"],
            },
            {
                "when": _evening(16, "20:00", "21:10"),
                "title": "This Seat Is Taken",
                "place": "The back room of the Drowned Rat, Marlhythe",
                "doors_at": "19:45",
                "status": "sold_out",
                "price": 9.5,
                "needs_cushion": True,
            },
            {
                "when": _days(30, 31),
                "title": "Cardboard for Beginners",
                "place": "Salter’s Hall, Nether Quay",
                "price": 0,
                "access": ["step_free", "relaxed"],
                "booking": {"label": "Keep me a box", "href": "mailto:schools@sevenbuckets.example"},
                "sale_starts_on": _evening(14, "09:00", None)["start"][:10],
            },
            {
                "when": _evening(44, "19:30", "21:15"),
                "title": "All Stops to Elsinore",
                "place": "St Aldhelm’s, Coldharbour. The roof got there before us",
                "status": "cancelled",
            },
        ]
    }


def _evening(days, start, end):
    day = (site_now() + timedelta(days=days)).date()
    return {"start": f"{day}T{start}", "end": end and f"{day}T{end}", "all_day": False}


def _days(first, last):
    start, end = (_evening(days, "00:00", None)["start"] for days in (first, last))
    return {"start": start, "end": end, "all_day": True}
