"""Several of a list."""

import sqlalchemy as sa
import wtforms
from babel.lists import format_list
from markupsafe import Markup
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput

from editable.errors import InvalidValue
from editable.fields import Source
from editable.fields.choice import OfOptions, checked_choice
from editable.locale import site_locale
from editable.raw import JSON


class Checkboxes:
    """A WTForms widget: all options to be ticked, in elements that may stand wherever text may."""

    input_type = "checkboxes"

    def __call__(self, field: wtforms.SelectMultipleField, autofocus: bool = False, **attributes: object) -> Markup:
        ticks = [(option(**attributes | {"id": option.id}), option.label.text) for option in field]
        return Markup().join(Markup("<label>{} <span>{}</span></label>").format(*tick) for tick in ticks)


class Choices(OfOptions[list[str], list[str]]):
    """Any number of several values, in the order of the list, shown by their words; its column is ``JSON``.

    The element carries the values, with spaces between, as ``data-value``: ``[data-value~="captions"]``.
    """

    kind = "choices"
    column_types = (sa.JSON,)

    empty: list[str] = []

    @property
    def schema(self) -> dict[str, JSON]:
        least: dict[str, JSON] = {"minItems": 1} if self.required else {}
        several: dict[str, JSON] = {"type": "array", "items": {"enum": [*self.options]}, "uniqueItems": True}
        return several | least

    @property
    def initial(self) -> list[str]:
        return [next(iter(self.options))] if self.required else []

    def clean(self, value: JSON) -> list[str]:
        if not isinstance(value, list):
            raise InvalidValue("wrong_type", f"“{self.label}” is a list of choices.")
        chosen = [checked_choice(self.options, one) for one in value]
        if not chosen:
            self.refuse_empty()
        return [one for one in self.options if one in chosen]

    def sample(self, source: Source) -> list[str]:
        return self.clean(source.some_of(self.options))

    def render(self, value: list[str], **attributes: str) -> Markup:
        return Markup.escape(format_list([self.options.get(one, one) for one in value], locale=site_locale()))

    def element_attributes(self, value: list[str]) -> dict[str, str]:
        return {"data-value": " ".join(value)} if value else {}

    def form_field(self) -> wtforms.Field:
        return SelectMultipleField(
            self.label,
            widget=Checkboxes(),
            option_widget=CheckboxInput(),
            choices=lambda *form_and_field: self.offered(form_and_field[1].data or []),
        )

    def to_form(self, value: list[str]) -> list[str]:
        return value

    def from_form(self, data: list[str]) -> JSON:
        return data
