"""One of a list."""

from collections.abc import Sequence
from typing import Unpack

import wtforms
from markupsafe import Markup
from wtforms import SelectField

from editable.errors import InvalidValue
from editable.fields import Chosen, Data, Options, Source, Value
from editable.raw import JSON


class OfOptions(Chosen[Value, Data]):
    """What is chosen from a list.

    :param options: What visitors read, by value: ``{"sold_out": "Sold out"}``; or a list of words that are both.

    The element carries the value as ``data-value``, for stylesheets.
    """

    tag = "span"

    def __init__(self, name: str, *, options: dict[str, str] | Sequence[str], **further: Unpack[Options]) -> None:
        super().__init__(name, **further)
        self.options = words_by_value(options)

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"options": list(self.options.items())}

    def offered(self, chosen: Sequence[str | None]) -> list[tuple[str, str]]:
        """Return the options of a form; one that is *chosen*, but gone from the settings, stays until it is changed."""
        former = {one: one for one in chosen if one and one not in self.options}
        return list((self.options | former).items())


class Choice(OfOptions[str | None, str]):
    """One of several values, shown by its words; its column is a ``String``."""

    kind = "choice"

    @property
    def schema(self) -> dict[str, JSON]:
        return {"enum": [*self.options] if self.required else [*self.options, None]}

    @property
    def initial(self) -> str | None:
        return next(iter(self.options)) if self.required else None

    def clean(self, value: JSON) -> str | None:
        if value is None or value == "":
            self.refuse_empty()
            return None
        return checked_choice(self.options, value)

    def sample(self, source: Source) -> str | None:
        return source.one_of(self.options)

    def render(self, value: str | None, **attributes: str) -> Markup:
        return Markup() if value is None else Markup.escape(self.options.get(value, value))

    def element_attributes(self, value: str | None) -> dict[str, str]:
        return {"data-value": value} if value else {}

    def form_field(self) -> wtforms.Field:
        nothing = [] if self.required else [("", "Nothing")]
        return SelectField(self.label, choices=lambda *form_and_field: nothing + self.offered([form_and_field[1].data]))

    def to_form(self, value: str | None) -> str:
        return value or ""

    def from_form(self, data: str) -> JSON:
        return data or None


def words_by_value(options: dict[str, str] | Sequence[str]) -> dict[str, str]:
    """Return *options* as a dict of words by value.

    :raise ValueError: If there are none, or one is no text.
    """
    words = dict(options) if isinstance(options, dict) else {word: word for word in options}
    if not words or not all(isinstance(word, str) and word for pair in words.items() for word in pair):
        raise ValueError("options must be texts, at least one.")
    return words


def checked_choice(options: dict[str, str], value: JSON) -> str:
    """Return *value* if it is one of *options*.

    :raise InvalidValue: If it is not.
    """
    if not isinstance(value, str) or value not in options:
        raise InvalidValue("unknown_choice", f"Choose one of: {', '.join(options.values())}.")
    return value
