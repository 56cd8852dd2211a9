"""A picture: which one, what it shows in words, and the spot that must stay in view."""

import unicodedata
from collections.abc import Collection
from decimal import Decimal
from typing import TypedDict, TypeGuard, Unpack

import sqlalchemy as sa
import wtforms
from flask_wtf.file import FileField
from markupsafe import Markup
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.widgets import HiddenInput, NumberInput

from editable.errors import InvalidValue
from editable.fields import Chosen, Options, Source, check_length, group, storable_text
from editable.markup import joined
from editable.pictures import media, receiving
from editable.pictures.media import Media
from editable.raw import JSON

MAX_ALT = 300

CENTRE = [0.5, 0.5]


class PictureInput(HiddenInput):
    """A WTForms widget: a picture's id, hidden, and the picture to look at."""

    def __call__(self, field: wtforms.Field, **attributes: object) -> Markup:
        picture = media.find([field.data]).get(field.data) if field.data else None
        shown = Markup("<img {}>").format(media.img(picture, sizes="16rem", alt="")) if picture else Markup()
        return super().__call__(field, **attributes) + shown


class Placed(TypedDict):
    """Which picture it is, what it shows in words, and the spot that must stay in view."""

    media: str
    alt: str
    decorative: bool
    focal: list[float]


Value = Placed | None


class Inputs(TypedDict, total=False):
    """What its form holds; the spot is in per cent."""

    media: str
    file: Media | None
    alt: str
    decorative: bool
    across: str
    down: str
    none: bool


class Image(Chosen[Value, Inputs]):
    """A picture of the site's own, or none.

    Stored as ``{"media": id, "alt": words, "decorative": bool, "focal": [x, y]}``
    or None. The focal point, in fractions of width and height from the upper
    left, stays in view when the page crops the picture.

    :param ratio: The shape in which the page shows it, as width and height: ``(3, 2)``; None where it takes any.
        Samples are drawn for it; editors may put any picture there.
    """

    kind = "image"
    tag = "picture"
    column_types = (sa.JSON,)
    is_content = True
    takes_picture = True
    inner_attributes = frozenset({"sizes", "loading", "fetchpriority"})

    def __init__(self, name: str, *, ratio: tuple[int, int] | None = None, **options: Unpack[Options]) -> None:
        super().__init__(name, **options)
        self.ratio = ratio

    @property
    def bounds(self) -> dict[str, JSON]:
        return super().bounds | {"max_alt": MAX_ALT}

    @property
    def schema(self) -> dict[str, JSON]:
        picture: dict[str, JSON] = {
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

    def clean(self, value: JSON) -> Value:
        if value is None:
            self.refuse_empty()
            return None
        picture = _described(value)
        if not media.find([picture["media"]]):
            raise InvalidValue("unknown_media", "This picture is not here any more. Choose it again.")
        return picture

    def sample(self, source: Source) -> Value:
        picture = source.image(self.hint, self.ratio)
        return _described(picture) if picture else None

    def default(self, default: str | None = None, dark: str | None = None, alt: str = "", **declared: str) -> Value:
        """Return the value of a block that shows a picture below ``static/`` until somebody puts another."""
        if default is None:
            return None
        return _described({"media": receiving.shipped_id(default, dark), "alt": alt, "decorative": not alt})

    def value_of(self, picture: Media) -> Value:
        """Return the raw value that shows a ``Media`` just received; its words are still to be written."""
        return _described({"media": picture.id})

    def render(
        self,
        value: Value,
        sizes: str = "100vw",
        loading: str = "lazy",
        fetchpriority: str | None = None,
        **attributes: str,
    ) -> Markup:
        """Return what is inside the ``<picture>``: the dark twin, if there is one, and the picture.

        :param sizes: How wide the page shows it, as in HTML.
        :param loading: ``"eager"`` for what is seen first.
        :param fetchpriority: ``"high"`` for the one picture that matters most.
        """
        picture = media.find([value["media"]]).get(value["media"]) if value else None
        if value is None or picture is None:
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

    def item_attributes(self, value: Value) -> dict[str, str]:
        """Return the picture's ratio, for stylesheets that set pictures in rows of one height."""
        picture = value and media.find([value["media"]]).get(value["media"])
        return {"style": f"--ratio: {picture.width / picture.height:.4g}"} if picture else {}

    def media_ids(self, value: Value) -> Collection[str]:
        return (value["media"],) if value else ()

    def in_full(self, value: Value) -> Markup:
        return self.render(value) + Markup("<span>{}</span>").format(value["alt"]) if value else Markup()

    def form_field(self) -> wtforms.Field:
        percent = {"min": 0, "max": 100, "step": "any"}
        inputs = dict(
            media=HiddenField(widget=PictureInput()),
            file=FileField("Another picture", render_kw={"accept": "image/*"}),
            alt=TextAreaField(
                "What it shows, in words",
                filters=[_in_one_line],
                render_kw={"maxlength": MAX_ALT, "rows": 3, "dir": "auto"},
            ),
            decorative=BooleanField("It is only decoration and needs no words"),
            across=StringField("Stays in view: % from left", widget=NumberInput(), render_kw=percent),
            down=StringField("% from top", widget=NumberInput(), render_kw=percent),
        )
        return group(self.label, **inputs | ({} if self.required else {"none": BooleanField("No picture here")}))

    def to_form(self, value: Value) -> Inputs:
        picture: Placed = value or {"media": "", "alt": "", "decorative": False, "focal": CENTRE}
        across, down = (_percent(fraction) for fraction in picture["focal"])
        data: Inputs = {
            "media": picture["media"],
            "file": None,
            "alt": picture["alt"],
            "decorative": picture["decorative"],
            "across": across,
            "down": down,
        }
        return data if self.required else data | {"none": False}

    def from_form(self, data: Inputs) -> JSON:
        media_id = data["file"].id if data["file"] else data["media"]
        if data.get("none"):
            return None
        if not media_id and data["alt"]:
            raise InvalidValue("no_file", "Choose the picture that these words describe.")
        focal = [_fraction(data[name]) for name in ("across", "down")]
        described: JSON = {"media": media_id, "alt": data["alt"], "decorative": data["decorative"], "focal": focal}
        return described if media_id else None


def _described(value: JSON) -> Placed:
    """Return *value* with all its keys, each checked.

    :raise InvalidValue: With a sentence that says which is wrong.
    """
    if not isinstance(value, dict) or not {"media"} <= value.keys() <= {"media", "alt", "decorative", "focal"}:
        raise InvalidValue("wrong_type", "A picture is “media”, “alt”, “decorative” and “focal”, or null.")
    media_id = storable_text(value["media"])
    alt = _checked_alt(value.get("alt", ""))
    decorative = value.get("decorative", False)
    focal = _checked_focal(value.get("focal", CENTRE))
    if not isinstance(decorative, bool):
        raise InvalidValue("wrong_type", "“decorative” is true or false.")
    if decorative and alt:
        raise InvalidValue("decorative_with_alt", "A decorative picture has no description. Remove one or the other.")
    return {"media": media_id, "alt": alt, "decorative": decorative, "focal": focal}


def _checked_alt(value: JSON) -> str:
    alt = storable_text(value)
    if any(unicodedata.category(character) == "Cc" for character in alt):
        raise InvalidValue("control_character", "The description is a single line of plain text.")
    check_length(len(alt), MAX_ALT)
    return alt


def _checked_focal(value: JSON) -> list[float]:
    if not isinstance(value, list) or len(value) != 2 or not all(_is_fraction(number) for number in value):
        raise InvalidValue("bad_focal", "“focal” is two numbers from 0 to 1: across and down.")
    return [float(number) for number in value]


def _is_fraction(number: JSON) -> TypeGuard[float]:
    return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1


def _dark_source(picture: Media, sizes: str) -> Markup:
    dark = picture.dark_id and media.find([picture.dark_id]).get(picture.dark_id)
    if not dark:
        return Markup()
    return Markup("<source {}>").format(
        joined({"media": "(prefers-color-scheme: dark)", "srcset": dark.srcset, "sizes": sizes})
    )


def _in_one_line(text: str | None) -> str | None:
    return text and text.replace("\r\n", "\n").replace("\n", " ")


def _percent(fraction: float) -> str:
    # Decimals, because a form that nobody touched has to bring back the same fraction.
    return f"{(Decimal(str(fraction)) * 100).normalize():f}"


def _fraction(percent: str) -> float | str:
    """Return the fraction that *percent*, as typed, stands for; *percent* itself if it is no number."""
    try:
        return float(Decimal(percent) / 100)
    except (ArithmeticError, TypeError, ValueError):
        return percent
