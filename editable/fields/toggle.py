"""Yes or no."""

from typing import Unpack

import sqlalchemy as sa
import wtforms
from markupsafe import Markup
from wtforms import BooleanField

from editable.errors import InvalidValue
from editable.fields import Chosen, Options, Source
from editable.raw import JSON


class Toggle(Chosen[bool, bool]):
    """Yes or no, shown as one of two words; its column is a ``Boolean``.

    :param on: What visitors read when it is true. So is *off* when it is false; "" shows nothing.

    The element carries ``data-value`` (``true`` or ``false``), for stylesheets.
    """

    kind = "toggle"
    tag = "span"
    empty = False
    column_types = (sa.Boolean,)

    def __init__(self, name: str, *, on: str = "Yes", off: str = "No", **options: Unpack[Options]) -> None:
        super().__init__(name, **options)
        self.on, self.off = on, off

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"on": self.on, "off": self.off}

    @property
    def schema(self) -> dict[str, JSON]:
        return {"type": "boolean"}

    def clean(self, value: JSON) -> bool:
        if not isinstance(value, bool):
            raise InvalidValue("wrong_type", f"“{self.label}” is true or false.")
        return value

    def render(self, value: bool, **attributes: str) -> Markup:
        return Markup.escape(self.on if value else self.off)

    def sample(self, source: Source) -> bool:
        return source.one_of({False: self.off, True: self.on})

    def element_attributes(self, value: bool) -> dict[str, str]:
        return {"data-value": "true" if value else "false"}

    def in_full(self, value: bool) -> Markup:
        return Markup.escape((self.on or "Yes") if value else (self.off or "No"))

    def form_field(self) -> wtforms.Field:
        return BooleanField(self.label, description=f"Ticked, it says “{self.on}”." if self.on else "")

    def to_form(self, value: bool) -> bool:
        return value

    def from_form(self, data: bool) -> JSON:
        return data
