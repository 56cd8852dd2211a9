"""Skies, hills, water, houses and the inside of a theatre. What stands, stands on its origin."""

from math import cos, pi, sin

from .palette import mix, tint
from .shapes import arc, box, drop, oval, path, points, ribbon, smooth, star


def wall(sheet, colour, top=None, lift=0):
    """Cover the sheet from *top* down."""
    top = sheet.top - 60 if top is None else top
    return sheet.cut(
        colour, box(sheet.left - 60, top, sheet.right - sheet.left + 120, sheet.bottom - top + 60), lift=lift
    )


def sky(sheet, x, y, radius=480, sun=True, colours=None):
    """Hang a sky of rings, and the sun or moon within them."""
    papers = sheet.papers
    colours = colours or papers.skies
    wall(sheet, colours[0])
    for colour, share in zip(colours[1:], (2.1, 1.5, 1), strict=True):
        sheet.cut(colour, oval(x, y, radius * share), lift=1.2)
    if sun:
        sheet.cut(papers.sun, oval(x + radius * 0.12, y - radius * 0.1, radius * 0.24), lift=1)


def hills(sheet, colour, *points, lift=1.0):
    """Lay a ridge through *points* across the whole sheet."""
    line = path((sheet.left - 60, points[0][1]), *points, (sheet.right + 60, points[-1][1]))
    return sheet.cut(
        colour, [*line, (sheet.right + 60, sheet.bottom + 60), (sheet.left - 60, sheet.bottom + 60)], lift=lift
    )


def waves(sheet, colour, y, length=150, height=22, shift=0.0, lift=1.0):
    """Lay a sheet of water across, its upper edge cut into crests that lean to the right."""
    x, line = sheet.left - length * (2 - shift), []
    while x < sheet.right + length:
        rise = height * sheet.random.uniform(0.75, 1.15)
        line += path((x, y), (x + length * 0.45, y - rise * 0.55), (x + length * 0.86, y - rise))
        line += path((x + length * 0.98, y - rise * 0.75), (x + length * 0.9, y - rise * 0.2), (x + length, y))
        x += length
    return sheet.cut(colour, [*line, (x, sheet.bottom + 60), (sheet.left - 400, sheet.bottom + 60)], lift=lift)


def cloud(sheet, x, y, scale=1.0, rain=0, colour=None):
    """Hang a cloud on two strings, 200 wide, with drops of *rain* on strings of their own."""
    papers, hung = sheet.papers, sheet.at(x, y, scale)
    string = mix(papers.ink, papers.skies[0], 0.45)
    up = (sheet.top - y) / scale - 20
    for side in (-45, 40):
        hung.cut(string, box(side, up, 2 / scale, -up), lift=0)
    for i in range(rain):
        place = -62 + 124 * i / max(rain - 1, 1)
        fall = sheet.random.uniform(62, 118)
        hung.cut(string, box(place - 0.7, 0, 1.4, fall), lift=0)
        hung.cut(papers.teal, drop(place, fall, 11), lift=0.4)
    puffs = [oval(-58, 6, 40, 30), oval(-14, -22, 46), oval(42, -4, 42, 36), oval(78, 14, 26, 20)]
    hung.cut(colour or papers.white, *puffs, box(-92, 4, 190, 32, 16), lift=0.9)


def tree(sheet, x, y, scale=1.0, colour=None):
    """Plant a tree, 120 high."""
    place = sheet.at(x, y, scale)
    place.cut(sheet.papers.ink, ribbon(8, (0, -60), (0, 2)), lift=0.3)
    crown = place.cut(colour or sheet.papers.leaf, smooth("0,-122 32,-80 26,-38 0,-28 -26,-38 -32,-80"))
    place.cut(tint(colour or sheet.papers.leaf, 0.86), smooth("0,-126 40,-80 26,-34 2,-24"), lift=0, within=crown)


def house(sheet, x, y, width, height, colour, roof, windows=(2, 2), gable=True):
    """Build a house on ``(x, y)``, the middle of its foot, some of its windows lit."""
    papers, place = sheet.papers, sheet.at(x, y)
    half, peak = width / 2, height + width * 0.42
    place.cut(roof, box(half * 0.3, -peak + 6, width * 0.14, width * 0.3), lift=0.4)
    place.cut(colour, box(-half, -height, width, height + 4), lift=0.8)
    shape = [(0, -peak), (half + 9, -height + 3), (-half - 9, -height + 3)]
    if not gable:
        shape = [(-half * 0.72, -peak + width * 0.12), (half * 0.72, -peak + width * 0.12), *shape[1:]]
    place.cut(roof, shape, lift=0.7)
    columns, rows = windows
    wide, high = width / (columns * 2.1), height / (rows * 2.1)
    for row in range(rows):
        for column in range(columns):
            lit = sheet.random.random() < 0.6
            pane = papers.window if lit else mix(colour, papers.ink, 0.55)
            left = -half + width * (column + 0.5) / columns - wide / 2
            window(place, left, -height * (rows - row - 0.22) / rows, wide, high, pane, colour)


def window(sheet, x, y, width, height, pane, bars):
    sheet.cut(pane, box(x, y, width, height), lift=0.12)
    sheet.cut(
        bars, box(x + width / 2 - 1.2, y - 1, 2.4, height + 2), box(x - 1, y + height * 0.46, width + 2, 2.4), lift=0
    )


def lamp_post(sheet, x, y, scale=1.0):
    """Set up a street lamp, 200 high; at night it shines."""
    papers, place = sheet.papers, sheet.at(x, y, scale)
    if papers.night:
        place.glow(0, -180, 150, 0.55)
    place.cut(papers.ink, ribbon(7, (0, -165), (0, 0)), box(-12, -10, 24, 12), lift=0.5)
    place.cut(papers.window, points("-11,-165 -17,-196 17,-196 11,-165"), lift=0.3)
    place.cut(papers.ink, points("-21,-195 0,-214 21,-195"), box(-12, -167, 24, 5), lift=0.3)


def gull(sheet, x, y, scale=1.0, turn=0):
    """Let a gull fly, 100 wide."""
    place = sheet.at(x, y, scale, turn)
    place.cut(sheet.papers.white, [*path("-50,-10 -26,-22 0,0 26,-22 50,-10"), *path("48,-8 26,-8 0,12 -26,-8 -48,-8")])


def castle(sheet, x, y, scale=1.0, colour=None):
    """Build a castle, 260 wide and 330 high, its flag flying."""
    papers, place = sheet.papers, sheet.at(x, y, scale)
    colour = colour or papers.plum
    for middle, wide, high in ((-88, 66, 150), (92, 74, 132), (0, 150, 118), (22, 56, 235)):
        notches = [box(middle - wide / 2 + i * wide / 5 - 3, -high - 12, wide / 7 + 3, 16) for i in range(6)][:5]
        place.cut(
            tint(colour, 1 if high < 200 else 0.92),
            box(middle - wide / 2 - 4, -high, wide + 8, high + 30),
            *notches,
            lift=0.8,
        )
    place.cut(papers.crimson, points("-16,-245 22,-312 60,-245"), lift=0.7)
    place.cut(papers.ink, ribbon(3, (22, -308), (22, -358)), lift=0.2)
    place.cut(papers.red, points("24,-358 66,-346 24,-330"), lift=0.4)
    for left, up in ((12, -205), (12, -165), (-98, -120), (-40, -80), (78, -100), (100, -100), (46, -80)):
        place.cut(
            papers.window if papers.night else papers.ink,
            [*arc(left + 8, up + 8, 8, 180, 360), (left + 16, up + 26), (left, up + 26)],
            lift=0.1,
        )
    place.cut(papers.ink, [*arc(-2, -24, 20, 180, 360), (18, 30), (-22, 30)], lift=0.1)


def reds(papers):
    """Return the colours of a curtain: of the cloth, of its folds in the shade and in the light."""
    return papers.red, papers.crimson, papers.scarlet


def curtain(sheet, x, width, bottom, mirrored=False, colours=None):
    """Draw half a curtain aside, from above the sheet to *bottom*, held by a band of brass."""
    papers, place = sheet.papers, sheet.at(x, sheet.top, flip=mirrored)
    high = bottom - sheet.top
    edge = path(
        (width, -60),
        (width * 0.98, high * 0.2),
        (width * 0.62, high * 0.5),
        (width * 0.4, high * 0.64),
        (width * 0.62, high * 0.86),
        (width * 0.66, high),
    )
    cloth, dark, light = colours or reds(papers)
    cloth = place.cut(cloth, [(-160, -60), *edge, (-160, high)], lift=1.6)
    for i, share in enumerate((0.06, 0.27, 0.47, 0.67, 0.86)):
        fold = [(-160 + (a + 160) * share + 10, b) for a, b in edge]
        colour = (dark, light)[i % 2]
        thin = [(a + (18 - 8 * abs(b / high - 0.64)) * width / 300, b) for a, b in fold]
        place.cut(colour, [*fold, *reversed(thin)], lift=0.35, within=cloth)
    place.cut(
        papers.brass,
        smooth(
            (-160, high * 0.6),
            (width * 0.2, high * 0.635),
            (width * 0.43, high * 0.615),
            (width * 0.44, high * 0.655),
            (width * 0.2, high * 0.68),
            (-160, high * 0.65),
        ),
        lift=0.6,
    )


def drapes(sheet, top, bottom, left=None, right=None, folds=14, colours=None):
    """Close a curtain between *left* and *right*."""
    papers = sheet.papers
    left, right = sheet.left - 20 if left is None else left, sheet.right + 20 if right is None else right
    plain, dark, light = colours or reds(papers)
    cloth = sheet.cut(plain, box(left, top, right - left, bottom - top), lift=1)
    step = (right - left) / folds
    for i in range(folds):
        x, colour = left + step * i, (dark, light, dark, plain)[i % 4]
        wide = step * sheet.random.uniform(0.4, 0.66)
        band = [
            *path((x, top), (x + 5, (top + bottom) / 2), (x - 4, bottom)),
            *path((x + wide * 1.2, bottom), (x + wide, (top + bottom) / 2), (x + wide * 0.9, top)),
        ]
        sheet.cut(colour, band, lift=0.5, within=cloth)
    return cloth


def valance(sheet, y, scallops=7, colours=None):
    """Hang a border of cloth along the top, its scallops trimmed with brass."""
    papers, step = sheet.papers, (sheet.right - sheet.left) / scallops
    plain, dark, light = colours or reds(papers)
    for colour, down in ((papers.brass, 9), (plain, 0)):
        line = [
            (a, b)
            for i in range(scallops)
            for a, b in arc(sheet.right - step * (i + 0.5), y - 8 + down, step / 2, 0, 180, step * 0.24)
        ]
        cloth = sheet.cut(
            colour,
            [(sheet.left - 60, sheet.top - 60), (sheet.right + 60, sheet.top - 60), *line],
            lift=1.5 if down else 0.2,
        )
    for i in range(scallops * 2):
        x = sheet.left + step * (i / 2 + 0.1)
        sheet.cut(
            (dark, light)[i % 2],
            [
                (x, sheet.top - 60),
                (x + step * 0.16, sheet.top - 60),
                (x + step * 0.2, y + 80),
                (x + step * 0.08, y + 80),
            ],
            lift=0.3,
            within=cloth,
        )


def boards(sheet, y, middle, planks=16):
    """Lay the boards of a stage from *y* down, towards an eye above *middle*."""
    papers = sheet.papers
    floor = wall(sheet, papers.wood, y, lift=1)
    deep, wide = sheet.bottom - y, (sheet.right - sheet.left) * 1.5 / planks
    for i in range(-planks, planks + 1):
        far, near = middle + i * wide * 0.62, middle + i * wide * 1.15
        sheet.cut(tint(papers.wood, 0.78), ribbon(2.2, (far, y), (near, y + deep + 20)), lift=0, within=floor)
        if i % 3 == 0:
            plank = [(far, y), (far + wide * 0.62, y), (near + wide * 1.15, y + deep + 20), (near, y + deep + 20)]
            sheet.cut(tint(papers.wood, 0.93), plank, lift=0, within=floor)
    return floor


def spotlight(sheet, lamp, pool, spread, strength=0.42):
    """Throw light from one point to an oval pool around another, *spread* across."""
    (x0, y0), (x, y) = lamp, pool
    sheet.cut(mix(sheet.papers.light, sheet.papers.wood, 0.35), oval(x, y, spread, spread * 0.2), lift=0)
    sheet.beam(
        (x0 - 16, y0), (x0 + 16, y0), (x + spread, y), *arc(x, y, spread, 0, 180, spread * 0.2), strength=strength
    )


def bunting(sheet, *points, flags=12):
    """Hang small flags on a line through *points*."""
    papers, line = sheet.papers, path(*points)
    sheet.cut(papers.ink, ribbon(2.5, *points), lift=0.2)
    colours = [papers.red, papers.brass, papers.teal, papers.white]
    for i in range(flags):
        x, y = line[round((i + 0.5) * (len(line) - 1) / flags)]
        sheet.cut(colours[i % 4], [(x - 16, y - 1), (x + 16, y - 1), (x, y + 38)], lift=0.6)


def stars(sheet, count, bottom):
    """Strew stars over the sky at night."""
    for _ in range(count):
        x, y = sheet.random.uniform(sheet.left, sheet.right), sheet.random.uniform(sheet.top, bottom)
        size = sheet.random.uniform(4, 8)
        if sheet.papers.night:
            sheet.cut(sheet.papers.sun, star(x, y, size, 4, 0.35), lift=0.2)


def hall(sheet):
    """Build the company's hall, 420 wide and 400 high, with a patch on its roof."""
    papers = sheet.papers
    sheet.cut(papers.rose, points("-190,0 -190,-215 0,-375 190,-215 190,0"), lift=1)
    sheet.cut(papers.petrol, points("0,-410 228,-218 208,-186 0,-362 -208,-186 -228,-218"), lift=1)
    sheet.at(112, -308, 1, 40).cut(papers.teal, box(-30, -14, 54, 36), lift=0.5)
    sheet.cut(papers.red, oval(0, -268, 36), lift=0.5)
    sheet.cut(papers.window, oval(0, -268, 26), lift=0.2)
    sheet.cut(papers.ink, ribbon(4, (0, -286), (0, -268)), ribbon(4, (0, -268), (13, -261)), lift=0)
    sheet.cut(papers.ink, box(-120, -204, 240, 40, 3), lift=0.5)
    for i in range(11):
        sheet.cut(papers.window, oval(-105 + i * 21, -184, 5.5), lift=0)
        if papers.night:
            sheet.glow(-105 + i * 21, -184, 22, 0.4)
    for x in (-150, -92, 92, 150):
        sheet.cut(papers.window, [*arc(x, -112, 20, 180, 360), (x + 20, -46), (x - 20, -46)], lift=0.15)
        sheet.cut(papers.rose, box(x - 1.5, -136, 3, 92), box(x - 22, -92, 44, 3), lift=0)
    sheet.cut(papers.crimson, [*arc(0, -84, 50, 180, 360), (50, 2), (-50, 2)], lift=0.2)
    for side in (-1, 1):
        sheet.at(0, 0, flip=side < 0).cut(papers.red, [*arc(0, -82, 43, 275, 360), (43, 2), (2, 2)], lift=0.3)
    for x in (-9, 9):
        sheet.cut(papers.brass, oval(x, -48, 4), lift=0.2)


def lighthouse(sheet):
    """Build a lighthouse, 340 high; at night it shines to the left."""
    papers = sheet.papers
    if papers.night:
        sheet.beam((0, -294), (0, -282), (-420, -230), (-420, -350), strength=0.5)
        sheet.glow(0, -288, 120, 0.7)
    tower = sheet.cut(papers.white, points("-34,10 -20,-260 20,-260 34,10"), lift=0.9)
    for y in (-220, -130, -40):
        sheet.cut(papers.red, box(-50, y, 100, 44), lift=0, within=tower)
    sheet.cut(papers.ink, box(-28, -266, 56, 9), lift=0.4)
    sheet.cut(papers.window, box(-15, -304, 30, 38), lift=0.2)
    sheet.cut(papers.crimson, points("-24,-302 0,-334 24,-302"), lift=0.5)


def church(sheet):
    """Build a small church, 250 high, its spire to the left."""
    papers = sheet.papers
    sheet.cut(papers.plum, box(-20, -170, 40, 172), box(10, -70, 90, 72), lift=0.6)
    sheet.cut(papers.ink, points("-26,-168 0,-250 26,-168"), points("18,-68 40,-100 108,-68"), lift=0.5)


def rays(sheet, x, y, colours, count=18):
    """Let rays of two papers go out from a point, over the whole sheet."""
    wall(sheet, colours[0])
    reach, step = (sheet.right - sheet.left) + (sheet.bottom - sheet.top), pi / count
    wedges = [
        [(x, y), *[(x + reach * cos(turn), y + reach * sin(turn)) for turn in (2 * i * step, (2 * i + 1) * step)]]
        for i in range(count)
    ]
    sheet.cut(colours[1], *wedges, lift=0.5)


def bands(sheet, top, bottom, colours):
    """Lay the sky in wavy bands, one of *colours* after the other."""
    wall(sheet, colours[0])
    for i, colour in enumerate(colours[1:], 1):
        y = top + (bottom - top) * i / len(colours)
        swing = (bottom - top) * 0.06
        xs = [sheet.left + (sheet.right - sheet.left) * share for share in (0.1, 0.35, 0.6, 0.85)]
        hills(sheet, colour, *[(x, y + sheet.random.uniform(-swing, swing)) for x in xs], lift=0.9)


def crescent(sheet, x, y, radius, turn=-24):
    """Hang a new moon around a point, its horns to the right."""
    place = sheet.at(x, y, 1, turn)
    outline = arc(0, 0, radius, 60, 300) + list(reversed(arc(radius * 0.42, 0, radius * 0.87, 97, 263)))
    place.cut(sheet.papers.sun, outline, lift=1)


def hanging(sheet, x, y, outline, colour, lift=0.9):
    """Hang a piece of paper, its outline around the origin, on a string from above."""
    string(sheet, x, y)
    sheet.at(x, y).cut(colour, outline, lift=lift)


def string(sheet, x, y):
    """Let a string hang from above, down to a point."""
    colour = mix(sheet.papers.ink, sheet.papers.skies[0], 0.45)
    sheet.cut(colour, box(x - 1, sheet.top - 10, 2, y - sheet.top + 10), lift=0)


def bush(sheet, x, y, scale=1.0, colour=None):
    """Plant a bush, 130 wide and 70 high."""
    colour = colour or sheet.papers.leaf
    puffs = [oval(-38, -18, 28), oval(0, -36, 34), oval(36, -20, 30), box(-62, -20, 124, 24, 10)]
    sheet.at(x, y, scale).cut(colour, *puffs, lift=0.7)


def round_tree(sheet, x, y, scale=1.0, colour=None):
    """Plant a tree with a round crown, 150 high."""
    papers, place = sheet.papers, sheet.at(x, y, scale)
    colour = colour or papers.leaf
    place.cut(papers.ink, ribbon(10, (0, -80), (0, 2)), ribbon(6, (0, -44), (22, -76)), lift=0.3)
    puffs = [oval(-28, -88, 28), oval(26, -92, 30), oval(0, -122, 30), oval(0, -84, 34)]
    crown = place.cut(colour, *puffs, lift=0.9)
    place.cut(tint(colour, 0.86), oval(26, -66, 44), lift=0, within=crown)


def windmill(sheet, x, y, scale=1.0, colour=None, turn=20):
    """Build a windmill, 260 high up to the tips of its sails."""
    papers, place = sheet.papers, sheet.at(x, y, scale)
    place.cut(colour or papers.cream, points("-46,4 -28,-150 28,-150 46,4"), lift=0.9)
    place.cut(papers.crimson, [(-36, -146), *arc(0, -150, 34, 180, 360, 38), (36, -146)], lift=0.6)
    place.cut(papers.ink, [*arc(0, -30, 14, 180, 360), (14, 4), (-14, 4)], lift=0.1)
    place.cut(papers.window, box(-9, -96, 18, 24, 3), lift=0.1)
    for i in range(4):
        sail = place.at(0, -152, 1, turn + 90 * i)
        sail.cut(papers.ink, ribbon(5, (0, 0), (0, -112)), lift=0.3)
        sail.cut(papers.white, box(3, -110, 26, 84), lift=0.6)
        sail.cut(papers.mauve, box(3, -84, 26, 3), box(3, -58, 26, 3), lift=0)
    place.cut(papers.brass, oval(0, -152, 9), lift=0.4)


def fence(sheet, start, end, y, step=92):
    """Put up a fence from *start* to *end*, 80 high; *y* tells for an x where its foot is."""
    papers = sheet.papers
    xs = [start + step * i for i in range(max(int((end - start) / step), 1) + 1)]
    posts = [ribbon(9, (x, y(x) - 80), (x, y(x) + 4)) for x in xs]
    rails = [ribbon(7, *[(x, y(x) - up) for x in xs]) for up in (56, 30)]
    sheet.cut(papers.ink, *posts, *rails, lift=0.5)


def townhouse(sheet, x, y, width, height, colour, roof, shape, columns=3):
    """Build a house of a street, its door in the middle of its foot on ``(x, y)``.

    :param height: Up to its roof, which is ``width / 2`` higher at most.
    :param shape: Of the roof: one of ``ROOFS``.
    """
    papers, place = sheet.papers, sheet.at(x, y)
    half = width / 2
    gable_wall, covers = ROOFS[shape](half, height)
    place.cut(roof, box(half * 0.4, -height - width * 0.42, width * 0.13, width * 0.46), lift=0.4)
    place.cut(colour, box(-half, -height, width, height + 4), *gable_wall, lift=0.9)
    for cover in covers:
        place.cut(roof, cover, lift=0.7)
    rows = max(round(height / (width / columns * 1.25)) - 1, 1)
    storey = height / (rows + 1.15)
    wide, high = width / (columns * 1.9), storey * 0.6
    for row in range(rows):
        for column in range(columns):
            pane = papers.window if sheet.random.random() < 0.6 else mix(colour, papers.ink, 0.55)
            left = -half + width * (column + 0.5) / columns - wide / 2
            window(place, left, -height + storey * (row + 0.3), wide, high, pane, colour)
            place.cut(tint(colour, 0.8), box(left - 3, -height + storey * (row + 0.3) + high, wide + 6, 5), lift=0.2)
    return storey


def gable(half, height):
    """Return what a roof adds to the wall of a house, and what covers it; so do those below."""
    return [], [[(0, -height - half), (half + 8, -height + 4), (-half - 8, -height + 4)]]


def hip(half, height):
    ridge = [(-half * 0.7, -height - half * 0.6), (half * 0.7, -height - half * 0.6)]
    return [], [[*ridge, (half + 8, -height + 4), (-half - 8, -height + 4)]]


def stepped(half, height):
    steps = [(half * share, -height - half * up) for share, up in ((0.82, 0.24), (0.58, 0.5), (0.32, 0.78))]
    wall = [box(-x, y, 2 * x, half * 0.34) for x, y in steps]
    return wall, [box(-x - 5, y - 5, 2 * x + 10, 9) for x, y in steps]


def flat(half, height):
    return [], [box(-half - 6, -height - 12, 2 * half + 12, 20, 4)]


ROOFS = {"gable": gable, "hip": hip, "stepped": stepped, "flat": flat}
