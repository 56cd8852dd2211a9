"""Tobias is Denmark, all of it: crown, ruff, skull, castle."""

from project.drawing.buildings import castle
from project.drawing.people import CAST, arm, bust, ruff
from project.drawing.props import crown, skull
from project.drawing.scenery import hills, sky
from project.drawing.shapes import smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    tobias = CAST["tobias"]
    sky(sheet, 420, 400, 380, sun=False)
    castle(sheet, 128, 800, 1.05)
    hills(sheet, papers.mauve, (60, 790), (240, 760), (600, 820), (800, 780))
    middle = sheet.at(420, 410, 2.3)
    bust(middle, tobias)
    ruff(middle.at(0, 84))
    crown(middle.at(0, -42, 0.72), papers.scarlet)
    arm(middle, tobias, (-106, 140), (-118, 244), (-60, 226), width=56)
    skull(middle.at(-36, 206, 0.86, -6))
    middle.cut(
        papers.skin[tobias.skin],
        *[smooth((-58 + x, 198), (-50 + x, 190), (-44 + x, 196), (-46 + x, 222), (-56 + x, 222)) for x in (0, 14, 28)],
        lift=0.3,
    )
