"""Water, and what is on it."""

from ..buildings import church, house, lighthouse
from ..palette import mix, tint
from ..people import figure, somebody
from ..props import giraffe, umbrella, whale
from ..scenery import waves
from ..shapes import box, oval, points, ribbon, smooth
from ..vehicles import boat, paper_boat, steamer
from ..words import counted, sentence
from .grounds import Ridge, backdrop, heavens


def sea(sheet):
    random, papers = sheet.random, sheet.papers
    wide, high = sheet.right, sheet.bottom
    horizon = high * random.uniform(0.5, 0.57)
    light = wide * random.uniform(0.36, 0.64)
    backdrop(sheet, light, high * 0.36, 0.4 * min(wide, high))
    above = heavens(sheet, horizon - 0.12 * high, away_from=light)
    shore = random.choice(SHORES)(sheet, horizon)

    colours = random.choice(waters(papers))
    step = (high - horizon) / 5
    crest = max(14, step * 0.26)
    waves(sheet, colours[0], horizon + crest, 130, crest * 0.7, lift=0.6)
    small = far_boats(sheet, horizon + step * 1.2)
    waves(sheet, colours[1], horizon + step * 1.25, 170, crest * 0.9, shift=0.4)
    x = wide * random.uniform(0.43, 0.57)
    subject = random.choice(SUBJECTS)(sheet, x, horizon + step * 2.7)
    waves(sheet, colours[2], horizon + step * 2.75, 200, crest * 1.1, shift=0.2)
    near = random.choice(NEAR)(sheet, wide * random.choice([0.2, 0.8]), horizon + step * 3.85)
    waves(sheet, colours[3], horizon + step * 3.8, 230, crest * 1.25, shift=0.7)
    shimmer(sheet, light, horizon + step * 4.1)
    return sentence(f"{subject} between rows of waves", small, near, shore, above)


def waters(papers):
    """Return rows of colours of water, each from the far to the near."""
    return [
        (papers.mist, papers.teal, papers.petrol, papers.deep),
        (papers.teal, papers.mist, papers.teal, papers.petrol),
        (papers.mauve, papers.plum, papers.petrol, papers.deep),
        (papers.mist, papers.petrol, papers.teal, papers.deep),
    ]


def shimmer(sheet, x, y):
    """Leave on the water what the sun or the lamps leave there."""
    papers, random = sheet.papers, sheet.random
    for i in range(7):
        wide, at = random.uniform(40, 120), x + random.uniform(-70, 70)
        line = ribbon(5, (at - wide / 2, y + i * 14), (at + wide / 2, y + i * 14), end=2)
        sheet.cut(papers.window if papers.night else papers.cream, line, lift=0)


def open_water(sheet, y):
    return ""


def far_hills(sheet, y):
    papers = sheet.papers
    Ridge(sheet, y - sheet.bottom * 0.07, sheet.bottom * 0.035).lay(papers.mauve)
    return "hills behind"


def town(sheet, y):
    """Build a small town along the water."""
    papers, random = sheet.papers, sheet.random
    ridge = Ridge(sheet, y - sheet.bottom * 0.06, sheet.bottom * 0.03)
    ridge.lay(papers.mauve)
    start = sheet.right * random.choice([0.02, 0.62])
    x, end = start, start + sheet.right * 0.36
    while x < end:
        width, height = random.uniform(70, 92), random.uniform(96, 160)
        wall = random.choice([papers.cream, papers.rose, papers.white, papers.pink, papers.teal])
        roof = random.choice([papers.plum, papers.crimson, papers.ink])
        house(sheet, x + width / 2, y + 20, width, height, wall, roof, (2, 2), gable=random.random() < 0.6)
        x += width + 4
    church(sheet.at((start + end) / 2, y + 20, 1.0))
    sheet.cut(papers.plum, box(start - 40, y - 12, end - start + 100, 80), lift=0.8)
    return "a small town with a church on the quay"


def headland(sheet, y):
    """Put a lighthouse on a rock."""
    papers, random = sheet.papers, sheet.random
    left = random.random() < 0.5
    x = sheet.right * (0.14 if left else 0.86)
    lighthouse(sheet.at(x, y - 34, min(1.15, sheet.bottom / 900), flip=left))
    for width, height, colour in ((280, 46, papers.plum), (170, 74, tint(papers.plum, 0.86))):
        rock = [(x - width * 0.6, y + 60), (x - width * 0.42, y - height * 0.5), (x - width * 0.16, y - height)]
        rock += [(x + width * 0.2, y - height * 0.92), (x + width * 0.44, y - height * 0.4), (x + width * 0.62, y + 60)]
        sheet.cut(colour, rock, lift=0.8)
    return "a lighthouse on a rock"


SHORES = [open_water, far_hills, town, town, headland, headland]


def far_boats(sheet, y):
    random, papers = sheet.random, sheet.papers
    count = random.choice([0, 1, 1, 2])
    for share in random.sample([0.16, 0.3, 0.7, 0.84], count):
        place = sheet.at(sheet.right * share, y, random.uniform(0.5, 0.7), random.uniform(-4, 4), random.random() < 0.5)
        boat(place, random.choice([papers.red, papers.brass, papers.ink]))
    return counted(count, "small sailing boat") if count else ""


def nothing_near(sheet, x, y):
    return ""


def paper_boats(sheet, x, y):
    for dx, scale in ((0, 0.75), (120, 0.5)):
        paper_boat(sheet.at(x + dx, y, scale, sheet.random.uniform(-6, 6)), sheet.papers.white)
    return "two boats folded from paper in front"


def buoy(sheet, x, y):
    """Let a buoy float, its lamp lit at night."""
    papers, place = sheet.papers, sheet.at(x, y - 24, 1.1, sheet.random.uniform(-12, 12))
    if papers.night:
        place.glow(0, -150, 90, 0.6)
    tower = place.cut(papers.red, points("-52,20 -20,-120 20,-120 52,20"), lift=0.8)
    place.cut(papers.white, box(-60, -70, 120, 34), lift=0, within=tower)
    place.cut(papers.ink, box(-24, -126, 48, 8), lift=0.3)
    place.cut(papers.window, box(-12, -150, 24, 26, 4), lift=0.2)
    return "a buoy in front"


def posts(sheet, x, y):
    """Drive posts into the ground, a gull on one of them."""
    papers, random = sheet.papers, sheet.random
    for i, up in enumerate((96, 140, 110)):
        at = x + 66 * (i - 1)
        sheet.cut(mix(papers.wood, papers.ink, 0.4), box(at - 17, y - up, 34, up + 60, 6), lift=0.8)
        sheet.cut(papers.wood, oval(at, y - up + 2, 17, 7), lift=0.2)
    sitting_gull(sheet.at(x, y - 138, 1, flip=random.random() < 0.5))
    return "a gull on a post in front"


def sitting_gull(sheet):
    papers = sheet.papers
    sheet.cut(papers.brass, ribbon(4, (-6, -16), (-6, 2)), ribbon(4, (8, -16), (8, 2)), lift=0.2)
    sheet.cut(papers.brass, points("-52,-74 -36,-82 -36,-68"), lift=0.3)
    body = smooth("-40,-76 -28,-90 -12,-80 -4,-58 50,-38 62,-26 20,-14 -14,-16 -28,-40 -30,-60")
    sheet.cut(papers.white, body, lift=0.7)
    sheet.cut(papers.grey, smooth("-8,-46 20,-48 66,-22 30,-22 4,-26"), lift=0.3)
    sheet.cut(papers.ink, oval(-27, -78, 3), lift=0)


NEAR = [nothing_near, paper_boats, buoy, buoy, posts, posts]


def size(sheet, length):
    """Return how much something of that *length* is enlarged to be half as wide as the picture, or less."""
    return min(2.6, sheet.right * 0.5 / length)


def sailing(sheet, x, y):
    papers, random = sheet.papers, sheet.random
    colour = random.choice([papers.red, papers.crimson, papers.brass])
    boat(sheet.at(x, y, min(size(sheet, 200), sheet.bottom / 400), random.uniform(-5, 3)), colour)
    return "a sailing boat leans into the wind"


def steaming(sheet, x, y):
    papers, random = sheet.papers, sheet.random
    colour = random.choice([papers.red, papers.crimson, papers.ink])
    place = sheet.at(x, y, min(size(sheet, 340), sheet.bottom / 560), random.uniform(-3, 2), random.random() < 0.5)
    steamer(place, colour)
    return "a steamer puffs along"


def rowing(sheet, x, y):
    """Let somebody stand in a boat under an umbrella."""
    papers, random = sheet.papers, sheet.random
    place = sheet.at(x, y, min(size(sheet, 200), sheet.bottom / 480), random.uniform(-3, 3))
    colour, other = random.choice([(papers.red, papers.white), (papers.brass, papers.red), (papers.plum, papers.pink)])
    umbrella(place.at(40, -128, 1.0, 4), colour, other)
    figure(place.at(-6, -8, 0.78), somebody(random), hands=((-54, -96), (60, -158)))
    boat(place, random.choice([papers.red, papers.crimson]), sail=False)
    return "somebody stands in a small boat under an umbrella"


def ark(sheet, x, y):
    """Let giraffes travel in a boat with a house on it."""
    papers = sheet.papers
    place = sheet.at(x, y, min(size(sheet, 260), sheet.bottom / 470))
    for at, up, scale in ((-62, -190, 0.62), (-24, -214, 0.68)):
        giraffe(place.at(at, up, scale), 260)
    house(place, 52, -30, 78, 66, papers.cream, papers.crimson, (2, 1))
    boat(place.at(0, 0, 1.25), papers.red, sail=False)
    return "two giraffes travel in a boat with a house on it"


def surfacing(sheet, x, y):
    papers, random = sheet.papers, sheet.random
    place = sheet.at(x, y + 6, min(size(sheet, 300), 1.6), flip=random.random() < 0.5)
    whale(place, random.choice([papers.ink, papers.plum, papers.red]))
    return "a whale comes up and spouts"


def folded(sheet, x, y):
    papers, random = sheet.papers, sheet.random
    paper_boat(sheet.at(x, y, size(sheet, 200), random.uniform(-6, 6)), random.choice([papers.white, papers.red]))
    return "a boat folded from paper sails along"


SUBJECTS = [sailing, sailing, steaming, steaming, rowing, ark, surfacing, folded]
