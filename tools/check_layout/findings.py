"""What is found: told in a line, and shown in a picture."""

import re
from typing import NamedTuple

from PIL import ImageDraw

from .camera import take
from .looking import look

MARGIN = 60  # pixels, of the page around what a picture is of
RED = "#e5002b"


class Finding(NamedTuple):
    page: str
    width: int
    who: str
    place: str
    sort: str
    says: str

    def __str__(self):
        return f"{self.width} px, {self.who}, {self.place}: {self.sort}, {self.says}"


def find(people, path, whose, widths, into):
    """Yield the findings on the page *path*, and put a picture of each into the folder *into*.

    :param people: A browser's page for each who looks, by their names.
    :param whose: Which of them can open it, the editor first.
    """
    fields = {}
    for who in whose:
        for width, scheme, fault in look(people[who], path, widths, fields):
            says = fault["says"] + (", in the dark" if scheme == "dark" else "")
            finding = Finding(path, width, who, fault["place"], fault["sort"], says)
            into.mkdir(parents=True, exist_ok=True)
            picture(people[who], fault["box"]).save(into / file_name(finding, scheme))
            yield finding


def picture(page, box):
    """Return a picture of the *box* (x, y, width, height) in *page*, with a frame and what is around it."""
    taken = take(page, box, MARGIN)
    x, y, width, height = box[0] - taken.left, box[1] - taken.top, box[2], box[3]
    ImageDraw.Draw(taken.image).rectangle([x - 3, y - 3, x + width + 3, y + height + 3], outline=RED, width=2)
    return taken.image


def file_name(finding, scheme):
    told = [finding.page, finding.width, finding.who, scheme, finding.sort, finding.place]
    return re.sub(r"[^\w.]+", "-", " ".join(map(str, told))).strip("-")[:240] + ".png"
