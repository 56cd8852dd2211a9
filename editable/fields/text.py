"""Plain text, in one line or several."""

from typing import Unpack

import wtforms
from wtforms import StringField, TextAreaField

from editable.errors import InvalidValue
from editable.fields import Field, Options, Source, check_length, storable_text, with_line_feeds
from editable.raw import JSON


class Text(Field[str, str]):
    """Plain text: what is typed is what is stored, to the letter.

    :param multiline: Whether it may hold line breaks.
    :param max_length: In characters (code points), line breaks included.
    """

    kind = "text"
    tag = "span"

    def __init__(
        self, name: str, *, multiline: bool = False, max_length: int = 200, **options: Unpack[Options]
    ) -> None:
        super().__init__(name, **options)
        self.multiline = multiline
        self.max_length = max_length

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"max_length": self.max_length, "multiline": self.multiline}

    @property
    def schema(self) -> dict[str, JSON]:
        return {"type": "string", "maxLength": self.max_length, "minLength": int(self.required)}

    def clean(self, value: JSON) -> str:
        text = storable_text(value)
        if not text.strip():
            self.refuse_empty()
        if "\n" in text and not self.multiline:
            raise InvalidValue("one_line", f"“{self.label}” is a single line.")
        check_length(len(text), self.max_length)
        return text

    def sample(self, source: Source) -> str:
        return source.text(self.hint, self.max_length, self.multiline)

    def element_attributes(self, value: str) -> dict[str, str]:
        # Line breaks must look the same read and typed, whatever the site's stylesheet says.
        return {"style": "white-space: pre-wrap;"} if self.multiline else {}

    def form_field(self) -> wtforms.Field:
        bounds = {"required": self.required, "maxlength": self.max_length, "dir": "auto"}
        if self.multiline:
            return TextAreaField(self.label, filters=[with_line_feeds], render_kw=bounds | {"rows": 4})
        return StringField(self.label, render_kw=bounds)

    def to_form(self, value: str) -> str:
        return value

    def from_form(self, data: str) -> JSON:
        return data
