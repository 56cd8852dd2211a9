"""A village street at dawn; the bakery has been up for hours."""

from project.drawing.buildings import church, house, lamp_post
from project.drawing.palette import mix, tint
from project.drawing.people import CAST, figure
from project.drawing.props import awning, baguette, basket, loaf, pretzel, round_loaf
from project.drawing.scenery import cloud, gull, hills, sky, stars, tree, wall
from project.drawing.shapes import arc, box, oval, points, ribbon
from project.drawing.vehicles import bicycle

CORE = (1333, 1000)


def draw(sheet, papers, random):
    sky(sheet, 300, 430, 400)
    stars(sheet, 14, 320)
    cloud(sheet, 150, 210, 0.95)
    cloud(sheet, 520, 140, 0.75)
    hills(sheet, papers.mist, (0, 560), (300, 500), (700, 560), (1000, 480), (1333, 540))
    hills(sheet, papers.leaf, (0, 640), (350, 600), (800, 650), (1333, 590))
    church(sheet.at(392, 640))
    for i, x in enumerate((52, 158, 262)):
        colour = (papers.pink, papers.white, papers.rose)[i]
        house(sheet, x, 800, 104, (220, 170, 200)[i], colour, (papers.red, papers.plum, papers.crimson)[i], (2, 3))
    for i, x in enumerate((1180, 1300)):
        house(sheet, x, 806, 122, (250, 210)[i], (papers.rose, papers.mist)[i], (papers.plum, papers.red)[i], (2, 3))
    tree(sheet, 352, 806, 1.5)
    tree(sheet, 458, 806, 1.2)
    street = wall(sheet, papers.mauve, 796, lift=1)
    for row in range(5):
        for x in range(int(sheet.left) - 60, int(sheet.right) + 60, 74):
            stone = box(x + random.uniform(-10, 10) + row * 31 % 74, 822 + row * 36, random.uniform(40, 62), 22, 9)
            sheet.cut(tint(papers.mauve, random.uniform(0.86, 1.08)), stone, lift=0.1, within=street)
    shop(sheet.at(805, 810), papers)
    lamp_post(sheet, 500, 830, 1.25)
    baker = sheet.at(1105, 880, 1.05)
    figure(baker, CAST["agnes"], hands=((-46, -118), (46, -118)))
    for x in (-24, 22):
        loaf(baker.at(x, -122, 0.42), papers.ochre)
    baker.cut(papers.wood, box(-66, -124, 132, 11, 4), lift=0.7)
    bread_bicycle(sheet.at(290, 915, 1.15))
    gull(sheet, 500, 300, 0.5, -8)
    gull(sheet, 440, 350, 0.36, 8)


def shop(sheet, papers):
    """The bakery, 500 wide and 520 high."""
    chimney = sheet.at(150, -420)
    for i, (x, y, size) in enumerate(((10, -150, 24), (34, -200, 34), (78, -256, 46))):
        chimney.cut(mix(papers.white, papers.skies[1], 0.25 + 0.12 * i), oval(x, y, size * 1.25, size), lift=0.6)
    chimney.cut(papers.crimson, box(-26, -118, 52, 130), lift=0.6)
    sheet.cut(papers.white, box(-235, -400, 470, 404), lift=1.1)
    sheet.cut(papers.crimson, points("-262,-392 -190,-520 190,-520 262,-392"), lift=1)
    for x in (-150, -20, 110):
        sheet.cut(papers.window, box(x, -372, 60, 74, 3), lift=0.2)
        sheet.cut(papers.petrol, box(x - 24, -376, 20, 82, 2), box(x + 64, -376, 20, 82, 2), lift=0.4)
        sheet.cut(papers.white, box(x + 28, -374, 4, 78), box(x, -338, 60, 4), lift=0)
    sheet.cut(papers.window, box(-205, -196, 236, 140, 4), lift=0.2)
    for y, kinds in ((-126, "rlr"), (-60, "lrl")):
        sheet.cut(papers.wood, box(-205, y, 236, 7), lift=0.3)
        for i, kind in enumerate(kinds):
            {"r": round_loaf, "l": loaf}[kind](
                sheet.at(-162 + i * 75, y, 0.52), (papers.ochre, papers.red, papers.brass)[i]
            )
    sheet.cut(papers.petrol, box(-214, -56, 254, 60), lift=0.3)
    sheet.cut(papers.petrol, [*arc(135, -196, 58, 180, 360, 30), (193, 4), (77, 4)], lift=0.5)
    sheet.cut(papers.window, box(97, -186, 76, 96, 4), lift=0.15)
    sheet.cut(papers.brass, oval(92, -60, 6), lift=0.3)
    awning(sheet.at(0, -276), 440, 11)
    sheet.cut(papers.ink, ribbon(6, (236, -316), (330, -316)), lift=0.4)
    pretzel(sheet.at(292, -258, 0.86), papers.brass)
    sheet.cut(papers.ink, box(290, -316, 3, 22), lift=0.2)
    stand = sheet.at(-150, 40)
    for i, x in enumerate((-34, -8, 20, 42)):
        baguette(stand.at(x, -34, 0.8, -10 + i * 8), (papers.ochre, papers.brass)[i % 2], 130)
    basket(stand, 120, 70)
    if papers.night:
        sheet.glow(-90, -120, 260, 0.35)


def bread_bicycle(sheet):
    papers = sheet.papers
    bicycle(sheet, papers.petrol)
    for x in (58, 74):
        baguette(sheet.at(x, -100, 0.5, 12), papers.brass, 130)
    basket(sheet.at(66, -74, 0.5), 110, 70)
