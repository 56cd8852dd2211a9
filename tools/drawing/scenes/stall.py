"""The bakery's stall on market day."""

from project.drawing.buildings import house
from project.drawing.palette import tint
from project.drawing.people import CAST, back, figure
from project.drawing.playhouse import bunting
from project.drawing.props import awning, baguette, basket, loaf, pretzel, round_loaf
from project.drawing.scenery import cloud, hills, sky, stars, tree, wall
from project.drawing.shapes import box, oval, ribbon

CORE = (1500, 1000)


def draw(sheet, papers, random):
    sky(sheet, 1090, 400, 400)
    stars(sheet, 14, 300)
    cloud(sheet, 210, 200, 1.05)
    cloud(sheet, 1330, 150, 0.8)
    hills(sheet, papers.mist, (0, 560), (400, 500), (1000, 560), (1500, 490))
    for i, x in enumerate((60, 170, 282, 1250, 1350, 1456)):
        colour = (papers.pink, papers.white, papers.rose, papers.cream, papers.rose, papers.mist)[i]
        house(sheet, x, 740, 108, 170 + 30 * (i % 3), colour, (papers.plum, papers.red)[i % 2], (2, 3), gable=i != 1)
    tree(sheet, 372, 746, 1.6)
    tree(sheet, 1150, 746, 1.5)
    wall(sheet, papers.mauve, 732, lift=1)
    bunting(sheet, (sheet.left - 20, 330), (180, 400), (360, 356), flags=9)
    bunting(sheet, (1140, 356), (1320, 400), (sheet.right + 20, 330), flags=9)
    for x in (395, 1090):
        sheet.cut(papers.wood, box(x, 330, 18, 540), lift=0.7)
    sheet.cut(papers.deep, box(412, 400, 680, 300), lift=0.6)
    if papers.night:
        sheet.glow(750, 470, 330, 0.5)
    figure(sheet.at(660, 800, 1.5), CAST["agnes"])
    figure(sheet.at(880, 800, 1.5), CAST["malik"], hands=((-54, -86), (76, -150)))
    loaf(sheet.at(1004, 572, 0.7), papers.brass)
    for x in (500, 1000):
        sheet.cut(papers.ink, ribbon(3, (x, 400), (x, 450)), lift=0.2)
        pretzel(sheet.at(x, 488, 0.8), papers.brass)
    table(sheet, papers)
    awning(sheet.at(752, 300, 1.25), 590, 11)
    for x, colour, style in (
        (180, papers.petrol, 3),
        (330, papers.red, 5),
        (1190, papers.leaf, 2),
        (1340, papers.brass, 0),
    ):
        back(sheet.at(x, 770 + random.uniform(-12, 12), 1.7), colour, papers.ink, style)


def table(sheet, papers):
    crusts = [papers.ochre, papers.red, papers.brass, papers.crimson]
    for i, x in enumerate((470, 590, 1030)):
        round_loaf(sheet.at(x, 700, 1.05), crusts[i])
    for i in range(4):
        baguette(sheet.at(722 + i * 26, 678, 0.75, -12 + i * 8), crusts[i % 3], 150)
    basket(sheet.at(762, 704), 130, 66)
    for i, (x, y) in enumerate(((900, 700), (868, 660), (940, 662))):
        loaf(sheet.at(x, y if i else 702, 0.8), crusts[i + 1])
    sheet.cut(papers.wood, box(372, 696, 756, 26), lift=1)
    cloth = sheet.cut(papers.white, box(384, 720, 732, 190), lift=0.9)
    for i in range(8):
        sheet.cut(papers.teal, box(400 + i * 94, 700, 44, 230), lift=0, within=cloth)
    for y in (760, 836):
        sheet.cut(tint(papers.teal, 0.9), box(370, y, 760, 30), lift=0, within=cloth)
    sheet.cut(papers.red, oval(750, 814, 62), lift=0.7)
    pretzel(sheet.at(750, 818, 0.8), papers.brass)
