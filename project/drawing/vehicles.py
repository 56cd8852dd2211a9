"""What rolls, swims and flies, with people or without. Each stands on its origin, unless it says otherwise."""

from .palette import mix, tint
from .props import bucket
from .shapes import arc, box, drop, oval, path, points, ribbon, smooth


def wheel(sheet, radius=20.0):
    """A wheel around the origin."""
    papers = sheet.papers
    sheet.cut(papers.ink, oval(0, 0, radius), lift=0.5)
    sheet.cut(papers.brass, oval(0, 0, radius * 0.46), lift=0.3)
    sheet.cut(papers.ink, oval(0, 0, radius * 0.14), lift=0)


def van(sheet):
    """The van, 300 long and 150 high without what is on its roof; it looks to the right."""
    papers = sheet.papers
    if papers.night:
        sheet.beam((148, -62), (148, -44), (460, 4), (460, -70), strength=0.5)
    sheet.cut(papers.petrol, box(-96, -196, 62, 42, 6), lift=0.6)
    sheet.cut(papers.plum, box(-28, -184, 56, 30, 4), lift=0.6)
    sheet.cut(papers.brass, ribbon(6, (30, -160), (74, -204)), oval(76, -208, 11), lift=0.5)
    sheet.cut(papers.ochre, box(-112, -158, 196, 8, 3), lift=0.5)
    body = [
        (-148, -24),
        (-148, -138),
        *arc(-134, -138, 14, 180, 270),
        *path("70,-152 100,-136 120,-88"),
        *path("148,-80 152,-24"),
    ]
    shell = sheet.cut(papers.red, body, lift=1)
    sheet.cut(papers.white, box(-160, -66, 330, 60), lift=0.2, within=shell)
    for left, right, top_right in ((16, 50, 50), (58, 108, 84)):
        sheet.cut(papers.window, [(left, -132), (top_right, -132), (right, -86), (left, -86)], lift=0.2)
    sheet.cut(papers.crimson, box(-126, -126, 118, 46, 5), lift=0.15)
    sheet.at(-66, -84, 0.3).cut(papers.white, drop(0, -118, 46), lift=0)
    sheet.cut(papers.ink, box(10, -138, 2.5, 104), lift=0)
    sheet.cut(papers.window, oval(143, -54, 8, 10), lift=0.2)
    sheet.cut(papers.grey, box(-154, -30, 312, 12, 5), lift=0.4)
    for x in (-88, 96):
        wheel(sheet.at(x, -22), 30)


def bus(sheet, passengers=True):
    """A double-decker, 320 long and 225 high; it drives to the right."""
    papers, random = sheet.papers, sheet.random
    if papers.night:
        sheet.beam((158, -62), (158, -40), (520, 20), (520, -70), strength=0.5)
    body = [
        (-158, -22),
        (-160, -212),
        *arc(-146, -212, 14, 180, 270),
        *arc(130, -204, 22, 270, 360),
        (160, -110),
        (162, -22),
    ]
    shell = sheet.cut(papers.red, body, lift=1.1)
    sheet.cut(papers.white, box(-170, -126, 340, 20), lift=0.3, within=shell)
    sheet.cut(papers.crimson, box(-170, -40, 340, 30), lift=0, within=shell)
    for y, count in ((-200, 5), (-96, 4)):
        for i in range(count):
            x = -142 + i * 58
            pane = sheet.cut(papers.window, box(x, y, 46, 50 if y > -100 else 58, 4), lift=0.15)
            if passengers and random.random() < 0.66:
                sheet.cut(papers.ink, oval(x + 23, y + 36, 12, 14), oval(x + 23, y + 72, 22, 24), lift=0, within=pane)
    sheet.cut(papers.window, points("96,-96 146,-96 148,-30 96,-30"), lift=0.15)
    sheet.cut(papers.red, box(119, -98, 3, 70), lift=0)
    sheet.cut(papers.ink, box(112, -122, 44, 13, 2), lift=0.1)
    sheet.cut(papers.window, oval(155, -52, 6, 8), lift=0.2)
    for x in (-96, 82):
        wheel(sheet.at(x, -20), 27)


def boat(sheet, colour, sail=True):
    """A small boat, 200 long, its sail 200 high."""
    papers = sheet.papers
    if sail:
        sheet.cut(papers.ink, ribbon(5, (-6, -210), (-6, -20)), lift=0.3)
        sheet.cut(papers.white, [*path("2,-200 52,-120 70,-46"), (2, -50)], lift=0.8)
        sheet.cut(papers.cream, [*path("-14,-180 -52,-110 -66,-52"), (-14, -54)], lift=0.8)
    hull = sheet.cut(colour, [*path("-98,-42 0,-30 104,-46"), *path("78,6 0,12 -72,6")], lift=0.9)
    sheet.cut(papers.white, ribbon(7, (-98, -32), (0, -20), (106, -36)), lift=0, within=hull)


def steering_wheel(sheet):
    """A steering wheel around the origin, 100 wide."""
    papers = sheet.papers
    sheet.cut(papers.ink, oval(0, 0, 50), lift=1.1, holes=[oval(0, 0, 41)])
    sheet.cut(papers.ink, ribbon(7, (-44, 1), (0, -4), (44, 1)), ribbon(7, (0, 0), (0, 44)), lift=0.6)
    sheet.cut(papers.red, oval(0, 0, 13), lift=0.6)
    sheet.cut(papers.white, oval(0, 0, 5.5), lift=0.3)


def bus_stop(sheet):
    """A bus stop, 300 high."""
    papers = sheet.papers
    sheet.cut(papers.grey, box(-4, -260, 8, 262), box(-18, -6, 36, 8, 3), lift=0.5)
    sheet.cut(papers.brass, box(-30, -196, 60, 74, 4), lift=0.5)
    for y in (-182, -166, -150):
        sheet.cut(papers.ink, box(-20, y, 40, 4), lift=0)
    sheet.cut(papers.red, oval(0, -256, 42), lift=0.8)
    sheet.cut(papers.white, oval(0, -256, 29), lift=0)
    sheet.at(0, -256, 0.1).cut(papers.ink, box(-160, -150, 320, 225, 30), oval(-90, 80, 40), oval(90, 80, 40), lift=0)


def bicycle(sheet, colour):
    """A bicycle, 210 long and 120 high; it looks to the right."""
    papers = sheet.papers
    for x in (-62, 62):
        sheet.cut(papers.ink, oval(x, -44, 43), lift=0.6, holes=[oval(x, -44, 37)])
    frame = [ribbon(6, (-62, -44), (-22, -96)), ribbon(6, (-22, -96), (40, -96)), ribbon(6, (-14, -44), (40, -96))]
    frame += [ribbon(6, (-62, -44), (-14, -44)), ribbon(6, (-28, -112), (-14, -44)), ribbon(6, (36, -118), (62, -44))]
    sheet.cut(colour, *frame, lift=0.5)
    sheet.cut(
        papers.ink,
        smooth("-48,-114 -28,-120 -8,-114 -28,-106"),
        ribbon(5, *path("20,-118 36,-120 50,-106")[::4]),
        lift=0.5,
    )


def paper_boat(sheet, colour):
    """A boat folded from a sheet of paper, 200 long and 110 high."""
    sheet.cut(tint(colour, 0.86), points("-44,-40 0,-116 44,-40"), lift=0.5)
    sheet.cut(tint(colour, 0.94), points("0,-116 44,-40 0,-40"), lift=0)
    sheet.cut(colour, points("-104,-62 -44,-40 0,-36 44,-40 104,-62 62,8 -62,8"), lift=0.9)
    sheet.cut(tint(colour, 0.9), points("0,-36 104,-62 62,8 20,8"), lift=0)


def steamer(sheet, colour):
    """A steamer, 340 long and 200 high without its smoke; it goes to the right."""
    papers = sheet.papers
    for i, (x, y, size) in enumerate(((-34, -222, 18), (-66, -250, 26), (-112, -276, 34))):
        smoke = mix(papers.white, papers.skies[1], 0.2 + 0.12 * i)
        sheet.cut(smoke, oval(x, y, size * 1.3, size), lift=0.6)
    chimney = sheet.cut(colour, points("-46,-204 -6,-204 -4,-100 -48,-100"), lift=0.7)
    sheet.cut(papers.ink, box(-60, -210, 80, 24), lift=0, within=chimney)
    sheet.cut(papers.ink, ribbon(4, (96, -60), (96, -190)), lift=0.2)
    sheet.cut(papers.red, points("94,-190 40,-178 94,-164"), lift=0.4)
    sheet.cut(papers.white, box(-104, -116, 170, 70, 6), lift=0.8)
    for x in range(-84, 60, 36):
        sheet.cut(papers.window, box(x, -98, 20, 22, 4), lift=0.1)
    hull = sheet.cut(colour, [*path("-168,-58 -60,-50 60,-50 176,-74"), *path("134,12 0,16 -140,12")], lift=1)
    sheet.cut(papers.white, ribbon(7, (-170, -44), (0, -36), (178, -58)), lift=0, within=hull)
    for x in range(-110, 120, 44):
        sheet.cut(papers.window, oval(x, -18, 8), lift=0.1)


def balloon(sheet, colour, other):
    """A hot-air balloon, 250 high, its basket on the origin."""
    papers = sheet.papers
    for x in (-1, 1):
        sheet.cut(papers.ink, ribbon(3, (24 * x, -40), (40 * x, -96)), lift=0.1)
    skin = sheet.cut(colour, smooth("-24,-82 -84,-150 -78,-214 0,-252 78,-214 84,-150 24,-82"), lift=1.2)
    for left, right in ((-66, -34), (-12, 12), (34, 66)):
        strip = [*path((left * 0.3, -80), (left, -160), (left * 0.2, -256))]
        strip += path((right * 0.2, -256), (right, -160), (right * 0.3, -80))
        sheet.cut(other, strip, lift=0, within=skin)
    sheet.cut(papers.brass, box(-27, -90, 54, 10, 4), lift=0.4)
    bucket(sheet.at(0, 0, 0.5), papers.red)


def paper_plane(sheet, colour):
    """A folded plane around the origin, 150 long; it flies to the right."""
    sheet.cut(tint(colour, 0.78), points("-36,14 80,-22 -10,44"), lift=0.6)
    sheet.cut(colour, points("-74,-14 80,-22 -36,16"), lift=0.9)
    sheet.cut(tint(colour, 0.9), points("-36,16 80,-22 -16,24"), lift=0.2)
