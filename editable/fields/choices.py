"""Several of a list."""

import sqlalchemy as sa
from babel.lists import format_list
from markupsafe import Markup

from editable.errors import InvalidValue
from editable.fields.choice import Choice, checked_choice
from editable.locale import site_locale


class Choices(Choice):
    """Any number of several values, in the order of the list, shown by their words; its column is ``JSON``.

    The element carries the values, with spaces between, as ``data-value``: ``[data-value~="captions"]``.
    """

    kind = "choices"
    column_types = (sa.JSON,)

    @property
    def empty(self):
        return []

    @property
    def schema(self):
        least = {"minItems": 1} if self.required else {}
        return {"type": "array", "items": {"enum": [*self.options]}, "uniqueItems": True} | least

    @property
    def initial(self):
        first = super().initial
        return [first] if first else []

    def clean(self, value):
        if not isinstance(value, list):
            raise InvalidValue("wrong_type", f"“{self.label}” is a list of choices.")
        chosen = [checked_choice(self.options, one) for one in value]
        if not chosen:
            self.refuse_empty()
        return [one for one in self.options if one in chosen]

    def render(self, value):
        return Markup.escape(format_list([self.options.get(one, one) for one in value], locale=site_locale()))

    def element_attributes(self, value):
        return {"data-value": " ".join(value)} if value else {}
