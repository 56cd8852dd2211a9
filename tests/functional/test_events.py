"""Events: the playbill and what leaves it, each event's own page, the archive, and the facts for other programs."""

import json
import re
import time
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import sqlalchemy as sa
from icalendar import Calendar
from markupsafe import escape

import settings
from editable.page.cache import MAX_AGE
from editable.stores import Author
from project.events.models import Event
from project.extensions import db
from tests.harness.sites import SITE_URL, Browser

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
NIGHT = {"title": "Opening night", "place": "Upstairs"}
LONDON, NEW_YORK, KIRITIMATI = "Europe/London", "America/New_York", "Pacific/Kiritimati"


def period(start, end=None, all_day=False):
    return {"start": start, "end": end, "all_day": all_day}


def days_from_now(days, clock="19:30"):
    return f"{date.today() + timedelta(days=days)}T{clock}"


def add(site, **values):
    """Add an event to the site and return its key."""
    with site.app_context():
        engine = site.extensions["editable"]
        spec = engine.registry.get("event")
        raw = {name: spec.fields[name].clean(value) for name, value in values.items()}
        return engine.store.add(spec, raw, author=Author("test", "A test")).key


def write(site, key, **columns):
    """Write around the store: what no form would let through, or nobody is to hear of."""
    with site.app_context():
        db.session.execute(sa.update(Event).where(Event.id == int(key)).values(columns))
        db.session.commit()


def clear(site):
    with site.app_context():
        db.session.execute(sa.delete(Event))
        db.session.commit()


def titles(page):
    return [title.text for title in page.html.select("main .event h3")]


def path_of(person, key):
    return person.get(f"/events/{key}").location


def page_of(person, key):
    return person.get(f"/events/{key}").follow()


@pytest.fixture
def reader(shared_site):
    """A visitor of a site that nobody changes."""
    return Browser(shared_site)


@pytest.fixture
def at(monkeypatch):
    """A function that stops the site's clock at an instant, given in UTC."""

    def stop(instant):
        moment = datetime.fromisoformat(f"{instant}+00:00")

        class Stopped(datetime):
            @classmethod
            def now(cls, zone):
                return moment.astimezone(zone)

        monkeypatch.setattr("editable.locale.datetime", Stopped)

    return stop


@pytest.fixture
def site_in(sites, database):
    """A function that borrows the site, without events, in a time zone."""
    with ExitStack() as lent:

        def start(zone):
            app = lent.enter_context(sites.lend(database, SITE_TIMEZONE=zone))
            clear(app)
            return app

        yield start


@pytest.fixture
def empty_site(site):
    clear(site)
    return site


# --- The playbill ------------------------------------------------------------


def test_the_sample_has_something_of_everything(reader):
    page = reader.get("/events/")

    states = [status["data-value"] for status in page.html.select(".event__status")]
    assert (len(states), set(states)) == (5, {"on_sale", "sold_out", "cancelled"})
    assert "Free" in page
    assert page.html.select_one(".event:has([data-value=cancelled]) .event__reason").text
    assert len(titles(reader.get("/events/archive"))) == 3


def test_the_bill_stands_in_the_order_of_time_under_its_months(empty_site, visitor, at):
    at("2026-11-27T12:00")
    for when in ("2027-01-16T19:30", "2026-12-24T16:00", "2026-12-04T20:00", "2027-11-28T19:30", "2026-11-28T19:30"):
        add(empty_site, **NIGHT, when=period(when))

    main = visitor.get("/events/").html.main

    assert [heading.text for heading in main.select("h2")] == ["November", "December", "January", "November 2027"]
    starts = [moment["datetime"] for moment in main.select(".event__date")]
    assert starts == sorted(starts)
    december = main.select("h2")[1].find_next_sibling(class_="events__bill")
    assert [moment.text for moment in december.select(".event__date > :first-child")] == ["4", "24"]


@pytest.mark.parametrize(
    ("zone", "when", "still_there", "gone"),
    [
        # It ends, in winter and in summer, and on the nights when the clock is changed.
        (LONDON, period("2026-12-06T19:30", "2026-12-06T21:15"), "2026-12-06T21:14:59", "2026-12-06T21:15:00"),
        (LONDON, period("2026-07-10T19:30", "2026-07-10T21:15"), "2026-07-10T20:14:59", "2026-07-10T20:15:00"),
        (LONDON, period("2026-03-28T23:00", "2026-03-29T02:30"), "2026-03-29T01:29:59", "2026-03-29T01:30:00"),
        (LONDON, period("2026-10-24T23:00", "2026-10-25T01:30"), "2026-10-25T00:29:59", "2026-10-25T00:30:00"),
        (LONDON, period("2026-10-24T23:00", "2026-10-25T01:30"), "2026-10-25T00:29:59", "2026-10-25T01:10:00"),
        (LONDON, period("2026-10-24T23:00", "2026-10-25T02:00"), "2026-10-25T01:59:59", "2026-10-25T02:00:00"),
        (NEW_YORK, period("2026-07-04T20:00", "2026-07-04T23:59"), "2026-07-05T03:58:59", "2026-07-05T03:59:00"),
        # Nobody knows when it ends: at midnight.
        (LONDON, period("2026-12-06T19:30"), "2026-12-06T23:59:59", "2026-12-07T00:00:00"),
        (LONDON, period("2026-07-10T19:30"), "2026-07-10T22:59:59", "2026-07-10T23:00:00"),
        (LONDON, period("2026-07-10T19:30", "2026-07-10T19:30"), "2026-07-10T22:59:59", "2026-07-10T23:00:00"),
        (LONDON, period("2026-12-06T00:00"), "2026-12-06T23:59:59", "2026-12-07T00:00:00"),
        # Whole days: at midnight after the last.
        (LONDON, period("2026-12-05T00:00", None, True), "2026-12-05T23:59:59", "2026-12-06T00:00:00"),
        (LONDON, period("2026-07-04T00:00", "2026-07-05T00:00", True), "2026-07-05T22:59:59", "2026-07-05T23:00:00"),
        (LONDON, period("2026-03-28T00:00", "2026-03-29T00:00", True), "2026-03-29T22:59:59", "2026-03-29T23:00:00"),
        (LONDON, period("2026-10-24T00:00", "2026-10-25T00:00", True), "2026-10-25T23:59:59", "2026-10-26T00:00:00"),
        (KIRITIMATI, period("2026-12-31T00:00", None, True), "2026-12-31T09:59:59", "2026-12-31T10:00:00"),
        (NEW_YORK, period("2026-12-31T00:00", None, True), "2027-01-01T04:59:59", "2027-01-01T05:00:00"),
        # The clock goes back from midnight to eleven: the last day has an hour more.
        ("Asia/Beirut", period("2026-10-24T00:00", None, True), "2026-10-24T21:59:59", "2026-10-24T22:00:00"),
    ],
)
def test_an_event_leaves_the_bill_when_it_is_over(site_in, at, zone, when, still_there, gone):
    site = site_in(zone)
    key = add(site, **NIGHT, when=when)
    visitor = Browser(site)

    def places():
        """Where a visitor finds it, pages made anew."""
        on = {name for name in ("", "archive", "feed.xml") if NIGHT["title"] in visitor.get(f"/events/{name}?anew")}
        if "home" in settings.FEATURES:
            assert (NIGHT["title"] in visitor.get("/?anew").html.select_one("#events").text) is ("" in on)
        notice = visitor.get(f"{path_of(visitor, key)}?anew").html.select_one(".show__notice")
        assert (notice is None) is ("" in on)
        return on

    at(still_there)
    assert places() == {"", "feed.xml"}
    at(gone)
    assert places() == {"archive"}


def test_the_database_and_the_page_agree_on_what_is_over(site_in, at):
    site = site_in(LONDON)
    days = ("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-10-26")
    for start in days:
        for end in (None, *(day for day in days if day >= start)):
            add(site, **NIGHT, when=period(f"{start}T00:30", end and f"{end}T01:30"))
            add(site, **NIGHT, when=period(f"{start}T00:00", end and f"{end}T00:00", True))

    with site.app_context():
        over = set()
        for hours in range(-60, 60, 1):
            for change in ("2026-03-29T01:00", "2026-10-25T01:00"):
                if change.startswith("2026-03") or hours > -40:
                    at((datetime.fromisoformat(change) + timedelta(hours=hours, minutes=30)).isoformat())
                    everything = db.session.scalars(sa.select(Event)).all()
                    past = {event.id for event in Event.past()}
                    assert past == {event.id for event in everything if event.is_over}
                    assert past.isdisjoint(event.id for event in Event.upcoming())
        assert over <= past


def test_what_is_over_does_not_come_back_in_the_hour_that_comes_twice(site_in, at):
    site = site_in(LONDON)
    add(site, **NIGHT, when=period("2026-10-24T22:00", "2026-10-25T01:30"))
    was_over = False
    with site.app_context():
        for minutes in range(0, 180, 5):
            at((datetime.fromisoformat("2026-10-24T23:30") + timedelta(minutes=minutes)).isoformat())
            is_over = bool(Event.past())
            assert is_over or not was_over
            was_over = is_over
    assert was_over


def test_no_kept_page_shows_it_for_longer_than_a_minute(empty_site, visitor, at, monkeypatch):
    add(empty_site, **NIGHT, when=period("2026-12-06T19:30", "2026-12-06T21:15"))
    at("2026-12-06T21:14:30")
    assert titles(visitor.get("/events/"))
    at("2026-12-06T21:15:30")
    assert MAX_AGE <= 60
    started = time.time()
    monkeypatch.setattr("cachelib.simple.time", lambda: started + 61)

    page = visitor.get("/events/")

    assert not titles(page)
    assert page.headers["Cache-Control"] == "no-cache"


def test_booking_is_offered_while_there_are_tickets_and_time(empty_site, visitor, at):
    sale = {"sale_starts_on": "2026-11-10", "sale_ends_at": "2026-12-06T12:00"}
    booking = {"label": "Book a seat", "href": "mailto:office@example.org"}
    key = add(empty_site, **NIGHT, **sale, booking=booking, when=period("2026-12-06T19:30", "2026-12-06T21:15"))

    def is_offered():
        own = visitor.get(f"{path_of(visitor, key)}?anew")
        on_bill = visitor.get("/events/?anew")
        assert ("Book a seat" in own) is ("Book a seat" in on_bill)
        return "Book a seat" in own

    for instant, expected in {
        "2026-11-09T23:59:59": False,
        "2026-11-10T00:00:00": True,
        "2026-12-06T11:59:59": True,
        "2026-12-06T12:00:00": False,
    }.items():
        at(instant)
        assert is_offered() is expected, instant
    at("2026-12-01T12:00")
    write(empty_site, key, status="cancelled")
    assert not is_offered()
    write(empty_site, key, status="sold_out")
    assert is_offered()  # for returns, but no longer as the thing to do
    assert not visitor.get("/events/?anew").html.select(".event .button")


def test_editors_see_what_is_over_in_a_section_of_its_own(editor, visitor):
    section = editor.get("/events/").html.select_one(".events--over")

    assert len(section.select(".event")) == 3
    assert {button.text for button in section.select("button")} == {"Again next year"}
    page = visitor.get("/events/")
    assert not page.html.select(".events--over, form.event__again, button")
    assert "Again next year" not in visitor.get("/events/archive")
    assert "Again next year" in editor.get("/events/archive")


def test_an_event_that_is_hidden_or_says_nothing_is_for_editors_alone(site, visitor, editor):
    hidden = add(site, **NIGHT, hidden=True, when=period(days_from_now(3)))
    blank = add(site, when=period(days_from_now(4)))

    for key in (hidden, blank):
        for address in (f"/events/{key}", f"/events/{key}-opening-night", f"/events/{key}.ics"):
            visitor.get(address, status=404)
        assert f'event/{key}"' in editor.get("/events/")
    for address in ("/events/", "/events/feed.xml", "/sitemap.xml", "/"):
        assert NIGHT["title"] not in visitor.get(address)
    assert page_of(editor, hidden).html.h1.text == NIGHT["title"]
    assert editor.get(f"/events/{blank}").html.h1.text == ""
    assert NIGHT["title"] not in editor.get("/events/feed.xml")
    assert editor.get(f"/events/{hidden}.ics").headers["Cache-Control"] == "private, no-store"


@pytest.mark.needs("home")
def test_a_hidden_event_takes_nobodys_place_on_the_front_page(site, visitor):
    before = titles(visitor.get("/"))
    for _ in range(5):
        add(site, **NIGHT, hidden=True, when=period(days_from_now(1)))
    assert titles(visitor.get("/")) == before


def test_the_bill_links_every_event(reader):
    for page in (reader.get("/events/"), reader.get("/events/archive"), reader.front()):
        links = [title.parent["href"] for title in page.html.select("main .event h3")]
        assert links
        for link in links:
            assert reader.get(link).status_int == 200


# --- None, one and forty -----------------------------------------------------


def test_without_events_the_pages_say_so(empty_site, visitor, editor):
    for person in (visitor, editor):
        assert person.get("/events/").html.select_one(".events__bill article").text.strip().startswith("Nothing is")
        assert person.get("/events/archive").html.select_one(".events__bill article").text.strip().startswith("Nothing")
    assert not visitor.get("/events/").html.select("h2.events__month, h3")
    assert len(visitor.get("/events/feed.xml").xml) == 6


def test_one_event_stands_alone(empty_site, visitor):
    add(empty_site, **NIGHT, when=period(days_from_now(3)))
    page = visitor.get("/events/")
    assert titles(page) == [NIGHT["title"]]
    assert len(page.html.select("h2.events__month")) == 1


@pytest.mark.parametrize(
    "address", ["/", "/events/", "/events/archive", "/events/1", "/events/feed.xml", "/events/1.ics"]
)
@pytest.mark.parametrize("who", ["visitor", "editor"])
def test_forty_events_need_no_more_queries_than_a_few(site, request, who, address):
    person = request.getfixturevalue(who)
    address = path_of(person, 1) if address == "/events/1" else address

    def queries():
        seen = []
        with site.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note := lambda *args: seen.append(args[2]))
        person.get(f"{address}?anew")
        sa.event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    queries()  # what only the first page of a site asks
    few = queries()
    for n in range(20):
        add(site, **NIGHT, when=period(days_from_now(30 * n + 1)), about="<p>More.</p>")
        add(site, **NIGHT, when=period(days_from_now(-30 * n - 1)))

    assert queries() == few


# --- Again next year ---------------------------------------------------------


def again(editor, key):
    """Press the button beside an event that is over."""
    form = next(form for form in editor.get("/events/").forms.values() if form.action == f"/events/{key}/again")
    return form.submit()


def fields_of(editor, key):
    return {name: facts["value"] for name, facts in editor.get(f"/editable/event/{key}").json["fields"].items()}


def changes_since(editor, last):
    return editor.get(f"/editable/changes?since={last}").json["changes"]


def test_again_next_year_is_the_same_weekday_with_booking_open(site, editor, visitor):
    key = add(
        site,
        **NIGHT,
        when=period(days_from_now(-3), days_from_now(-3, "21:15")),
        status="sold_out",
        sale_starts_on=days_from_now(-30)[:10],
        sale_ends_at=days_from_now(-3, "12:00"),
        price=9.5,
        about="<p>More.</p>",
    )
    old = fields_of(editor, key)
    last = editor.get("/editable/changes?since=0").json["last"]

    answer = again(editor, key)

    assert answer.status_int == 303
    (change,) = changes_since(editor, last)
    assert (change["action"], change["model"], change["by"]) == ("added", "event", "The owner")
    new = fields_of(editor, change["key"])
    year = 364
    assert new == old | {
        "when": period(days_from_now(-3 + year), days_from_now(-3 + year, "21:15")),
        "sale_starts_on": days_from_now(-30 + year)[:10],
        "sale_ends_at": days_from_now(-3 + year, "12:00"),
        "status": "on_sale",
    }
    assert fields_of(editor, key) == old
    path, _, anchor = answer.location.partition("#")
    assert NIGHT["title"] in editor.get(path).html.find(id=anchor).text
    assert titles(visitor.get("/events/"))[-1] == NIGHT["title"]


def test_again_next_year_can_be_undone(editor, visitor):
    before = visitor.get("/events/").html.main.encode()
    last = editor.get("/editable/changes?since=0").json["last"]
    again(editor, 6)
    (change,) = changes_since(editor, last)
    assert visitor.get("/events/").html.main.encode() != before

    undo = editor.post(f"/editable/changes/{change['id']}/reversal", headers={"X-CSRFToken": editor.token()})

    assert undo.status_int == 200
    assert visitor.get("/events/").html.main.encode() == before


def test_across_the_change_of_the_clock_the_hour_stays(site, editor, at):
    at("2026-03-30T12:00")
    key = add(site, **NIGHT, when=period("2026-03-28T19:30"))  # winter time, the last day of it

    again(editor, key)

    with site.app_context():
        latest = db.session.scalar(sa.select(Event).order_by(Event.id.desc()))
        assert latest.starts_at == datetime(2027, 3, 27, 19, 30)
        assert latest.starts_at.weekday() == datetime(2026, 3, 28).weekday()


def test_nobody_else_puts_an_event_on_again(site, editor, visitor):
    hidden = add(site, **NIGHT, hidden=True, when=period(days_from_now(-3)))
    token = editor.token()
    last = editor.get("/editable/changes?since=0").json["last"]

    for key in (6, hidden, 9999):
        assert visitor.post(f"/events/{key}/again", {"csrf_token": token}, status="*").status_int == 401
    assert editor.post("/events/6/again", {"csrf_token": "forged"}, status="*").status_int == 403
    assert editor.post("/events/6/again", {}, status="*").status_int == 403
    foreign = {"Origin": "https://elsewhere.example"}
    assert editor.post("/events/6/again", {"csrf_token": token}, headers=foreign, status="*").status_int == 403
    assert editor.get("/events/6/again", status="*").status_int == 405
    for nobody in (9999, 10**12):
        assert editor.post(f"/events/{nobody}/again", {"csrf_token": token}, status="*").status_int == 404
    assert changes_since(editor, last) == []


def test_the_end_of_time_is_refused_and_no_accident(site, editor):
    key = add(site, **NIGHT, when=period("9999-12-31T00:00", None, True))

    answer = editor.post(f"/events/{key}/again", {"csrf_token": editor.token()}, status="*")

    assert answer.status_int == 422
    assert page_of(editor, key).status_int == 200
    assert editor.get(f"/events/{key}.ics", status="*").status_int == 404
    assert NIGHT["title"] in editor.get("/events/feed.xml")


# --- Each event's own page ---------------------------------------------------

FACTS = {
    "when": period("2026-12-06T19:30", "2026-12-06T21:15"),
    "title": "Mrs Noah Objects",
    "place": "Market House, Upper Marling",
    "doors_at": "19:00",
    "status": "on_sale",
    "price": 12,
    "access": ["step_free", "captions"],
    "needs_cushion": True,
    "booking": {"label": "Book a seat", "href": "mailto:office@example.org"},
    "sale_starts_on": "2026-10-01",
    "sale_ends_at": "2026-12-06T12:00",
    "summary": "She has read the plans.",
    "about": "<p>The ark is <strong>late</strong>.</p>",
}


def test_an_event_has_all_its_facts_on_its_own_page(site, visitor, at):
    at("2026-11-27T12:00")
    with site.app_context():
        picture = db.session.get(Event, 1).picture

    page = page_of(visitor, add(site, **FACTS, picture=picture))

    main = page.html.main
    for words in (
        "Market House, Upper Marling",
        "6 December 2026, 19:30–21:15",
        "19:00",
        "Tickets left",
        "£12",
        "step-free and captions",
        "Bring a cushion",
        "1 October 2026",
        "6 December 2026, 12:00",
        "She has read the plans.",
        "The ark is late.",
    ):
        assert words in main.text, words
    assert [heading.text for heading in main.select("h1")] == ["Mrs Noah Objects"]
    assert main.select_one(".button")["href"] == "mailto:office@example.org"
    assert main.select_one("picture img")["alt"] == picture["alt"]
    assert main.select_one("time")["datetime"] == "2026-12-06T19:30"
    assert page.html.title.text == "Mrs Noah Objects · Seven Buckets"
    assert page.html.find("meta", {"name": "description"})["content"] == "She has read the plans."
    assert not main.select(".show__notice, .show--over")


def test_a_page_shows_nothing_for_facts_there_are_not(site, visitor):
    key = add(site, title="Bare", when=period(days_from_now(3)))
    main = page_of(visitor, key).html.main
    assert not main.select("dl > *, picture, .button, .lede, .show__words")


@pytest.mark.parametrize(("status", "words"), [("sold_out", "Sold out"), ("cancelled", "Cancelled")])
def test_sold_out_and_cancelled_are_said_in_words_and_marked_for_the_stylesheet(site, visitor, status, words):
    key = add(site, **NIGHT, status=status, when=period(days_from_now(3)))
    for page in (page_of(visitor, key), visitor.get("/events/")):
        assert words in [mark.text for mark in page.html.select(f".event__status[data-value={status}]")]


def test_a_page_of_the_past_says_so(site, visitor, editor):
    booking = {"label": "Book a seat", "href": "mailto:office@example.org"}
    played = add(site, **NIGHT, booking=booking, when=period(days_from_now(-3)))
    cancelled = add(site, **NIGHT, status="cancelled", when=period(days_from_now(-3)))

    main = page_of(visitor, played).html.main
    assert main.article["class"][-1] == "show--over"
    assert main.select_one(".show__notice").text
    assert not main.select(".event__status, .button, a[href$='.ics']")
    assert page_of(visitor, cancelled).html.select_one(".event__status").text == "Cancelled"
    assert page_of(editor, played).html.main.select_one(".event__status")


def test_every_former_title_leads_to_the_present_address(site, visitor, editor):
    key = add(site, title="Über den Fluß & zurück", when=period(days_from_now(3)))
    address = f"/events/{key}-uber-den-flu%C3%9F-zuruck"
    assert path_of(visitor, key) == address
    visitor.get(address, status=200)
    for former in (
        f"{key}-anything-else",
        f"{key}-uber-den-fluss-zuruck",
        f"0{key}-uber-den-flu%C3%9F-zuruck",
    ):
        redirect = visitor.get(f"/events/{former}", status="*")
        assert (redirect.status_int, redirect.location) == (301, address), former
        assert redirect.headers["Cache-Control"] == "no-cache"  # or two renamings would lead round in circles

    etag = editor.get(f"/editable/event/{key}").json["fields"]["title"]["etag"]
    assert editor.save(f"event/{key}/title", "Across", etag).status_int == 200
    assert visitor.get(address, status=301).location == f"/events/{key}-across"


@pytest.mark.parametrize("title", ["!!!", "…", "🎭", "١٢", "a" * 80, "A/b?c#d%e", "-5"])
def test_any_title_has_an_address(site, visitor, title):
    key = add(site, title=title, when=period(days_from_now(3)))
    link = visitor.get("/events/").html.select_one(".event a")["href"]
    page = visitor.get(link)
    assert page.status_int == 200
    assert page.html.h1.text == title
    assert page.html.find("link", rel="canonical")["href"] == SITE_URL + link or "%" in link
    assert link.startswith(f"/events/{key}")


@pytest.mark.parametrize(
    "address",
    [
        "0-x",
        "9999-x",
        "9999",
        "-1-x",
        "2147483648-x",
        "99999999999999999999-x",
        "9999.ics",
        "1.5",
        "x",
        "1-a/b",
        "1.icsx",
    ],
)
def test_an_address_of_no_event_leads_nowhere(reader, address):
    reader.get(f"/events/{address}", status=404)


# --- The archive -------------------------------------------------------------


def test_the_archive_is_read_page_by_page(empty_site, visitor):
    for n in range(45):
        add(empty_site, title=f"Night {n}", when=period(days_from_now(-n - 2)))
        add(empty_site, title=f"Not for you {n}", hidden=True, when=period(days_from_now(-n - 2)))

    first = visitor.get("/events/archive")
    assert titles(first) == [f"Night {n}" for n in range(20)]
    assert not first.html.select("main [rel=prev]")
    second = first.click(linkid=None, href="/events/archive/2")
    assert titles(second) == [f"Night {n}" for n in range(20, 40)]
    assert [link["href"] for link in second.html.select("main [rel=prev], main [rel=next]")] == [
        "/events/archive",
        "/events/archive/3",
    ]
    assert "(2)" in second.html.title.text
    third = visitor.get(second.html.select_one("[rel=next]")["href"])
    assert titles(third) == [f"Night {n}" for n in range(40, 45)]
    assert not third.html.select("main [rel=next]")
    assert first.html.find("link", rel="canonical")["href"] == f"{SITE_URL}/events/archive"
    assert visitor.get("/events/archive/1", status="*").status_int in (301, 308)
    for nowhere in ("0", "4", "-1", "99999999999999999999", "x"):
        visitor.get(f"/events/archive/{nowhere}", status=404)


def test_a_full_page_has_no_empty_one_after_it(empty_site, visitor):
    for n in range(20):
        add(empty_site, title=f"Night {n}", when=period(days_from_now(-n - 2)))
    assert not visitor.get("/events/archive").html.select(".turn")
    visitor.get("/events/archive/2", status=404)


# --- What other programs read ------------------------------------------------


def entry(person, key):
    """The entry of an event as a calendar reads it, its answer, and the whole calendar."""
    answer = person.get(f"/events/{key}.ics")
    calendar = Calendar.from_ical(answer.body)
    (event,) = calendar.events
    assert event.errors == []
    return event, answer, calendar


def test_an_event_goes_into_a_calendar(site, visitor):
    key = add(site, **FACTS)

    event, answer, calendar = entry(visitor, key)

    assert event["summary"] == "Mrs Noah Objects"
    assert event["location"] == "Market House, Upper Marling"
    assert event["url"] == f"{SITE_URL}/events/{key}-mrs-noah-objects"
    assert "She has read the plans." in event["description"]
    assert event["status"] == "CONFIRMED"
    assert event["dtstart"].params["TZID"] == LONDON
    assert event.start.isoformat() == "2026-12-06T19:30:00+00:00"
    assert event.end.isoformat() == "2026-12-06T21:15:00+00:00"
    assert {"uid", "dtstamp"} <= {name.lower() for name in event}
    assert {calendar["version"], calendar["prodid"]}
    assert [str(zone["tzid"]) for zone in calendar.timezones] == [LONDON]
    assert answer.content_type == "text/calendar"
    assert answer.headers["Content-Disposition"] == f"inline; filename=event-{key}.ics"
    assert f'href="/events/{key}.ics"' in page_of(visitor, key)
    assert b"\n" not in answer.body.replace(b"\r\n", b"")
    assert max(map(len, answer.body.split(b"\r\n"))) <= 75


@pytest.mark.parametrize(
    ("zone", "start", "offset"),
    [
        (LONDON, "2026-07-10T19:30", "+01:00"),
        (LONDON, "2026-10-25T12:00", "+00:00"),
        (LONDON, "2026-03-29T12:00", "+01:00"),
        (NEW_YORK, "2026-07-10T19:30", "-04:00"),
        ("UTC", "2026-07-10T19:30", "+00:00"),
        (LONDON, "2055-07-10T19:30", "+01:00"),
    ],
)
def test_other_programs_are_told_the_venues_time(site_in, zone, start, offset):
    visitor = Browser(site_in(zone))
    key = add(visitor.site, **NIGHT, when=period(start))

    event, _, calendar = entry(visitor, key)

    assert event.start.isoformat() == f"{start}:00{offset}"
    assert "dtend" not in event
    assert [str(zone_["tzid"]) for zone_ in calendar.timezones] == ([zone] if zone != "UTC" else [])
    assert data_of(page_of(visitor, key))["startDate"] == f"{start}:00{offset}"


@pytest.mark.parametrize(("last", "end"), [(None, "2026-07-05"), ("2026-07-05T00:00", "2026-07-06")])
def test_whole_days_are_whole_days_in_a_calendar(site, visitor, last, end):
    key = add(site, **NIGHT, when=period("2026-07-04T00:00", last, True))

    event, _, calendar = entry(visitor, key)

    assert (event.start.isoformat(), event.end.isoformat()) == ("2026-07-04", end)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert calendar.timezones == []


def test_a_cancelled_event_is_cancelled_in_calendars_under_the_same_name(site, visitor):
    key = add(site, **NIGHT, when=period(days_from_now(3)))
    before, _, _ = entry(visitor, key)
    write(site, key, status="cancelled")
    after, _, _ = entry(visitor, key)
    assert (after["status"], after["uid"]) == ("CANCELLED", before["uid"])


NASTY = "A; b, c\\n “d” \u2028 é 🎭 </script><script>alert(1)</script> & ]]> BEGIN:VEVENT"


def test_odd_characters_reach_calendars_and_readers_whole(site, visitor):
    key = add(site, title=NASTY[:80], place=NASTY, summary=f"{NASTY}\nEND:VCALENDAR", when=period(days_from_now(3)))

    event, _, _ = entry(visitor, key)

    assert event["summary"] == NASTY[:80]
    assert event["location"] == NASTY
    assert f"{NASTY}\nEND:VCALENDAR" in event["description"]
    feed = visitor.get("/events/feed.xml")
    (title, *_) = (found.text for found in feed.xml.findall("atom:entry/atom:title", ATOM))
    assert title == NASTY[:80]
    assert data_of(page_of(visitor, key))["location"]["name"] == NASTY


def test_characters_that_no_file_can_hold_are_left_out_of_it(site, visitor):
    key = add(site, title="Bell\x07 and\x1b whistle\ufffe", summary="One\vtwo\x85three", when=period(days_from_now(3)))

    event, _, _ = entry(visitor, key)
    feed = visitor.get("/events/feed.xml").xml

    assert event["summary"].startswith("Bell and whistle")
    assert feed.find("atom:entry/atom:title", ATOM).text == "Bell and whistle"


def test_what_is_coming_is_an_atom_feed(site, reader):
    answer = reader.get("/events/feed.xml")
    feed = answer.xml
    assert answer.content_type == "application/atom+xml"
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"

    for part in [feed, *feed.findall("atom:entry", ATOM)]:
        for name in ("id", "title", "updated"):  # RFC 4287 wants exactly one of each
            (element,) = part.findall(f"atom:{name}", ATOM)
            assert element.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.find("atom:updated", ATOM).text)
        (alternate,) = part.findall("atom:link[@rel='alternate']", ATOM)
        reader.get(alternate.get("href").removeprefix(SITE_URL), status=200)
    assert feed.find("atom:author/atom:name", ATOM).text == "Seven Buckets"
    assert feed.find("atom:link[@rel='self']", ATOM).get("href") == f"{SITE_URL}/events/feed.xml"

    entries = feed.findall("atom:entry", ATOM)
    assert len(entries) == 5
    assert len({entry.find("atom:id", ATOM).text for entry in entries}) == 5
    for entry in entries:
        assert entry.find("atom:summary", ATOM).text
        assert entry.find("atom:content", ATOM).get("type") == "html"
        assert entry.find("atom:content", ATOM).text.startswith("<p>")
    page = reader.get("/events/").html
    assert page.find("link", type="application/atom+xml")["href"] == "/events/feed.xml"


def test_the_feed_tells_what_changed_and_when(site, visitor, editor):
    def entries():
        found = visitor.get("/events/feed.xml").xml.findall("atom:entry", ATOM)
        return {e.find("atom:id", ATOM).text: (e.find("atom:updated", ATOM).text, e) for e in found}

    with site.app_context():
        Change = site.extensions["editable"].store._Change
        db.session.execute(sa.update(Change).values(at=datetime(2026, 1, 2, 3, 4, 5)))
        db.session.commit()
    before = entries()
    assert {updated for updated, _ in before.values()} == {"2026-01-02T03:04:05Z"}
    etag = editor.get("/editable/event/1").json["fields"]["title"]["etag"]
    editor.save("event/1/title", "Quite another", etag)

    after = entries()

    assert after.keys() == before.keys()  # a reader knows an entry by its id
    changed = [key for key in after if after[key][0] != before[key][0]]
    assert [after[key][1].find("atom:title", ATOM).text for key in changed] == ["Quite another"]
    assert visitor.get("/events/feed.xml").xml.find("atom:updated", ATOM).text == after[changed[0]][0]


def test_the_feed_is_the_same_for_editors(shared_site, reader):
    editor = Browser(shared_site).sign_in()
    assert editor.get("/events/feed.xml").text == reader.get("/events/feed.xml").text


def test_an_event_nobody_has_logged_has_the_date_of_the_latest_change(empty_site, visitor):
    with empty_site.app_context():
        db.session.add(Event(id=900, title="Quiet", starts_at=datetime(2099, 1, 1), status="on_sale", access=[]))
        db.session.commit()
    feed = visitor.get("/events/feed.xml").xml
    assert feed.find("atom:entry/atom:updated", ATOM).text == feed.find("atom:updated", ATOM).text


# --- What search engines read ------------------------------------------------


def data_of(page):
    (script,) = page.html.select('script[type="application/ld+json"]')
    return json.loads(script.string)


def test_search_engines_read_the_same_facts(site, visitor):
    with site.app_context():
        picture = db.session.get(Event, 1).picture
    key = add(site, **FACTS, picture=picture)
    address = f"{SITE_URL}/events/{key}-mrs-noah-objects"

    data = data_of(page_of(visitor, key))

    (image,) = data.pop("image")
    assert image.startswith(f"{SITE_URL}/media/")
    assert data == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Mrs Noah Objects",
        "url": address,
        "startDate": "2026-12-06T19:30:00+00:00",
        "endDate": "2026-12-06T21:15:00+00:00",
        "doorTime": "19:00:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Market House, Upper Marling",
            "address": "Market House, Upper Marling",
        },
        "organizer": {"@type": "Organization", "name": "Seven Buckets", "url": f"{SITE_URL}/"},
        "description": "She has read the plans.",
        "isAccessibleForFree": False,
        "offers": {
            "@type": "Offer",
            "url": address,
            "price": 12,
            "priceCurrency": "GBP",
            "availability": "https://schema.org/InStock",
            "validFrom": "2026-10-01",
        },
    }


@pytest.mark.parametrize(
    ("values", "path", "expected"),
    [
        ({"price": 0}, ("isAccessibleForFree",), True),
        ({"price": 0}, ("offers", "price"), 0),
        ({"price": 5, "status": "sold_out"}, ("offers", "availability"), "https://schema.org/SoldOut"),
        ({"status": "sold_out"}, ("eventStatus",), "https://schema.org/EventScheduled"),
        ({"status": "cancelled"}, ("eventStatus",), "https://schema.org/EventCancelled"),
        ({"when": period("2026-07-04T00:00", "2026-07-05T00:00", True)}, ("startDate",), "2026-07-04"),
        ({"when": period("2026-07-04T00:00", "2026-07-05T00:00", True)}, ("endDate",), "2026-07-05"),
        ({"when": period("2026-07-04T00:00", None, True)}, ("endDate",), "2026-07-04"),
    ],
)
def test_each_state_has_its_word_in_the_vocabulary(site, visitor, values, path, expected):
    data = data_of(page_of(visitor, add(site, **NIGHT | {"when": period(days_from_now(3))} | values)))
    for name in path:
        data = data[name]
    assert data == expected
    assert data is not None


def test_every_event_of_the_sample_has_what_search_engines_require(reader):
    links = [title.parent["href"] for title in reader.get("/events/").html.select(".event h3")]
    for link in links:
        data = data_of(reader.get(link))
        assert {"name", "startDate", "location", "organizer", "eventStatus"} <= data.keys()
        assert data["location"]["address"]


def test_an_event_without_a_place_is_kept_from_search_engines(site, visitor):
    key = add(site, title="Somewhere", when=period(days_from_now(3)))
    assert not page_of(visitor, key).html.select("script")


def test_no_title_gets_out_of_the_data(site, visitor, editor):
    title = "</script><script>alert(1)</script><!--"
    key = add(site, title=title, place="Here", when=period(days_from_now(3)))
    for person in (visitor, editor):
        page = page_of(person, key)
        assert data_of(page)["name"] == title
        assert "<script>alert" not in page
        assert str(escape(title)) in page


# --- How the pages are made --------------------------------------------------

PAGES = ["/events/", "/events/archive", "/events/1", "/events/4", "/events/6"]


@pytest.mark.parametrize("address", PAGES)
def test_headings_leave_out_no_level(shared_site, address):
    for person in (Browser(shared_site), Browser(shared_site).sign_in()):
        main = person.get(address).maybe_follow().html.main
        levels = [int(heading.name[1]) for heading in main.select("h1, h2, h3, h4")]
        assert levels.count(1) == 1
        assert levels[0] == 1 or address not in ("/events/", "/events/archive")
        assert all(lower - upper <= 1 for upper, lower in pairwise(levels)), levels


@pytest.mark.parametrize("address", PAGES)
def test_all_that_is_read_can_be_edited_where_it_stands(shared_site, address):
    main = Browser(shared_site).sign_in().get(address).maybe_follow().html.main
    by_code = "[data-editable], .events__month, .turn > span, .event__open, .event__again, #over"
    for part in main.select(by_code):
        part.extract()
    assert main.text.strip() == ""


@pytest.mark.parametrize("address", PAGES)
def test_no_two_elements_have_one_id(shared_site, address):
    for person in (Browser(shared_site), Browser(shared_site).sign_in()):
        page = person.get(address).maybe_follow()
        ids = [element["id"] for element in page.html.select("[id]")]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_only_what_has_a_datetime_says_one(reader, address):
    main = reader.get(address).maybe_follow().html.main
    assert {element.name for element in main.select("[datetime]")} == {"time"}
    assert not main.select("a:not([href]), form, input")


def test_the_site_map_has_every_event_and_the_archive(reader):
    pages = [element.text for element in ElementTree.fromstring(reader.get("/sitemap.xml").body).iter() if element.text]
    for path in ("/events/", "/events/archive", "/events/1-all-stops-to-elsinore", "/events/8-a-night-with-the-lamp"):
        assert SITE_URL + path in pages


def test_mounted_below_a_path_every_address_keeps_it(site, editor):
    mounted = {"SCRIPT_NAME": "/theatre"}
    page = editor.get("/events/", extra_environ=mounted)
    links = [link["href"] for link in page.html.main.select("a[href^='/']")]
    assert links
    assert all(link.startswith("/theatre/") for link in links)
    editor.get("/events/1-all-stops-to-elsinore", extra_environ=mounted, status=200)
