"""June is both giraffes, and the accounts: one puppet on each hand, a pencil in her hair."""

from project.drawing.palette import tint
from project.drawing.people import CAST, arm, bust
from project.drawing.playhouse import valance
from project.drawing.props import giraffe
from project.drawing.scenery import wall
from project.drawing.shapes import box, oval, smooth

CORE = (800, 1000)


def draw(sheet, papers, random):
    june = CAST["june"]
    wall(sheet, papers.plum)
    sheet.cut(papers.mauve, oval(400, 470, 400), lift=1.2)
    sheet.cut(papers.rose, oval(400, 470, 300), lift=1.2)
    middle = sheet.at(400, 490, 2.1)
    coat = bust(middle, june)
    for y in range(110, 260, 26):
        middle.cut(tint(papers.teal, 0.84), box(-150, y, 300, 9), lift=0, within=coat)
    middle.cut(papers.white, smooth("0,100 -34,74 -48,104 -16,128"), smooth("0,100 34,74 48,104 16,128"), lift=0.5)
    for side in (-1, 1):
        puppet = middle.at(-118 * side, -28 - 16 * side, 1, 4, flip=side < 0)
        arm(middle.at(0, 0, flip=side < 0), june, (-104, 140), (-140, 214), (-116, 152), width=54)
        giraffe(puppet, 168)
        puppet.cut(papers.red, smooth("-20,150 10,144 42,150 50,186 10,194 -28,186"), lift=0.6)
    ledger(sheet.at(400, 1010), papers)
    valance(sheet, 60, 5)


def ledger(sheet, papers):
    sheet.cut(papers.crimson, box(-170, -108, 340, 140, 6), lift=1)
    for side in (-1, 1):
        page = sheet.cut(
            papers.white, [(0, -96), (80 * side, -112), (160 * side, -100), (160 * side, 40), (0, 40)], lift=0.4
        )
        for y in range(-84, 20, 18):
            sheet.cut(papers.teal, box(16 if side > 0 else -140, y, 124, 3), lift=0, within=page)
        sheet.cut(papers.red, box(110 * side, -110, 3, 150), lift=0, within=page)
