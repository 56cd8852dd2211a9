"""Skies, ground, water and plants. What stands, stands on its origin or on a point."""

from math import cos, pi, sin

from .palette import mix, tint
from .shapes import arc, box, drop, oval, path, ribbon, smooth, star


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


def gull(sheet, x, y, scale=1.0, turn=0):
    """Let a gull fly, 100 wide."""
    place = sheet.at(x, y, scale, turn)
    place.cut(sheet.papers.white, [*path("-50,-10 -26,-22 0,0 26,-22 50,-10"), *path("48,-8 26,-8 0,12 -26,-8 -48,-8")])


def stars(sheet, count, bottom):
    """Strew stars over the sky at night."""
    for _ in range(count):
        x, y = sheet.random.uniform(sheet.left, sheet.right), sheet.random.uniform(sheet.top, bottom)
        size = sheet.random.uniform(4, 8)
        if sheet.papers.night:
            sheet.cut(sheet.papers.sun, star(x, y, size, 4, 0.35), lift=0.2)


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
