"""The harbour and the hall, seen from the water."""

from project.drawing.buildings import hall, house, lamp_post, lighthouse
from project.drawing.palette import tint
from project.drawing.scenery import cloud, gull, hills, sky, stars, waves
from project.drawing.shapes import box, drop, oval, ribbon
from project.drawing.vehicles import boat

CORE = (1500, 1000)


def draw(sheet, papers, random):
    sky(sheet, 430, 360, 390)
    stars(sheet, 14, 300)
    cloud(sheet, 200, 190, 0.95)
    cloud(sheet, 760, 130, 0.8, rain=3)
    cloud(sheet, 1330, 180, 1.05, rain=4)
    hills(sheet, papers.mauve, (0, 560), (400, 500), (800, 430), (1200, 380), (1500, 440))
    for i, x in enumerate((560, 640, 715, 1290, 1370, 1450)):
        house(sheet, x, 500 - i % 3 * 14, 70, 90, (papers.pink, papers.rose, papers.mauve)[i % 3], papers.plum, (2, 2))
    lighthouse(sheet.at(170, 640))
    row = [
        (330, 92, 130),
        (432, 100, 176),
        (540, 104, 140),
        (650, 96, 190),
        (1290, 110, 176),
        (1404, 104, 150),
        (1512, 104, 190),
    ]
    colours = [papers.cream, papers.rose, papers.teal, papers.pink, papers.white, papers.rose, papers.teal]
    roofs = [papers.plum, papers.crimson, papers.ink]
    for i, (x, wide, high) in enumerate(row):
        house(sheet, x, 652, wide, high, colours[i], roofs[i % 3], (2, 2 + high // 160), gable=i % 2 == 0)
    hall(sheet.at(970, 652, 1.12))
    flats(sheet, papers)
    quay(sheet, papers, random)
    for x in (250, 735, 1380):
        lamp_post(sheet, x, 656, 0.78)
    waves(sheet, papers.mist, 760, 150, 18, lift=0.6)
    boat(sheet.at(1345, 820, 1.05), papers.red)
    waves(sheet, papers.teal, 812, 180, 24, shift=0.4)
    boat(sheet.at(400, 888, 1.5, -3), papers.crimson)
    waves(sheet, papers.petrol, 880, 210, 30, shift=0.2)
    waves(sheet, papers.deep, 950, 240, 30, shift=0.7)
    shimmer(sheet, papers)
    for x, y, scale, turn in ((620, 290, 0.9, -8), (560, 190, 0.6, 10), (1180, 150, 0.5, -12), (88, 300, 0.6, 8)):
        gull(sheet, x, y, scale, turn)


def flats(sheet, papers):
    """Scenery that dries against the wall of the hall, and the paint it was done with."""
    place = sheet.at(1236, 652, 1.2, 6)
    place.cut(papers.wood, box(-46, -150, 92, 150), lift=0.8)
    sea = place.cut(papers.mist, box(-40, -144, 80, 138), lift=0.1)
    place.cut(papers.petrol, oval(-20, -6, 40, 50), oval(30, -6, 36, 40), lift=0.2, within=sea)
    place.cut(papers.brass, oval(12, -104, 19), lift=0.2)
    for x, colour in ((1160, papers.red), (1186, papers.brass)):
        sheet.cut(papers.grey, box(x - 11, 628, 22, 26, 2), lift=0.4)
        sheet.cut(colour, box(x - 12, 626, 24, 8, 3), drop(x + 5, 628, 6), lift=0.1)


def quay(sheet, papers, random):
    wall = sheet.cut(papers.plum, box(sheet.left - 60, 650, sheet.right - sheet.left + 120, 200), lift=1.2)
    sheet.cut(tint(papers.plum, 1.16), box(sheet.left - 60, 646, sheet.right - sheet.left + 120, 18), lift=0.4)
    for row in range(3):
        for x in range(int(sheet.left) - 60, int(sheet.right) + 60, 76):
            if random.random() < 0.5:
                stone = box(x + row * 30, 672 + row * 30, random.uniform(46, 68), 22, 4)
                sheet.cut(tint(papers.plum, random.uniform(0.84, 1.08)), stone, lift=0.1, within=wall)
    sheet.cut(papers.ink, ribbon(5, (840, 668), (840, 790)), ribbon(5, (872, 668), (872, 790)), lift=0.3)
    for y in range(684, 790, 18):
        sheet.cut(papers.ink, ribbon(4, (840, y), (872, y)), lift=0.1)


def shimmer(sheet, papers):
    """What the lamps or the sun leave on the water."""
    for i in range(12):
        y = 836 + i * 13
        x = 970 + sheet.random.uniform(-80, 80)
        wide = sheet.random.uniform(40, 130)
        sheet.cut(
            papers.window if papers.night else papers.cream,
            ribbon(5, (x - wide / 2, y), (x + wide / 2, y), end=2),
            lift=0,
        )
