"""Houses and what else is built. Each stands on its origin or on a point."""

from .palette import mix, tint
from .shapes import arc, box, oval, points, ribbon


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
    :return: How high its ground floor is, which has neither door nor windows yet.
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
