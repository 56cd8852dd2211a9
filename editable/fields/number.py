"""A number: a price, a count of seats."""

from decimal import Decimal
from typing import Unpack

import sqlalchemy as sa
import wtforms
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup
from wtforms import StringField
from wtforms.widgets import NumberInput

from editable.errors import InvalidValue
from editable.fields import Chosen, Options, Source
from editable.locale import site_locale
from editable.raw import JSON

#: What an integer column holds on every database.
LARGEST = 2**31 - 1


class Number(Chosen[float | None, str]):
    """A number with its bounds, shown in the site's language with its currency or unit.

    Its column is an ``Integer``, a ``Float`` or a ``Numeric(…, asdecimal=False)``.

    :param min: The least value. So is *max*, the greatest.
    :param step: What values are multiples of, counted from *min*: ``0.01`` for pennies.
    :param currency: A code as of ISO 4217, such as ``"EUR"``.
    :param unit: A word after the number, or words by Unicode's plural forms: ``{"one": "seat", "other": "seats"}``.
    :param zero: Words to show for 0, such as ``"free"``.
    """

    kind = "number"
    tag = "span"
    column_types = (sa.Integer, sa.Numeric)

    def __init__(
        self,
        name: str,
        *,
        min: float = -LARGEST,
        max: float = LARGEST,
        step: float = 1,
        currency: str | None = None,
        unit: str | dict[str, str] | None = None,
        zero: str | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(name, **options)
        self.min, self.max, self.step = min, max, step
        self.currency, self.unit, self.zero = currency, unit, zero
        if not step > 0:
            raise ValueError("step must be more than 0.")

    @property
    def bounds(self) -> dict[str, JSON]:
        limits = {"min": self.min, "max": self.max}
        given: dict[str, JSON] = {name: limit for name, limit in limits.items() if abs(limit) != LARGEST}
        words = {"unit": self._unit(None), "currency": self.currency, "zero": self.zero}
        return super().bounds | given | {"step": self.step} | {name: word or "" for name, word in words.items()}

    @property
    def schema(self) -> dict[str, JSON]:
        number: dict[str, JSON] = {"type": "number", "minimum": self.min, "maximum": self.max, "multipleOf": self.step}
        return number if self.required else {"anyOf": [number, {"type": "null"}]}

    @property
    def initial(self) -> float | None:
        return max(self.min, 0) if self.required else None

    def read(self, record: object) -> float | None:
        value = getattr(record, self.name)
        return None if value is None else _plain(value)

    def clean(self, value: JSON) -> float | None:
        if value is None:
            self.refuse_empty()
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidValue("wrong_type", "This field holds a number.")
        if not self.min <= value <= self.max:
            raise InvalidValue("out_of_range", self._range())
        base = 0 if self.min == -LARGEST else self.min
        if (Decimal(str(value)) - Decimal(str(base))) % Decimal(str(self.step)):
            raise InvalidValue("between_steps", f"Choose a multiple of {self._decimal(self.step)}.")
        return _plain(value)

    def sample(self, source: Source) -> float | None:
        usual = 100 * self.step  # how far it goes where there is no bound
        least = self.min if self.min != -LARGEST else min(0, self.max - usual)
        most = self.max if self.max != LARGEST else least + usual
        return _plain(source.number(least, most, self.step))

    def render(self, value: float | None, **attributes: str) -> Markup:
        if value is None:
            return Markup()
        if value == 0 and self.zero is not None:
            return Markup.escape(self.zero)
        if self.currency:
            return Markup.escape(_money(value, self.currency))
        unit = self._unit(value)
        return Markup.escape(f"{self._decimal(value)}\N{NO-BREAK SPACE}{unit}" if unit else self._decimal(value))

    def form_field(self) -> wtforms.Field:
        bounds = {name: bound for name, bound in self.bounds.items() if name != "unit"}
        return StringField(self.label, widget=NumberInput(), description=self._unit(None) or "", render_kw=bounds)

    def to_form(self, value: float | None) -> str:
        return "" if value is None else str(value)

    def from_form(self, data: str) -> JSON:
        try:
            return float(data) if data else None
        except ValueError:
            return data

    def _unit(self, value: float | None) -> str | None:
        if not isinstance(self.unit, dict):
            return self.unit
        form = "other" if value is None else site_locale().plural_form(value)
        return self.unit.get(form, self.unit.get("other", ""))

    def _range(self) -> str:
        least, most = self._decimal(self.min), self._decimal(self.max)
        if self.max == LARGEST:
            return f"Choose {least} or more."
        return f"Choose {most} or less." if self.min == -LARGEST else f"Choose a number from {least} to {most}."

    @staticmethod
    def _decimal(value: float) -> str:
        return format_decimal(value, locale=site_locale(), decimal_quantization=False)


def _plain(value: float) -> float:
    """Return *value* as JSON writes it shortest: 12, not 12.0."""
    return int(value) if value == int(value) else float(value)


def _money(value: float, currency: str) -> str:
    """Write an amount, whole ones without a fraction, as prices stand on a bill."""
    locale = site_locale()
    pattern = locale.currency_formats["standard"].pattern
    if isinstance(value, int):
        return format_currency(value, currency, pattern.replace("0.00", "0"), locale, currency_digits=False)
    return format_currency(value, currency, locale=locale)
