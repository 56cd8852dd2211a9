"""People: heads that tell who it is, half-lengths, whole figures, and the backs of an audience."""

from typing import NamedTuple

from .palette import mix, tint
from .props import blossom, crown
from .shapes import arc, box, oval, path, points, ribbon, smooth
from .words import listed


class Person(NamedTuple):
    """How somebody looks; colours are names of papers."""

    skin: int
    hair: str
    coat: str
    style: str  # of the hair: the name of a function below that ends in ``_behind`` or ``_before``
    mouth: float = 5  # how much it smiles
    worn: tuple = ()  # over the hair: pairs of the name of a function in ``WORN`` and of a paper


CAST = {
    "nell": Person(0, "grey", "brass", "bob", 6),
    "tobias": Person(2, "ink", "ink", "beard", 1),
    "hattie": Person(3, "ink", "red", "afro", 7),
    "ivo": Person(1, "ochre", "plum", "bowler", 1),
    "june": Person(4, "crimson", "teal", "bun", 6),
    "agnes": Person(0, "crimson", "white", "kerchief", 7),
    "malik": Person(2, "ink", "white", "cap", 6),
}


HAIRS = {  # of people nobody has met, and what to say of it
    "short": "",
    "long": "long hair",
    "curls": "curls",
    "fringe": "a fringe",
    "plaits": "plaits",
    "bald": "a bald head",
    "beard": "a beard",
    "bun": "a bun and round glasses",
    "afro": "a headband",
    "bob": "",
}
HATS = ["bowler hat", "top hat", "beret", "flat cap", "woolly hat", "pointed hat", "paper crown", "headscarf"]
GOES_WITH_HATS = ["short", "long", "curls", "fringe", "plaits", "bald", "beard"]
PLURAL = ["glasses", "flowers"]
GOES_WITH_BEARDS = ["short", "curls", "bald"]
PALE = (0, 4)  # the skins that brown hair stands out from
COATS = ["red", "petrol", "plum", "teal", "brass", "ink", "leaf", "white", "crimson", "ochre"]


def somebody(random):
    """Return a person nobody has met."""
    style = random.choice(list(HAIRS))
    skin, mouth = random.randrange(5), random.uniform(2, 7)
    hair = random.choice(["ink", "ink", "ochre", "crimson", "grey", "wood" if skin in PALE else "ink"])
    coat = random.choice(COATS)
    worn = []
    if style in GOES_WITH_BEARDS and random.random() < 0.5:
        worn.append((random.choice(["moustache", "beard"]), hair))
    elif style in GOES_WITH_HATS and random.random() < 0.3:
        worn.append(("glasses", "ink"))
    if style in GOES_WITH_HATS and random.random() < 0.75:
        hat = random.choice(HATS)
        if hat == "headscarf":
            style, worn = "bald", [one for one in worn if one[0] == "glasses"]
        worn.append((hat, random.choice([paper for paper in COATS if paper != coat])))
    elif style in ("long", "curls", "plaits"):
        worn.append(("flowers", random.choice(["red", "rose"])))
    return Person(skin, hair, coat, style, mouth, tuple(worn))


def described(person):
    """Return what tells somebody from others, such as ``"somebody with plaits and glasses in a beret"``."""
    names = [name for name, _ in person.worn]
    hat = [name for name in names if name in HATS] + ["sou’wester"] * (person.style == "bob")
    parts = [name if name in PLURAL else f"a {name}" for name in names if name not in HATS]
    if HAIRS[person.style] and "headscarf" not in hat:
        parts.insert(0, HAIRS[person.style])
    text = "somebody" + (f" with {listed(parts)}" if parts else "")
    return text + (f" in a {hat[0]}" if hat else "")


def head(sheet, person):
    """Draw a head around its origin, 100 high without the hair."""
    papers = sheet.papers
    skin, hair = papers.skin[person.skin], getattr(papers, person.hair)
    shaded = mix(skin, papers.dark if papers.night else papers.crimson, 0.16)
    STYLES[person.style][0](sheet, hair)
    for x in (-40, 40):
        sheet.cut(shaded, oval(x, 2, 9, 13), lift=0.4)
    outline = smooth("-39,-22 -39,10 -27,40 0,54 27,40 39,10 39,-22 24,-46 0,-52 -24,-46")
    face = sheet.cut(skin, outline, lift=0.7)
    sheet.cut(shaded, points("2,-60 60,-60 60,70 4,70 4,22 12,17 3,-8"), lift=0, within=face)
    for x in (-23, 25):
        sheet.cut(mix(skin, papers.blush, 0.3), oval(x, 20, 9, 8), lift=0, within=face)
    for x in (-17, 17):
        sheet.cut(papers.ink, oval(x, -1, 4, 5), lift=0)
        sheet.cut(hair, ribbon(4.5, *arc(x, -13, 10, 200, 340, 6)[::6]), lift=0)
    sheet.cut(
        mix(skin, papers.crimson, 0.75),
        ribbon(4, *arc(0, 33 - person.mouth / 2, 11, 165, 15, person.mouth)[::6]),
        lift=0,
    )
    STYLES[person.style][1](sheet, hair)
    for name, paper in person.worn:
        WORN[name](sheet, getattr(papers, paper))


def nothing(sheet, hair):
    """Draw nothing on this side of the head."""


def bob_behind(sheet, hair):
    sheet.cut(tint(hair, 0.86), smooth("-52,34 -58,-20 -34,-62 0,-70 34,-62 58,-20 52,34 28,44 -28,44"))


def bob_before(sheet, hair):
    papers = sheet.papers
    sheet.cut(
        hair, smooth("-50,20 -50,-24 -26,-58 8,-62 42,-44 52,18 42,22 36,-22 8,-34 -20,-26 -36,-8 -40,22"), lift=0.6
    )
    sheet.cut(papers.brass, smooth("-70,-34 -40,-50 0,-54 40,-50 70,-34 44,-32 0,-38 -44,-32"), lift=0.6)
    sheet.cut(papers.brass, smooth("-46,-42 -42,-76 0,-92 42,-76 46,-42 0,-52"), lift=0.7)
    sheet.cut(papers.ochre, ribbon(7, (-45, -46), (0, -56), (45, -46)), lift=0.2)


def beard_behind(sheet, hair):
    sheet.cut(tint(hair, 0.8), smooth("-46,0 -48,-40 -20,-64 20,-64 48,-40 46,0"))


def beard_before(sheet, hair):
    sheet.cut(hair, smooth("-43,4 -46,-34 -26,-62 14,-66 46,-40 43,4 36,-20 18,-34 -14,-32 -34,-18"), lift=0.5)
    full_beard(sheet, hair)


def full_beard(sheet, hair):
    sheet.cut(hair, smooth("-41,8 -34,26 -14,24 0,27 14,24 34,26 41,8 34,42 14,60 0,72 -14,60 -34,42"), lift=0.5)
    sheet.cut(sheet.papers.rose, ribbon(4.5, (-8, 37), (0, 39), (8, 37)), lift=0)


def afro_behind(sheet, hair):
    puffs = [oval(x, y, 24) for x, y in arc(0, -24, 60, 120, 420)[::5]]
    sheet.cut(hair, oval(0, -24, 68), *puffs, lift=1)


def afro_before(sheet, hair):
    papers = sheet.papers
    sheet.cut(hair, smooth("-44,-12 -44,-46 0,-66 44,-46 44,-12 30,-32 0,-38 -30,-32"), lift=0.4)
    sheet.cut(papers.brass, smooth("-54,-28 -28,-48 0,-52 28,-48 54,-28 56,-42 28,-64 0,-68 -28,-64 -56,-42"), lift=0.6)
    for x in (-44, 44):
        sheet.cut(papers.brass, oval(x, 24, 9), lift=0.5)
        sheet.cut(papers.ochre, oval(x, 24, 4), lift=0)


def bowler_behind(sheet, hair):
    sheet.cut(hair, smooth("-46,6 -46,-30 0,-50 46,-30 46,6 0,12"), lift=0.6)


def moustache(sheet, hair):
    sheet.cut(
        hair,
        [*path("0,22 -14,20 -30,28 -46,18"), *path("-36,36 -16,37 0,30 16,37 36,36"), *path("46,18 30,28 14,20 0,22")],
        lift=0.5,
    )


def bowler_before(sheet, hair):
    moustache(sheet, hair)
    bowler_hat(sheet, sheet.papers.ink)


def bowler_hat(sheet, colour):
    papers = sheet.papers
    sheet.cut(
        colour,
        [*path("-68,-30 -40,-26 0,-34 40,-26 68,-30"), *path("70,-44 40,-40 0,-44 -40,-40 -70,-44")],
        lift=0.8,
    )
    sheet.cut(colour, [*path("-47,-38 -46,-82 -20,-100 20,-100 46,-82 47,-38"), (0, -36)], lift=0.5)
    sheet.cut(papers.crimson, [*path("-48,-40 0,-46 48,-40"), *path("48,-56 0,-62 -48,-56")], lift=0.2)


def bun_behind(sheet, hair):
    sheet.cut(hair, oval(2, -82, 30, 28), lift=0.8)
    sheet.cut(sheet.papers.brass, ribbon(6, (-40, -76), (44, -104)), lift=0.5)
    sheet.cut(sheet.papers.red, ribbon(7, (36, -101), (46, -105)), lift=0)
    sheet.cut(hair, smooth("-48,14 -50,-36 -22,-64 22,-64 50,-36 48,14"), lift=0.6)


def bun_before(sheet, hair):
    sheet.cut(hair, smooth("-44,6 -46,-32 -24,-58 10,-62 44,-40 44,6 36,-14 16,-40 -16,-26 -36,-8"), lift=0.5)
    glasses(sheet, sheet.papers.ink)


def glasses(sheet, colour):
    for x in (-18, 18):
        sheet.cut(colour, oval(x, 0, 18), lift=0.4, holes=[oval(x, 0, 13.5)])
    sheet.cut(colour, ribbon(4, (-4, -3), (4, -3)), lift=0.2)


def kerchief_behind(sheet, hair):
    sheet.cut(hair, smooth("-48,30 -52,-30 0,-66 52,-30 48,30 30,44 -30,44"), lift=0.8)


def kerchief_before(sheet, hair):
    papers = sheet.papers
    sheet.cut(hair, smooth("-42,0 -40,-40 0,-56 40,-40 42,0 20,-28 -6,-22"), lift=0.4)
    scarf = sheet.cut(papers.petrol, smooth("-52,-22 -46,-58 0,-84 46,-58 52,-22 26,-40 0,-44 -26,-40"), lift=0.7)
    for x, y in ((-36, -44), (-18, -60), (2, -72), (2, -54), (22, -62), (38, -44)):
        sheet.cut(papers.white, oval(x, y, 4), lift=0, within=scarf)
    sheet.cut(papers.petrol, smooth("44,-52 72,-70 66,-44"), smooth("46,-48 76,-44 62,-26"), lift=0.6)


def cap_before(sheet, hair):
    papers = sheet.papers
    sheet.cut(hair, smooth("-40,10 -34,26 -12,25 0,27 12,25 34,26 40,10 30,44 0,62 -30,44"), lift=0.4)
    sheet.cut(papers.rose, ribbon(4.5, (-9, 34), (0, 38), (9, 34)), lift=0)
    sheet.cut(papers.white, smooth("-46,-40 -66,-72 -36,-98 0,-104 36,-98 66,-72 46,-40 0,-48"), lift=0.8)
    sheet.cut(papers.cream, [*path("-47,-28 0,-38 47,-28"), *path("47,-48 0,-58 -47,-48")], lift=0.3)


def short_before(sheet, hair):
    sheet.cut(hair, smooth("-43,4 -46,-34 -26,-62 14,-66 46,-40 43,4 36,-20 18,-34 -14,-32 -34,-18"), lift=0.5)


def long_behind(sheet, hair):
    for side in (-1, 1):
        lock = sheet.at(0, 0, flip=side < 0)
        lock.cut(tint(hair, 0.88), smooth("20,-60 52,-40 58,10 66,70 58,124 34,116 30,60 36,0"), lift=0.6)
    sheet.cut(tint(hair, 0.88), smooth("-48,10 -52,-36 -24,-68 24,-68 52,-36 48,10 0,-10"), lift=0.5)


def long_before(sheet, hair):
    sheet.cut(hair, smooth("-47,30 -50,-30 -24,-62 10,-66 30,-60 6,-38 -22,-24 -36,-4 -40,28"), lift=0.5)
    sheet.cut(hair, smooth("47,30 50,-30 30,-58 4,-64 0,-50 24,-28 37,-4 40,28"), lift=0.5)


def curls_behind(sheet, hair):
    puffs = [oval(x, y, 17) for x, y in arc(0, -18, 50, 150, 390)[::5]]
    sheet.cut(hair, oval(0, -22, 50), *puffs, lift=0.8)


def curls_before(sheet, hair):
    places = ((-40, -26), (-28, -42), (-12, -50), (6, -52), (24, -46), (38, -30))
    sheet.cut(hair, *[oval(x, y, 15) for x, y in places], lift=0.5)


def fringe_behind(sheet, hair):
    sheet.cut(tint(hair, 0.86), smooth("-52,44 -56,-16 -36,-62 0,-70 36,-62 56,-16 52,44 30,52 -30,52"), lift=0.7)


def fringe_before(sheet, hair):
    outline = smooth("-50,40 -52,-20 -34,-58 0,-66 34,-58 52,-20 50,40 40,38 37,-14 0,-18 -37,-14 -40,38")
    sheet.cut(hair, outline, lift=0.5)


def plaits_behind(sheet, hair):
    sheet.cut(tint(hair, 0.86), smooth("-48,14 -50,-36 -22,-66 22,-66 50,-36 48,14"), lift=0.5)


def plaits_before(sheet, hair):
    for side in (-1, 1):
        half = sheet.at(0, 0, flip=side < 0)
        for i in range(5):
            half.cut(hair, oval(50 + 2 * i, 24 + 19 * i, 13 - i, 14), lift=0.4)
        half.cut(sheet.papers.red, smooth("52,112 66,104 66,124 58,116 50,126 48,106"), lift=0.4)
        half.cut(hair, smooth("2,-62 30,-60 48,-36 48,14 42,16 36,-14 18,-34 0,-44"), lift=0.5)


def bald_behind(sheet, hair):
    sheet.cut(hair, oval(-41, -8, 11, 16), oval(41, -8, 11, 16), lift=0.4)


STYLES = {
    "bob": (bob_behind, bob_before),
    "beard": (beard_behind, beard_before),
    "afro": (afro_behind, afro_before),
    "bowler": (bowler_behind, bowler_before),
    "bun": (bun_behind, bun_before),
    "kerchief": (kerchief_behind, kerchief_before),
    "cap": (beard_behind, cap_before),
    "short": (beard_behind, short_before),
    "long": (long_behind, long_before),
    "curls": (curls_behind, curls_before),
    "fringe": (fringe_behind, fringe_before),
    "plaits": (plaits_behind, plaits_before),
    "bald": (bald_behind, nothing),
}


def top_hat(sheet, colour):
    sheet.cut(
        colour,
        [*path("-66,-32 -40,-28 0,-36 40,-28 66,-32"), *path("68,-46 40,-42 0,-46 -40,-42 -68,-46")],
        lift=0.8,
    )
    sheet.cut(colour, [*path("-44,-38 -40,-90 -46,-134"), *path("46,-134 40,-90 44,-38"), (0, -42)], lift=0.5)
    sheet.cut(sheet.papers.red, [*path("-44,-42 0,-48 44,-42"), *path("42,-62 0,-68 -42,-62")], lift=0.2)


def beret(sheet, colour):
    sheet.cut(colour, ribbon(6, (6, -88), (12, -104)), lift=0.3)
    sheet.cut(colour, smooth("-50,-32 -60,-62 -30,-88 20,-92 68,-72 70,-52 48,-36 0,-46"), lift=0.9)


def flat_cap(sheet, colour):
    sheet.cut(colour, smooth("-51,-34 -56,-66 -20,-88 26,-86 58,-62 51,-34 0,-42"), lift=0.8)
    sheet.cut(tint(colour, 0.8), smooth("-46,-34 0,-46 46,-34 50,-22 0,-30 -50,-22"), lift=0.7)


def woolly_hat(sheet, colour):
    papers = sheet.papers
    sheet.cut(papers.white, oval(0, -104, 19), lift=0.6)
    dome = sheet.cut(colour, smooth("-50,-36 -46,-76 0,-98 46,-76 50,-36 0,-40"), lift=0.7)
    sheet.cut(papers.white, [*path("-60,-66 0,-80 60,-66"), *path("60,-56 0,-70 -60,-56")], lift=0, within=dome)
    sheet.cut(tint(colour, 0.84), [*path("-53,-22 0,-34 53,-22"), *path("53,-44 0,-56 -53,-44")], lift=0.5)


def pointed_hat(sheet, colour):
    cone = sheet.cut(colour, [(-42, -36), (4, -150), (42, -36), *path("42,-36 0,-46 -42,-36")], lift=0.8)
    for x, y in ((-20, -52), (10, -62), (-6, -88), (8, -112)):
        sheet.cut(sheet.papers.white, oval(x, y, 6), lift=0, within=cone)
    sheet.cut(sheet.papers.white, oval(4, -150, 14), lift=0.5)


def paper_crown(sheet, colour):
    crown(sheet.at(0, -40, 0.72), colour)


def headscarf(sheet, colour):
    face = smooth("-33,-12 -34,12 -23,37 0,47 23,37 34,12 33,-12 20,-34 0,-40 -20,-34")
    cloth = smooth("-48,30 -54,-28 -32,-66 0,-74 32,-66 54,-28 48,30 58,86 0,112 -58,86")
    sheet.cut(colour, cloth, lift=0.7, holes=[face])
    sheet.cut(tint(colour, 0.84), ribbon(5, (-44, 46), (-14, 70), (34, 80), (56, 84), end=2), lift=0)


def flowers(sheet, colour):
    papers = sheet.papers
    for i, x in enumerate((-44, -24, 0, 24, 44)):
        y = -64 + (x / 44) ** 2 * 26
        sheet.cut(papers.leaf, oval(x - 13, y + 6, 10, 6), lift=0.2)
        blossom(sheet.at(x, y, 0.62 if i % 2 else 0.8), (colour, papers.white)[i % 2])


WORN = {
    "bowler hat": bowler_hat,
    "top hat": top_hat,
    "beret": beret,
    "flat cap": flat_cap,
    "woolly hat": woolly_hat,
    "pointed hat": pointed_hat,
    "paper crown": paper_crown,
    "headscarf": headscarf,
    "flowers": flowers,
    "glasses": glasses,
    "moustache": moustache,
    "beard": full_beard,
}


def bust(sheet, person, printed=None):
    """Draw somebody from the waist up, the head around the origin, about 280 wide.

    :param printed: A function that prints something on the coat before hair falls on it: of the sheet, the person and
        the piece of the coat.
    :return: That piece, for what is printed on it later.
    """
    papers = sheet.papers
    coat, skin = getattr(papers, person.coat), papers.skin[person.skin]
    body = smooth("0,66 38,76 92,96 124,150 136,270 138,400 -138,400 -136,270 -124,150 -92,96 -38,76")
    piece = sheet.cut(coat, body, lift=1.3)
    sheet.cut(tint(coat, 0.86), smooth("46,60 150,100 170,420 84,420 98,200"), lift=0, within=piece)
    if printed:
        printed(sheet, person, piece)
    neck = mix(skin, papers.dark if papers.night else papers.crimson, 0.26)
    sheet.cut(neck, smooth("-19,30 -20,70 -34,82 0,108 34,82 20,70 19,30"), lift=0)
    head(sheet, person)
    return piece


def arm(sheet, person, *points, width=58.0, hand=17.0):
    """Draw a sleeve from the shoulder along *points*, with a hand at its end."""
    papers = sheet.papers
    (x0, y0), (x, y) = points[-2:]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
    dx, dy = (x - x0) / length, (y - y0) / length
    sheet.cut(papers.skin[person.skin], oval(x + dx * hand, y + dy * hand, hand * 1.12), lift=0.5)
    sheet.cut(
        tint(getattr(papers, person.coat), 0.94),
        *[
            ribbon(width * (1 - 0.17 * i), *points[i : i + 2], end=width * (0.83 - 0.17 * i))
            for i in range(len(points) - 1)
        ],
        lift=0.9,
    )


def figure(sheet, person, hands=((-54, -86), (54, -86))):
    """Draw somebody whole, standing on the origin, 240 high, the *hands* at two points."""
    papers = sheet.papers
    coat = getattr(papers, person.coat)
    for x in (-17, 17):
        sheet.cut(
            papers.ink,
            box(x - 9, -66, 18, 60),
            smooth((x - 12, 2), (x - 10, -12), (x + 10, -12), (x + 14, 2)),
            lift=0.5,
        )
    for x, hand in zip((-36, 36), hands, strict=True):
        sheet.cut(papers.skin[person.skin], oval(*hand, 8.5), lift=0.3)
        sheet.cut(tint(coat, 0.92), ribbon(21, (x, -152), hand, end=15), lift=0.5)
    body = sheet.cut(coat, smooth("0,-176 34,-164 44,-110 50,-48 0,-42 -50,-48 -44,-110 -34,-164"), lift=0.8)
    sheet.cut(tint(coat, 0.86), smooth("16,-180 50,-160 60,-40 26,-36"), lift=0, within=body)
    head(sheet.at(0, -204, 0.62), person)


def back(sheet, colour, hair, style=0):
    """Draw somebody from behind, the head around the origin, 50 across, the shoulders below."""
    sheet.cut(colour, smooth("0,22 26,32 46,62 52,160 -52,160 -46,62 -26,32"), lift=0.9)
    shapes = [oval(0, 0, 25, 29)]
    if style == 1:
        shapes += [oval(-24, -18, 11), oval(24, -18, 11)]
    elif style == 2:
        shapes += [oval(0, -32, 13)]
    elif style == 3:
        shapes += [smooth("-46,-12 0,-20 46,-12 0,-4"), box(-22, -42, 44, 30, 8)]
    elif style == 4:
        shapes += [oval(-15, -14, 20), oval(15, -14, 20), oval(0, -24, 20), oval(-22, 2, 16), oval(22, 2, 16)]
    elif style == 5:
        shapes += [smooth("-28,-6 -30,40 0,46 30,40 28,-6")]
    sheet.cut(hair, *shapes, lift=0.8)


def audience(sheet, y, scale=1.0, colours=None, step=92, skip=None):
    """Seat a row of backs across the sheet; nobody sits within 100 of *skip*."""
    papers, random = sheet.papers, sheet.random
    colours = colours or [papers.ink]
    x = sheet.left - 20
    while x < sheet.right + 40:
        hair = mix(papers.ink, papers.deep, random.choice([0, 0.25, 0.5]))
        place = sheet.at(x, y + random.uniform(-12, 12) * scale, scale * random.uniform(0.94, 1.08))
        colour, style = random.choice(colours), random.choice([0, 0, 1, 2, 3, 4, 5, 5])
        if skip is None or abs(x - skip) > 100 * scale:
            back(place, colour, hair, style)
        x += step * scale * random.uniform(0.92, 1.1)


def ruff(sheet):
    """Lay a white ruff around the origin, 150 wide."""
    papers = sheet.papers
    for i in range(11):
        x = -66 + i * 13.2
        y = 8 - (x / 66) ** 2 * 16
        sheet.cut(tint(papers.white, 0.88 + 0.12 * (i % 2)), oval(x, y, 13, 20), lift=0.45)
