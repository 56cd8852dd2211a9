"""A shelf or two in the props room, and what has been put there."""

from collections.abc import Callable
from typing import NamedTuple

from ..palette import tint
from ..playhouse import bunting
from ..props import (
    ball,
    basket,
    books,
    bottle,
    bowler,
    bucket,
    candles,
    clock,
    crown,
    cup,
    drum,
    framed,
    giraffe,
    globe,
    lamp,
    lantern,
    mask,
    pot,
    prop_star,
    skull,
    trumpet,
    trunk,
    vase,
)
from ..scenery import hanging, wall
from ..shapes import box, oval, path, star
from ..vehicles import boat
from ..words import a, listed, sentence


def shelf(sheet):
    random, papers = sheet.random, sheet.papers
    wide, high = sheet.right, sheet.bottom
    ground, rings = random.choice(grounds(papers))
    striped_wall(sheet, ground)
    ratio = wide / high
    count = 3 if ratio < 0.7 else 2 if ratio < 1.15 else random.choice([1, 1, 2]) if ratio < 2 else 1
    first = high * (0.83 if count == 1 else 0.9)
    step = high * (0.28 if count == 3 else 0.4)
    for share, colour in zip((0.46, 0.35), rings, strict=True):
        sheet.cut(colour, oval(wide / 2, high * 0.48, min(wide, high) * share * (1.15 if count == 1 else 1)), lift=1.1)
    hung = random.choice(HUNG if count == 1 else [hung_flags, hung_stars])(sheet, high * (0.14, 0.06, 0.03)[count - 1])
    things = random.sample(THINGS, len(THINGS))
    scale = (step * 0.76 if count > 1 else high * random.uniform(0.38, 0.43)) / 190
    colours = [papers.red, papers.teal, papers.brass, papers.plum, papers.crimson]
    colours = [one for one in colours if one not in (ground, *rings)]
    said = []
    for i in reversed(range(count)):
        y = first - step * i
        said += fill(sheet, things, y, scale, colours)
        board(sheet, y)
    start = listed([a(name) for name in said[:6]])
    place = "on a shelf" if count == 1 else f"on {('two', 'three')[count - 2]} shelves"
    return sentence(f"{start} {place}", hung)


def grounds(papers):
    """Return colours of the wall, each with those of two rings before it."""
    return [
        (papers.petrol, (papers.teal, papers.mist)),
        (papers.plum, (papers.mauve, papers.rose)),
        (papers.ochre, (papers.brass, papers.cream)),
        (papers.deep, (papers.petrol, papers.teal)),
        (papers.crimson, (papers.red, papers.pink)),
        (papers.skies[0], (papers.skies[1], papers.skies[2])),
    ]


def striped_wall(sheet, colour):
    wall(sheet, colour)
    for x in range(-40, int(sheet.right) + 60, 150):
        sheet.cut(tint(colour, 0.9), box(x, sheet.top - 20, 5, sheet.bottom + 60), lift=0)


def board(sheet, y):
    """Put up the board of a shelf, its brackets below."""
    papers, wide = sheet.papers, sheet.right - sheet.left
    piece = sheet.cut(papers.wood, box(sheet.left - 60, y - 4, wide + 120, 42), lift=1.3)
    sheet.cut(tint(papers.wood, 0.82), box(sheet.left - 60, y + 22, wide + 120, 30), lift=0, within=piece)
    for share in (0.14, 0.86):
        x = wide * share
        bracket = [(x - 24, y + 36), (x + 24, y + 36), *path((x + 14, y + 50), (x, y + 92), (x - 14, y + 50))]
        sheet.cut(papers.ink, bracket, lift=0.6)


def fill(sheet, things, y, scale, colours):
    """Put *things* on a board, from the list, until it is full.

    :return: Their names.
    """
    random = sheet.random
    room, chosen = sheet.right * 0.88, []
    for thing in list(things):
        if thing.width * scale <= room:
            room -= (thing.width + 16) * scale
            chosen.append(thing)
            things.remove(thing)
    gap = max(room, 0) / (len(chosen) + 1)
    x = sheet.right * 0.06 + gap
    last = None
    for thing in chosen:
        last = random.choice([colour for colour in colours if colour != last])
        thing.put(sheet.at(x + (thing.width / 2 + 8) * scale, y, scale, random.uniform(-2, 2)), last)
        x += (thing.width + 16) * scale + gap
    return [thing.name for thing in chosen]


class Thing(NamedTuple):
    name: str
    width: float  # as drawn, at most 200 high
    put: Callable


def hatted_books(place, colour):
    books(place)
    bowler(place.at(0, -116, 1, 4))


THINGS = [
    Thing("bucket", 112, lambda place, colour: bucket(place, colour, mark=True)),
    Thing("crown", 140, crown),
    Thing("skull", 80, lambda place, colour: skull(place)),
    Thing("pile of books with a hat on it", 210, hatted_books),
    Thing("giraffe’s head", 110, lambda place, colour: giraffe(place.at(4, -150), 152)),
    Thing("jug of flowers", 100, vase),
    Thing("star on a stick", 104, lambda place, colour: prop_star(place, place.papers.brass)),
    Thing("globe", 120, globe),
    Thing("candlestick", 118, lambda place, colour: candles(place, place.papers.brass)),
    Thing("trumpet", 90, lambda place, colour: trumpet(place, place.papers.brass)),
    Thing("drum", 150, drum),
    Thing("clock", 112, clock),
    Thing("cup", 100, cup),
    Thing("ball", 84, ball),
    Thing("basket", 160, lambda place, colour: basket(place)),
    Thing("bottle of poison", 80, lambda place, colour: bottle(place)),
    Thing("pot of paint", 110, lambda place, colour: pot(place)),
    Thing("trunk", 194, trunk),
    Thing("boat", 180, lambda place, colour: boat(place.at(0, -8, 0.86), colour)),
    Thing("lantern", 76, lambda place, colour: lantern(place.at(0, -108), place.papers.ink)),
]


def hung_lamp(sheet, y):
    x = sheet.right / 2
    lamp(sheet.at(x, y + 70, 1.15), 420, sheet.papers.red)
    low = sheet.bottom * 0.8
    sheet.beam((x - 68, y + 72), (x + 68, y + 72), (x + 330, low), (x - 330, low), strength=0.26)
    return "a lamp above"


def hung_flags(sheet, y):
    wide = sheet.right
    points = [(-20, y), (wide * 0.25, y + 66), (wide * 0.5, y), (wide * 0.75, y + 66), (wide + 20, y)]
    bunting(sheet, *points, flags=max(round(wide / 84), 8))
    return "small flags above"


def hung_pictures(sheet, y):
    """Hang a mask between two pictures."""
    framed(sheet.at(sheet.right * 0.28, y + 70, 1.5, -3))
    mask(sheet.at(sheet.right * 0.5, y + 80, 1.7, sheet.random.uniform(-6, 6)))
    framed(sheet.at(sheet.right * 0.72, y + 70, 1.5, 3))
    return "a mask and two pictures on the wall"


def hung_stars(sheet, y):
    papers, random = sheet.papers, sheet.random
    for i, share in enumerate((0.14, 0.3, 0.5, 0.7, 0.86)):
        at = sheet.right * share, y + random.uniform(0, 0.1) * sheet.bottom
        hanging(sheet, *at, star(0, 0, random.uniform(24, 40)), (papers.brass, papers.red, papers.white)[i % 3])
    return "stars on strings above"


HUNG = [hung_lamp, hung_flags, hung_pictures, hung_stars]
