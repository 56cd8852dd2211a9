"""The inside of a theatre."""

from .palette import mix, tint
from .scenery import wall
from .shapes import arc, box, oval, path, ribbon, smooth


def reds(papers):
    """Return the colours of a curtain: of the cloth, of its folds in the shade and in the light."""
    return papers.red, papers.crimson, papers.scarlet


def cloths(papers):
    """Return the colours of several curtains by the name of the cloth, each as :func:`reds` does."""
    green = papers.petrol, tint(papers.petrol, 0.76), tint(papers.petrol, 1.14)
    plum = papers.plum, tint(papers.plum, 0.8), tint(papers.plum, 1.12)
    return {"red": reds(papers), "petrol": green, "plum": plum}


def curtain(sheet, x, width, bottom, mirrored=False, colours=None):
    """Draw half a curtain aside, from above the sheet to *bottom*, held by a band of brass."""
    papers, place = sheet.papers, sheet.at(x, sheet.top, flip=mirrored)
    high = bottom - sheet.top
    edge = path(
        (width, -60),
        (width * 0.98, high * 0.2),
        (width * 0.62, high * 0.5),
        (width * 0.4, high * 0.64),
        (width * 0.62, high * 0.86),
        (width * 0.66, high),
    )
    cloth, dark, light = colours or reds(papers)
    cloth = place.cut(cloth, [(-160, -60), *edge, (-160, high)], lift=1.6)
    for i, share in enumerate((0.06, 0.27, 0.47, 0.67, 0.86)):
        fold = [(-160 + (a + 160) * share + 10, b) for a, b in edge]
        colour = (dark, light)[i % 2]
        thin = [(a + (18 - 8 * abs(b / high - 0.64)) * width / 300, b) for a, b in fold]
        place.cut(colour, [*fold, *reversed(thin)], lift=0.35, within=cloth)
    place.cut(
        papers.brass,
        smooth(
            (-160, high * 0.6),
            (width * 0.2, high * 0.635),
            (width * 0.43, high * 0.615),
            (width * 0.44, high * 0.655),
            (width * 0.2, high * 0.68),
            (-160, high * 0.65),
        ),
        lift=0.6,
    )


def drapes(sheet, top, bottom, left=None, right=None, folds=14, colours=None):
    """Close a curtain between *left* and *right*."""
    papers = sheet.papers
    left, right = sheet.left - 20 if left is None else left, sheet.right + 20 if right is None else right
    plain, dark, light = colours or reds(papers)
    cloth = sheet.cut(plain, box(left, top, right - left, bottom - top), lift=1)
    step = (right - left) / folds
    for i in range(folds):
        x, colour = left + step * i, (dark, light, dark, plain)[i % 4]
        wide = step * sheet.random.uniform(0.4, 0.66)
        band = [
            *path((x, top), (x + 5, (top + bottom) / 2), (x - 4, bottom)),
            *path((x + wide * 1.2, bottom), (x + wide, (top + bottom) / 2), (x + wide * 0.9, top)),
        ]
        sheet.cut(colour, band, lift=0.5, within=cloth)
    return cloth


def valance(sheet, y, scallops=7, colours=None):
    """Hang a border of cloth along the top, its scallops trimmed with brass."""
    papers, step = sheet.papers, (sheet.right - sheet.left) / scallops
    plain, dark, light = colours or reds(papers)
    for colour, down in ((papers.brass, 9), (plain, 0)):
        line = [
            (a, b)
            for i in range(scallops)
            for a, b in arc(sheet.right - step * (i + 0.5), y - 8 + down, step / 2, 0, 180, step * 0.24)
        ]
        cloth = sheet.cut(
            colour,
            [(sheet.left - 60, sheet.top - 60), (sheet.right + 60, sheet.top - 60), *line],
            lift=1.5 if down else 0.2,
        )
    for i in range(scallops * 2):
        x = sheet.left + step * (i / 2 + 0.1)
        sheet.cut(
            (dark, light)[i % 2],
            [
                (x, sheet.top - 60),
                (x + step * 0.16, sheet.top - 60),
                (x + step * 0.2, y + 80),
                (x + step * 0.08, y + 80),
            ],
            lift=0.3,
            within=cloth,
        )


def boards(sheet, y, middle, planks=16):
    """Lay the boards of a stage from *y* down, towards an eye above *middle*."""
    papers = sheet.papers
    floor = wall(sheet, papers.wood, y, lift=1)
    deep, wide = sheet.bottom - y, (sheet.right - sheet.left) * 1.5 / planks
    for i in range(-planks, planks + 1):
        far, near = middle + i * wide * 0.62, middle + i * wide * 1.15
        sheet.cut(tint(papers.wood, 0.78), ribbon(2.2, (far, y), (near, y + deep + 20)), lift=0, within=floor)
        if i % 3 == 0:
            plank = [(far, y), (far + wide * 0.62, y), (near + wide * 1.15, y + deep + 20), (near, y + deep + 20)]
            sheet.cut(tint(papers.wood, 0.93), plank, lift=0, within=floor)
    return floor


def spotlight(sheet, lamp, pool, spread, strength=0.42):
    """Throw light from one point to an oval pool around another, *spread* across."""
    (x0, y0), (x, y) = lamp, pool
    sheet.cut(mix(sheet.papers.light, sheet.papers.wood, 0.35), oval(x, y, spread, spread * 0.2), lift=0)
    sheet.beam(
        (x0 - 16, y0), (x0 + 16, y0), (x + spread, y), *arc(x, y, spread, 0, 180, spread * 0.2), strength=strength
    )


def bunting(sheet, *points, flags=12):
    """Hang small flags on a line through *points*."""
    papers, line = sheet.papers, path(*points)
    sheet.cut(papers.ink, ribbon(2.5, *points), lift=0.2)
    colours = [papers.red, papers.brass, papers.teal, papers.white]
    for i in range(flags):
        x, y = line[round((i + 0.5) * (len(line) - 1) / flags)]
        sheet.cut(colours[i % 4], [(x - 16, y - 1), (x + 16, y - 1), (x, y + 38)], lift=0.6)
