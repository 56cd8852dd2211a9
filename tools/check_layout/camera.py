"""Takes pictures of parts of a page, wherever in it they are."""

import io
from typing import NamedTuple

from PIL import Image

ENOUGH = (120, 24)  # pixels, across and down, that tell what colours a line of text stands on


class Picture(NamedTuple):
    image: Image.Image
    left: int  # pixels of the page to the left of it
    top: int  # and above it

    def colours(self, box):
        """Return colours of a *box* (x, y, width, height) of the page, evenly from all of it."""
        left, across = part(box[0] - self.left, box[0] + box[2] - self.left, self.image.width)
        top, down = part(box[1] - self.top, box[1] + box[3] - self.top, self.image.height)
        line = self.image.crop((left, top, left + across, top + down))
        few = line.resize((min(across, ENOUGH[0]), min(down, ENOUGH[1])), Image.NEAREST).tobytes()
        return [few[start : start + 3] for start in range(0, len(few), 3)]


def take(page, box, margin=0):
    """Return a :class:`Picture` of the *box* (x, y, width, height) in *page* and a *margin* around it.

    What is outside the page is left out; of what is outside altogether, the edge is taken that is next to it.
    """
    width, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    left, across = part(box[0] - margin, box[0] + box[2] + margin, width)
    top, down = part(box[1] - margin, box[1] + box[3] + margin, height)
    taken = page.screenshot(full_page=True, clip={"x": left, "y": top, "width": across, "height": down})
    return Picture(Image.open(io.BytesIO(taken)).convert("RGB"), left, top)


def part(start, end, size):
    """Return where what lies from *start* to *end* begins within *size*, and how long it is there: 1 at least."""
    start = min(max(0, int(start)), size - 1)
    return start, max(1, min(int(end) + 1, size) - start)
