"""What the styles build on: skies of several kinds, and ground on which things stand."""

from math import atan2, degrees

from ..palette import mix
from ..scenery import bands, cloud, crescent, gull, hills, rays, sky, stars
from ..shapes import oval, path, ribbon
from ..words import counted, listed


def skies(papers):
    """Return the colours of several skies, each from the edge to the sun."""
    kinds = {
        "dawn": papers.skies,
        "noon": [papers.teal, mix(papers.teal, papers.mist, 0.5), papers.mist, mix(papers.mist, papers.white, 0.5)],
        "dusk": [papers.plum, papers.mauve, papers.rose, mix(papers.rose, papers.white, 0.4)],
        "gold": [papers.ochre, papers.brass, mix(papers.brass, papers.cream, 0.55), papers.cream],
    }
    if papers.night:
        for name in kinds:
            kinds[name] = [mix(one, dark, 0.82) for one, dark in zip(kinds[name], papers.skies, strict=True)]
    return kinds


def backdrop(sheet, x, y, radius, sun=True, unlike=None):
    """Hang one of several skies, its light around a point.

    :param unlike: The name of a sky that would not suit.
    """
    papers, random = sheet.papers, sheet.random
    kinds = [kind for kind in ("dawn", "dawn", "noon", "noon", "dusk", "gold") if kind != unlike]
    colours = skies(papers)[random.choice(kinds)]
    form = random.choice(["rings", "rings", "rays", "bands"])
    if form == "rings":
        sky(sheet, x, y, radius, sun=False, colours=colours)
    elif form == "rays":
        rays(sheet, x, y, [colours[1], mix(colours[1], colours[2], 0.7)], random.choice([12, 16, 20]))
        sheet.cut(colours[3], oval(x, y, radius * 0.7), lift=1.2)
    else:
        bands(sheet, sheet.top, y + radius * 1.4, colours)
    if not sun:
        return
    if random.random() < 0.2:
        crescent(sheet, x, y - radius * 0.1, radius * 0.3)
    else:
        sheet.cut(papers.sun, oval(x, y - radius * 0.1, radius * random.uniform(0.22, 0.3)), lift=1)


def heavens(sheet, bottom, away_from):
    """Fill the sky down to *bottom* with clouds, gulls and, at night, stars.

    :param away_from: An x around which there is none, for the sun is there.
    :return: What hangs or flies there, in words.
    """
    random = sheet.random
    stars(sheet, 14, bottom * 0.8)
    clouds = gulls = 0
    rain = random.choice([0, 0, 3, 4])
    count = max(round(sheet.right / random.choice([330, 430, 560])), 2)
    for i in range(count):
        x = sheet.right * (i + random.uniform(0.3, 0.7)) / count
        if abs(x - away_from) > 170:
            drops = rain if random.random() < 0.7 else 0
            cloud(sheet, x, bottom * random.uniform(0.2, 0.62), random.uniform(0.65, 1.1), drops)
            clouds += 1
    if random.random() < 0.5:
        x, y = sheet.right * random.uniform(0.1, 0.3), bottom * random.uniform(0.6, 0.8)
        if away_from < sheet.right / 2:
            x += sheet.right * 0.45
        gulls = random.choice([2, 3])
        for i in range(gulls):
            gull(sheet, x + 90 * i, y - random.uniform(0, 70), random.uniform(0.4, 0.7), random.uniform(-12, 12))
    said = [counted(count, thing) for count, thing in ((clouds, "cloud"), (gulls, "gull")) if count]
    return f"{listed(said)} above" if said else ""


class Ridge:
    """The upper edge of some ground: laid as paper, asked where one can stand.

    Plant things before the ground is laid; it covers their feet.
    """

    def __init__(self, sheet, y, swing, count=5):
        self.sheet = sheet
        step = (sheet.right - sheet.left) / (count - 1)
        self.points = [(sheet.left + step * i, y + sheet.random.uniform(-swing, swing)) for i in range(count)]
        ends = (sheet.left - 60, self.points[0][1]), (sheet.right + 60, self.points[-1][1])
        self.line = path(ends[0], *self.points, ends[1])

    def lay(self, colour, lift=1.0):
        return hills(self.sheet, colour, *self.points, lift=lift)

    def y(self, x):
        """Return how high the ground is at *x*."""
        for (x0, y0), (x1, y1) in zip(self.line, self.line[1:], strict=False):
            if x0 <= x <= x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return self.line[0 if x < self.line[0][0] else -1][1]

    def foot(self, x, width):
        """Return where something so wide stands that none of its foot hangs in the air."""
        return max(self.y(x - width / 2), self.y(x), self.y(x + width / 2)) + 6

    def slope(self, x, width):
        """Return the degrees by which something so long leans."""
        return degrees(atan2(self.y(x + width / 2) - self.y(x - width / 2), width))

    def lane(self, colour, down, width):
        """Lay a lane along the ridge, *down* below it.

        :return: The piece.
        """
        upper = [(x, y + down) for x, y in self.line]
        lower = [(x, y + down + width) for x, y in reversed(self.line)]
        return self.sheet.cut(colour, [*upper, *lower], lift=0.7)

    def road(self, colour, down, width):
        """Lay a road along the ridge, *down* below it, dashes along its middle."""
        piece = self.lane(colour, down, width)
        x = self.sheet.left
        while x < self.sheet.right:
            start, end = [(at, self.y(at) + down + width * 0.55) for at in (x, x + 52)]
            self.sheet.cut(self.sheet.papers.white, ribbon(6, start, end), lift=0, within=piece)
            x += 112
