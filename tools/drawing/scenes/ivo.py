"""Ivo plays the man; the chair is itself, and taller."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.playhouse import curtain
from project.drawing.props import chair, lamp
from project.drawing.scenery import wall
from project.drawing.shapes import oval, smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    ivo = CAST["ivo"]
    wall(sheet, papers.deep)
    sheet.cut(tint(papers.deep, 1.25), oval(430, 560, 420, 520), lift=1)
    sheet.beam((410, 80), (500, 80), (900, 1100), (60, 1100), strength=0.5)
    lamp(sheet.at(455, 96, 1.3), 300)
    chair(sheet.at(640, 1240, 2.3), papers.red, tall=2.1)
    middle = sheet.at(330, 470, 2.2)
    bust(middle, ivo)
    for side in (-1, 1):
        middle.cut(
            tint(papers.plum, 0.84),
            smooth((6 * side, 92), (34 * side, 74), (58 * side, 120), (8 * side, 190)),
            lift=0.5,
        )
    middle.cut(papers.white, smooth("-18,80 18,80 0,112"), lift=0.2)
    middle.cut(papers.crimson, smooth("-24,86 0,94 24,86 24,108 0,100 -24,108"), lift=0.4)
    for y in (205, 250):
        middle.cut(papers.brass, oval(0, y, 6), lift=0.3)
    arm(middle, ivo, (106, 148), (166, 206), (178, 92), width=54)
    curtain(sheet, sheet.left, 150, sheet.bottom + 80)
