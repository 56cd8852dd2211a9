"""The kinds of field: one class each, one file each.

A kind knows how to check a raw value, how to show it, and what the browser
must know to help while it is typed. Nothing else in the engine asks which
kind a field has.
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Generic, Literal, Protocol, TypedDict, TypeVar

import sqlalchemy as sa
import wtforms
from markupsafe import Markup
from wtforms import Form, FormField, TextAreaField

from editable.errors import InvalidValue
from editable.pictures.media import Media
from editable.raw import JSON

#: The raw value of a kind, cleaned: JSON of one shape.
Value = TypeVar("Value")

#: What its form holds of it: text, or a dict where it has several inputs.
Data = TypeVar("Data")

#: A word for what a sample should be; None where the bounds tell; False for none at all.
Hint = str | Literal[False] | None


class Source(Protocol):
    """What samples are put together from; each method keeps to the bounds that it is given."""

    def text(self, hint: Hint, max_length: int, multiline: bool) -> str: ...
    def rich_text(self, hint: Hint, max_length: int) -> str: ...
    def number(self, least: float, most: float, step: float) -> float: ...
    def one_of(self, options: Iterable[Value]) -> Value: ...
    def some_of(self, options: Iterable[Value]) -> list[Value]: ...
    def moment(self) -> datetime: ...
    def address(self) -> str: ...
    def image(self, hint: Hint, ratio: tuple[int, int] | None) -> JSON: ...


class Options(TypedDict, total=False):
    """What the settings may say of a field of any kind: see :class:`Field`."""

    label: str | None
    required: bool
    sample: Hint


class Field(Generic[Value, Data]):
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
    tag: str = "div"  # the element that holds the value on a page, unless the template says otherwise
    #: The raw value that stands for "nothing here".
    empty: Value = ""  # type: ignore[assignment]  # a kind of other values says so itself
    column_types: tuple[type[object], ...] = (sa.String,)  # those that its column may have
    inner_attributes: frozenset[str] = frozenset()  # what a template may say about the markup inside the element
    is_body: bool = False  # whether it is running text: what a new site is seeded with
    takes_picture: bool = False  # whether a picture can be put there, as by :meth:`value_of`
    is_content: bool = True  # whether visitors are given something to see: a record with nothing of the sort is hidden

    def __init__(self, name: str, *, label: str | None = None, required: bool = False, sample: Hint = None) -> None:
        self.name = name
        self.label = label or name.replace("_", " ").capitalize()
        self.required = required
        self.hint = sample

    @property
    def bounds(self) -> dict[str, JSON]:
        """What the browser enforces while the value is typed, as a JSON object."""
        return {"required": self.required}

    @property
    def schema(self) -> dict[str, JSON]:
        """The raw value's JSON schema, for ``openapi.json``."""
        raise TypeError(f"The kind {self.kind!r} has no schema; give {type(self).__name__} one.")

    @property
    def columns(self) -> list[str]:
        """The model's attributes that hold the value."""
        return [self.name]

    @property
    def nullable_columns(self) -> list[str]:
        """Those of :attr:`columns` that hold nothing where the value is empty."""
        return [] if self.required or self.empty is not None else self.columns

    @property
    def initial(self) -> Value:
        """The raw value in a record that was just added."""
        return self.empty

    def read(self, record: object) -> Value:
        """Return the raw value that *record* holds."""
        value = getattr(record, self.name)
        return self.empty if value is None else value

    def write(self, record: object, value: Value) -> None:
        """Put a cleaned raw *value* into *record*."""
        setattr(record, self.name, value)

    def clean(self, value: JSON) -> Value:
        """Return *value* as it may be stored.

        :raise InvalidValue: With a sentence that says what to change.
        """
        raise TypeError(f"The kind {self.kind!r} cannot check values; give {type(self).__name__} a clean().")

    def sample(self, source: Source) -> Value:
        """Return a random raw value, as :meth:`clean` would return it."""
        return self.initial

    def default(self, **declared: str) -> Value:
        """Return the raw value of a generic block that nobody has edited.

        :param declared: What its template line gives: most kinds go by ``default`` alone.
        """
        return self.clean(declared.get("default", ""))

    def check_default(self, **declared: str) -> None:
        """Check at start-up what a template line gives to :meth:`default`.

        :raise InvalidValue: If it breaks the field's bounds.
        """
        self.default(**declared)

    def render(self, value: Value, **attributes: str) -> Markup:
        """Return the markup a visitor sees inside the field's element.

        :param attributes: Those that the template gave of :attr:`inner_attributes`.
        """
        return Markup.escape(value)

    def element_attributes(self, value: Value) -> dict[str, str]:
        """Return attributes that the field's element needs to show *value* truly."""
        return {}

    def item_attributes(self, value: Value) -> dict[str, str]:
        """Return attributes that an item needs to be laid out by *value*, if this field is what the item is about."""
        return {}

    def marks(self, value: Value) -> dict[str, str]:
        """Return further marks for editors: what the browser must know of *value* and cannot read off the page."""
        return {}

    def media_ids(self, value: Value) -> Collection[str]:
        """Return the ids of the pictures that *value* shows, so that a page can fetch them at once."""
        return ()

    def value_of(self, picture: Media) -> Value:
        """Return the raw value that shows a ``Media`` just received, of a kind that :attr:`takes_picture`."""
        raise TypeError(f"The kind {self.kind!r} takes no picture.")

    def in_full(self, value: Value) -> Markup:
        """Return markup that tells all of *value*, for people who have to choose between two."""
        return self.render(value)

    def form_field(self) -> wtforms.Field:
        """Return the WTForms field, unbound, in which the value is edited without JavaScript.

        It only carries what was typed. Whether that is valid, :meth:`clean` alone says: it has no validators.
        """
        return TextAreaField(self.label, filters=[with_line_feeds], render_kw={"required": self.required, "rows": 3})

    def to_form(self, value: Value) -> Data:
        """Return the data of :meth:`form_field` for the raw *value*: here a text as it is, all else as JSON."""
        if (type(value), value) == (type(self.empty), self.empty):
            text = ""
        elif isinstance(value, str) and value and from_json(value) == value:
            text = value
        else:
            text = json.dumps(value, ensure_ascii=False)
        return text  # type: ignore[return-value]  # a kind whose form holds more says so itself

    def from_form(self, data: Data) -> JSON:
        """Return the raw value, not yet cleaned, that the *data* of :meth:`form_field` stands for.

        In a group of inputs, ``data["file"]`` is the ``Media`` that was received, or None.

        :raise InvalidValue: If it can stand for none.
        """
        return self.empty if data == "" else from_json(data)  # type: ignore[return-value, arg-type]  # as above

    def refuse_empty(self) -> None:
        if self.required:
            raise InvalidValue("required", f"“{self.label}” cannot be empty.")


#: A field of any kind. What it holds, its kind alone knows: to all others it is JSON.
AnyField = Field[JSON, JSON]


class Chosen(Field[Value, Data]):
    """A value that is chosen in a panel instead of typed in its place: what the page shows does not tell it."""

    empty: Value = None  # type: ignore[assignment]  # as above
    is_content: bool = False

    def marks(self, value: Value) -> dict[str, str]:
        return {"data-editable-value": json.dumps(value)}


def group(label: str, /, **inputs: wtforms.Field) -> wtforms.Field:
    """Return the WTForms field that holds *inputs*, unbound fields by name; its data is a dict."""
    return FormField(type("Group", (Form,), inputs), label)


def with_line_feeds(text: str | None) -> str | None:
    """Return *text* as it was before a browser sent it: forms end lines with CRLF."""
    return text and text.replace("\r\n", "\n")


def from_json(text: str) -> JSON:
    """Return what *text* says as JSON, or *text* itself where that is nothing."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return text


def storable_text(value: JSON) -> str:
    """Return *value* with LF line ends, otherwise to the letter.

    :raise InvalidValue: If it is no text, or holds what no database keeps: NUL or half a character.
    """
    if not isinstance(value, str):
        raise InvalidValue("wrong_type", "This field holds text.")
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise InvalidValue("unstorable", "This text holds a character that cannot be stored. Delete it and try again.")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def check_length(length: int, max_length: int) -> None:
    """Refuse a text of *length* characters when *max_length* is fewer."""
    if length > max_length:
        raise InvalidValue("too_long", f"Keep this to {max_length} characters (it has {length}).")
