"""Yes or no."""

import sqlalchemy as sa
from markupsafe import Markup
from wtforms import BooleanField

from editable.errors import InvalidValue
from editable.fields import Chosen


class Toggle(Chosen):
    """Yes or no, shown as one of two words; its column is a ``Boolean``.

    :param on: What visitors read when it is true. So is *off* when it is false; "" shows nothing.

    The element carries ``data-value`` (``true`` or ``false``), for stylesheets.
    """

    kind = "toggle"
    tag = "span"
    empty = False
    column_types = (sa.Boolean,)

    def __init__(self, name, *, on="Yes", off="No", **options):
        super().__init__(name, **options)
        self.on, self.off = on, off

    @property
    def bounds(self):
        return super().bounds | {"on": self.on, "off": self.off}

    @property
    def schema(self):
        return {"type": "boolean"}

    def clean(self, value):
        if not isinstance(value, bool):
            raise InvalidValue("wrong_type", f"“{self.label}” is true or false.")
        return value

    def render(self, value):
        return Markup.escape(self.on if value else self.off)

    def sample(self, source):
        return source.one_of({False: self.off, True: self.on})

    def element_attributes(self, value):
        return {"data-value": "true" if value else "false"}

    def in_full(self, value):
        return Markup.escape((self.on or "Yes") if value else (self.off or "No"))

    def form_field(self):
        return BooleanField(self.label, description=f"Ticked, it says “{self.on}”." if self.on else "")

    def to_form(self, value):
        return value

    def from_form(self, data):
        return data
