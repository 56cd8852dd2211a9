"""Formatted text: paragraphs, headings, lists, links, quotes, our own pictures and others' videos."""

import re
from collections.abc import Collection
from typing import Unpack

import wtforms
from markupsafe import Markup
from wtforms import TextAreaField

from editable.errors import InvalidValue
from editable.fields import Field, Options, Source, check_length, storable_text, videos, with_line_feeds
from editable.fields.sanitise import ALLOWED, fill_pictures, fill_videos, is_blank, media_ids, sanitise, text_of
from editable.pictures import media
from editable.raw import JSON

#: Markup may be this many times longer than the words in it, plus a little for short texts.
MARKUP_PER_CHARACTER = 8
MARKUP_ALLOWANCE = 4_000

_TAG = re.compile(r"</?[a-z]", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_HINT = (
    f"Plain text with empty lines between paragraphs, or HTML. Its tags are {', '.join(ALLOWED['tags'])}; "
    'a video is <figure data-video="its address"></figure>.'
)


class RichText(Field[str, str]):
    """Formatted text, stored as the HTML that ``rich_text.json`` allows.

    :param max_length: In characters of visible text.
    """

    kind = "rich_text"
    is_body = True

    def __init__(self, name: str, *, max_length: int = 5_000, **options: Unpack[Options]) -> None:
        super().__init__(name, **options)
        self.max_length = max_length

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"max_length": self.max_length}

    @property
    def schema(self) -> dict[str, JSON]:
        return {"type": "string", "contentMediaType": "text/html"}

    def clean(self, value: JSON) -> str:
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

    def sample(self, source: Source) -> str:
        return self.clean(source.rich_text(self.hint, self.max_length))

    def render(self, value: str, **attributes: str) -> Markup:
        return Markup(fill_videos(fill_pictures(value, media.img_attributes), videos.figure))

    def element_attributes(self, value: str) -> dict[str, str]:
        return {"class": "rich"}

    def media_ids(self, value: str) -> Collection[str]:
        return media_ids(value)

    def form_field(self) -> wtforms.Field:
        bounds = {"required": self.required, "rows": 10, "dir": "auto"}
        return TextAreaField(self.label, description=_HINT, filters=[with_line_feeds], render_kw=bounds)

    def to_form(self, value: str) -> str:
        return value

    def from_form(self, data: str) -> JSON:
        return data if data is None or _TAG.search(data) else _paragraphs(data)


def _paragraphs(text: str) -> str:
    """Return plain *text* as markup: paragraphs at its blank lines, line breaks at all others."""
    paragraphs = [str(Markup.escape(paragraph)) for paragraph in _BLANK_LINES.split(text.strip()) if paragraph]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs).replace("\n", "<br>")
