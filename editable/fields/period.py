"""From when to when: two moments that belong together."""

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
import wtforms
from babel.dates import format_interval, format_skeleton
from markupsafe import Markup
from wtforms import BooleanField

from editable.errors import InvalidValue
from editable.fields import Chosen, Options, Source, group
from editable.fields.datetime import Datetime
from editable.fields.moment import Format, date_in_words, datetime_in_words, show
from editable.locale import site_locale
from editable.raw import JSON

START = Datetime("start", required=True)
END = Datetime("end")

KEYS = {"start", "end", "all_day"}


class Times(TypedDict):
    """When it starts and ends, as raw values of ``datetime``, and whether whole days are meant."""

    start: str
    end: str | None
    all_day: bool


Value = Times | None


class Period(Chosen[Value, dict[str, str | bool]]):
    """A start, perhaps an end, and whether whole days are meant, edited and saved as one.

    Stored as ``{"start": "2026-12-24T19:30", "end": "2026-12-24T22:00" or null, "all_day": false}`` in
    columns of their own, so that queries can use them. Of whole days the times are midnight.

    :param start: The name of a ``DateTime`` column. So is *end*, which may be empty.
    :param all_day: The name of a ``Boolean`` column; without it, times always count.

    A template may give a ``format``, as for ``datetime``: it then shows the start alone.
    """

    kind = "period"
    tag = "time"
    column_types = (sa.DateTime, sa.Boolean)
    inner_attributes = frozenset({"format"})

    def __init__(
        self, name: str, *, start: str, end: str, all_day: str | None = None, **options: Unpack[Options]
    ) -> None:
        super().__init__(name, **options)
        self.start, self.end, self.all_day = start, end, all_day

    @property
    def columns(self) -> list[str]:
        return [name for name in (self.start, self.end, self.all_day) if name]

    @property
    def nullable_columns(self) -> list[str]:
        return [self.end] if self.required else [self.start, self.end]

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"all_day": self.all_day is not None}

    @property
    def schema(self) -> dict[str, JSON]:
        period: dict[str, JSON] = {
            "type": "object",
            "required": ["start"],
            "additionalProperties": False,
            "properties": {"start": START.schema, "end": END.schema, "all_day": {"type": "boolean"}},
        }
        return period if self.required else {"anyOf": [period, {"type": "null"}]}

    @property
    def initial(self) -> Value:
        if not self.required:
            return None
        return {"start": START.raw(START.within_bounds(START.now())), "end": None, "all_day": False}

    def read(self, record: object) -> Value:
        start, end = (getattr(record, name) for name in (self.start, self.end))
        if start is None:
            return None
        whole_days = bool(self.all_day and getattr(record, self.all_day))
        return {"start": START.raw(start), "end": end and END.raw(end), "all_day": whole_days}

    def write(self, record: object, value: Value) -> None:
        start, end, whole_days = _parts(value) if value else (None, None, False)
        setattr(record, self.start, start)
        setattr(record, self.end, end)
        if self.all_day:
            setattr(record, self.all_day, whole_days)

    def clean(self, value: JSON) -> Value:
        if value is None:
            self.refuse_empty()
            return None
        if not isinstance(value, dict) or not {"start"} <= value.keys() <= KEYS:
            raise InvalidValue("wrong_type", "A period is “start”, “end” and “all_day”, or null.")
        whole_days = value.get("all_day", False)
        if not isinstance(whole_days, bool) or (whole_days and not self.all_day):
            raise InvalidValue("wrong_type", "“all_day” is true or false, where the field knows whole days.")
        start, end = START.clean(value["start"]), END.clean(value.get("end"))
        assert start is not None  # it is required
        if whole_days:
            start, end = _midnight(start), end and _midnight(end)
        if end is not None and end < start:
            raise InvalidValue("ends_before_start", "The end comes before the start. Change one of them.")
        return {"start": start, "end": end, "all_day": whole_days}

    def sample(self, source: Source) -> Value:
        start = source.moment()
        end = start + timedelta(minutes=source.number(60, 180, 15))
        return {"start": START.raw(start), "end": END.raw(end), "all_day": False}

    def render(self, value: Value, format: Format = None, **attributes: str) -> Markup:
        if value is None:
            return Markup()
        start, end, whole_days = _parts(value)
        if format:
            return show(start, format, datetime_in_words)
        return Markup.escape(_in_words(start, end, whole_days))

    def element_attributes(self, value: Value) -> dict[str, str]:
        return {"datetime": value["start"][:10] if value["all_day"] else value["start"]} if value else {}

    def form_field(self) -> wtforms.Field:
        inputs = {"start": START.form_field(), "end": END.form_field()}
        return group(self.label, **inputs | ({"all_day": BooleanField("Whole days")} if self.all_day else {}))

    def to_form(self, value: Value) -> dict[str, str | bool]:
        start, end, whole_days = (value["start"], value["end"], value["all_day"]) if value else ("", None, False)
        moments: dict[str, str | bool] = {"start": start, "end": end or ""}
        return moments | {"all_day": whole_days} if self.all_day else moments

    def from_form(self, data: dict[str, str | bool]) -> JSON:
        return data if data["start"] or data["end"] else None


def _parts(value: Times) -> tuple[datetime, datetime | None, bool]:
    end = END.parse(value["end"]) if value["end"] else None
    return START.parse(value["start"]), end, value["all_day"]


def _midnight(raw: str) -> str:
    return f"{raw[:10]}T00:00"


def _in_words(start: datetime, end: datetime | None, whole_days: bool) -> str:
    locale = site_locale()
    if end in (None, start) or (whole_days and end.date() == start.date()):
        return date_in_words(start, None) if whole_days else datetime_in_words(start, None)
    if whole_days:
        return _interval(start, end, "yMMMMd")
    if start.date() != end.date():
        return f"{datetime_in_words(start, None)} – {datetime_in_words(end, None)}"
    hours = _interval(start, end, "Hm" if "H" in locale.time_formats["short"].pattern else "hm")
    both = str(locale.datetime_formats["medium"])
    return both.replace("{1}", date_in_words(start, None)).replace("{0}", hours)


def _interval(start: datetime, end: datetime, skeleton: str) -> str:
    locale = site_locale()
    try:
        return format_interval(start, end, skeleton, locale=locale)
    except NotImplementedError:  # raised by Babel for a pattern it cannot compare: the times of day in Chinese, "B"
        return f"{format_skeleton(skeleton, start, locale=locale)} – {format_skeleton(skeleton, end, locale=locale)}"
