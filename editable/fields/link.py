"""A link: its words, and where it goes."""

import re

import sqlalchemy as sa
from flask import current_app, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from wtforms import StringField

from editable.errors import InvalidValue
from editable.fields import Chosen, check_length, group, storable_text
from editable.fields.sanitise import ALLOWED

LONGEST_ADDRESS = 2_000

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_EXAMPLES = "Write an address such as https://example.org, /plays, #booking or mailto:name@example.org."


class Link(Chosen):
    """A link, stored as ``{"label": words, "href": address}`` or None; its column is ``JSON``.

    An address is one of the schemes that ``rich_text.json`` allows, a path on this site that
    leads somewhere, or a place on the page.

    :param max_length: Of the label, in characters.
    """

    kind = "link"
    tag = "a"
    column_types = (sa.JSON,)
    is_content = True

    def __init__(self, name, *, max_length=80, **options):
        super().__init__(name, **options)
        self.max_length = max_length

    @property
    def bounds(self):
        return super().bounds | {"max_length": self.max_length}

    @property
    def schema(self):
        text = {"type": "string", "minLength": 1}
        link = {
            "type": "object",
            "required": ["label", "href"],
            "additionalProperties": False,
            "properties": {
                "label": text | {"maxLength": self.max_length},
                "href": text | {"maxLength": LONGEST_ADDRESS},
            },
        }
        return link if self.required else {"anyOf": [link, {"type": "null"}]}

    def clean(self, value):
        if value is None:
            self.refuse_empty()
            return None
        link = self._described(value)
        if _is_path(link["href"]) and not leads_somewhere(link["href"]):
            raise InvalidValue("no_such_page", f"There is no page at {link['href']} on this site. {_EXAMPLES}")
        return link

    def default(self, label="", href=""):
        """Return the value of a block that links here until somebody changes it."""
        return self._described({"label": label, "href": href}) if label or href else None

    def sample(self, source):
        return {"label": source.text("label", self.max_length, False), "href": source.address()}

    def render(self, value):
        return Markup.escape(value["label"]) if value else Markup()

    def element_attributes(self, value):
        return {"href": address_here(value["href"])} if value else {}

    def in_full(self, value):
        return Markup("{} ({})").format(value["label"], value["href"]) if value else Markup()

    def form_field(self):
        label = {"required": self.required, "maxlength": self.max_length, "dir": "auto"}
        href = {"required": self.required, "maxlength": LONGEST_ADDRESS, "inputmode": "url", "spellcheck": "false"}
        return group(
            self.label,
            label=StringField("Words", render_kw=label),
            href=StringField("Address", description=_EXAMPLES, render_kw=href),
        )

    def to_form(self, value):
        return value or {"label": "", "href": ""}

    def from_form(self, data):
        return data if any(data.values()) else None

    def _described(self, value):
        if not isinstance(value, dict) or value.keys() != {"label", "href"}:
            raise InvalidValue("wrong_type", "A link is “label” and “href”, or null.")
        label, href = storable_text(value["label"]), storable_text(value["href"])
        if not label.strip() or "\n" in label:
            raise InvalidValue("no_label", "A link needs words, on a single line.")
        check_length(len(label), self.max_length)
        check_address(href)
        return {"label": label, "href": href}


def check_address(href):
    """Refuse an address that a link must not have.

    :raise InvalidValue: With examples of those it may have.
    """
    if not href.isprintable() or " " in href or len(href) > LONGEST_ADDRESS:
        raise InvalidValue("bad_address", f"This address has a character that none can have. {_EXAMPLES}")
    scheme = _SCHEME.match(href)
    allowed = scheme[1].lower() in ALLOWED["schemes"] if scheme else _is_path(href) or href[:1] in ("#", "?")
    if not allowed or (scheme and len(href) == scheme.end()):
        raise InvalidValue("bad_address", _EXAMPLES)


def leads_somewhere(path):
    """Tell whether a page of this site answers at *path*."""
    adapter = current_app.url_map.bind("localhost")
    try:
        adapter.match(re.split(r"[?#]", path)[0], method="GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def address_here(href):
    """Return *href* as it stands in a page: own paths begin where the app is mounted."""
    return f"{request.script_root}{href}" if _is_path(href) else href


def _is_path(href):
    return href.startswith("/") and not href.startswith(("//", "/\\"))
