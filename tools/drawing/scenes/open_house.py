"""An open house: the hall, its curtain half open, and the lamp on who is always there."""

from project.drawing.palette import tint
from project.drawing.people import back
from project.drawing.playhouse import boards, bunting, drapes
from project.drawing.props import bucket, lamp, umbrella
from project.drawing.scenery import wall
from project.drawing.shapes import arc, box, drop, oval, ribbon

CORE = (1500, 1000)


def draw(sheet, papers, random):
    wall(sheet, papers.rose if not papers.night else papers.deep)
    roof(sheet, papers)
    for x in (130, 1370):
        sheet.cut(papers.window, [*arc(x, 400, 56, 180, 360), (x + 56, 580), (x - 56, 580)], lift=0.2)
        sheet.cut(papers.plum, box(x - 3, 340, 6, 244), box(x - 60, 460, 120, 6), lift=0.3)
    sheet.cut(papers.petrol, box(270, 210, 960, 620, 20), lift=1.2)
    sheet.cut(papers.ink, box(318, 258, 864, 560, 6), lift=0.4)
    sheet.cut(papers.deep, oval(750, 620, 330), lift=0.6)
    sheet.cut(papers.wood, box(318, 690, 864, 140), lift=0.8)
    sheet.cut(tint(papers.light, 0.8), oval(750, 728, 200, 32), lift=0)
    sheet.beam((720, 250), (780, 250), (950, 728), *arc(750, 728, 200, 0, 180, 32), strength=0.62)
    bucket(sheet.at(750, 738, 1.5), papers.red, mark=True)
    for y in (330, 430, 520):
        sheet.cut(papers.teal, drop(750 + random.uniform(-16, 16), y, 11), lift=0.3)
    for x, mirrored in ((318, False), (1182, True)):
        opened(sheet, x, mirrored)
    drapes(sheet, 250, 330, 312, 1188, 22)
    sheet.cut(tint(papers.wood, 0.75), box(250, 770, 1000, 110), lift=1)
    bunting(sheet, (sheet.left, 190), (420, 300), (750, 190), (1080, 300), (sheet.right, 190), flags=22)
    boards(sheet, 870, 750, 18)
    people = [
        (150, papers.teal, 2),
        (330, papers.crimson, 4),
        (480, papers.brass, 0),
        (1040, papers.plum, 3),
        (1200, papers.red, 5),
        (1370, papers.petrol, 1),
    ]
    for x, colour, style in people:
        place = sheet.at(x, 800 + random.uniform(-14, 14), 1.6)
        if style == 0:
            umbrella(place.at(34, 40, 1.1), papers.red, papers.white)
        back(place, colour, papers.ink, style)


def roof(sheet, papers):
    """The rafters, and the light that comes in between them."""
    for colour, lift in ((papers.wood, 1),):
        for x0, y0, x1, y1 in ((-100, 260, 750, -150), (1600, 260, 750, -150)):
            sheet.cut(colour, ribbon(34, (x0, y0), (x1, y1)), lift=lift)
        sheet.cut(
            colour, box(sheet.left - 60, 96, sheet.right - sheet.left + 120, 26), box(738, -60, 24, 170), lift=lift
        )
    for x in (420, 1080):
        lamp(sheet.at(x, 196, 0.8), 500, papers.petrol)


def opened(sheet, x, mirrored):
    """Half of the stage's own curtain, drawn aside."""
    papers, place = sheet.papers, sheet.at(x, 0, flip=mirrored)
    cloth = place.cut(
        papers.red,
        [
            (0, 256),
            (280, 256),
            *[(280 - 190 * share, 256 + 444 * share**0.7) for share in (0.2, 0.4, 0.6, 0.8, 1)],
            (110, 770),
            (0, 770),
        ],
        lift=1,
    )
    for i in range(5):
        a, b = 20 + i * 56, 8 + i * 20
        place.cut(
            (papers.crimson, papers.scarlet)[i % 2],
            [(a, 250), (a + 24, 250), (b + 12, 600), (b + 12, 780), (b, 780), (b, 600)],
            lift=0.4,
            within=cloth,
        )
    place.cut(papers.brass, box(-6, 606, 118, 20, 8), lift=0.5)
