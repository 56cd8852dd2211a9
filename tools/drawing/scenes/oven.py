"""The oven, with its fire lit, and who feeds it."""

from project.drawing.palette import mix, tint
from project.drawing.people import CAST, figure
from project.drawing.playhouse import boards
from project.drawing.props import basket, loaf, round_loaf
from project.drawing.scenery import wall
from project.drawing.shapes import arc, box, oval, points, ribbon, smooth

CORE = (1500, 1000)


def draw(sheet, papers, random):
    back = papers.deep if papers.night else papers.teal
    wall(sheet, back)
    sheet.cut(tint(back, 1.14), oval(640, 520, 640), lift=1)
    boards(sheet, 860, 640)
    bricks(sheet, papers, random)
    mouth(sheet.at(640, 690), papers)
    woodpile(sheet.at(1230, 870), papers, random)
    for x, colour in ((196, papers.ochre), (274, papers.red)):
        round_loaf(sheet.at(x, 838, 1.1), colour)
    basket(sheet.at(236, 900, 1.5), 170, 66)
    baker = sheet.at(1010, 930, 1.75)
    baker.cut(papers.wood, ribbon(9, (84, -118), (-210, -132)), lift=0.8)
    baker.cut(papers.wood, smooth("-196,-122 -250,-118 -300,-124 -300,-140 -250,-144 -196,-140"), lift=0.6)
    loaf(baker.at(-254, -136, 0.62), papers.brass)
    figure(baker, CAST["malik"], hands=((-62, -122), (58, -116)))
    baker.cut(papers.petrol, smooth("-28,-132 28,-132 38,-60 0,-52 -38,-60"), lift=0.4)


def bricks(sheet, papers, random):
    """The stove: a broad arch of bricks, with its chimney."""
    sheet.cut(papers.crimson, box(540, sheet.top - 60, 200, 300), lift=1)
    dome = sheet.cut(papers.red, [*arc(640, 560, 430, 180, 360, 400), (1070, 880), (210, 880)], lift=1.4)
    for row in range(18):
        y = 164 + row * 41
        for x in range(150, 1130, 92):
            if random.random() < 0.5:
                brick = box(x + row % 2 * 46, y, 82, 32, 4)
                shade = random.choice([papers.scarlet, papers.crimson, mix(papers.red, papers.pink, 0.25)])
                sheet.cut(shade, brick, lift=0.12, within=dome)
    sheet.cut(papers.wood, box(170, 700, 940, 40, 6), lift=1.2)


def mouth(sheet, papers):
    sheet.cut(papers.plum, [*arc(0, -110, 265, 180, 360, 240), (265, 12), (-265, 12)], lift=0.9)
    for i in range(11):
        sheet.at(0, -110, 1, -90 + i * 18).cut(papers.mauve, points("-30,-246 30,-246 25,-206 -25,-206"), lift=0.3)
    hole = sheet.cut(papers.ink, [*arc(0, -110, 205, 180, 360, 186), (205, 10), (-205, 10)], lift=0.2)
    fire = mix(papers.blush, papers.light, 0.4)
    sheet.glow(0, -60, 460 if papers.night else 330, 0.7, fire)
    flames = [
        (-110, 150, papers.red),
        (-20, 230, papers.red),
        (80, 180, papers.red),
        (-70, 130, papers.brass),
        (24, 160, papers.brass),
        (110, 100, papers.brass),
        (-20, 90, papers.light),
        (62, 80, papers.light),
    ]
    for x, high, colour in flames:
        warm = mix(colour, papers.blush, 0.6) if colour == papers.red else colour
        sheet.cut(
            warm,
            smooth(
                (x - 50, 10),
                (x - 44, -high * 0.4),
                (x - 14, -high * 0.62),
                (x + 6, -high),
                (x + 24, -high * 0.6),
                (x + 46, -high * 0.35),
                (x + 48, 10),
            ),
            lift=0.5,
            within=hole,
        )
    for x, turn in ((-70, 8), (40, -10)):
        sheet.at(x, 0, 1, turn).cut(papers.wood, box(-90, -14, 180, 26, 10), lift=0.5, within=hole)


def woodpile(sheet, papers, random):
    for row in range(4):
        for i in range(5 - row):
            place = sheet.at(-150 + row * 36 + i * 74, -34 - row * 62)
            place.cut(tint(papers.wood, random.uniform(0.85, 1)), oval(0, 0, 37, 35), lift=0.7)
            place.cut(papers.cream, oval(0, 0, 27, 25), lift=0)
            place.cut(papers.wood, oval(2, 1, 16), lift=0, holes=[oval(2, 1, 13)])
