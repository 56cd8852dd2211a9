"""Pictures for samples: drawn for their slot, taken from a folder, or those that the site has already."""

import tempfile
from collections import defaultdict
from pathlib import Path
from random import Random

from editable.errors import Refusal, SettingsError
from editable.fields.image import MAX_ALT, Image
from editable.pictures import receiving
from project import sample
from project.drawing.compositions import compose
from project.drawing.palette import Palette
from project.extensions import editable
from project.seeding.filling import slots_of

#: What the longer side of a drawn picture has, in pixels.
LONGER_SIDE = 1200

#: The shapes of slots that take any.
RATIOS = [(3, 2), (4, 3), (4, 5), (1, 1), (16, 9), (2, 3)]

#: So many different ones are drawn for the records of a model; then they come again.
DIFFERENT = 12

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}


class Drawn:
    """Pictures that are drawn when they are asked for.

    :param seed: What decides how they look.
    """

    def __init__(self, seed):
        self._seed, self._palette, self._known = seed, Palette(), {}

    def any(self, random, hint, ratio, place):
        """Return one for a slot of the shape *ratio*; *hint* may name a style.

        :param place: What tells the slot's record from others: neighbours are given different ones.
        """
        *model, number = place
        which = hint, ratio, *model, number % DIFFERENT if isinstance(number, int) else number
        if which not in self._known:
            self._known[which] = self._drawn(hint, ratio, which)
        return self._known[which]

    def _drawn(self, style, ratio, which):
        seed = f"{self._seed} {which}"
        ratio = ratio or Random(seed).choice(RATIOS)
        width, height = (round(LONGER_SIDE * side / max(ratio)) for side in ratio)
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, "day.png"), Path(folder, "night.png")]
            for night, file in enumerate(files):
                drawn = compose((width, height), Random(seed), self._palette, bool(night), style)
                drawn.image.save(file, compress_level=1)
            return hung(sample.patiently(receiving.take_in, *files), drawn.alt)


class FromFolder:
    """The pictures in a folder and below.

    :raise SettingsError: If there are none.
    """

    def __init__(self, folder):
        folder = Path(folder)
        self._files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS)
        self._known = {}
        if not self._files:
            raise SettingsError(f"There are no pictures in {folder}. They may be {', '.join(sorted(ENDINGS))}.")

    def any(self, random, hint, ratio, place):
        """Return one of them, described by the name of its file."""
        file = random.choice(self._files)
        if file not in self._known:
            self._known[file] = hung(_taken_in(file), file.stem.replace("-", " ").replace("_", " ").capitalize())
        return self._known[file]


class AlreadyHung:
    """The pictures that the site shows already: of those for slots of the same shape one, else any."""

    def __init__(self):
        self._by_ratio, self._all = defaultdict(list), []
        for slot in (slot for spec in editable.registry for slot in slots_of(spec)):
            if isinstance(slot.field, Image) and slot.stored:
                self._by_ratio[slot.field.ratio].append(slot.stored)
                self._all.append(slot.stored)

    def any(self, random, hint, ratio, place):
        """Return one of them, or None where the site has none."""
        fitting = self._by_ratio[ratio] or self._all
        return random.choice(fitting) if fitting else None


def hung(media_id, alt):
    """Return the raw value that shows a picture."""
    return {"media": media_id, "alt": alt[:MAX_ALT], "decorative": False, "focal": [0.5, 0.5]}


def _taken_in(file):
    try:
        return sample.patiently(receiving.take_in, file)
    except Refusal as refusal:
        raise SettingsError(f"The picture {file} cannot be used. {refusal.message}") from None
