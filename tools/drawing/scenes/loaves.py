"""The shelves behind the counter, at seven in the morning."""

from project.drawing.palette import tint
from project.drawing.props import baguette, basket, lamp, loaf, pretzel, round_loaf
from project.drawing.scenery import wall
from project.drawing.shapes import box, oval, points, ribbon

CORE = (1500, 1000)


def draw(sheet, papers, random):
    wall(sheet, papers.teal)
    sheet.cut(papers.mist, oval(750, 430, 560), lift=1.2)
    crusts = [papers.ochre, papers.red, papers.brass, papers.crimson]
    for y in (320, 570):
        shelf(sheet, y, papers)
    row = [
        (190, loaf, 1.45),
        (390, round_loaf, 1.6),
        (600, loaf, 1.5),
        (905, round_loaf, 1.5),
        (1110, loaf, 1.4),
        (1310, round_loaf, 1.55),
    ]
    for i, (x, kind, scale) in enumerate(row):
        kind(sheet.at(x, 570, scale), crusts[i % 4])
    for i, x in enumerate((745, 762)):
        loaf(sheet.at(x, 568 - i * 56, 0.9), crusts[2 - i])
    for x, kind, colour in ((1160, loaf, 0), (1340, round_loaf, 1), (150, round_loaf, 2), (330, loaf, 1)):
        kind(sheet.at(x, 320, 1.35), crusts[colour])
    for x in (520, 980):
        for i in range(5):
            baguette(sheet.at(x - 56 + i * 28, 270, 1, -12 + i * 6), crusts[i % 3], 180)
        basket(sheet.at(x, 320, 1.15), 150, 86)
    for x in (660, 750, 840):
        sheet.cut(papers.ink, ribbon(3, (x, 330), (x, 364)), lift=0.2)
        pretzel(sheet.at(x, 404, 0.76), papers.red)
    for x in (300, 750, 1200):
        if papers.night:
            sheet.glow(x, 150, 420, 0.4)
        lamp(sheet.at(x, 130), 300, papers.petrol)
    counter(sheet, papers, crusts)


def shelf(sheet, y, papers):
    sheet.cut(papers.plum, box(sheet.left - 60, y, sheet.right - sheet.left + 120, 26), lift=1.2)
    for x in (60, 750, 1440):
        sheet.cut(papers.ink, [(x - 10, y + 24), (x + 10, y + 24), (x + 6, y + 76), (x - 6, y + 76)], lift=0.5)


def counter(sheet, papers, crusts):
    for i, x in enumerate((330, 470, 410)):
        round_loaf(sheet.at(x, 800 - 60 * (i == 2), 1.15), crusts[(i + 1) % 4])
    for i in range(4):
        baguette(sheet.at(1050 + i * 34, 790, 1, 66 + i * 6), crusts[i % 3], 210)
    scales(sheet.at(770, 806), papers)
    front = wall(sheet, papers.white, 800, lift=1.4)
    for x in range(int(sheet.left) - 40, int(sheet.right) + 60, 125):
        sheet.cut(tint(papers.white, 0.9), box(x, 800, 8, 400), lift=0, within=front)
    sheet.cut(papers.wood, box(sheet.left - 60, 790, sheet.right - sheet.left + 120, 36), lift=1)


def scales(sheet, papers):
    """Kitchen scales with a loaf on them, 190 high."""
    sheet.cut(papers.petrol, points("-70,0 -46,-104 46,-104 70,0"), lift=0.9)
    sheet.cut(papers.white, oval(0, -54, 34), lift=0.3)
    sheet.cut(papers.red, ribbon(4, (0, -54), (18, -74), end=2), oval(0, -54, 5), lift=0.2)
    loaf(sheet.at(0, -118, 0.9), papers.ochre)
    sheet.cut(papers.brass, points("-86,-124 86,-124 56,-102 -56,-102"), lift=0.6)
