"""Look up: what flies there, what hangs there, and a strip of the world below."""

from ..buildings import house
from ..people import described, figure, somebody
from ..props import fish, giraffe, kite, umbrella
from ..scenery import cloud, crescent, gull, hanging, stars, string, tree, wall
from ..shapes import oval, ribbon, smooth, star
from ..vehicles import balloon, boat, paper_plane
from ..words import counted, sentence
from .grounds import Ridge, backdrop


def sky(sheet):
    random = sheet.random
    wide, high = sheet.right, sheet.bottom
    x, y = wide * random.uniform(0.4, 0.6), high * random.uniform(0.42, 0.48)
    show, reach = random.choice(SUBJECTS), min(wide, high, 1.05 * wide) * 0.52
    backdrop(sheet, x, y, 0.42 * min(wide, high), sun=False, unlike="gold" if show in (a_moon, neck) else None)
    stars(sheet, 24, high * 0.8)
    around = random.choice(AROUND)(sheet, x, y)
    strip = random.choice(BELOW)
    if show is neck:  # it stands behind what is below
        subject, below = show(sheet, x, y, reach), strip(sheet, high * 0.86)
    else:
        below, subject = strip(sheet, high * 0.86), show(sheet, x, y, reach)
    return sentence(subject, around, below)


def places(sheet, x, reach):
    """Return where things hang in the sky: in two rows, further than *reach* from *x*."""
    random, step = sheet.random, 250
    count = max(round(sheet.right / step), 3)
    found = []
    for i in range(count):
        at = sheet.right * (i + 0.5) / count + random.uniform(-30, 30)
        up = sheet.bottom * random.choice([0.12, 0.2, 0.3] if abs(at - x) < reach else [0.16, 0.3, 0.46])
        found.append((at, up))
    return [(at, up) for at, up in found if abs(at - x) > reach or up < sheet.bottom * 0.14]


def clouds(sheet, x, y):
    rain = sheet.random.choice([0, 0, 3])
    found = places(sheet, x, 270)
    for at, up in found:
        cloud(sheet, at, up, sheet.random.uniform(0.7, 1.1), rain)
    return f"{counted(len(found), 'cloud')} on strings"


def strung_stars(sheet, x, y):
    papers, random = sheet.papers, sheet.random
    found = places(sheet, x, 270)
    for at, up in found:
        colour = random.choice([papers.brass, papers.red, papers.white])
        hanging(sheet, at, up, star(0, 0, random.uniform(26, 46)), colour)
    return f"{counted(len(found), 'star')} on strings"


def flock(sheet, x, y):
    random, found = sheet.random, []
    for at, up in places(sheet, x, 270):
        inwards = 80 if at < x else -80
        found += [(at + inwards / 2 + inwards * i, up + 40 * i) for i in range(random.choice([1, 2]))]
    for at, up in found:
        gull(sheet, at, up, random.uniform(0.5, 0.9), random.uniform(-16, 16))
    return counted(len(found), "gull") + " around"


AROUND = [clouds, clouds, strung_stars, flock]


def roofs(sheet, y):
    """Let the roofs of a town look in from below."""
    papers, random = sheet.papers, sheet.random
    x = -20
    while x < sheet.right + 60:
        width = random.uniform(110, 160)
        wall = random.choice([papers.plum, papers.mauve, papers.rose, papers.petrol, papers.teal])
        roof = random.choice([papers.crimson, papers.ink, papers.red])
        up = sheet.bottom - y + 30
        house(sheet, x + width / 2, sheet.bottom + 30, width, up * random.uniform(0.5, 0.9), wall, roof, (2, 1))
        x += width - 2
    return "roofs below"


def hilltops(sheet, y):
    papers, random = sheet.papers, sheet.random
    Ridge(sheet, y - 20, sheet.bottom * 0.04).lay(papers.mauve)
    near = Ridge(sheet, y + sheet.bottom * 0.06, sheet.bottom * 0.02)
    for share in random.sample([0.06, 0.16, 0.3, 0.7, 0.84, 0.94], 4):
        at = sheet.right * share
        tree(sheet, at, near.y(at) + 8, random.uniform(1.1, 1.7), random.choice([papers.leaf, papers.plum]))
    near.lay(papers.petrol)
    return "hills and trees below"


def more_clouds(sheet, y):
    papers, random = sheet.papers, sheet.random
    for line, colour in enumerate((papers.rose, papers.white)):
        wall(sheet, colour, y + 60 + 50 * line)
        x = -80
        while x < sheet.right + 80:
            puff = oval(x, y + 60 + 50 * line, random.uniform(80, 130), random.uniform(50, 80))
            sheet.cut(colour, puff, lift=0.8)
            x += random.uniform(110, 160)
    return "a bank of clouds below"


BELOW = [roofs, roofs, hilltops, more_clouds]


def a_balloon(sheet, x, y, tall):
    papers, random = sheet.papers, sheet.random
    pairs = [(papers.red, papers.white), (papers.brass, papers.red), (papers.petrol, papers.brass)]
    colour, other = random.choice(pairs)
    balloon(sheet.at(x, y + tall * 0.5, tall / 225, random.uniform(-5, 5)), colour, other)
    return "a striped balloon with a bucket for a basket"


def a_moon(sheet, x, y, tall):
    string(sheet, x, y - tall * 0.4)
    crescent(sheet, x, y, tall * 0.42)
    for dx, dy, size in ((0.34, -0.22, 26), (0.44, 0.1, 18), (0.2, 0.02, 14)):
        sheet.cut(sheet.papers.white, star(x + tall * dx, y + tall * dy, size), lift=0.6)
    return "a big new moon on a string, three stars beside it"


def a_kite(sheet, x, y, tall):
    papers, random = sheet.papers, sheet.random
    colour, other = random.choice([(papers.red, papers.brass), (papers.brass, papers.red), (papers.petrol, papers.red)])
    kite(sheet.at(x, y - tall * 0.1, tall / 230, random.uniform(8, 24)), colour, other)
    return "a kite with bows on its tail"


def planes(sheet, x, y, tall):
    papers, random = sheet.papers, sheet.random
    count = random.choice([1, 3])
    for i in range(count):
        dx, dy = ((0, 0), (-0.46, 0.3), (0.42, -0.3))[i]
        scale = tall / (380 if i else 220 if count > 1 else 160)
        place = sheet.at(x + tall * dx, y + tall * dy, scale, random.uniform(-16, -4))
        paper_plane(place, (papers.white, papers.red, papers.brass)[i])
    return counted(count, "paper plane") + (" glides" if count == 1 else " glide") + " along"


def shoal(sheet, x, y, tall):
    """Let fish of cardboard swim through the air, on strings."""
    papers, random = sheet.papers, sheet.random
    for dx, dy, colour in ((0, 0.06, papers.red), (-0.42, -0.22, papers.brass), (0.44, -0.3, papers.teal)):
        at, up = x + tall * dx, y + tall * dy
        string(sheet, at, up)
        fish(sheet.at(at, up, tall / (260 if dx == 0 else 400), random.uniform(-8, 8)), colour)
    return "three fish of cardboard swim through the air on strings"


def flyer(sheet, x, y, tall):
    """Let somebody be carried away by an umbrella."""
    papers, random = sheet.papers, sheet.random
    person = somebody(random)
    place = sheet.at(x - tall * 0.1, y + tall * 0.64, tall / 275, 6)
    umbrella(place.at(58, -190, 1.5), papers.red if person.coat != "red" else papers.brass, papers.white)
    figure(place, person, hands=((-66, -128), (58, -196)))
    return f"{described(person)} flies by under an umbrella"


def airship(sheet, x, y, tall):
    """Hang a boat from a balloon as long as itself."""
    papers, random = sheet.papers, sheet.random
    pairs = [(papers.brass, papers.red), (papers.petrol, papers.brass), (papers.red, papers.white)]
    colour, other = random.choice(pairs)
    place = sheet.at(x, y, tall / 230, random.uniform(-4, 2))
    ropes = [ribbon(3, (x * 1.1, 0), (x, 84)) for x in (-64, -22, 22, 64)]
    place.cut(papers.ink, *ropes, lift=0.2)
    boat(place.at(0, 124), papers.red if colour != papers.red else papers.plum, sail=False)
    skin = place.cut(colour, smooth("-150,-40 -110,-86 0,-108 110,-86 156,-40 110,6 0,26 -110,6"), lift=1.2)
    bows = [ribbon(26, (-170, y), (0, y + 10), (170, y), end=26) for y in (-80, -30)]
    place.cut(other, *bows, lift=0, within=skin)
    place.cut(other, smooth("-120,-40 -186,-84 -176,-40 -186,4"), lift=0.7)
    return "a boat hangs from a long balloon"


def neck(sheet, x, y, tall):
    """Let a giraffe look in from below."""
    scale = tall / 190
    giraffe(sheet.at(x, y - tall * 0.12, scale, flip=sheet.random.random() < 0.5), (sheet.bottom - y) / scale + 60)
    return "a giraffe looks in from below, as tall as the sky"


SUBJECTS = [a_balloon, a_moon, a_kite, planes, shoal, flyer, flyer, airship, neck]
