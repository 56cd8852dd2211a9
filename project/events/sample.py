"""The events that a new site starts with, counted from the day of its first start, and what random ones are like."""

from datetime import datetime, timedelta
from typing import NamedTuple

from editable.locale import site_now


def _drawn(scene, alt):
    return {"file": f"pictures/{scene}-day.webp", "dark": f"pictures/{scene}-night.webp", "alt": alt}


BUS = _drawn(
    "elsinore",
    "A red double-decker nears a stop where a man with a crown and a skull is waiting; the road goes on, past a ghost "
    "at the next stop, to a castle.",
)
CHAIR = _drawn(
    "seat",
    "In the middle of a full audience, a very tall red chair stands in the light with a bowler hat on its back.",
)
CARDBOARD = _drawn(
    "cardboard",
    "On a table, scissors, a crown, paint and a castle made of boxes; a giraffe looks out of a carton.",
)
HALL = _drawn(
    "open-house",
    "A village hall with bunting under its rafters: on the little stage a red bucket stands in the spotlight, "
    "catching drops, and visitors watch it.",
)
LAMP = _drawn(
    "lamp",
    "Under a single lamp, a man in a long coat has his hand on the back of a very tall red chair.",
)

FRIDAY, SATURDAY = 4, 5

BOX_OFFICE = "mailto:office@sevenbuckets.example"


def records():
    return {"event": _upcoming() + _past()}


def _upcoming():
    return [
        {
            "when": _evening(7, FRIDAY, "19:30", "21:15"),
            "title": "All Stops to Elsinore",
            "place": "Village hall, Little Wenning",
            "doors_at": "19:00",
            "price": 12,
            "access": ["step_free", "hearing_loop"],
            "booking": {"label": "Book a seat", "href": BOX_OFFICE},
            "sale_ends_at": _moment(7, FRIDAY, "12:00"),
            "summary": "Hamlet, as told by the driver of the late bus. She has heard him practise.",
            "about": (
                "<p>The hall holds eighty, or seventy with coats. We bring the bus, which is eleven feet long and "
                "mostly plywood, and a Denmark that goes up in twenty minutes.</p>"
                "<p>There is no interval. The bar opens before, and opens again afterwards to those who sat still.</p>"
                "<h2>Getting there</h2>"
                "<p>The real bus stops outside. The last one back is at 21.40, and the driver has seen the play.</p>"
            ),
            "picture": BUS,
        },
        {
            "when": _evening(14, SATURDAY, "20:00", "21:10"),
            "title": "This Seat Is Taken",
            "place": "The back room of the Drowned Rat, Marlhythe",
            "doors_at": "19:45",
            "status": "sold_out",
            "price": 9.5,
            "needs_cushion": True,
            "summary": "One actor, one chair, thirty stools. The chair is the only one that is upholstered.",
            "about": (
                "<p>All thirty went in a morning, most of them to one family. If somebody falls ill, the landlord "
                "chalks it up beside the soup.</p>"
            ),
            "picture": CHAIR,
        },
        {
            "when": _weekend(28),
            "title": "Cardboard for Beginners",
            "place": "Salter’s Hall, Nether Quay",
            "price": 0,
            "access": ["step_free", "relaxed"],
            "booking": {"label": "Keep me a box", "href": "mailto:schools@sevenbuckets.example"},
            "summary": "Two days, one knife each, all the boxes the harbour can spare. You go home with a head.",
            "about": (
                "<p>Saturday we cut, Sunday we paint, and at four on the second day there is a procession to the "
                "harbour wall and back. From seven years up; below that, bring a grown-up with steady hands.</p>"
                "<p>We have plasters. We have never had more fun than plasters.</p>"
            ),
            "picture": CARDBOARD,
        },
        {
            "when": _evening(42, FRIDAY, "19:30", "21:15"),
            "title": "All Stops to Elsinore",
            "place": "St Aldhelm’s, Coldharbour",
            "doors_at": "19:00",
            "status": "cancelled",
            "price": 12,
            "summary": (
                "The roof got there before us. Nobody was under it, and money goes back by itself; write to us if "
                "yours is shy."
            ),
        },
        {
            "when": _evening(63, SATURDAY, "19:30", None),
            "title": "Carols, with Interruptions",
            "place": "Salter’s Hall, Nether Quay",
            "doors_at": "18:30",
            "price": 5,
            "access": ["step_free", "hearing_loop", "captions", "relaxed"],
            "needs_cushion": True,
            "booking": {"label": "Book a seat", "href": BOX_OFFICE},
            "sale_starts_on": f"{_day(21, SATURDAY)}",
            "sale_ends_at": _moment(63, SATURDAY, "18:00"),
            "summary": "You sing, we interrupt. It ends when the urn is empty, whatever month it is by then.",
            "about": (
                "<p>Words are on the wall, so nobody has to know the third verse. The descant is reserved for the "
                "gas fitter, who has waited all year.</p>"
            ),
            "picture": HALL,
        },
    ]


def _past():
    return [
        {
            "when": _evening(-14, FRIDAY, "19:30", "21:15"),
            "title": "All Stops to Elsinore",
            "place": "Assembly Rooms, Great Ossing",
            "doors_at": "19:00",
            "price": 12,
            "access": ["step_free"],
            "booking": {"label": "Book a seat", "href": BOX_OFFICE},
            "summary": "A full house, and a dog. The dog left at the poison.",
            "picture": BUS,
        },
        {
            "when": _evening(-35, SATURDAY, "20:00", "21:10"),
            "title": "This Seat Is Taken",
            "place": "Corn Exchange, Lower Marling",
            "status": "sold_out",
            "price": 9.5,
            "summary": "The chair got its first review. It was better than his.",
            "picture": CHAIR,
        },
        {
            "when": _weekend(-63),
            "title": "A Night with the Lamp",
            "place": "Salter’s Hall, Nether Quay",
            "price": 0,
            "access": ["relaxed"],
            "summary": "Open stage, all weekend, for anybody who could bear the silence. Eleven could.",
            "picture": LAMP,
        },
    ]


class Format(NamedTuple):
    """A sort of event: on which days of the week, when it may begin, how long it lasts, what it may cost."""

    weekdays: tuple
    starts: tuple
    minutes: int
    prices: tuple


FORMATS = [
    Format((3, FRIDAY, SATURDAY), ("19:00", "19:30", "20:00"), 105, (8, 9.5, 12, 14)),
    Format((3, FRIDAY, SATURDAY), ("19:30", "20:00"), 75, (6, 8, 9.5)),
    Format((SATURDAY, 6), ("11:00", "14:30", "15:00"), 60, (0, 4, 5)),
    Format((1, 2), ("18:30", "19:00"), 90, (0, 3)),
]

FARTHEST, LATEST = 150, -60  # days from today


def sensible(source):
    """An evening, a matinée or a talk in the coming months, now and then one that is over; some last a weekend."""
    random = source.random
    how = random.choice(FORMATS)
    away = random.randint(2, FARTHEST) if random.random() < 0.8 else random.randint(LATEST, -2)
    first = source.today + timedelta(days=away)
    day = first + timedelta(days=(random.choice(how.weekdays) - first.weekday()) % 7)
    start = datetime.fromisoformat(f"{day}T{random.choice(how.starts)}")
    price = random.choice(how.prices)
    values = {
        "when": _span(start, start + timedelta(minutes=how.minutes)),
        "doors_at": f"{start - timedelta(minutes=30):%H:%M}",
        "status": random.choices(["on_sale", "sold_out", "cancelled"], [8, 2, 1])[0],
        "price": price,
        "needs_cushion": random.random() < 0.2,
        "booking": {"label": "Book a seat" if price else "Keep me a seat", "href": BOX_OFFICE},
        "sale_starts_on": None,
        "sale_ends_at": f"{day}T12:00",
    }
    if random.random() < 0.15:
        saturday = day + timedelta(days=(SATURDAY - day.weekday()) % 7)
        values |= {"when": _whole_days(saturday, 2), "doors_at": None, "sale_ends_at": f"{saturday}T00:00"}
    return values


SENSIBLE = {"event": sensible}


def _day(days, weekday):
    """The first of these weekdays that is *days* away or more."""
    day = site_now().date() + timedelta(days=days)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _moment(days, weekday, clock):
    return f"{_day(days, weekday)}T{clock}"


def _evening(days, weekday, start, end):
    return {
        "start": _moment(days, weekday, start),
        "end": end and _moment(days, weekday, end),
        "all_day": False,
    }


def _weekend(days):
    return _whole_days(_day(days, SATURDAY), 2)


def _whole_days(first, count):
    return {"start": f"{first}T00:00", "end": f"{first + timedelta(days=count - 1)}T00:00", "all_day": True}


def _span(start, end):
    return {"start": f"{start:%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}", "all_day": False}
