"""A picture: which one, what it shows in words, and the spot that must stay in view."""

import unicodedata

import sqlalchemy as sa
from markupsafe import Markup

from editable import media, uploads
from editable.errors import InvalidValue
from editable.fields import Chosen, check_length, storable_text

MAX_ALT = 300

CENTRE = [0.5, 0.5]


class Image(Chosen):
    """A picture of the site's own, or none.

    Stored as ``{"media": id, "alt": words, "decorative": bool, "focal": [x, y]}``
    or None. The focal point, in fractions of width and height from the upper
    left, stays in view when the page crops the picture.
    """

    kind = "image"
    tag = "picture"
    column_types = (sa.JSON,)
    is_content = True
    inner_attributes = frozenset({"sizes", "loading", "fetchpriority"})

    @property
    def bounds(self):
        return super().bounds | {"max_alt": MAX_ALT}

    @property
    def schema(self):
        picture = {
            "type": "object",
            "required": ["media"],
            "additionalProperties": False,
            "properties": {
                "media": {"type": "string"},
                "alt": {"type": "string", "maxLength": MAX_ALT},
                "decorative": {"type": "boolean"},
                "focal": {
                    "type": "array",
                    "items": {"type": "number", "minimum": 0, "maximum": 1},
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        }
        return picture if self.required else {"anyOf": [picture, {"type": "null"}]}

    def clean(self, value):
        if value is None:
            self.refuse_empty()
            return None
        picture = _described(value)
        if not media.find([picture["media"]]):
            raise InvalidValue("unknown_media", "This picture is not here any more. Choose it again.")
        return picture

    def default(self, default=None, dark=None, alt=""):
        """Return the value of a block that shows a picture below ``static/`` until somebody puts another."""
        if default is None:
            return None
        return _described({"media": uploads.shipped_id(default, dark), "alt": alt, "decorative": not alt})

    def value_of(self, picture):
        """Return the raw value that shows a ``Media`` just received; its words are still to be written."""
        return _described({"media": picture.id})

    def render(self, value, sizes="100vw", loading="lazy", fetchpriority=None):
        """Return what is inside the ``<picture>``: the dark twin, if there is one, and the picture.

        :param sizes: How wide the page shows it, as in HTML.
        :param loading: ``"eager"`` for what is seen first.
        :param fetchpriority: ``"high"`` for the one picture that matters most.
        """
        picture = value and media.find([value["media"]]).get(value["media"])
        if not picture:
            return Markup()
        x, y = (round(fraction * 100, 2) for fraction in value["focal"])
        img = media.img(
            picture,
            sizes=sizes,
            alt=value["alt"],
            style=f"object-position: {x:g}% {y:g}%",
            loading=loading,
            decoding="async",
            fetchpriority=fetchpriority,
        )
        return _dark_source(picture, sizes) + Markup("<img {}>").format(img)

    def media_ids(self, value):
        return (value["media"],) if value else ()


def _described(value):
    """Return *value* with all its keys, each checked.

    :raise InvalidValue: With a sentence that says which is wrong.
    """
    if not isinstance(value, dict) or not {"media"} <= value.keys() <= {"media", "alt", "decorative", "focal"}:
        raise InvalidValue("wrong_type", "A picture is “media”, “alt”, “decorative” and “focal”, or null.")
    picture = {
        "media": storable_text(value["media"]),
        "alt": _checked_alt(value.get("alt", "")),
        "decorative": value.get("decorative", False),
        "focal": _checked_focal(value.get("focal", CENTRE)),
    }
    if not isinstance(picture["decorative"], bool):
        raise InvalidValue("wrong_type", "“decorative” is true or false.")
    if picture["decorative"] and picture["alt"]:
        raise InvalidValue("decorative_with_alt", "A decorative picture has no description. Remove one or the other.")
    return picture


def _checked_alt(value):
    alt = storable_text(value)
    if any(unicodedata.category(character) == "Cc" for character in alt):
        raise InvalidValue("control_character", "The description is a single line of plain text.")
    check_length(len(alt), MAX_ALT)
    return alt


def _checked_focal(value):
    if not isinstance(value, list) or len(value) != 2 or not all(_is_fraction(number) for number in value):
        raise InvalidValue("bad_focal", "“focal” is two numbers from 0 to 1: across and down.")
    return [float(number) for number in value]


def _is_fraction(number):
    return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1


def _dark_source(picture, sizes):
    dark = picture.dark_id and media.find([picture.dark_id]).get(picture.dark_id)
    if not dark:
        return Markup()
    return Markup("<source {}>").format(
        media.attributes(media="(prefers-color-scheme: dark)", srcset=dark.srcset, sizes=sizes)
    )
