"""Hattie sees to poisons, costumes and punctures: a bottle, a tape measure, a spare tyre."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.props import bottle
from project.drawing.scenery import wall
from project.drawing.shapes import box, oval, ribbon, smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    hattie = CAST["hattie"]
    wall(sheet, papers.petrol)
    rail(sheet, papers)
    sheet.cut(papers.teal, oval(400, 420, 395), lift=1.2)
    sheet.cut(papers.ink, oval(400, 420, 366), lift=1.3)
    for i in range(28):
        sheet.at(400, 420, 1, i * 360 / 28).cut(tint(papers.ink, 1.5), box(-11, -362, 22, 28), lift=0.1)
    sheet.cut(papers.cream, oval(400, 420, 264), lift=0.4)
    middle = sheet.at(400, 430, 2.2)
    bust(middle, hattie)
    for side in (-1, 1):
        tape = middle.cut(papers.brass, ribbon(17, (30 * side, 70), (48 * side, 130), (44 * side, 250)), lift=0.5)
        for i in range(14):
            middle.cut(
                papers.ink,
                box(26 * side - 4 if side > 0 else -60, 92 + i * 12, 34 if i % 2 else 22, 2),
                lift=0,
                within=tape,
            )
    arm(middle, hattie, (108, 146), (132, 262), (104, 226), width=56)
    bottle(middle.at(52, 236))
    middle.cut(
        papers.skin[hattie.skin],
        *[smooth((100, 204 + y), (74, 203 + y), (73, 212 + y), (100, 215 + y)) for y in (0, 10, 20)],
        lift=0.35,
    )


def rail(sheet, papers):
    sheet.cut(papers.brass, box(sheet.left - 10, 120, sheet.right - sheet.left + 20, 9), lift=0.6)
    for x, colour in ((56, papers.plum), (744, papers.ochre)):
        place = sheet.at(x, 130)
        place.cut(papers.ink, ribbon(4, (0, 0), (0, 34), (-46, 62)), ribbon(4, (0, 34), (46, 62)), lift=0.4)
        place.cut(colour, smooth("-18,50 18,50 64,84 88,300 100,620 -100,620 -88,300 -64,84"), lift=1)
