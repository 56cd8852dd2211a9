"""What the kinds ``date``, ``time`` and ``datetime`` share."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Generic, TypeVar, Unpack

import wtforms
from babel.dates import format_date, format_time, parse_pattern
from markupsafe import Markup
from wtforms import StringField

from editable.errors import InvalidValue, SettingsError
from editable.fields import Chosen, Options, Source
from editable.locale import site_locale
from editable.raw import JSON

#: The names that Babel has for the usual ways to write a date or a time.
USUAL_FORMATS = ("short", "medium", "long", "full")


#: What Python calls a moment of one kind.
Point = TypeVar("Point", date, time, datetime)

#: A usual format or a pattern, or several; None where the template gives none.
Format = str | Sequence[str] | None


class Moment(Chosen[str | None, str], Generic[Point]):
    """A point in time on the venue's own clock, stored raw and shown in the site's language.

    :param min: The earliest value, as raw JSON. So is *max*, the latest.

    A template may give a ``format``: ``short``, ``medium``, ``long``, ``full`` or a pattern as
    Unicode's CLDR has them (``"EEEE d MMMM"``); or a list of them, to show each in an element of its own.
    """

    tag = "time"
    inner_attributes = frozenset({"format"})
    python_type: type[Point]
    widget: wtforms.widgets.Input  # WTForms' input for it, which writes as raw JSON does
    example: str  # of a raw value

    def __init__(
        self, name: str, *, min: str | None = None, max: str | None = None, **options: Unpack[Options]
    ) -> None:
        super().__init__(name, **options)
        self.min: Point | None = self.parse(min) if min else None
        self.max: Point | None = self.parse(max) if max else None

    @property
    def bounds(self) -> dict[str, JSON]:
        limits = {"min": self.min, "max": self.max}
        return super().bounds | {name: self.raw(limit) for name, limit in limits.items() if limit is not None}

    @property
    def schema(self) -> dict[str, JSON]:
        moment: dict[str, JSON] = {"type": "string", "format": self.kind, "examples": [self.example]}
        return moment if self.required else {"anyOf": [moment, {"type": "null"}]}

    @property
    def initial(self) -> str | None:
        return self.raw(self.within_bounds(self.now())) if self.required else None

    def read(self, record: object) -> str | None:
        value = getattr(record, self.name)
        return None if value is None else self.raw(value)

    def write(self, record: object, value: str | None) -> None:
        setattr(record, self.name, None if value is None else self.parse(value))

    def clean(self, value: JSON) -> str | None:
        if value is None or value == "":
            self.refuse_empty()
            return None
        moment = self.parse(value)
        if self.min is not None and moment < self.min:
            raise InvalidValue("too_early", f"Choose {self.render(self.raw(self.min))} or later.")
        if self.max is not None and moment > self.max:
            raise InvalidValue("too_late", f"Choose {self.render(self.raw(self.max))} or earlier.")
        return self.raw(moment)

    def sample(self, source: Source) -> str | None:
        return self.raw(self.within_bounds(self.of(source.moment())))

    def render(self, value: str | None, format: Format = None, **attributes: str) -> Markup:
        return Markup() if value is None else show(self.parse(value), format, self.show)

    def element_attributes(self, value: str | None) -> dict[str, str]:
        return {"datetime": value} if value else {}

    def form_field(self) -> wtforms.Field:
        return StringField(self.label, widget=self.widget, render_kw=self.bounds)

    def to_form(self, value: str | None) -> str:
        return value or ""

    def from_form(self, data: str) -> JSON:
        return data or None

    def parse(self, value: JSON) -> Point:
        """Return the Python object that the raw *value* stands for.

        :raise InvalidValue: If it stands for none.
        """
        if isinstance(value, str):
            with suppress(ValueError):
                moment = self.python_type.fromisoformat(value)
                if self.raw(moment) == value:  # there is one way to write it
                    return moment
        raise InvalidValue("wrong_type", f"“{self.label}” is written like {self.example}.")

    def within_bounds(self, moment: Point) -> Point:
        if self.min is not None and moment < self.min:
            return self.min
        return self.max if self.max is not None and moment > self.max else moment

    def raw(self, moment: Point) -> str:
        """Return *moment* as raw JSON."""
        raise TypeError(f"The kind {self.kind!r} cannot write values; give {type(self).__name__} a raw().")

    @staticmethod
    def of(moment: datetime) -> Point:
        """Return what this kind keeps of *moment*."""
        raise TypeError("A kind of moment has to say what it keeps of one.")

    def now(self) -> Point:
        """Return what a new record that must have a value starts with."""
        raise TypeError(f"The kind {self.kind!r} has no start; give {type(self).__name__} a now().")

    @staticmethod
    def show(moment: Point, format: str | None, /) -> str:
        """Return *moment* in words; *format* is None where the template gives none."""
        raise TypeError("A kind of moment has to say how it is shown.")


def show(moment: Point, format: Format, in_words: Callable[[Point, str | None], str]) -> Markup:
    """Return the markup for *moment* in one format, or in several, each in an element of its own.

    :raise SettingsError: If a template gives a format that Babel cannot read.
    """
    try:
        if format is not None and not isinstance(format, str):
            return Markup(" ").join(Markup("<span>{}</span>").format(in_words(moment, one)) for one in format)
        return Markup.escape(in_words(moment, format))
    except (ValueError, AttributeError, KeyError) as error:
        raise SettingsError(f"A template shows a date as {format!r}, which cannot be read ({error}).") from error


def date_in_words(day: date, format: str | None) -> str:
    return format_date(day, format or "long", site_locale())


def time_in_words(time: time, format: str | None) -> str:
    return format_time(time, format or "short", locale=site_locale())


def datetime_in_words(moment: datetime, format: str | None) -> str:
    """Write date and time; a pattern may take from both, a usual format is that of the date."""
    locale = site_locale()
    if format and format not in USUAL_FORMATS:
        return parse_pattern(format).apply(moment, locale)
    both = str(locale.datetime_formats["medium"])
    return both.replace("{1}", date_in_words(moment, format)).replace("{0}", time_in_words(moment.time(), None))
