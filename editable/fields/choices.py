"""Several of a list."""

import sqlalchemy as sa
from babel.lists import format_list
from markupsafe import Markup
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput

from editable.errors import InvalidValue
from editable.fields.choice import Choice, checked_choice
from editable.locale import site_locale


class Checkboxes:
    """A WTForms widget: all options to be ticked, in elements that may stand wherever text may."""

    input_type = "checkboxes"

    def __call__(self, field, autofocus=False, **attributes):
        ticks = [(option(**attributes | {"id": option.id}), option.label.text) for option in field]
        return Markup().join(Markup("<label>{} <span>{}</span></label>").format(*tick) for tick in ticks)


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

    def sample(self, source):
        return self.clean(source.some_of(self.options))

    def render(self, value):
        return Markup.escape(format_list([self.options.get(one, one) for one in value], locale=site_locale()))

    def element_attributes(self, value):
        return {"data-value": " ".join(value)} if value else {}

    def form_field(self):
        return SelectMultipleField(
            self.label,
            widget=Checkboxes(),
            option_widget=CheckboxInput(),
            choices=lambda form, field: self.offered(field.data or []),
        )

    def to_form(self, value):
        return value

    def from_form(self, data):
        return data
