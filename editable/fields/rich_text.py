"""Formatted text: paragraphs, headings, lists, links, quotes and our own pictures."""

from markupsafe import Markup

from editable import media
from editable.errors import InvalidValue
from editable.fields import Field, check_length, storable_text
from editable.sanitise import fill_pictures, media_ids, sanitise, text_of

#: Markup may be this many times longer than the words in it, plus a little for short texts.
MARKUP_PER_CHARACTER = 8
MARKUP_ALLOWANCE = 4_000


class RichText(Field):
    """Formatted text, stored as the HTML that ``rich_text.json`` allows.

    :param max_length: In characters of visible text.
    """

    kind = "rich_text"

    def __init__(self, name, *, max_length=5_000, **options):
        super().__init__(name, **options)
        self.max_length = max_length

    @property
    def bounds(self):
        return super().bounds | {"max_length": self.max_length}

    @property
    def schema(self):
        return {"type": "string", "contentMediaType": "text/html"}

    def clean(self, value):
        markup = storable_text(value)
        longest = self.max_length * MARKUP_PER_CHARACTER + MARKUP_ALLOWANCE
        if len(markup) > longest:
            raise InvalidValue("too_long", f"Keep this to {self.max_length} characters and plain formatting.")

        markup = sanitise(markup, longest)
        words = text_of(markup)
        if not words.strip() and not media_ids(markup):
            self.refuse_empty()
            return ""
        check_length(len(words), self.max_length)
        return markup

    def render(self, value):
        return Markup(fill_pictures(value, media.img_attributes))

    def element_attributes(self, value):
        return {"class": "rich"}

    def media_ids(self, value):
        return media_ids(value)
