"""A link: its words, and where it goes."""

import re
from typing import Unpack

import sqlalchemy as sa
import wtforms
from flask import current_app, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from wtforms import StringField

from editable.errors import InvalidValue
from editable.fields import Chosen, Options, Source, check_length, group, storable_text
from editable.fields.sanitise import ALLOWED
from editable.raw import JSON

LONGEST_ADDRESS = 2_000

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_EXAMPLES = "Write an address such as https://example.org, /plays, #booking or mailto:name@example.org."


#: ``{"label": words, "href": address}``, or None.
Value = dict[str, str] | None


class Link(Chosen[Value, dict[str, str]]):
    """A link, stored as ``{"label": words, "href": address}`` or None; its column is ``JSON``.

    An address is one of the schemes that ``rich_text.json`` allows, a path on this site that
    leads somewhere, or a place on the page.

    :param max_length: Of the label, in characters.
    """

    kind = "link"
    tag = "a"
    column_types = (sa.JSON,)
    is_content = True

    def __init__(self, name: str, *, max_length: int = 80, **options: Unpack[Options]) -> None:
        super().__init__(name, **options)
        self.max_length = max_length

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"max_length": self.max_length}

    @property
    def schema(self) -> dict[str, JSON]:
        text: dict[str, JSON] = {"type": "string", "minLength": 1}
        link: dict[str, JSON] = {
            "type": "object",
            "required": ["label", "href"],
            "additionalProperties": False,
            "properties": {
                "label": text | {"maxLength": self.max_length},
                "href": text | {"maxLength": LONGEST_ADDRESS},
            },
        }
        return link if self.required else {"anyOf": [link, {"type": "null"}]}

    def clean(self, value: JSON) -> Value:
        if value is None:
            self.refuse_empty()
            return None
        link = self._described(value)
        if _is_path(link["href"]) and not leads_somewhere(link["href"]):
            raise InvalidValue("no_such_page", f"There is no page at {link['href']} on this site. {_EXAMPLES}")
        return link

    def default(self, label: str = "", href: str = "", **declared: str) -> Value:
        """Return the value of a block that links here until somebody changes it."""
        return self._described({"label": label, "href": href}) if label or href else None

    def sample(self, source: Source) -> Value:
        return {"label": source.text("label", self.max_length, False), "href": source.address()}

    def render(self, value: Value, **attributes: str) -> Markup:
        return Markup.escape(value["label"]) if value else Markup()

    def element_attributes(self, value: Value) -> dict[str, str]:
        return {"href": address_here(value["href"])} if value else {}

    def in_full(self, value: Value) -> Markup:
        return Markup("{} ({})").format(value["label"], value["href"]) if value else Markup()

    def form_field(self) -> wtforms.Field:
        label = {"required": self.required, "maxlength": self.max_length, "dir": "auto"}
        href = {"required": self.required, "maxlength": LONGEST_ADDRESS, "inputmode": "url", "spellcheck": "false"}
        return group(
            self.label,
            label=StringField("Words", render_kw=label),
            href=StringField("Address", description=_EXAMPLES, render_kw=href),
        )

    def to_form(self, value: Value) -> dict[str, str]:
        return value or {"label": "", "href": ""}

    def from_form(self, data: dict[str, str]) -> JSON:
        return data if any(data.values()) else None

    def _described(self, value: JSON) -> dict[str, str]:
        if not isinstance(value, dict) or value.keys() != {"label", "href"}:
            raise InvalidValue("wrong_type", "A link is “label” and “href”, or null.")
        label, href = storable_text(value["label"]), storable_text(value["href"])
        if not label.strip() or "\n" in label:
            raise InvalidValue("no_label", "A link needs words, on a single line.")
        check_length(len(label), self.max_length)
        check_address(href)
        return {"label": label, "href": href}


def check_address(href: str) -> None:
    """Refuse an address that a link must not have.

    :raise InvalidValue: With examples of those it may have.
    """
    if not href.isprintable() or " " in href or len(href) > LONGEST_ADDRESS:
        raise InvalidValue("bad_address", f"This address has a character that none can have. {_EXAMPLES}")
    scheme = _SCHEME.match(href)
    allowed = scheme[1].lower() in ALLOWED["schemes"] if scheme else _is_path(href) or href[:1] in ("#", "?")
    if not allowed or (scheme and len(href) == scheme.end()):
        raise InvalidValue("bad_address", _EXAMPLES)


def leads_somewhere(path: str) -> bool:
    """Tell whether a page of this site answers at *path*."""
    adapter = current_app.url_map.bind("localhost")
    try:
        adapter.match(re.split(r"[?#]", path)[0], method="GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def address_here(href: str) -> str:
    """Return *href* as it stands in a page: own paths begin where the app is mounted."""
    return f"{request.script_root}{href}" if _is_path(href) else href


def _is_path(href: str) -> bool:
    return href.startswith("/") and not href.startswith(("//", "/\\"))
