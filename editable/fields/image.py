"""A picture: which one, what it shows in words, and the spot that must stay in view."""

import unicodedata
from decimal import Decimal

import sqlalchemy as sa
from flask_wtf.file import FileField
from markupsafe import Markup
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.widgets import HiddenInput, NumberInput

from editable.errors import InvalidValue
from editable.fields import Chosen, check_length, group, storable_text
from editable.markup import joined
from editable.pictures import media, receiving

MAX_ALT = 300

CENTRE = [0.5, 0.5]


class PictureInput(HiddenInput):
    """A WTForms widget: a picture's id, hidden, and the picture to look at."""

    def __call__(self, field, **attributes):
        picture = media.find([field.data]).get(field.data) if field.data else None
        shown = Markup("<img {}>").format(media.img(picture, sizes="16rem", alt="")) if picture else Markup()
        return super().__call__(field, **attributes) + shown


class Image(Chosen):
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

    def __init__(self, name, *, ratio=None, **options):
        super().__init__(name, **options)
        self.ratio = ratio

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

    def sample(self, source):
        return source.image(self.hint, self.ratio)

    def default(self, default=None, dark=None, alt=""):
        """Return the value of a block that shows a picture below ``static/`` until somebody puts another."""
        if default is None:
            return None
        return _described({"media": receiving.shipped_id(default, dark), "alt": alt, "decorative": not alt})

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

    def item_attributes(self, value):
        """Return the picture's ratio, for stylesheets that set pictures in rows of one height."""
        picture = value and media.find([value["media"]]).get(value["media"])
        return {"style": f"--ratio: {picture.width / picture.height:.4g}"} if picture else {}

    def media_ids(self, value):
        return (value["media"],) if value else ()

    def in_full(self, value):
        return self.render(value) + Markup("<span>{}</span>").format(value["alt"]) if value else Markup()

    def form_field(self):
        percent = {"widget": NumberInput(), "render_kw": {"min": 0, "max": 100, "step": "any"}}
        inputs = dict(
            media=HiddenField(widget=PictureInput()),
            file=FileField("Another picture", render_kw={"accept": "image/*"}),
            alt=TextAreaField(
                "What it shows, in words",
                filters=[_in_one_line],
                render_kw={"maxlength": MAX_ALT, "rows": 3, "dir": "auto"},
            ),
            decorative=BooleanField("It is only decoration and needs no words"),
            across=StringField("Stays in view: % from left", **percent),
            down=StringField("% from top", **percent),
        )
        return group(self.label, **inputs | ({} if self.required else {"none": BooleanField("No picture here")}))

    def to_form(self, value):
        picture = value or {"media": "", "alt": "", "decorative": False, "focal": CENTRE}
        across, down = (_percent(fraction) for fraction in picture["focal"])
        nothing = {} if self.required else {"none": False}
        return {
            "media": picture["media"],
            "file": None,
            "alt": picture["alt"],
            "decorative": picture["decorative"],
            "across": across,
            "down": down,
        } | nothing

    def from_form(self, data):
        media_id = data["file"].id if data["file"] else data["media"]
        if data.get("none"):
            return None
        if not media_id and data["alt"]:
            raise InvalidValue("no_file", "Choose the picture that these words describe.")
        focal = [_fraction(data[name]) for name in ("across", "down")]
        described = {"media": media_id, "alt": data["alt"], "decorative": data["decorative"], "focal": focal}
        return described if media_id else None


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
        joined({"media": "(prefers-color-scheme: dark)", "srcset": dark.srcset, "sizes": sizes})
    )


def _in_one_line(text):
    return text and text.replace("\r\n", "\n").replace("\n", " ")


def _percent(fraction):
    # Decimals, because a form that nobody touched has to bring back the same fraction.
    return f"{(Decimal(str(fraction)) * 100).normalize():f}"


def _fraction(percent):
    """Return the fraction that *percent*, as typed, stands for; *percent* itself if it is no number."""
    try:
        return float(Decimal(percent) / 100)
    except (ArithmeticError, TypeError, ValueError):
        return percent
