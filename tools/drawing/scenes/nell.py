"""Nell directs, drives, drowns: at the wheel, up to the chest in the sea."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.scenery import cloud, sky, waves
from project.drawing.shapes import smooth
from project.drawing.vehicles import steering_wheel

CORE = (800, 1000)


def draw(sheet, papers, random):
    nell = CAST["nell"]
    sky(sheet, 400, 420, 390, sun=False)
    cloud(sheet, 130, 190, 0.95, rain=4)
    cloud(sheet, 690, 120, 0.7, rain=3)
    waves(sheet, papers.mist, 800, 190, 34, shift=0.4)
    middle = sheet.at(400, 400, 2.35)
    bust(middle, nell)
    for side in (-1, 1):
        middle.cut(
            tint(papers.brass, 1.05), smooth((0, 106), (24 * side, 64), (56 * side, 92), (22 * side, 132)), lift=0.6
        )
    steering_wheel(sheet.at(400, 815, 3.16))
    for side in (-1, 1):
        arm(sheet.at(400, 815, 2.35, flip=side > 0), nell, (-108, -30), (-118, 42), (-80, 8), width=54)
    waves(sheet, papers.teal, 905, 210, 44)
    waves(sheet, papers.petrol, 965, 230, 40, shift=0.5)
