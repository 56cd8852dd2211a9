"""Somebody from the waist up, dressed for something, before something."""

from collections.abc import Callable
from typing import NamedTuple

from ..buildings import house
from ..palette import mix, tint
from ..people import arm, bust, described, ruff, somebody
from ..playhouse import cloths, drapes, valance
from ..props import (
    ball,
    bottle,
    bouquet,
    bucket,
    clock,
    crown,
    cup,
    drum,
    fish,
    framed,
    giraffe,
    lantern,
    mask,
    prop_star,
    skull,
    trumpet,
    umbrella,
    vase,
)
from ..scenery import cloud, crescent, hanging, rays, sky, tree, wall, waves
from ..shapes import box, oval, path, ribbon, smooth, star
from ..vehicles import paper_boat
from ..words import sentence
from .grounds import Ridge, skies


def portrait(sheet):
    random = sheet.random
    wide, high = sheet.right, sheet.bottom
    person = somebody(random)
    hold = random.choice([up, up, before, before, between])
    across = 345 if hold is up else 286
    scale = min(wide * 0.86 / across, high / 435)
    x, y = wide / 2, min(max(high * 0.4, 172 * scale, high - 345 * scale), high - 262 * scale)
    behind = random.choice(BACKDROPS)(sheet, x, y, scale, person)
    if wide > 1.5 * high:
        flank(sheet, y)
    side = random.random() < 0.5
    middle = sheet.at(x + (34 * scale * (1 if side else -1) if hold is up else 0), y, scale)
    clothes = random.choice(CLOTHES)
    bust(middle, person, clothes.printed)
    if clothes.over:
        clothes.over(middle, person)
    held = hold(middle.at(0, 0, flip=side), person)
    return sentence(f"{described(person)} {held}", clothes.words, behind)


def flank(sheet, y):
    """Hang something at both sides, where a wide picture would be empty."""
    random, papers = sheet.random, sheet.papers
    kind = random.choice(["stars", "clouds"])
    for share in (0.07, 0.18, 0.29, 0.71, 0.82, 0.93):
        x, up = sheet.right * share, y * random.uniform(0.3, 1.1)
        if kind == "stars":
            hanging(sheet, x, up, star(0, 0, random.uniform(22, 36)), random.choice([papers.brass, papers.white]))
        else:
            cloud(sheet, x, up, random.uniform(0.5, 0.8))


def fingers(place, person, x, y, turn=0):
    """Lay the fingers of a hand over what it holds."""
    hand = place.at(x, y, 1, turn)
    three = [smooth((-9 + dx, -14), (dx, -20), (7 + dx, -14), (5 + dx, 12), (-5 + dx, 12)) for dx in (-14, 0, 14)]
    hand.cut(place.papers.skin[person.skin], *three, lift=0.35)


def up(place, person):
    """Let a raised hand hold something beside the head."""
    name, put = place.random.choice(RAISED)
    put(place.at(150, 100))
    arm(place, person, (104, 150), (156, 216), (152, 122), width=54)
    fingers(place, person, 151, 104, 90)
    return f"holds up {name}"


def lantern_pole(place):
    place.cut(place.papers.wood, ribbon(7, (0, 60), (0, -110), (0, -122)), lift=0.4)
    lantern(place.at(0, -124, 0.86), place.papers.ink)


def masked_stick(place):
    place.cut(place.papers.wood, ribbon(7, (0, 50), (0, -40)), lift=0.4)
    mask(place.at(0, -78, 0.72))


def puppet(place):
    giraffe(place.at(4, -96, 0.78), 150)


def moon_stick(place):
    place.cut(place.papers.wood, ribbon(7, (0, 50), (0, -40)), lift=0.4)
    crescent(place, 4, -74, 44)


def fish_stick(place):
    place.cut(place.papers.wood, ribbon(7, (0, 50), (0, -40)), lift=0.4)
    fish(place.at(0, -66, 0.66), place.papers.red)


RAISED = [
    ("a lantern on a pole", lantern_pole),
    ("an umbrella", lambda place: umbrella(place.at(0, 10, 0.92, 6), place.papers.red, place.papers.white)),
    ("a star on a stick", lambda place: prop_star(place.at(0, 50, 0.78, 5), place.papers.brass)),
    ("a mask on a stick", masked_stick),
    ("a puppet of a giraffe", puppet),
    ("a moon on a stick", moon_stick),
    ("a fish on a stick", fish_stick),
]


def before(place, person):
    """Let a hand hold something before the chest."""
    papers, random = place.papers, place.random
    name, scale, put = random.choice(CARRIED)
    colour = random.choice([one for one in ("red", "brass", "teal") if one != person.coat])
    arm(place, person, (-106, 146), (-116, 236), (-62, 228), width=56)
    put(place.at(-34, 226, scale), getattr(papers, colour))
    fingers(place, person, -46, 216)
    return f"holds {name}"


CARRIED = [
    ("a skull", 0.95, lambda place, colour: skull(place)),
    ("a cup of tea", 0.9, cup),
    ("a crown", 0.72, crown),
    ("a bunch of flowers", 0.95, lambda place, colour: bouquet(place.at(0, -10), colour)),
    ("a ball", 1.0, ball),
    ("a bottle of poison", 0.9, lambda place, colour: bottle(place)),
    ("a trumpet", 0.8, lambda place, colour: trumpet(place, place.papers.brass)),
    ("a clock", 0.8, clock),
]


def between(place, person):
    """Let both hands hold something large."""
    papers, random = place.papers, place.random
    name, scale, half, put = random.choice(LARGE)
    colour = random.choice([one for one in ("red", "brass", "teal", "plum") if one != person.coat])
    for flip in (False, True):
        arm(place.at(0, 0, flip=flip), person, (-108, 148), (-130, 232), (-half - 30, 228), width=54)
    put(place.at(0, 238, scale), getattr(papers, colour))
    for flip in (False, True):
        fingers(place.at(0, 0, flip=flip), person, -half - 2, 212, 70)
    return f"holds {name} in both hands"


LARGE = [
    ("a bucket", 1.0, 48, lambda place, colour: bucket(place, colour, mark=True)),
    ("a drum", 0.86, 60, drum),
    ("a paper boat", 0.8, 62, lambda place, colour: paper_boat(place, place.papers.white)),
    ("a jug of flowers", 0.84, 36, vase),
]


def buttons(place, person, coat):
    place.cut(tint(getattr(place.papers, person.coat), 0.8), box(-1.5, 100, 3, 320), lift=0, within=coat)
    for y in range(124, 300, 34):
        place.cut(place.papers.brass if person.coat != "brass" else place.papers.red, oval(10, y, 6), lift=0.3)


def stripes(place, person, coat):
    colour = place.papers.white if person.coat != "white" else place.papers.petrol
    bows = [ribbon(13, (-160, y + 10), (0, y), (160, y + 10)) for y in range(98, 400, 34)]
    place.cut(colour, *bows, lift=0, within=coat)


def dots(place, person, coat):
    colour = place.papers.white if person.coat != "white" else place.papers.red
    spots = [oval(x + 15 * (row % 2), 96 + row * 26, 4.5) for row in range(12) for x in range(-135, 150, 30)]
    place.cut(colour, *spots, lift=0, within=coat)


def lapels(place, person):
    papers = place.papers
    dark = tint(getattr(papers, person.coat), 0.8)
    place.cut(papers.white, smooth("-22,78 22,78 4,150 0,158 -4,150"), lift=0.2)
    for side in (-1, 1):
        place.cut(dark, smooth((5 * side, 160), (20 * side, 76), (38 * side, 72), (60 * side, 122)), lift=0.5)
    tie = papers.red if person.coat not in ("red", "crimson") else papers.ink
    place.cut(tie, smooth("-26,86 0,96 26,86 26,110 0,100 -26,110"), lift=0.4)


def scarf(place, person):
    papers = place.papers
    colour = papers.red if person.coat not in ("red", "crimson", "ochre") else papers.white
    place.cut(colour, ribbon(34, (26, 86), (36, 150), (30, 210)), lift=0.6)
    for dx in (-10, 0, 10):
        place.cut(colour, ribbon(6, (30 + dx, 206), (30 + dx, 228)), lift=0.3)
    place.cut(colour, smooth("-44,62 -20,78 0,82 20,78 44,62 52,84 28,106 0,112 -28,106 -52,84"), lift=0.7)


def frill(place, person):
    ruff(place.at(0, 82))


def collar(place, person):
    colour = place.papers.white if person.coat != "white" else place.papers.petrol
    place.cut(colour, smooth("0,102 -34,74 -50,106 -18,130"), smooth("0,102 34,74 50,106 18,130"), lift=0.5)


class Clothes(NamedTuple):
    """What somebody wears: in words, printed on the coat, laid over it."""

    words: str
    printed: Callable | None
    over: Callable | None


CLOTHES = [
    Clothes("", buttons, None),
    Clothes("", buttons, collar),
    Clothes("wearing a bow tie", buttons, lapels),
    Clothes("wearing a scarf", buttons, scarf),
    Clothes("wearing a ruff", None, frill),
    Clothes("dressed in stripes", stripes, None),
    Clothes("dressed in stripes and a scarf", stripes, scarf),
    Clothes("dressed in spots", dots, None),
    Clothes("dressed in spots", dots, collar),
    Clothes("dressed in spots and a ruff", dots, frill),
]


def unlike(person):
    """Return the names of the papers that the person's coat would be lost on."""
    groups = ("red", "crimson"), ("petrol", "teal", "leaf", "ink"), ("plum", "mauve"), ("brass", "ochre")
    return next((group for group in groups if person.coat in group), (person.coat,))


def light_of(sheet, person):
    """Return a sky that the person's coat stands out from."""
    kinds = skies(sheet.papers)
    like = {"brass": "gold", "ochre": "gold", "teal": "noon", "plum": "dusk", "red": "dawn"}.get(person.coat)
    return sheet.random.choice([colours for name, colours in kinds.items() if name != like])


def rings(sheet, x, y, scale, person):
    colours = light_of(sheet, person)
    sky(sheet, x, y + 20 * scale, 150 * scale, sun=False, colours=colours)
    return ""


def strings(sheet, x, y, scale, person):
    """Hang stars or clouds at both sides of the head."""
    random, papers = sheet.random, sheet.papers
    rings(sheet, x, y, scale, person)
    kind = random.choice(["stars", "clouds"])
    for side in (-1, 1):
        for i in range(2):
            at = x + side * min((100 + 60 * i) * scale, sheet.right * 0.42)
            up = y * random.uniform(0.3, 0.75)
            if kind == "stars":
                hanging(sheet, at, up, star(0, 0, scale * random.uniform(9, 15)), papers.brass)
            elif i == 0:
                cloud(sheet, at + side * 10 * scale, up, 0.3 * scale)
    return f"{kind} on strings behind"


def burst(sheet, x, y, scale, person):
    colours = light_of(sheet, person)
    rays(sheet, x, y, [colours[0], mix(colours[0], colours[1], 0.8)], 16)
    sheet.cut(colours[2], oval(x, y, 118 * scale), lift=1.2)
    return "rays behind"


def countryside(sheet, x, y, scale, person):
    papers, random = sheet.papers, sheet.random
    rings(sheet, x, y, scale, person)
    ridge = Ridge(sheet, y + 100 * scale, 14 * scale)
    left, right = x - 128 * scale, x + 126 * scale
    for at in (left, right):
        if random.random() < 0.5:
            house(sheet, at, ridge.foot(at, 50 * scale), 50 * scale, 44 * scale, papers.cream, papers.crimson, (2, 1))
        else:
            tree(sheet, at, ridge.y(at) + 8, 0.62 * scale)
    ridge.lay(papers.mauve)
    Ridge(sheet, y + 150 * scale, 12 * scale).lay(papers.teal if person.coat != "teal" else papers.leaf)
    return "hills behind"


def seaside(sheet, x, y, scale, person):
    papers = sheet.papers
    rings(sheet, x, y, scale, person)
    colours = (papers.mist, papers.petrol) if person.coat == "teal" else (papers.mist, papers.teal)
    for i, colour in enumerate(colours):
        waves(sheet, colour, y + (84 + 46 * i) * scale, 60 * scale, 11 * scale, shift=0.4 * i)
    return "the sea behind"


def playhouse(sheet, x, y, scale, person):
    """Close a curtain behind, under its border."""
    papers = sheet.papers
    cloth = sheet.random.choice([colours for name, colours in cloths(papers).items() if name not in unlike(person)])
    drapes(sheet, sheet.top - 20, sheet.bottom + 20, folds=max(round(sheet.right / 90), 8), colours=cloth)
    sheet.cut(mix(papers.light, cloth[0], 0.5), oval(x, y + 10 * scale, 122 * scale), lift=0.4)
    valance(sheet, sheet.bottom * 0.05, max(round(sheet.right / 190), 4), cloth)
    return "a closed curtain behind"


def wallpaper(sheet, x, y, scale, person):
    """Paper a wall with stripes, with a picture at each side."""
    papers, random = sheet.papers, sheet.random
    ground = random.choice([one for one in ("petrol", "plum", "ochre", "mauve") if one not in unlike(person)])
    colour = getattr(papers, ground)
    wall(sheet, colour)
    for i in range(int(sheet.right / (44 * scale)) + 2):
        sheet.cut(tint(colour, 0.9), box(i * 44 * scale - 20, sheet.top - 20, 20 * scale, sheet.bottom + 60), lift=0)
    for side in (-1, 1):
        framed(sheet.at(x + side * 122 * scale, y - 30 * scale, scale))
    return "pictures on the wall behind"


def library(sheet, x, y, scale, person):
    """Put up shelves full of books."""
    papers, random = sheet.papers, sheet.random
    wood = tint(papers.wood, 0.72)
    wall(sheet, wood)
    backs = [papers.red, papers.teal, papers.brass, papers.plum, papers.cream, papers.petrol, papers.crimson]
    high = 74 * scale
    for row in range(int(sheet.bottom / high) + 1):
        foot, at = high * (row + 0.86), -20 * scale * random.random()
        while at < sheet.right:
            thick = random.uniform(9, 19) * scale
            if random.random() < 0.9:
                tall = random.uniform(0.6, 0.8) * high
                back = sheet.cut(random.choice(backs), box(at, foot - tall, thick - 1, tall), lift=0.2)
                sheet.cut(papers.ink, box(at, foot - tall * 0.8, thick, 3 * scale / 2), lift=0, within=back)
            at += thick
        sheet.cut(papers.wood, box(sheet.left - 60, foot, sheet.right + 120, 7 * scale), lift=0.7)
    sheet.cut(mix(papers.light, papers.wood, 0.3), oval(x, y + 6 * scale, 96 * scale), lift=1)
    return "shelves of books behind"


def indoors(sheet, x, y, scale, person):
    """Open a wide window in a wall, hills outside."""
    papers, random = sheet.papers, sheet.random
    ground = random.choice([one for one in ("petrol", "plum", "ochre") if one not in unlike(person)])
    wall(sheet, getattr(papers, ground))
    wide, top, low = 126 * scale, y - 104 * scale, y + 112 * scale
    view = sheet.cut(papers.skies[2], box(x - wide, top, 2 * wide, low - top, 8), lift=0.2)
    side = random.choice([-1, 1])
    sheet.cut(papers.sun, oval(x + side * 84 * scale, y - 62 * scale, 17 * scale), lift=0.6, within=view)
    for i, colour in enumerate((papers.mauve, papers.teal)):
        ups = [(74 - 34 * i + random.uniform(-9, 9)) * scale for _ in range(5)]
        edge = path(*[(x + wide * share, low - up) for share, up in zip((-1.2, -0.5, 0.2, 0.8, 1.2), ups, strict=True)])
        sheet.cut(colour, [*edge, (x + 1.2 * wide, low + 20), (x - 1.2 * wide, low + 20)], lift=0.6, within=view)
    bars = [box(x - wide - 8, top - 8, 2 * wide + 16, 12), box(x - wide - 8, low - 6, 2 * wide + 16, 14)]
    bars += [box(at - 5, top, 10, low - top) for at in (x - wide, x - wide / 3, x + wide / 3, x + wide)]
    bars.append(box(x - wide, (top + low) / 2 - 4, 2 * wide, 8))
    sheet.cut(papers.white, *bars, lift=0.6)
    return "a window with hills outside"


BACKDROPS = [rings, strings, burst, countryside, seaside, playhouse, wallpaper, library, indoors]
