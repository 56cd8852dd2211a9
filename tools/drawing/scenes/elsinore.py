"""All Stops to Elsinore: a bus on its way to a castle; who waits for it has been waiting for some time."""

from project.drawing.buildings import castle, house
from project.drawing.people import CAST, figure
from project.drawing.props import crown, ghost, skull
from project.drawing.scenery import cloud, hills, sky, stars, tree
from project.drawing.shapes import path, points, ribbon
from project.drawing.vehicles import bus, bus_stop

CORE = (1500, 1000)


def draw(sheet, papers, random):
    sky(sheet, 470, 430, 400)
    stars(sheet, 14, 400)
    cloud(sheet, 190, 250, 1.05)
    cloud(sheet, 830, 150, 0.9, rain=3)
    castle(sheet, 1140, 520, 1.3)
    hills(sheet, papers.mauve, (0, 640), (380, 590), (800, 560), (1130, 492), (1400, 560))
    for x in (190, 268, 352):
        house(sheet, x, 668, 62, 74, random.choice([papers.rose, papers.cream, papers.pink]), papers.plum, (2, 1))
    hills(sheet, papers.teal, (0, 690), (320, 650), (700, 690), (1100, 640), (1500, 610))
    road(sheet, papers.ink, points("1460,800 1380,720 1150,690"), 62, 40)
    road(sheet, papers.ink, points("1150,690 1000,666 1010,622 1110,590 1142,520"), 40, 12)
    bus_stop(sheet.at(958, 668, 0.42))
    ghost(sheet.at(906, 674, 0.42))
    for x, y in ((620, 700), (676, 712), (1290, 655)):
        tree(sheet, x, y, 0.9, papers.leaf)
    hills(sheet, papers.petrol, (0, 800), (420, 765), (900, 790), (1250, 770), (1500, 790))
    asphalt = sheet.cut(
        papers.ink,
        [
            (sheet.left - 60, 860),
            *path("0,852 700,838 1200,812 1520,770"),
            (sheet.right + 60, 760),
            *path((sheet.right + 60, 850), (1300, 920), (700, 962), (0, 975)),
            (sheet.left - 60, 978),
        ],
        lift=1,
    )
    for x in range(-200, 1700, 120):
        y = 912 - (x / 1500) ** 2 * 60
        sheet.cut(papers.white, ribbon(7, (x, y), (x + 56, y - 3)), lift=0, within=asphalt)
    bus(sheet.at(560, 935, 1.62, -1.2))
    hills(sheet, papers.deep, (0, 990), (700, 985), (1150, 945), (1500, 900))
    bus_stop(sheet.at(1330, 946, 1.15))
    waiting = sheet.at(1210, 962, 1.02)
    figure(waiting, CAST["tobias"], hands=((-56, -118), (54, -86)))
    crown(waiting.at(0, -229, 0.46), papers.scarlet)
    skull(waiting.at(-62, -124, 0.42))


def road(sheet, colour, points, width, end):
    sheet.cut(colour, ribbon(width, *points, end=end), lift=0.5)
