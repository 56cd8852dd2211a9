"""Plain text, in one line or several."""

from wtforms import StringField, TextAreaField

from editable.errors import InvalidValue
from editable.fields import Field, check_length, storable_text, with_line_feeds


class Text(Field):
    """Plain text: what is typed is what is stored, to the letter.

    :param multiline: Whether it may hold line breaks.
    :param max_length: In characters (code points), line breaks included.
    """

    kind = "text"
    tag = "span"

    def __init__(self, name, *, multiline=False, max_length=200, **options):
        super().__init__(name, **options)
        self.multiline = multiline
        self.max_length = max_length

    @property
    def bounds(self):
        return super().bounds | {"max_length": self.max_length, "multiline": self.multiline}

    @property
    def schema(self):
        return {"type": "string", "maxLength": self.max_length, "minLength": int(self.required)}

    def clean(self, value):
        text = storable_text(value)
        if not text.strip():
            self.refuse_empty()
        if "\n" in text and not self.multiline:
            raise InvalidValue("one_line", f"“{self.label}” is a single line.")
        check_length(len(text), self.max_length)
        return text

    def sample(self, source):
        return source.text(self.hint, self.max_length, self.multiline)

    def element_attributes(self, value):
        # Line breaks must look the same read and typed, whatever the site's stylesheet says.
        return {"style": "white-space: pre-wrap;"} if self.multiline else {}

    def form_field(self):
        bounds = {"required": self.required, "maxlength": self.max_length, "dir": "auto"}
        if self.multiline:
            return TextAreaField(self.label, filters=[with_line_feeds], render_kw=bounds | {"rows": 4})
        return StringField(self.label, render_kw=bounds)

    def to_form(self, value):
        return value

    def from_form(self, data):
        return data
