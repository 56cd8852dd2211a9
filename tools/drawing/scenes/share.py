"""The bucket on its stage, for previews of the site elsewhere."""

from project.drawing.palette import tint
from project.drawing.people import audience
from project.drawing.playhouse import boards, curtain, spotlight, valance
from project.drawing.props import bucket
from project.drawing.scenery import sky
from project.drawing.shapes import box, drop

CORE = (1500, 1000)


def draw(sheet, papers, random):
    sky(sheet, 750, 470, 370, sun=False)
    for x, y in ((470, 250), (560, 420), (660, 200), (860, 180), (950, 400), (1050, 270)):
        sheet.cut(papers.ink, box(x - 1.2, sheet.top - 20, 2.4, y - sheet.top + 30), lift=0)
        sheet.cut(papers.teal, drop(x, y, 21), lift=0.7)
    boards(sheet, 720, 750)
    spotlight(sheet, (750, 60), (750, 790), 340, 0.5 if papers.night else 0.18)
    bucket(sheet.at(750, 800, 3.6), papers.red, mark=True)
    for x in (sheet.left, sheet.right):
        curtain(sheet, x, 400, 900, mirrored=x > 0)
    valance(sheet, 110, 9)
    audience(sheet, 935, 1.25, [papers.ink, tint(papers.ink, 0.8)])
