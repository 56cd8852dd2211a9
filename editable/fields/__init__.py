"""The kinds of field: one class each, one file each.

A kind knows how to check a raw value, how to show it, and what the browser
must know to help while it is typed. Nothing else in the engine asks which
kind a field has.
"""

import json

import sqlalchemy as sa
from markupsafe import Markup
from wtforms import Form, FormField, TextAreaField

from editable.errors import InvalidValue


class Field:
    """One editable attribute of a model; subclass it to make a kind.

    :param name: The attribute's name on the model.
    :param label: What editors see it called; made from *name* when left out.
    :param required: Whether an empty value is refused.
    :param sample: A word for what it is seeded with, where its bounds do not tell: ``"person"``, ``"place"`` and so on;
        False if it never is.

    A subclass adds its bounds as keyword arguments of its own ``__init__``;
    these are the options that ``EDITABLE_MODELS`` may give.
    """

    kind: str
    tag = "div"  # the element that holds the value on a page, unless the template says otherwise
    empty = ""  # the raw value that stands for "nothing here"
    column_types = (sa.String,)  # those that its column may have
    inner_attributes = frozenset()  # what a template may say about the markup inside the element
    is_body = False  # whether it is running text: what a new site is seeded with
    takes_picture = False  # whether a picture can be put there, as by :meth:`value_of`
    is_content = True  # whether it gives visitors something to see: a record with nothing of the sort is not shown

    def __init__(self, name, *, label=None, required=False, sample=None):
        self.name = name
        self.label = label or name.replace("_", " ").capitalize()
        self.required = required
        self.hint = sample

    @property
    def bounds(self):
        """What the browser enforces while the value is typed, as a JSON object."""
        return {"required": self.required}

    @property
    def schema(self):
        """The raw value's JSON schema, for ``openapi.json``."""
        raise TypeError(f"The kind {self.kind!r} has no schema; give {type(self).__name__} one.")

    @property
    def columns(self):
        """The model's attributes that hold the value."""
        return [self.name]

    @property
    def nullable_columns(self):
        """Those of :attr:`columns` that hold nothing where the value is empty."""
        return [] if self.required or self.empty is not None else self.columns

    @property
    def initial(self):
        """The raw value in a record that was just added."""
        return self.empty

    def read(self, record):
        """Return the raw value that *record* holds."""
        value = getattr(record, self.name)
        return self.empty if value is None else value

    def write(self, record, value):
        """Put a cleaned raw *value* into *record*."""
        setattr(record, self.name, value)

    def clean(self, value):
        """Return *value* as it may be stored.

        :raise InvalidValue: With a sentence that says what to change.
        """
        raise TypeError(f"The kind {self.kind!r} cannot check values; give {type(self).__name__} a clean().")

    def sample(self, source):
        """Return a random raw value, as :meth:`clean` would return it.

        :param source: Makes what it is put together from: it has ``text``, ``rich_text``, ``number``, ``one_of``,
            ``some_of``, ``moment``, ``address`` and ``image``, each of which keeps to the bounds that it is given.
        """
        return self.initial

    def default(self, default=""):
        """Return the raw value of a generic block that nobody has edited, as its template line gives it."""
        return self.clean(default)

    def check_default(self, **declared):
        """Check at start-up what a template line gives to :meth:`default`.

        :raise InvalidValue: If it breaks the field's bounds.
        """
        self.default(**declared)

    def render(self, value, **attributes):
        """Return the markup a visitor sees inside the field's element.

        :param attributes: Those that the template gave of :attr:`inner_attributes`.
        """
        return Markup.escape(value)

    def element_attributes(self, value):
        """Return attributes that the field's element needs to show *value* truly."""
        return {}

    def item_attributes(self, value):
        """Return attributes that an item needs to be laid out by *value*, if this field is what the item is about."""
        return {}

    def marks(self, value):
        """Return further marks for editors: what the browser must know of *value* and cannot read off the page."""
        return {}

    def media_ids(self, value):
        """Return the ids of the pictures that *value* shows, so that a page can fetch them at once."""
        return ()

    def value_of(self, picture):
        """Return the raw value that shows a ``Media`` just received, of a kind that :attr:`takes_picture`."""
        raise TypeError(f"The kind {self.kind!r} takes no picture.")

    def in_full(self, value):
        """Return markup that tells all of *value*, for people who have to choose between two."""
        return self.render(value)

    def form_field(self):
        """Return the WTForms field, unbound, in which the value is edited without JavaScript.

        It only carries what was typed. Whether that is valid, :meth:`clean` alone says: it has no validators.
        """
        return TextAreaField(self.label, filters=[with_line_feeds], render_kw={"required": self.required, "rows": 3})

    def to_form(self, value):
        """Return the data of :meth:`form_field` for the raw *value*: here a text as it is, all else as JSON."""
        if (type(value), value) == (type(self.empty), self.empty):
            return ""
        is_plain = isinstance(value, str) and value and from_json(value) == value
        return value if is_plain else json.dumps(value, ensure_ascii=False)

    def from_form(self, data):
        """Return the raw value, not yet cleaned, that the *data* of :meth:`form_field` stands for.

        In a group of inputs, ``data["file"]`` is the ``Media`` that was received, or None.

        :raise InvalidValue: If it can stand for none.
        """
        return self.empty if data == "" else from_json(data)

    def refuse_empty(self):
        if self.required:
            raise InvalidValue("required", f"“{self.label}” cannot be empty.")


class Chosen(Field):
    """A value that is chosen in a panel instead of typed in its place: what the page shows does not tell it."""

    empty = None
    is_content = False

    def marks(self, value):
        return {"data-editable-value": json.dumps(value)}


def group(label, /, **inputs):
    """Return the WTForms field that holds *inputs*, unbound fields by name; its data is a dict."""
    return FormField(type("Group", (Form,), inputs), label)


def with_line_feeds(text):
    """Return *text* as it was before a browser sent it: forms end lines with CRLF."""
    return text and text.replace("\r\n", "\n")


def from_json(text):
    """Return what *text* says as JSON, or *text* itself where that is nothing."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return text


def storable_text(value):
    """Return *value* with LF line ends, otherwise to the letter.

    :raise InvalidValue: If it is no text, or holds what no database keeps: NUL or half a character.
    """
    if not isinstance(value, str):
        raise InvalidValue("wrong_type", "This field holds text.")
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise InvalidValue("unstorable", "This text holds a character that cannot be stored. Delete it and try again.")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def check_length(length, max_length):
    """Refuse a text of *length* characters when *max_length* is fewer."""
    if length > max_length:
        raise InvalidValue("too_long", f"Keep this to {max_length} characters (it has {length}).")
