"""The company in front of its van, somewhere between two halls."""

from project.drawing.buildings import house
from project.drawing.people import CAST, figure
from project.drawing.props import bucket, chair, crown, giraffe, skull
from project.drawing.scenery import cloud, gull, hills, sky, stars, tree, waves
from project.drawing.shapes import ribbon
from project.drawing.vehicles import steering_wheel, van

CORE = (2000, 860)


def draw(sheet, papers, random):
    sky(sheet, 1420, 330, 360)
    stars(sheet, 20, 330)
    for x, y, scale, rain in ((220, 170, 1.1, 4), (800, 110, 0.8, 0), (1830, 200, 0.9, 3)):
        cloud(sheet, x, y, scale, rain)
    gull(sheet, 470, 250, 0.7, -10)
    gull(sheet, 590, 200, 0.5, 12)
    hills(sheet, papers.mauve, (0, 460), (400, 400), (900, 470), (1400, 390), (2000, 470))
    for i, x in enumerate((150, 222, 300, 378)):
        colour = (papers.rose, papers.cream, papers.pink, papers.teal)[i]
        house(sheet, x, 540, 62, 78 + 16 * (i % 2), colour, papers.plum, (2, 2))
    waves(sheet, papers.teal, 540, 130, 16)
    hills(sheet, papers.leaf, (0, 640), (500, 590), (1000, 620), (1500, 570), (2000, 600))
    for x, y in ((1640, 610), (1720, 618), (1880, 606), (40, 640)):
        tree(sheet, x, y, 1.15, papers.petrol)
    hills(sheet, papers.wood, (0, 720), (700, 700), (1400, 705), (2000, 690))
    van(sheet.at(1000, 782, 2.25))
    fence(sheet, papers)
    place = sheet.at(280, 820, 1.6)
    figure(place, CAST["nell"], hands=((-62, -112), (54, -86)))
    steering_wheel(place.at(-76, -112, 0.72))
    place = sheet.at(452, 830, 1.6)
    figure(place, CAST["tobias"], hands=((-62, -126), (54, -86)))
    crown(place.at(0, -229, 0.46), papers.scarlet)
    skull(place.at(-66, -128, 0.5))
    figure(sheet.at(624, 832, 1.56), CAST["hattie"])
    bucket(sheet.at(1050, 836, 0.95), papers.brass)
    chair(sheet.at(1556, 822, 1.35), papers.red, tall=1.4)
    figure(sheet.at(1418, 826, 1.66), CAST["ivo"], hands=((-54, -86), (72, -170)))
    place = sheet.at(1752, 824, 1.56)
    for side in (-1, 1):
        giraffe(place.at(66 * side, -222 + 10 * side, 0.62, flip=side > 0), 120)
    figure(place, CAST["june"], hands=((-70, -150), (76, -146)))


def fence(sheet, papers):
    for x in range(int(sheet.left) - 40, int(sheet.right) + 60, 96):
        if x < 200 or x > 1850:
            sheet.cut(papers.ink, ribbon(9, (x, 690), (x, 770)), lift=0.5)
    for start, end in ((sheet.left - 40, 190), (1870, sheet.right + 40)):
        sheet.cut(papers.ink, ribbon(7, (start, 712), (end, 708)), ribbon(7, (start, 738), (end, 742)), lift=0.4)
