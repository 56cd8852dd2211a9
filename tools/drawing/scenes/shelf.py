"""The props room: everything on one shelf, and nothing where it was."""

from project.drawing.palette import tint
from project.drawing.playhouse import bunting
from project.drawing.props import books, bucket, crown, giraffe, lamp, mask, prop_star, skull, trunk
from project.drawing.scenery import wall
from project.drawing.shapes import box, oval, path
from project.drawing.vehicles import boat

CORE = (1600, 1000)


def draw(sheet, papers, random):
    wall(sheet, papers.petrol)
    for i in range(int(sheet.left // 190), int(sheet.right // 190) + 1):
        sheet.cut(tint(papers.petrol, 0.88), box(i * 190, sheet.top - 20, 5, 1400), lift=0)
    sheet.cut(papers.teal, oval(800, 470, 430), lift=1.2)
    sheet.cut(papers.mist, oval(800, 470, 330), lift=1)
    lamp(sheet.at(800, 200, 1.25), 420, papers.red)
    sheet.beam((725, 202), (875, 202), (1230, 856), (370, 856), strength=0.5 if papers.night else 0.22)
    bunting(sheet, (sheet.left - 20, 90), (380, 190), (800, 110), (1220, 190), (sheet.right + 20, 90), flags=20)
    prop_star(sheet.at(470, 850, 2.2, -8), papers.brass)
    giraffe(sheet.at(650, 330, 1.5), 360)
    trunk(sheet.at(350, 856, 2.1), papers.plum)
    crown(sheet.at(310, 628, 1.5, -5), papers.scarlet)
    bucket(sheet.at(890, 856, 2.1), papers.red, mark=True)
    books(sheet.at(1145, 856))
    skull(sheet.at(1140, 738, 1.45, 5))
    mask(sheet.at(1310, 420, 1.5, 8))
    boat(sheet.at(1380, 838, 1.35), papers.teal)
    shelf = sheet.cut(papers.wood, box(sheet.left - 60, 850, sheet.right - sheet.left + 120, 50), lift=1.4)
    sheet.cut(
        tint(papers.wood, 0.82), box(sheet.left - 60, 886, sheet.right - sheet.left + 120, 20), lift=0, within=shelf
    )
    for x in (190, 800, 1410):
        sheet.cut(papers.ink, [(x - 30, 898), (x + 30, 898), *path((x + 20, 920), (x, 975), (x - 20, 920))], lift=0.7)
