"""One of a list."""

from markupsafe import Markup
from wtforms import SelectField
from wtforms.fields import SelectChoice

from editable.errors import InvalidValue
from editable.fields import Chosen


class Choice(Chosen):
    """One of several values, shown by its words; its column is a ``String``.

    :param options: What visitors read, by value: ``{"sold_out": "Sold out"}``; or a list of words that are both.

    The element carries the value as ``data-value``, for stylesheets.
    """

    kind = "choice"
    tag = "span"

    def __init__(self, name, *, options, **further):
        super().__init__(name, **further)
        self.options = words_by_value(options)

    @property
    def bounds(self):
        return super().bounds | {"options": list(self.options.items())}

    @property
    def schema(self):
        return {"enum": [*self.options] if self.required else [*self.options, None]}

    @property
    def initial(self):
        return next(iter(self.options)) if self.required else None

    def clean(self, value):
        if value is None or value == "":
            self.refuse_empty()
            return None
        return checked_choice(self.options, value)

    def sample(self, source):
        return source.one_of(self.options)

    def render(self, value):
        return Markup() if value is None else Markup.escape(self.options.get(value, value))

    def element_attributes(self, value):
        return {"data-value": value} if value else {}

    def form_field(self):
        nothing = [] if self.required else [SelectChoice("", "Nothing")]
        return SelectField(self.label, choices=lambda form, field: nothing + self.offered([field.data]))

    def to_form(self, value):
        return value or ""

    def from_form(self, data):
        return data or None

    def offered(self, chosen):
        """Return the options of a form; one that is *chosen*, but gone from the settings, stays until it is changed."""
        former = {one: one for one in chosen if one and one not in self.options}
        return [SelectChoice(value, words) for value, words in (self.options | former).items()]


def words_by_value(options):
    """Return *options* as a dict of words by value.

    :raise ValueError: If there are none, or one is no text.
    """
    words = dict(options) if isinstance(options, dict) else {word: word for word in options}
    if not words or not all(isinstance(word, str) and word for pair in words.items() for word in pair):
        raise ValueError("options must be texts, at least one.")
    return words


def checked_choice(options, value):
    """Return *value* if it is one of *options*.

    :raise InvalidValue: If it is not.
    """
    if not isinstance(value, str) or value not in options:
        raise InvalidValue("unknown_choice", f"Choose one of: {', '.join(options.values())}.")
    return value
