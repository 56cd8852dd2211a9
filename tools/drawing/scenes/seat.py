"""This Seat Is Taken: the audience is in, and so is the chair."""

from project.drawing.palette import tint
from project.drawing.people import audience
from project.drawing.playhouse import boards, curtain, valance
from project.drawing.props import bowler, chair, lamp
from project.drawing.scenery import wall
from project.drawing.shapes import oval

CORE = (1500, 1000)


def draw(sheet, papers, random):
    wall(sheet, papers.deep)
    for colour, radius in zip(papers.skies[1:], (610, 500, 390), strict=True):
        sheet.cut(colour, oval(750, 480, radius), lift=1.2)
    boards(sheet, 640, 750)
    for x in (sheet.left, sheet.right):
        curtain(sheet, x, 330, 700, mirrored=x > 0)
    valance(sheet, 110, 9)
    lamp(sheet.at(750, 130), 300)
    sheet.beam((700, 132), (800, 132), (1010, 1000), (490, 1000), strength=0.75)
    colours = [papers.crimson, papers.plum, papers.petrol, papers.ink]
    audience(sheet, 700, 1.05, [tint(colour, 0.85) for colour in colours], skip=750)
    audience(sheet, 800, 1.4, [tint(colour, 0.75) for colour in colours], skip=750)
    chair(sheet.at(750, 1030, 1.8), papers.red, tall=1.7)
    bowler(sheet.at(802, 382, 1.15, 14))
    audience(sheet, 980, 1.75, [tint(papers.ink, 0.9), tint(papers.deep, 0.7)])
