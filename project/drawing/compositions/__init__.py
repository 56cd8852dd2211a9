"""Pictures that nobody has drawn yet: as many as there are numbers, in several styles, of any ratio."""

from typing import NamedTuple

from PIL import Image

from ..paper import Sheet
from .landscape import landscape
from .portrait import portrait
from .sea import sea
from .shelf import shelf
from .sky import sky
from .stage import stage
from .street import street

AREA = 1_500_000  # square units of a sheet, whatever its ratio: what is on it is as large as in any other
# Each draws on a sheet from ``(0, 0)`` to its ``right`` and ``bottom``, and returns what one sees, in a sentence.
STYLES = {
    "landscape": landscape,
    "portrait": portrait,
    "sea": sea,
    "shelf": shelf,
    "sky": sky,
    "stage": stage,
    "street": street,
}


class Composition(NamedTuple):
    image: Image.Image
    alt: str  # what one sees, in a sentence of at most 180 characters
    style: str


def compose(size, random, palette, night=False, style=None):
    """Return a picture that depends on nothing but the arguments.

    Called for day and for night with two generators in the same state, it shows the same scene.

    :param size: Pixels, width and height, of any ratio between 9:16 and 21:9.
    :param random: A :class:`random.Random`; it decides on everything.
    :param palette: A :class:`~project.drawing.palette.Palette`.
    :param night: The same composition, with the lamps on.
    :param style: One of ``STYLES``; otherwise one that suits the ratio.
    :return: A :class:`Composition` with an RGB image.
    """
    style = style or random.choices(list(STYLES), suitable(size))[0]
    ratio = size[0] / size[1]
    core = (AREA * ratio) ** 0.5, (AREA / ratio) ** 0.5
    sheet = Sheet(size, core, palette.papers(night), random.getrandbits(64))
    alt = STYLES[style](sheet)
    return Composition(sheet.finished(), alt, style)


def suitable(size):
    """Return how well each style suits a size; faces want height."""
    width, height = size
    faces = 12 if height > 1.1 * width else 1 if width < 1.6 * height else 0
    return [faces if style == "portrait" else 1 for style in STYLES]
