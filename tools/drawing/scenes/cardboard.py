"""Cardboard for Beginners: what a table looks like at half past ten."""

from project.drawing.palette import mix, tint
from project.drawing.props import carton, crown, giraffe, pot, prop_star, scissors
from project.drawing.scenery import cloud, wall
from project.drawing.shapes import arc, box, oval, points, ribbon, star

CORE = (1500, 1000)


def draw(sheet, papers, random):
    wall(sheet, papers.petrol if papers.night else papers.ochre)
    sheet.cut(papers.teal if papers.night else papers.brass, oval(750, 520, 620), lift=1.2)
    sheet.cut(papers.window, oval(750, 520, 470), lift=1.2)
    cloud(sheet, 205, 270, 1.1, rain=4)
    cloud(sheet, 1180, 190, 0.95)
    hanging(sheet, 880, 250, star(0, 0, 62), papers.red, papers)
    hanging(sheet, 660, 170, star(0, 0, 40), papers.teal, papers)
    prop_star(sheet.at(1300, 765, 1.7, 7), papers.brass)
    giraffe(sheet.at(392, 400, 1.35), 190)
    face = carton(sheet.at(420, 780), 300, 210)
    for x in (340, 410):
        arrow = [(x, 690), (x + 24, 655), (x + 48, 690), (x + 31, 690), (x + 31, 730), (x + 17, 730), (x + 17, 690)]
        sheet.cut(papers.plum, arrow, lift=0, within=face)
    fort(sheet.at(790, 790), papers)
    sheet.cut(papers.wood, box(sheet.left - 60, 760, sheet.right - sheet.left + 120, 400), lift=1.3)
    sheet.cut(tint(papers.wood, 0.84), box(sheet.left - 60, 930, sheet.right - sheet.left + 120, 300), lift=0.8)
    for x, turn in ((300, 12), (980, -24), (1260, 40), (640, 70)):
        scrap(sheet.at(x, random.uniform(850, 890), 1, turn), papers)
    carton(sheet.at(560, 890), 210, 120, open=False)
    crown(sheet.at(560, 774, 1.45, -4), papers.red)
    scissors(sheet.at(880, 860, 1.35, -64), papers.red)
    pot(sheet.at(1150, 900, 1.35))
    sheet.at(770, 905, 1, 8).cut(papers.white, star(0, 0, 44), lift=0.5)


def hanging(sheet, x, y, outline, colour, papers):
    sheet.cut(papers.ink, box(x - 1, sheet.top - 10, 2, y - sheet.top), lift=0)
    sheet.at(x, y).cut(colour, outline, lift=1)


def fort(sheet, papers):
    """A castle of boxes, 360 wide and 400 high."""
    board = mix(papers.wood, papers.brass, 0.42)
    for x, wide, high in ((-120, 110, 260), (120, 110, 300), (0, 190, 200)):
        notches = [box(x - wide / 2 + i * wide / 3.2, -high - 26, wide / 5.2, 34) for i in range(4)]
        wall_ = sheet.cut(tint(board, 1 if x else 0.93), box(x - wide / 2, -high, wide + 6, high), *notches[:4], lift=1)
        sheet.cut(
            tint(board, 0.8),
            [*arc(x, -high + 70, 15, 180, 360), (x + 15, -high + 104), (x - 15, -high + 104)],
            lift=0,
            within=wall_,
        )
    sheet.cut(papers.ink, [*arc(0, -60, 40, 180, 360), (40, 0), (-40, 0)], lift=0)
    sheet.cut(papers.wood, ribbon(5, (120, -320), (120, -420)), lift=0.3)
    sheet.cut(papers.red, points("122,-420 196,-400 122,-374"), lift=0.6)
    sheet.cut(papers.teal, box(-60, -130, 120, 14), lift=0.2)


def scrap(sheet, papers):
    sheet.cut(mix(papers.wood, papers.cream, 0.5), points("-34,-10 20,-18 36,4 -10,16"), lift=0.3)
