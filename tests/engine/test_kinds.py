"""The kinds that are chosen, not typed: what each accepts, refuses and shows, in the site's language."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from flask import Flask

from editable import InvalidValue, SettingsError, locale
from editable.fields.kinds import Kinds

ON_SALE = {"on_sale": "Tickets left", "sold_out": "Sold out"}

FIELDS = {
    "date": {"kind": "date", "min": "2026-01-01", "max": "2026-12-31"},
    "time": {"kind": "time"},
    "datetime": {"kind": "datetime"},
    "period": {"kind": "period", "start": "starts_at", "end": "ends_at", "all_day": "is_all_day"},
    "hours": {"kind": "period", "start": "starts_at", "end": "ends_at"},
    "price": {"kind": "number", "min": 0, "max": 500, "step": 0.01, "currency": "GBP", "zero": "free"},
    "seats": {"kind": "number", "min": 10, "step": 5, "unit": {"one": "seat", "other": "seats"}},
    "any": {"kind": "number"},
    "toggle": {"kind": "toggle", "on": "Bring a cushion", "off": ""},
    "choice": {"kind": "choice", "options": ON_SALE},
    "words": {"kind": "choice", "options": ["rye", "oat"]},
    "choices": {"kind": "choices", "options": {"a": "step-free", "b": "captions", "c": "relaxed"}},
    "link": {"kind": "link", "max_length": 10},
}


def make_field(name, **options):
    return Kinds().make_field("FIELDS", name, FIELDS[name] | options)


@pytest.fixture(params=["en-GB"])
def page(request):
    """A page of a site in a language."""
    app = Flask("bakery")
    app.config.update(SITE_LANGUAGE=request.param, SITE_TIMEZONE="Europe/London")
    locale.init_app(app)
    app.add_url_rule("/plays", view_func=lambda: "")
    app.add_url_rule("/send", view_func=lambda: "", methods=["POST"], endpoint="send")
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/sandbox"}):
        yield app


def period(start, end=None, all_day=False):
    return {"start": start, "end": end, "all_day": all_day}


def link(href, label="Book"):
    return {"label": label, "href": href}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("date", "2026-12-24"), ("date", "2026-01-01"), ("date", "2026-12-31"), ("date", None)),
        *(("time", "00:00"), ("time", "23:59"), ("datetime", "2026-12-24T19:30"), ("datetime", "0001-01-01T00:00")),
        ("period", period("2026-12-24T19:30")),
        ("period", period("2026-12-24T19:30", "2026-12-24T19:30")),
        ("period", period("2026-12-24T00:00", "2026-12-26T00:00", True)),
        *(("price", 0), ("price", 500), ("price", 9.5), ("price", 0.07), ("seats", 15), ("any", -3), ("price", None)),
        *(("toggle", True), ("toggle", False), ("choice", "sold_out"), ("choice", None), ("words", "oat")),
        *(("choices", []), ("choices", ["a", "c"]), ("link", None)),
        *(("link", link(href)) for href in ("/plays", "/plays?page=2#top", "#booking", "https://example.org/a?b=c")),
        *(("link", link(href)) for href in ("mailto:ada@example.org", "tel:+441632960204", "HTTPS://EXAMPLE.ORG")),
    ],
)
def test_a_raw_value_comes_back_as_it_was_sent(page, name, value):
    field = make_field(name)
    assert field.clean(value) == value

    record = SimpleNamespace(starts_at=None, ends_at=None, is_all_day=None, **{name: None})
    field.write(record, value)
    assert field.read(record) == value


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        *(
            ("date", value, "wrong_type")
            for value in ("24.12.2026", "2026-1-2", "20261224", "2026-W52-4", "2026-13-01")
        ),
        *(
            ("date", value, "wrong_type")
            for value in ("0000-01-01", "２０２６-12-24", "2026-12-24T00:00", 5, [], {}, True)
        ),
        *(("date", "2025-12-31", "too_early"), ("date", "2027-01-01", "too_late")),
        *(("time", value, "wrong_type") for value in ("24:00", "7:30", "19:30:00", "19:30Z", "T19:30")),
        *(("datetime", value, "wrong_type") for value in ("2026-12-24 19:30", "2026-12-24T19:30Z", "2026-12-24")),
        *(("period", value, "wrong_type") for value in ("2026-12-24", [], {}, {"end": None}, period(None) | {"x": 1})),
        ("period", period("2026-12-24T19:30", all_day=1), "wrong_type"),
        ("hours", period("2026-12-24T00:00", all_day=True), "wrong_type"),
        ("period", period(None), "required"),
        ("period", period("2026-12-24T19:30", "2026-12-24T19:29"), "ends_before_start"),
        *(("price", value, "wrong_type") for value in ("12", True, [], {})),
        *(("price", value, "out_of_range") for value in (-0.01, 500.01, 10**400, 1e308)),
        *(("price", 0.005, "between_steps"), ("seats", 12, "between_steps"), ("any", 0.5, "between_steps")),
        ("any", 2**31, "out_of_range"),
        *(("toggle", value, "wrong_type") for value in (None, 0, "true")),
        *(("choice", value, "unknown_choice") for value in ("Sold out", 1, ["sold_out"], {})),
        *(("choices", "a", "wrong_type"), ("choices", None, "wrong_type"), ("choices", ["d"], "unknown_choice")),
        ("choices", [["a"]], "unknown_choice"),
        *(("link", value, "wrong_type") for value in ("/plays", {"label": "a"}, link("/plays") | {"rel": "me"})),
        *(("link", link("/plays", label), "no_label") for label in ("", " ", "a\nb")),
        ("link", link("/plays", "eleven char"), "too_long"),
        *(("link", link(href), "no_such_page") for href in ("/nowhere", "/plays/", "/send")),
        *(
            ("link", link(href), "bad_address")
            for href in ("", "plays", "//evil.example", "/\\evil.example", "mailto:")
        ),
        *(
            ("link", link(href), "bad_address")
            for href in ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x")
        ),
        *(
            ("link", link(href), "bad_address")
            for href in ("java\tscript:alert(1)", " javascript:x", "https://a b", "\u202e/a")
        ),
    ],
)
def test_what_cannot_be_stored_is_refused_in_a_sentence(page, name, value, code):
    with pytest.raises(InvalidValue) as refused:
        make_field(name).clean(value)
    assert refused.value.error_code == code
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - {"toggle"}))
def test_a_required_value_cannot_be_taken_away(page, name):
    field = make_field(name, required=True)
    with pytest.raises(InvalidValue, match="cannot be empty"):
        field.clean(field.empty)


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - {"link"}))
def test_a_new_record_starts_with_a_value_that_can_be_stored(page, name):
    for required in (True, False):
        field = make_field(name, required=required)
        assert field.clean(field.initial) == field.initial


def test_whole_days_have_no_times(page):
    stored = make_field("period").clean(period("2026-12-24T19:30", "2026-12-25T22:00", True))
    assert stored == period("2026-12-24T00:00", "2026-12-25T00:00", True)


def test_choices_are_stored_once_each_in_the_order_of_the_list(page):
    assert make_field("choices").clean(["c", "a", "c"]) == ["a", "c"]


def test_a_database_s_decimal_is_a_number(page):
    field = make_field("price")
    assert [field.read(SimpleNamespace(price=Decimal(text))) for text in ("12.00", "9.50")] == [12, 9.5]
    assert isinstance(field.clean(12.0), int)


@pytest.mark.parametrize(
    ("page", "name", "value", "words"),
    [
        ("en-GB", "date", "2026-12-24", "24 December 2026"),
        ("de", "date", "2026-12-24", "24. Dezember 2026"),
        ("ja", "date", "2026-12-24", "2026年12月24日"),
        ("en-GB", "time", "19:30", "19:30"),
        ("ar", "time", "19:30", "7:30 م"),
        ("en-GB", "datetime", "2026-12-24T19:30", "24 December 2026, 19:30"),
        ("fr", "datetime", "2026-12-24T19:30", "24 décembre 2026, 19:30"),
        ("en-GB", "period", period("2026-12-24T19:30", "2026-12-24T22:00"), "24 December 2026, 19:30–22:00"),
        ("en-GB", "period", period("2026-12-24T19:30"), "24 December 2026, 19:30"),
        ("en-GB", "period", period("2026-12-24T00:00", all_day=True), "24 December 2026"),
        ("de", "period", period("2026-12-24T00:00", "2026-12-26T00:00", True), "24.–26. Dez. 2026"),
        ("zh-Hant-TW", "period", period("2026-12-24T19:30", "2026-12-24T22:00"), "2026年12月24日 晚上7:30 – 晚上10:00"),
        ("en-GB", "price", 12, "£12"),
        ("en-GB", "price", 9.5, "£9.50"),
        ("de", "price", 12, "12 £"),
        ("de", "price", 1234.5, "1.234,50 £"),
        ("en-GB", "price", 0, "free"),
        ("en-GB", "seats", 1, "1 seat"),
        ("en-GB", "seats", 1230, "1,230 seats"),
        ("en-GB", "toggle", True, "Bring a cushion"),
        ("en-GB", "toggle", False, ""),
        ("en-GB", "choice", "sold_out", "Sold out"),
        ("en-GB", "choice", "gone from settings", "gone from settings"),
        ("en-GB", "choices", ["a", "b", "c"], "step-free, captions and relaxed"),
        ("de", "choices", ["a", "b", "c"], "step-free, captions und relaxed"),
        ("en-GB", "link", {"label": "<b>", "href": "/plays"}, "&lt;b&gt;"),
    ],
    indirect=["page"],
)
def test_visitors_read_it_in_the_site_s_language(page, name, value, words):
    assert str(make_field(name).render(value)).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_template_chooses_how_a_date_is_written(page):
    field = make_field("period")
    value = period("2026-12-24T19:30")
    assert field.render(value, format="EEEE d MMMM, HH.mm") == "Thursday 24 December, 19.30"
    assert field.render(value, format=["d", "MMM"]) == "<span>24</span> <span>Dec</span>"
    with pytest.raises(SettingsError, match="cannot be read"):
        field.render(value, format="MMMMMMM")


@pytest.mark.parametrize(
    ("name", "value", "attributes"),
    [
        ("date", "2026-12-24", {"datetime": "2026-12-24"}),
        ("period", period("2026-12-24T19:30"), {"datetime": "2026-12-24T19:30"}),
        ("period", period("2026-12-24T00:00", all_day=True), {"datetime": "2026-12-24"}),
        ("toggle", False, {"data-value": "false"}),
        ("choice", "sold_out", {"data-value": "sold_out"}),
        ("choices", ["a", "c"], {"data-value": "a c"}),
        ("link", link("/plays"), {"href": "/sandbox/plays"}),
        ("link", link("https://example.org"), {"href": "https://example.org"}),
        *((name, make_field(name).empty, {}) for name in ("date", "period", "choice", "choices", "link")),
    ],
)
def test_the_element_tells_machines_and_stylesheets_too(page, name, value, attributes):
    assert make_field(name).element_attributes(value) == attributes


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("date", {"min": "1.1.2026"}, "“Date” is written like 2026-12-24."),
        ("choice", {"options": {}}, "options must be texts, at least one."),
        ("any", {"step": 0}, "step must be more than 0."),
    ],
)
def test_a_bound_that_makes_no_sense_stops_the_start(name, options, reason):
    with pytest.raises(SettingsError) as refused:
        make_field(name, **options)
    assert str(refused.value) == f"FIELDS has an option that cannot be used: {reason}"


def test_a_needed_option_is_asked_for():
    with pytest.raises(SettingsError, match="FIELDS lacks 'options'. Add it."):
        Kinds().make_field("FIELDS", "status", {"kind": "choice"})


@pytest.mark.parametrize(("setting", "value"), [("SITE_LANGUAGE", "klingon"), ("SITE_TIMEZONE", "Europe/Nether_Quay")])
def test_a_place_that_is_not_on_earth_stops_the_start(setting, value):
    app = Flask("bakery")
    app.config[setting] = value
    with pytest.raises(SettingsError, match=f"{setting} is '{value}'"):
        locale.init_app(app)


def test_the_clock_is_the_one_on_the_site_s_wall(page):
    page.config["SITE_TIMEZONE"] = "Pacific/Kiritimati"
    ahead = locale.site_now()
    page.config["SITE_TIMEZONE"] = "Pacific/Pago_Pago"
    assert round((ahead - locale.site_now()).total_seconds() / 3600) == 25
    assert isinstance(ahead, datetime)
    assert ahead.tzinfo is None
