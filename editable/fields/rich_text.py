"""Formatted text: paragraphs, headings, lists, links, quotes, our own pictures and others' videos."""

from markupsafe import Markup

from editable import media, videos
from editable.errors import InvalidValue
from editable.fields import Field, check_length, storable_text
from editable.sanitise import fill_pictures, fill_videos, is_blank, media_ids, sanitise, text_of

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
        if is_blank(markup):
            self.refuse_empty()
            return ""
        check_length(len(text_of(markup)), self.max_length)
        return markup

    def render(self, value):
        return Markup(fill_videos(fill_pictures(value, media.img_attributes), videos.figure))

    def element_attributes(self, value):
        return {"class": "rich"}

    def media_ids(self, value):
        return media_ids(value)
