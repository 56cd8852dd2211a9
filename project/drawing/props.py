"""Things: each stands on its origin, about 100 high unless it says otherwise."""

from .palette import mix, tint
from .shapes import arc, box, drop, oval, path, points, ribbon, smooth, star


def bucket(sheet, colour, mark=False):
    """A bucket, 100 high without its handle."""
    papers = sheet.papers
    sheet.cut(papers.ochre, ribbon(6, *arc(0, -94, 47, 180, 360, 62)[::6]), lift=0.5)
    sheet.cut(tint(colour, 0.62), oval(0, -94, 52, 11), lift=0.3)
    sheet.cut(papers.teal, oval(0, -92, 45, 7), lift=0)
    pail = sheet.cut(colour, [*arc(0, -94, 53, 180, 0, 11), *arc(0, -6, 38, 0, 180, 8)], lift=0.8)
    sheet.cut(
        tint(colour, 0.8), [(-60, -70), *arc(0, -70, 60, 180, 0, 9), *arc(0, -58, 60, 0, 180, 9)], lift=0, within=pail
    )
    sheet.cut(tint(colour, 0.88), points("16,-96 60,-96 60,4 10,4"), lift=0, within=pail)
    if mark:
        sheet.cut(papers.white, drop(0, -60, 19), lift=0.35)


def crown(sheet, colour):
    """A crown of cardboard, 120 wide; its band stands on the origin."""
    papers = sheet.papers
    outline = points("-60,0 -66,-70 -36,-38 0,-84 36,-38 66,-70 60,0")
    body = sheet.cut(colour, outline, lift=0.8)
    sheet.cut(tint(colour, 0.78), box(-70, -18, 140, 20), lift=0.15, within=body)
    for x, y in ((-66, -72), (0, -87), (66, -72)):
        sheet.cut(papers.brass if colour != papers.brass else papers.red, oval(x, y, 8), lift=0.4)


def chair(sheet, colour, tall=1.0):
    """A chair seen from the front, 100 wide; its seat is 100 high, its back *tall* times as high."""
    top = -110 - 150 * tall
    for x in (-46, 36):
        sheet.cut(tint(colour, 0.8), [(x, -100), (x + 12, -100), (x + 11, 0), (x + 1, 0)], lift=0.6)
    sheet.cut(tint(colour, 0.86), box(-44, -48, 90, 9), lift=0.3)
    for x in (-46, 34):
        sheet.cut(colour, box(x, top, 12, -top - 96), lift=0.5)
    for x in (-22, -2, 18):
        sheet.cut(tint(colour, 0.9), box(x, top + 20, 5, -top - 120), lift=0.35)
    sheet.cut(
        colour,
        smooth((-54, top + 42), (-52, top - 2), (0, top - 16), (52, top - 2), (54, top + 42), (0, top + 34)),
        lift=0.8,
    )
    sheet.cut(tint(colour, 1.06), points("-52,-116 50,-116 60,-92 -60,-92"), lift=0.7)


def skull(sheet):
    """A skull, 90 high."""
    papers = sheet.papers
    bone = sheet.cut(
        papers.white, smooth("-36,-58 -20,-92 18,-94 40,-62 36,-36 24,-26 -20,-26 -34,-36"), box(-20, -32, 42, 32, 8)
    )
    sheet.cut(tint(papers.white, 0.86), smooth("14,-100 50,-70 40,-20 18,4 22,-40"), lift=0, within=bone)
    for x in (-15, 17):
        sheet.cut(papers.ink, oval(x, -48, 10, 12), lift=0)
    sheet.cut(papers.ink, points("0,-38 6,-26 -5,-26"), lift=0)
    for x in (-9, 0, 9):
        sheet.cut(papers.ink, box(x, -16, 2.4, 15), lift=0)


def giraffe(sheet, length=150.0):
    """A giraffe's head and neck that looks to the left, *length* of neck below the head."""
    papers = sheet.papers
    hide, spot = papers.brass, papers.ochre
    for x in (0, 15):
        sheet.cut(papers.ink, ribbon(5, (x, -28), (x + 2, -52)), oval(x + 2, -54, 6), lift=0.3)
    sheet.cut(spot, smooth("20,-30 48,-42 34,-16"), lift=0.4)
    neck = sheet.cut(
        hide,
        [*path((-6, -14), (-4, length * 0.4), (-14, length)), *path((36, length), (30, length * 0.4), (28, -20))],
        lift=0.8,
    )
    for i in range(int(length / 26)):
        x, y = (2, 24)[i % 2] + sheet.random.uniform(-3, 3), 14 + i * 26
        sheet.cut(
            tint(spot, 0.86),
            smooth((x - 10, y), (x, y - 9), (x + 10, y - 2), (x + 6, y + 10), (x - 6, y + 9)),
            lift=0,
            within=neck,
        )
    sheet.cut(hide, smooth("-62,0 -58,-16 -20,-24 6,-36 30,-28 30,-4 2,10 -40,14"), lift=0.7)
    sheet.cut(tint(hide, 0.82), smooth("-64,0 -58,-17 -42,-16 -38,14 -54,12"), lift=0.2)
    sheet.cut(papers.ink, oval(-4, -16, 4.5), lift=0)
    sheet.cut(papers.ink, oval(-54, -4, 2.5), lift=0)


def umbrella(sheet, colour, other):
    """An umbrella, its handle in the origin, 130 high."""
    papers = sheet.papers
    sheet.cut(papers.ink, ribbon(4, (0, -136), (0, 0)), lift=0.3)
    dome = sheet.cut(
        colour,
        [
            *arc(0, -76, 80, 180, 360, 52),
            *reversed([p for i in range(4) for p in arc(-60 + 40 * i, -74, 20, 180, 360, 9)]),
        ],
    )
    sheet.cut(other, smooth("0,-130 22,-100 20,-66 -20,-66 -22,-100"), lift=0.1, within=dome)


def scissors(sheet, colour):
    """Open scissors, 220 long; their screw is in the origin, they point up."""
    papers = sheet.papers
    for side in (-1, 1):
        half = sheet.at(0, 0, 1, 13 * side)
        half.cut(
            papers.grey if side > 0 else tint(papers.grey, 1.16),
            [(-9, 20), (-10, -20), *path("-8,-60 -2,-130"), (8, -30), (9, 20)],
            lift=0.7,
        )
        loop = half.at(-16 * side, 78)
        loop.cut(
            colour,
            oval(0, 0, 27, 36),
            ribbon(15, (14 * side, -62), (8 * side, -32)),
            lift=0.7,
            holes=[oval(0, 0, 15, 24)],
        )
    sheet.cut(papers.ink, oval(0, 0, 5), lift=0.2)


def carton(sheet, width, height, open=True):
    """A box of cardboard, its flaps up."""
    papers = sheet.papers
    front, side = mix(papers.wood, papers.brass, 0.42), mix(papers.wood, papers.ochre, 0.2)
    if open:
        sheet.cut(
            tint(side, 0.7),
            [
                (-width / 2 + 8, -height),
                (-width / 2 + 24, -height - 26),
                (width / 2 - 6, -height - 26),
                (width / 2 - 2, -height),
            ],
            lift=0.4,
        )
        sheet.cut(
            side,
            [
                (-width / 2, -height),
                (-width / 2 - 34, -height - 34),
                (-width / 2 + 2, -height - 52),
                (-width / 2 + 24, -height - 26),
            ],
            lift=0.7,
        )
        sheet.cut(
            side,
            [
                (width / 2, -height),
                (width / 2 + 36, -height - 30),
                (width / 2 + 14, -height - 54),
                (width / 2 - 6, -height - 26),
            ],
            lift=0.7,
        )
    face = sheet.cut(front, box(-width / 2, -height, width, height), lift=1)
    sheet.cut(tint(front, 0.93), box(-width / 2, -height * 0.58, width, height * 0.14), lift=0, within=face)
    return face


def lamp(sheet, up, colour=None):
    """A lamp that hangs above its origin on a cord of length *up*; its mouth is in the origin, 130 wide."""
    papers = sheet.papers
    if papers.night:
        sheet.glow(0, 6, 190, 0.5)
    sheet.cut(papers.ink, box(-2.5, -up, 5, up - 60), lift=0.3)
    sheet.cut(papers.light, oval(0, 0, 56, 13), lift=0)
    sheet.cut(colour or papers.ink, [(-20, -78), (20, -78), *arc(0, -2, 65, 0, 180, -12)], lift=0.9)


def loaf(sheet, colour):
    """A long loaf, 130 wide and 60 high, with three cuts."""
    body = sheet.cut(colour, smooth("-66,-14 -50,-50 0,-62 50,-50 66,-14 44,0 -44,0"), lift=0.8)
    for x in (-30, 4, 38):
        sheet.cut(
            mix(colour, sheet.papers.cream, 0.55),
            ribbon(7, (x - 16, -22), (x - 4, -40), (x + 8, -54), end=3),
            lift=0,
            within=body,
        )


def round_loaf(sheet, colour):
    """A round loaf, 110 wide and 72 high, with a cross and some flour."""
    body = sheet.cut(colour, smooth("-56,-18 -40,-60 0,-74 40,-60 56,-18 36,0 -36,0"), lift=0.8)
    pale = mix(colour, sheet.papers.cream, 0.6)
    sheet.cut(
        pale, ribbon(7, (-34, -38), (0, -50), (36, -36)), ribbon(7, (-4, -72), (2, -48), (-4, -24)), lift=0, within=body
    )


def baguette(sheet, colour, length=170.0):
    """A baguette that leans on nothing, *length* high."""
    body = sheet.cut(colour, ribbon(30, (0, -length + 12), (3, -length / 2), (0, -14)), lift=0.7)
    for i in range(int(length / 34)):
        y = -length + 32 + i * 32
        sheet.cut(mix(colour, sheet.papers.cream, 0.55), ribbon(6, (-9, y + 8), (9, y - 8)), lift=0, within=body)


def trunk(sheet, colour):
    """A travelling trunk, 190 wide and 110 high."""
    papers = sheet.papers
    sheet.cut(colour, box(-95, -110, 190, 110, 10), lift=1)
    sheet.cut(tint(colour, 0.84), box(-95, -74, 190, 7), lift=0)
    for x in (-66, 48):
        sheet.cut(papers.brass, box(x, -112, 18, 114), lift=0.25)
    sheet.cut(papers.ink, box(-14, -80, 28, 22, 4), lift=0.3)


def prop_star(sheet, colour):
    """A star on a stick, 200 high."""
    sheet.cut(sheet.papers.wood, ribbon(7, (0, -140), (0, 0)), lift=0.4)
    sheet.cut(colour, star(0, -150, 52), lift=0.9)


def basket(sheet, width=150.0, height=74.0):
    """A basket, its rim at its height."""
    papers = sheet.papers
    straw = mix(papers.brass, papers.wood, 0.45)
    half = width / 2
    weave = sheet.cut(straw, [(-half, -height), (half, -height), (half * 0.84, 0), (-half * 0.84, 0)], lift=0.9)
    for row in range(4):
        y = -height + 16 + row * height / 4.4
        for x in range(int(-half) + (row % 2) * 13, int(half), 26):
            sheet.cut(tint(straw, 0.8), box(x, y, 13, 7, 3), lift=0, within=weave)
    sheet.cut(tint(straw, 1.1), box(-half - 7, -height - 6, width + 14, 14, 6), lift=0.5)


def pretzel(sheet, colour):
    """A pretzel around the origin, 110 wide."""
    ring = arc(0, -6, 48, 60, -240, 40)[::6]
    ends = points("-24,29 6,6 30,-34"), points("24,29 -6,6 -30,-34")
    sheet.cut(colour, ribbon(15, *ring), *[ribbon(14, *end, end=9) for end in ends], lift=0.8)
    for x, y in ((-30, -26), (0, -45), (30, -26), (-44, 4), (44, 4)):
        sheet.cut(sheet.papers.white, oval(x, y, 3), lift=0)


def wheat(sheet, colour):
    """An ear of wheat, 200 high."""
    sheet.cut(colour, ribbon(5, (0, 0), (4, -90), (0, -190)), lift=0.3)
    for i in range(5):
        for side in (-1, 1):
            grain = sheet.at(2 + 9 * side, -112 - i * 19, 1, 24 * side)
            grain.cut(colour, smooth("0,12 8,-6 0,-22 -8,-6"), lift=0.35)


def awning(sheet, width, stripes=9):
    """A striped awning; its upper edge is centred on the origin, it comes down 90."""
    papers, step = sheet.papers, width / stripes
    for i in range(stripes):
        left = -width / 2 + step * i
        low = left * 1.12, (left + step) * 1.12
        colour = (papers.red, papers.white)[i % 2]
        strip = [
            (left, 0),
            (left + step, 0),
            (low[1], 70),
            *arc(sum(low) / 2, 70, step * 0.56, 0, 180, 20),
            (low[0], 70),
        ]
        sheet.cut(colour, strip, lift=0.7)


def ghost(sheet):
    """A ghost, 220 high."""
    papers = sheet.papers
    hem = [
        point
        for i in range(4)
        for point in path((60 - i * 30, 0), (52 - i * 30, 14), (38 - i * 30, 14), (30 - i * 30, 0))
    ]
    sheet.cut(tint(papers.white, 1.08), [*path("-60,0 -52,-120 -40,-190 0,-222 40,-190 52,-120 60,0"), *hem], lift=0.8)
    sheet.cut(papers.ink, oval(-14, -168, 8, 11), oval(14, -168, 8, 11), oval(0, -140, 7, 9), lift=0)


def bottle(sheet):
    """A bottle of poison, 112 high."""
    papers = sheet.papers
    sheet.cut(papers.ochre, box(-9, -112, 18, 18, 3), lift=0.4)
    glass = sheet.cut(papers.leaf, smooth("-9,-98 9,-98 11,-74 38,-40 38,-4 0,4 -38,-4 -38,-40 -11,-74"), lift=0.9)
    sheet.cut(tint(papers.leaf, 1.25), box(-50, -34, 100, 50), lift=0, within=glass)
    sheet.cut(papers.white, oval(0, -22, 19, 17), lift=0.2)
    sheet.cut(papers.ink, oval(-6, -25, 4.5), oval(6, -25, 4.5), box(-5, -15, 10, 5), lift=0)
    sheet.cut(papers.white, star(22, -58, 5, 4, 0.3), lift=0)


def mask(sheet):
    """The mask of comedy, 110 high, on its nail."""
    papers = sheet.papers
    for side in (-1, 1):
        sheet.cut(papers.red, ribbon(7, (42 * side, -10), (62 * side, 30), (52 * side, 84)), lift=0.5)
    face = smooth("-46,-46 0,-54 46,-46 46,4 26,48 0,58 -26,48 -46,4")
    smile = [*arc(0, 10, 27, 0, 180, 27), *arc(0, 10, 27, 180, 0, -8)]
    sheet.cut(papers.cream, face, lift=1, holes=[oval(-20, -14, 11, 7), oval(20, -14, 11, 7), smile])


def books(sheet):
    """Three books that lie on each other, 200 wide and 117 high."""
    papers = sheet.papers
    for i, (colour, wide) in enumerate(((papers.crimson, 210), (papers.cream, 180), (papers.brass, 196))):
        sheet.cut(colour, box(-wide / 2 + i * 4, -39 * (i + 1), wide, 38, 4), lift=0.6)
        sheet.cut(papers.ink, box(-wide / 2 + 18, -39 * (i + 1), 8, 38), lift=0)


def bowler(sheet):
    """A bowler hat, 130 wide and 60 high."""
    papers = sheet.papers
    sheet.cut(papers.ink, smooth("-66,-4 0,-12 66,-4 60,12 0,4 -60,12"), lift=0.8)
    sheet.cut(papers.ink, [*path("-45,0 -44,-44 -20,-60 20,-60 44,-44 45,0")], lift=0.6)
    sheet.cut(papers.brass, [*arc(0, 0, 46, 180, 360, 10), *reversed(arc(0, -14, 46, 180, 360, 10))], lift=0.2)


def pot(sheet):
    """A pot of paint with brushes, 170 high."""
    papers = sheet.papers
    for x, turn, colour in ((-16, -14, papers.red), (14, 10, papers.teal)):
        brush = sheet.at(x, -70, 1, turn)
        brush.cut(papers.cream, box(-5, -76, 10, 90, 4), lift=0.5)
        brush.cut(colour, drop(0, -124, 24), lift=0.4)
    sheet.cut(papers.teal, box(-52, -92, 104, 94, 6), lift=0.9)
    sheet.cut(
        papers.red,
        [
            *path("-52,-92 -20,-92 52,-92"),
            (52, -70),
            *arc(36, -62, 12, 0, 180, 18),
            (22, -72),
            *arc(0, -56, 14, 0, 180, 22),
            (-20, -70),
            (-52, -68),
        ],
        lift=0.2,
    )


def blossom(sheet, colour):
    """A blossom around the origin, 44 across."""
    sheet.cut(colour, *[oval(x, y, 10) for x, y in star(0, 0, 12)[::2]], lift=0.4)
    sheet.cut(sheet.papers.brass, oval(0, 0, 7), lift=0.2)


def bouquet(sheet, colour):
    """A bunch of flowers, held where its stalks cross in the origin, 110 high."""
    papers = sheet.papers
    places = ((-34, -62), (0, -74), (34, -62), (-18, -92), (18, -94))
    for x, y in places:
        sheet.cut(papers.leaf, ribbon(4, (-x * 0.3, 34), (0, 0), (x, y)), lift=0.2)
    for x, y in ((-44, -44), (44, -44), (-16, -50), (16, -50)):
        sheet.cut(papers.leaf, smooth((x * 0.4, y + 26), (x - 8, y), (x, y - 16), (x + 8, y)), lift=0.3)
    for i, (x, y) in enumerate(places):
        blossom(sheet.at(x, y, 0.95), (colour, papers.pink)[i % 2])


def lantern(sheet, colour):
    """A lantern that hangs by its ring from the origin, 110 high; at night it shines."""
    papers = sheet.papers
    if papers.night:
        sheet.glow(0, 62, 150, 0.6)
    sheet.cut(papers.ink, ribbon(4, *arc(0, 14, 14, 180, 540)[::9]), lift=0.3)
    sheet.cut(colour, points("-14,24 14,24 34,44 -34,44"), lift=0.5)
    sheet.cut(papers.window, box(-27, 44, 54, 52), lift=0.2)
    sheet.cut(papers.red, smooth("0,58 9,76 0,88 -9,76"), lift=0)
    for x in (-30, -2, 26):
        sheet.cut(colour, box(x, 44, 4, 52), lift=0.2)
    sheet.cut(colour, box(-36, 94, 72, 14, 3), lift=0.5)


def cup(sheet, colour):
    """A steaming cup, 70 high."""
    for x in (-12, 12):
        sheet.cut(mix(sheet.papers.white, sheet.papers.skies[2], 0.3), ribbon(5, (x, -84), (x + 8, -100), (x, -116)))
    sheet.cut(colour, ribbon(9, *arc(36, -38, 20, -80, 90)[::6]), lift=0.5)
    body = sheet.cut(colour, [*path("-40,-70 -36,-16 -22,0"), *path("22,0 36,-16 40,-70")], lift=0.8)
    sheet.cut(sheet.papers.white, box(-50, -54, 100, 12), lift=0, within=body)


def clock(sheet, colour):
    """A clock on two feet, 120 high; it is ten to eight."""
    papers = sheet.papers
    sheet.cut(papers.ink, ribbon(10, (-30, -20), (-40, 0)), ribbon(10, (30, -20), (40, 0)), lift=0.4)
    sheet.cut(papers.brass, oval(-30, -108, 16), oval(30, -108, 16), lift=0.5)
    sheet.cut(colour, oval(0, -60, 54), lift=0.8)
    sheet.cut(papers.white, oval(0, -60, 42), lift=0.2)
    sheet.cut(papers.ink, ribbon(5, (0, -60), (-20, -50)), ribbon(4, (0, -60), (-26, -78)), oval(0, -60, 5), lift=0)


def globe(sheet, colour):
    """A globe on its stand, 140 high."""
    papers = sheet.papers
    sheet.cut(papers.wood, box(-34, -12, 68, 12, 5), box(-5, -30, 10, 24), lift=0.5)
    sheet.cut(papers.brass, ribbon(6, *arc(0, -80, 59, 300, 460)[::4]), lift=0.5)
    ball = sheet.cut(colour, oval(0, -80, 50), lift=0.7)
    for land in (
        "-44,-112 -10,-120 0,-98 -24,-84 -40,-92",
        "6,-88 30,-96 44,-76 26,-50 10,-62",
        "-34,-62 -14,-66 -18,-42",
    ):
        sheet.cut(papers.cream, smooth(land), lift=0.1, within=ball)


def candles(sheet, colour):
    """A candlestick with three candles, 150 high; at night they shine."""
    papers = sheet.papers
    for x, y in ((-44, -92), (0, -108), (44, -92)):
        sheet.cut(papers.cream, box(x - 8, y - 34, 16, 40), lift=0.3)
        sheet.cut(papers.sun, smooth((x, y - 58), (x + 8, y - 42), (x, y - 34), (x - 8, y - 42)), lift=0.1)
        if papers.night:
            sheet.glow(x, y - 44, 60, 0.6)
    sheet.cut(colour, ribbon(8, *arc(0, -90, 44, 180, 0)[::6]), box(-5, -104, 10, 100), lift=0.6)
    for x, y in ((-44, -88), (0, -104), (44, -88)):
        sheet.cut(colour, box(x - 15, y - 4, 30, 9, 4), lift=0.3)
    sheet.cut(colour, smooth("-36,0 -28,-12 0,-16 28,-12 36,0"), lift=0.5)


def trumpet(sheet, colour):
    """A trumpet that stands on its bell, 150 high."""
    sheet.cut(tint(colour, 0.85), ribbon(8, *arc(17, -76, 26, 0, 360, 40)[::6]), lift=0.5)
    sheet.cut(colour, [*path("-40,0 -12,-26 -6,-70 -5,-140"), *path("5,-140 6,-70 12,-26 40,0")], lift=0.7)
    sheet.cut(colour, box(-11, -150, 22, 14, 4), lift=0.3)
    for y in (-62, -76, -90):
        sheet.cut(sheet.papers.white, box(34, y, 20, 7, 3), lift=0.3)


def drum(sheet, colour):
    """A drum with its sticks, 130 high."""
    papers = sheet.papers
    body = sheet.cut(colour, [*arc(0, -84, 70, 180, 360, 12), *arc(0, -12, 70, 0, 180, 12)], lift=0.9)
    for i in range(5):
        x = -70 + 28 * i
        sheet.cut(papers.cream, ribbon(4, (x, -80), (x + 14, -8), (x + 28, -80)), lift=0, within=body)
    sheet.cut(papers.brass, [*arc(0, -10, 73, 180, 0, -12), *arc(0, 0, 73, 0, 180, 12)], lift=0.3)
    sheet.cut(papers.white, oval(0, -86, 72, 15), lift=0.4)
    for x in (-1, 1):
        sheet.cut(papers.wood, ribbon(6, (-46 * x, -80), (34 * x, -116)), oval(36 * x, -118, 8), lift=0.4)


def vase(sheet, colour):
    """A jug of flowers, 200 high."""
    bouquet(sheet.at(0, -96, 1.05), sheet.papers.brass)
    body = sheet.cut(colour, smooth("-22,-106 22,-106 20,-84 42,-52 36,-6 0,0 -36,-6 -42,-52 -20,-84"), lift=0.9)
    sheet.cut(sheet.papers.white, box(-60, -52, 120, 9), box(-60, -34, 120, 9), lift=0, within=body)


def ball(sheet, colour):
    """A striped ball, 80 high."""
    body = sheet.cut(sheet.papers.white, oval(0, -40, 40), lift=0.7)
    sheet.cut(colour, smooth("-8,-80 -40,-66 -46,-20 -12,0 -24,-40"), lift=0, within=body)
    sheet.cut(colour, smooth("8,-80 20,-40 10,0 40,-10 46,-50"), lift=0, within=body)


def fish(sheet, colour):
    """A fish of cardboard around the origin, 150 long; it swims to the left."""
    papers = sheet.papers
    sheet.cut(tint(colour, 0.84), points("44,-4 78,-38 72,0 78,36"), lift=0.5)
    body = sheet.cut(colour, smooth("-74,0 -40,-34 10,-36 54,-6 54,6 10,36 -40,34"), lift=0.8)
    for i in range(3):
        sheet.cut(tint(colour, 0.84), ribbon(5, *arc(-20 + i * 24, 0, 22, -60, 60, 28)[::6]), lift=0, within=body)
    sheet.cut(papers.white, oval(-46, -9, 9), lift=0.1)
    sheet.cut(papers.ink, oval(-48, -9, 4), lift=0)


def whale(sheet, colour):
    """A whale that looks to the left, 300 long; what shows of it is 120 high."""
    papers = sheet.papers
    for side in (-1, 1):
        spout = ribbon(9, (-70, -118), (-70 + 10 * side, -158), (-70 + 34 * side, -172), (-70 + 48 * side, -152), end=5)
        sheet.cut(papers.mist, spout, lift=0.4)
    sheet.cut(colour, smooth("128,-20 150,-76 120,-120 156,-104 178,-132 188,-84 168,-20"), lift=0.7)
    body = sheet.cut(colour, smooth("-150,-20 -132,-84 -60,-122 40,-100 110,-40 170,0 120,60 -120,60"), lift=1)
    sheet.cut(
        mix(colour, papers.white, 0.7), smooth("-170,-6 -110,-20 -30,-4 60,40 -60,80 -170,60"), lift=0, within=body
    )
    sheet.cut(papers.white, oval(-104, -44, 9), lift=0)
    sheet.cut(papers.ink, oval(-106, -44, 4.5), lift=0)


def kite(sheet, colour, other):
    """A kite around the origin, 130 high without its tail."""
    papers = sheet.papers
    sheet.cut(papers.ink, ribbon(3, (0, 66), (-14, 110), (10, 150), (-8, 196)), lift=0.2)
    for x, y in ((-14, 108), (8, 150), (-6, 190)):
        sheet.cut(
            colour, smooth((x, y), (x - 20, y - 10), (x - 20, y + 10), (x, y), (x + 20, y - 10), (x + 20, y + 10))
        )
    skin = sheet.cut(colour, points("0,-66 48,-10 0,70 -48,-10"), lift=1)
    sheet.cut(other, points("0,-66 48,-10 0,-10"), points("0,-10 0,70 -48,-10"), lift=0, within=skin)


def ghost_light(sheet, colour):
    """A bare bulb on a stand, 330 high, that stays on when everybody has gone."""
    papers = sheet.papers
    sheet.glow(0, -300, 230, 0.75 if papers.night else 0.5)
    sheet.cut(colour, box(-3, -270, 6, 268), smooth("-50,0 -30,-14 30,-14 50,0"), box(-11, -284, 22, 24, 4), lift=0.6)
    sheet.cut(papers.light, smooth("0,-330 21,-306 10,-282 -10,-282 -21,-306"), lift=0.2)


def sheep(sheet):
    """A sheep that looks to the left, 130 long and 95 high."""
    papers = sheet.papers
    for x in (-30, -14, 22, 38):
        sheet.cut(papers.ink, ribbon(8, (x, -34), (x, -1)), lift=0.2)
    puffs = [oval(x, y, 21) for x, y in oval(4, -54, 40, 18)[::9]]
    sheet.cut(papers.white, oval(4, -54, 44, 26), *puffs, lift=0.7)
    face = smooth("-42,-74 -30,-76 -20,-70 -12,-74 -18,-62 -28,-40 -40,-38 -48,-48 -46,-62 -58,-64")
    sheet.cut(papers.ink, face, lift=0.5)
    sheet.cut(papers.white, oval(-28, -78, 13, 10), lift=0.3)
    sheet.cut(papers.white, oval(-40, -60, 3), lift=0)


def framed(sheet):
    """A small landscape in an oval frame around the origin, 80 wide and 100 high."""
    papers = sheet.papers
    sheet.cut(papers.brass, oval(0, 0, 40, 50), lift=0.8)
    view = sheet.cut(papers.skies[2], oval(0, 0, 33, 43), lift=0.2)
    sheet.cut(papers.sun, oval(8, -14, 10), lift=0.2, within=view)
    sheet.cut(papers.teal, smooth("-60,14 -20,2 20,18 60,4 60,70 -60,70"), lift=0.3, within=view)
