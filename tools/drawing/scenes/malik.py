"""Malik makes the fine things: a rolling pin, a pretzel, flour up to the elbows."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.props import pretzel, round_loaf
from project.drawing.scenery import wall
from project.drawing.shapes import box, oval, ribbon, smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    malik = CAST["malik"]
    wall(sheet, papers.teal)
    sheet.cut(papers.mist, oval(400, 430, 400), lift=1.2)
    sheet.cut(papers.window, oval(400, 430, 300), lift=1.2)
    for x, y in ((110, 210), (690, 210)):
        sheet.cut(papers.ink, ribbon(3, (x, sheet.top - 20), (x, y - 40)), lift=0.2)
        pretzel(sheet.at(x, y, 1.3), papers.red)
    middle = sheet.at(400, 440, 2.25)
    coat = bust(middle, malik)
    middle.cut(tint(papers.white, 0.92), box(-3, 100, 6, 340), lift=0, within=coat)
    middle.cut(
        papers.red, smooth("-50,82 0,112 50,82 40,66 0,92 -40,66"), smooth("-8,98 8,98 18,140 0,128 -18,140"), lift=0.5
    )
    for x in (-24, 24):
        for y in (156, 196):
            middle.cut(papers.brass, oval(x, y, 5), lift=0.2)
    table = wall(sheet, papers.wood, 920, lift=1.3)
    sheet.cut(papers.white, smooth("180,950 400,930 640,950 560,990 260,990"), lift=0, within=table)
    pin(sheet.at(400, 862), papers)
    for side in (-1, 1):
        arm(middle.at(0, 0, flip=side > 0), malik, (-106, 140), (-134, 214), (-100, 184), width=54)
    round_loaf(sheet.at(690, 960, 1.4), papers.ochre)


def pin(sheet, papers):
    """A rolling pin across the origin, 480 long."""
    sheet.cut(papers.red, box(-240, -16, 480, 32, 16), lift=0.6)
    sheet.cut(papers.brass, box(-180, -36, 360, 72, 14), lift=1)
    sheet.cut(tint(papers.brass, 0.86), box(-180, 8, 360, 16), lift=0)
