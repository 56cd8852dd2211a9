"""What the kinds ``date``, ``time`` and ``datetime`` share."""

from babel.dates import format_date, format_time, parse_pattern
from markupsafe import Markup
from wtforms import StringField

from editable.errors import InvalidValue, SettingsError
from editable.fields import Chosen
from editable.locale import site_locale

#: The names that Babel has for the usual ways to write a date or a time.
USUAL_FORMATS = ("short", "medium", "long", "full")


class Moment(Chosen):
    """A point in time on the venue's own clock, stored raw and shown in the site's language.

    :param min: The earliest value, as raw JSON. So is *max*, the latest.

    A template may give a ``format``: ``short``, ``medium``, ``long``, ``full`` or a pattern as
    Unicode's CLDR has them (``"EEEE d MMMM"``); or a list of them, to show each in an element of its own.
    """

    tag = "time"
    inner_attributes = frozenset({"format"})
    python_type: type
    widget: object  # WTForms' input for it, which writes as raw JSON does
    example: str  # of a raw value

    def __init__(self, name, *, min=None, max=None, **options):
        super().__init__(name, **options)
        self.min = min and self.parse(min)
        self.max = max and self.parse(max)

    @property
    def bounds(self):
        limits = {"min": self.min, "max": self.max}
        return super().bounds | {name: self.raw(limit) for name, limit in limits.items() if limit is not None}

    @property
    def schema(self):
        moment = {"type": "string", "format": self.kind, "examples": [self.example]}
        return moment if self.required else {"anyOf": [moment, {"type": "null"}]}

    @property
    def initial(self):
        return self.raw(self.within_bounds(self.now())) if self.required else None

    def read(self, record):
        value = getattr(record, self.name)
        return None if value is None else self.raw(value)

    def write(self, record, value):
        setattr(record, self.name, None if value is None else self.parse(value))

    def clean(self, value):
        if value is None or value == "":
            self.refuse_empty()
            return None
        moment = self.parse(value)
        if self.min is not None and moment < self.min:
            raise InvalidValue("too_early", f"Choose {self.render(self.raw(self.min))} or later.")
        if self.max is not None and moment > self.max:
            raise InvalidValue("too_late", f"Choose {self.render(self.raw(self.max))} or earlier.")
        return self.raw(moment)

    def sample(self, source):
        return self.raw(self.within_bounds(self.of(source.moment())))

    def render(self, value, format=None):
        return Markup() if value is None else show(self.parse(value), format, self.show)

    def element_attributes(self, value):
        return {"datetime": value} if value else {}

    def form_field(self):
        return StringField(self.label, widget=self.widget, render_kw=self.bounds)

    def to_form(self, value):
        return value or ""

    def from_form(self, data):
        return data or None

    def parse(self, value):
        """Return the Python object that the raw *value* stands for.

        :raise InvalidValue: If it stands for none.
        """
        try:
            moment = self.python_type.fromisoformat(value)
            if self.raw(moment) == value:  # there is one way to write it
                return moment
        except (TypeError, ValueError):
            pass
        raise InvalidValue("wrong_type", f"“{self.label}” is written like {self.example}.")

    def within_bounds(self, moment):
        if self.min is not None and moment < self.min:
            return self.min
        return self.max if self.max is not None and moment > self.max else moment

    def raw(self, moment):
        """Return *moment* as raw JSON."""
        raise TypeError(f"The kind {self.kind!r} cannot write values; give {type(self).__name__} a raw().")

    @staticmethod
    def of(moment):
        """Return what this kind keeps of *moment*, a datetime."""
        return moment

    def now(self):
        """Return what a new record that must have a value starts with."""
        raise TypeError(f"The kind {self.kind!r} has no start; give {type(self).__name__} a now().")

    @staticmethod
    def show(moment, format):
        """Return *moment* in words; *format* is None where the template gives none."""
        raise TypeError("A kind of moment has to say how it is shown.")


def show(moment, format, in_words):
    """Return the markup for *moment* in one format, or in several, each in an element of its own.

    :raise SettingsError: If a template gives a format that Babel cannot read.
    """
    try:
        if isinstance(format, list | tuple):
            return Markup(" ").join(Markup("<span>{}</span>").format(in_words(moment, one)) for one in format)
        return Markup.escape(in_words(moment, format))
    except (ValueError, AttributeError, KeyError) as error:
        raise SettingsError(f"A template shows a date as {format!r}, which cannot be read ({error}).") from error


def date_in_words(day, format):
    return format_date(day, format or "long", site_locale())


def time_in_words(time, format):
    return format_time(time, format or "short", locale=site_locale())


def datetime_in_words(moment, format):
    """Write date and time; a pattern may take from both, a usual format is that of the date."""
    locale = site_locale()
    if format and format not in USUAL_FORMATS:
        return parse_pattern(format).apply(moment, locale)
    both = str(locale.datetime_formats["medium"])
    return both.replace("{1}", date_in_words(moment, format)).replace("{0}", time_in_words(moment.time(), None))
