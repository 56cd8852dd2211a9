"""Agnes bakes the bread, and carries the first of it out herself."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.props import baguette, basket, loaf, round_loaf, wheat
from project.drawing.scenery import sky
from project.drawing.shapes import box, smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    agnes = CAST["agnes"]
    sky(sheet, 400, 400, 370, sun=False)
    for i, x in enumerate((60, 120, 690, 750)):
        wheat(sheet.at(x, 1000, (2.2, 2.7, 2.8, 2.1)[i], (-7, -3, 4, 8)[i]), papers.brass)
    middle = sheet.at(400, 400, 2.25)
    coat = bust(middle, agnes)
    middle.cut(papers.petrol, smooth("-58,118 -44,120 0,150 44,120 58,118 84,420 -84,420"), lift=0.5, within=coat)
    for side in (-1, 1):
        middle.cut(papers.petrol, box(44 * side - 9, 76, 18, 60), lift=0.3, within=coat)
        middle.cut(
            tint(papers.white, 0.95), smooth((0, 104), (22 * side, 70), (44 * side, 90), (16 * side, 124)), lift=0.5
        )
    for x, turn in ((306, -20), (344, -10), (486, 12)):
        baguette(sheet.at(x, 880, 1.35, turn), papers.ochre, 190)
    round_loaf(sheet.at(432, 850, 1.6), papers.red)
    loaf(sheet.at(330, 862, 1.2), papers.brass)
    basket(sheet.at(400, 1010, 2.1), 180, 84)
    for side in (-1, 1):
        arm(middle.at(0, 0, flip=side > 0), agnes, (-106, 140), (-128, 232), (-94, 222), width=54)
