"""A stage between its curtains, somebody or something in the light, and those who watch."""

from ..buildings import castle
from ..palette import mix, tint
from ..people import audience, described, figure, somebody
from ..playhouse import boards, cloths, curtain, drapes, reds, spotlight, valance
from ..props import (
    ball,
    books,
    bucket,
    carton,
    chair,
    crown,
    drum,
    ghost,
    ghost_light,
    giraffe,
    globe,
    prop_star,
    skull,
    trumpet,
    trunk,
    umbrella,
)
from ..scenery import cloud, crescent, hanging, rays, sky, string, wall, waves
from ..shapes import arc, box, drop, oval, path, ribbon, star
from ..vehicles import boat, paper_boat
from ..words import a, counted, sentence
from .grounds import Ridge, skies


def stage(sheet):
    random, papers = sheet.random, sheet.papers
    wide, high = sheet.right, sheet.bottom
    floor = high * random.uniform(0.66, 0.7)
    scene = random.choice(SCENES)
    cloth = reds(papers) if scene is closed else random.choice([*3 * [reds(papers)], *cloths(papers).values()])
    behind = scene(sheet, floor)
    above = random.choice(HANGINGS)(sheet, high)
    boards(sheet, floor, wide / 2)
    x, y = wide * random.uniform(0.46, 0.54), floor + high * 0.07
    tall = min(high * 0.48, wide * 0.52)
    lamp = wide * random.choice([0.36, 0.5, 0.64])
    spotlight(sheet, (lamp, high * 0.06), (x, y), tall * 0.72, 0.5 if papers.night else 0.3)
    subject = random.choice(SUBJECTS)(sheet, x, y, tall)
    for edge in (sheet.left, sheet.right):
        curtain(sheet, edge, min(wide * 0.24, 380), floor + high * 0.17, mirrored=edge > 0, colours=cloth)
    valance(sheet, high * 0.09, max(round(wide / 190), 4), cloth)
    watched = random.choice([footlights, one_row, one_row, two_rows])(sheet)
    return sentence(f"{subject} on a stage", behind, above, watched)


def footlights(sheet):
    """Set shells of brass along the edge of the stage."""
    papers, y = sheet.papers, sheet.bottom * 0.95
    count = max(round(sheet.right / 130), 6)
    for i in range(count):
        place = sheet.at(sheet.right * (i + 0.5) / count, y)
        if papers.night:
            place.glow(0, -20, 90, 0.4)
        place.cut(papers.window, oval(0, -8, 24), lift=0.3)
        place.cut(papers.brass, [*arc(0, 8, 34, 180, 360, 30), (34, 60), (-34, 60)], lift=0.7)
    wall(sheet, tint(papers.wood, 0.6), y + 8, lift=0.8)
    return "footlights along its edge"


def one_row(sheet):
    papers = sheet.papers
    audience(sheet, sheet.bottom * 0.96, 1.4, [papers.ink, tint(papers.ink, 0.8)])
    return "watched by a row of heads"


def two_rows(sheet):
    papers = sheet.papers
    colours = [tint(one, 0.8) for one in (papers.crimson, papers.plum, papers.petrol, papers.ink)]
    audience(sheet, sheet.bottom * 0.91, 1.2, colours)
    one_row(sheet)
    return "watched by a full house"


def light_rings(sheet, floor):
    colours = sheet.random.choice(list(skies(sheet.papers).values()))
    sky(sheet, sheet.right / 2, floor * 0.66, min(sheet.right * 0.27, floor * 0.5), sun=False, colours=colours)
    return ""


def bursts(sheet, floor):
    colours = sheet.random.choice(list(skies(sheet.papers).values()))
    x, y = sheet.right / 2, floor * 0.7
    rays(sheet, x, y, [colours[0], mix(colours[0], colours[1], 0.8)], 16)
    sheet.cut(colours[2], oval(x, y, min(sheet.right * 0.26, floor * 0.5)), lift=1.2)
    return "rays painted behind"


def painted_sea(sheet, floor):
    papers, random = sheet.papers, sheet.random
    light_rings(sheet, floor)
    x, y = sheet.right * random.choice([0.4, 0.6]), floor * 0.42
    sheet.cut(papers.sun, oval(x, y, floor * 0.09), lift=1)
    for i, colour in enumerate((papers.mist, papers.teal, papers.petrol)):
        waves(sheet, colour, floor * (0.78 + 0.08 * i), 120 + 30 * i, 22, shift=0.3 * i)
    return "waves of paper behind"


def painted_hills(sheet, floor):
    papers, random = sheet.papers, sheet.random
    light_rings(sheet, floor)
    x = sheet.right * random.choice([0.36, 0.64])
    ridge = Ridge(sheet, floor * 0.82, floor * 0.04)
    castle(sheet, x, ridge.foot(x, 240) - 20, min(1.0, sheet.right / 1100))
    ridge.lay(papers.mauve)
    Ridge(sheet, floor * 0.92, floor * 0.03).lay(papers.teal)
    return "a painted castle on hills behind"


def closed(sheet, floor):
    papers = sheet.papers
    wall(sheet, papers.ink)
    colours = cloths(papers)[sheet.random.choice(["petrol", "plum"])]
    drapes(sheet, sheet.top - 20, floor + 8, folds=max(round(sheet.right / 90), 8), colours=colours)
    return "another curtain closed behind"


def bricks(sheet, floor):
    """Show the bare wall at the back of the house."""
    papers, random = sheet.papers, sheet.random
    ground = tint(papers.plum, 0.8)
    back = wall(sheet, ground)
    for row in range(int(floor // 44) + 1):
        for column in range(int(sheet.right // 104) + 2):
            if random.random() < 0.42:
                brick = box(column * 104 - 52 * (row % 2), row * 44, 92, 34, 4)
                sheet.cut(tint(ground, random.uniform(0.9, 1.16)), brick, lift=0.1, within=back)
    return "a bare brick wall behind"


SCENES = [light_rings, bursts, painted_sea, painted_hills, closed, bricks]


def nothing_above(sheet, high):
    return ""


def drops(sheet, high):
    for share in (0.28, 0.38, 0.48, 0.58, 0.68, 0.74):
        x, y = sheet.right * share, high * sheet.random.uniform(0.18, 0.34)
        hanging(sheet, x, y, drop(0, 0, 17), sheet.papers.teal)
    return "drops of rain on strings"


def stars_above(sheet, high):
    papers, random = sheet.papers, sheet.random
    for share in (0.28, 0.4, 0.5, 0.61, 0.72):
        y = high * random.uniform(0.17, 0.32)
        hanging(sheet, sheet.right * share, y, star(0, 0, random.uniform(18, 34)), papers.brass)
    return "stars on strings"


def clouds_above(sheet, high):
    for share in (0.3, 0.52, 0.72):
        cloud(sheet, sheet.right * share, high * sheet.random.uniform(0.18, 0.28), min(0.8, sheet.right / 1500))
    return "clouds on strings"


def moon_above(sheet, high):
    x, y = sheet.right * sheet.random.choice([0.34, 0.66]), high * 0.24
    string(sheet, x, y)
    crescent(sheet, x, y, high * 0.075)
    return "a new moon on a string"


HANGINGS = [nothing_above, drops, stars_above, clouds_above, moon_above]


def one_thing(sheet, x, y, tall):
    """Put one thing into the light."""
    papers, random = sheet.papers, sheet.random
    name, height, put = random.choice(THINGS)
    put(sheet.at(x, y + 6, tall / height), random.choice([papers.red, papers.red, papers.scarlet]))
    return f"{a(name)} stands in the light"


def chair_with(sheet, colour):
    chair(sheet, colour, tall=1.2)


def crown_on_trunk(sheet, colour):
    trunk(sheet, sheet.papers.plum)
    crown(sheet.at(0, -108, 1.05, -3), colour)


def giraffe_in_carton(sheet, colour):
    giraffe(sheet.at(-4, -240), 200)
    carton(sheet, 210, 110, open=False)


def skull_on_books(sheet, colour):
    books(sheet)
    skull(sheet.at(0, -116, 1.15))


THINGS = [
    ("bucket", 165, lambda sheet, colour: bucket(sheet, colour, mark=True)),
    ("tall chair", 300, chair_with),
    ("trunk with a crown on it", 215, crown_on_trunk),
    ("carton with a giraffe in it", 310, giraffe_in_carton),
    ("bare bulb on a stand", 330, lambda sheet, colour: ghost_light(sheet, sheet.papers.ink)),
    ("pile of books with a skull on top", 235, skull_on_books),
    ("drum", 190, drum),
    ("boat of folded paper", 170, lambda sheet, colour: paper_boat(sheet, sheet.papers.white)),
    ("ghost with round eyes", 230, lambda sheet, colour: ghost(sheet)),
    ("globe", 190, lambda sheet, colour: globe(sheet, sheet.papers.teal)),
]


def soloist(sheet, x, y, tall):
    """Let somebody step into the light, with something in one hand."""
    random = sheet.random
    person = somebody(random)
    place = sheet.at(x, y + 8, tall / 265, flip=random.random() < 0.5)
    name, hand, put = random.choice(HELD)
    if hand == HIGH:
        put(place)
    figure(place, person, hands=((-54, -86), hand))
    if hand == LOW:
        put(place)
    return f"{described(person)} holds {name}"


HIGH, LOW = (66, -150), (66, -128)  # hands: that behind which a stick is, and that which has something before it
HELD = [
    ("a star on a stick", HIGH, lambda place: prop_star(place.at(68, -128, 0.7, 10), place.papers.brass)),
    ("a skull", LOW, lambda place: skull(place.at(72, -132, 0.5))),
    ("an umbrella", HIGH, lambda place: umbrella(place.at(62, -150, 1.15, 4), place.papers.red, place.papers.white)),
    ("a trumpet", LOW, lambda place: trumpet(place.at(70, -84, 0.62), place.papers.brass)),
    ("a ball", LOW, lambda place: ball(place.at(72, -134, 0.6), place.papers.red)),
    ("a paper boat", LOW, lambda place: paper_boat(place.at(78, -130, 0.45), place.papers.white)),
]


def pair(sheet, x, y, tall):
    """Let two play a scene, with something between them."""
    random = sheet.random
    name, height, put = random.choice(THINGS[:6])
    scale = min(tall / 285, sheet.right / 760)
    put(sheet.at(x, y, scale * max(190 / height, 0.8)), sheet.papers.red)
    for side in (-1, 1):
        place = sheet.at(x + side * 165 * scale, y + 16, scale * random.uniform(0.95, 1.05), flip=side > 0)
        figure(place, somebody(random), hands=((-54, -86), (62, -150)))
    return f"two people show {a(name)}"


def chorus(sheet, x, y, tall):
    """Line up three to five."""
    random = sheet.random
    count = random.choice([3, 4, 5]) if sheet.right > sheet.bottom else 3
    scale = tall / 300
    for i in range(count):
        at = x + (i - (count - 1) / 2) * 124 * scale
        place = sheet.at(at, y + 10 + 6 * (i % 2), scale * random.uniform(0.86, 1.06))
        figure(place, somebody(random), hands=((-56, -100), (56, -100)))
    return f"{counted(count, 'player')} stand side by side"


def voyage(sheet, x, y, tall):
    """Let somebody sail across the boards, between waves of cardboard."""
    papers, random = sheet.papers, sheet.random
    scale = min(tall / 330, sheet.right / 800)
    y += 30 * scale
    crests(sheet, papers.mist, x, y - 40 * scale, 270 * scale, scale)
    place = sheet.at(x, y, scale * 1.25, random.uniform(-4, 4))
    figure(place.at(-10, -12, 0.86), somebody(random), hands=((-54, -86), (70, -150)))
    place.cut(papers.ink, ribbon(5, (50, -20), (50, -250)), lift=0.3)
    place.cut(papers.white, [*path("58,-246 120,-170 132,-70"), (58, -76)], lift=0.8)
    boat(place, papers.red, sail=False)
    crests(sheet, papers.teal, x, y + 6 * scale, 320 * scale, scale)
    return "somebody sails a boat between waves of cardboard"


def crests(sheet, colour, x, y, reach, scale):
    """Stand up a row of waves, *reach* to each side of a point."""
    step, line = 80 * scale, []
    at = x - reach
    while at < x + reach:
        line += path((at, y), (at + step * 0.45, y - 16 * scale), (at + step * 0.9, y - 30 * scale), (at + step, y))
        at += step
    sheet.cut(colour, [*line, (at - step * 0.1, y + 50 * scale), (x - reach + step * 0.1, y + 50 * scale)], lift=0.9)


SUBJECTS = [one_thing, one_thing, soloist, soloist, pair, chorus, voyage]
