"""Hills one behind the other, who lives there, and who is passing."""

from ..buildings import castle, church, fence, house, windmill
from ..palette import mix, tint
from ..people import figure, somebody
from ..props import crown, sheep, skull, trunk
from ..scenery import bush, round_tree, tree
from ..vehicles import bicycle, bus, bus_stop, van
from ..words import NUMBERS, counted, sentence
from .grounds import Ridge, backdrop, heavens


def landscape(sheet):
    random, papers = sheet.random, sheet.papers
    wide, high = sheet.right, sheet.bottom
    horizon = high * random.uniform(0.5, 0.58)
    light = wide * random.choice([0.24, 0.3, 0.7, 0.76])
    backdrop(sheet, light, high * 0.34, 0.4 * min(wide, high))
    above = heavens(sheet, horizon - 0.1 * high, away_from=light)
    colours = random.choice(grounds(papers))

    far = Ridge(sheet, horizon, high * 0.04)
    landmark = random.choice(LANDMARKS)(sheet, far, wide - light, colours)
    middle = Ridge(sheet, horizon + high * 0.12, high * 0.035)
    near = Ridge(sheet, horizon + high * 0.23, high * 0.02)
    village = random.choice([houses, houses, woods])(sheet, middle, light, colours)
    middle.lay(colours[1])
    trees(sheet, near, colours)
    near.lay(colours[2])
    scene = random.choice([travelled, travelled, grazed, rehearsed])(sheet, near, colours)
    return sentence(scene, landmark, village, above)


def grounds(papers):
    """Return rows of colours of ground, each from the far to the near."""
    return [
        (papers.mauve, papers.teal, papers.petrol, papers.deep),
        (papers.mist, papers.leaf, papers.petrol, papers.deep),
        (papers.mauve, papers.leaf, papers.wood, papers.deep),
        (papers.rose, papers.mauve, papers.plum, papers.ink),
        (papers.teal, papers.ochre, papers.wood, papers.deep),
        (papers.mauve, papers.rose, papers.crimson, papers.ink),
    ]


def castle_hill(sheet, ridge, x, colours):
    castle(sheet, x, ridge.foot(x, 240) - 30, min(1.25, sheet.right / 900), sheet.papers.plum)
    ridge.lay(colours[0])
    return "a castle on the skyline"


def mill_hill(sheet, ridge, x, colours):
    windmill(sheet, x, ridge.foot(x, 90), 1.15, turn=sheet.random.uniform(8, 40))
    ridge.lay(colours[0])
    return "a windmill on the skyline"


def church_hill(sheet, ridge, x, colours):
    papers, random = sheet.papers, sheet.random
    for i in range(4):
        at = x - 190 + 76 * i
        wall = random.choice([papers.rose, papers.cream, papers.pink, papers.teal])
        house(sheet, at, ridge.foot(at, 70), 62, random.uniform(66, 92), wall, papers.plum, (2, 2))
    church(sheet.at(x + 140, ridge.foot(x + 180, 120), 0.9))
    ridge.lay(colours[0])
    return "a village with a church on the skyline"


LANDMARKS = [castle_hill, mill_hill, church_hill]


def houses(sheet, ridge, x, colours):
    """Build a few houses side by side."""
    papers, random = sheet.papers, sheet.random
    count = random.choice([1, 2, 3])
    walls = random.sample([papers.cream, papers.white, papers.rose, papers.pink, papers.mist, papers.brass], count)
    at = x - 70 * (count - 1)
    for wall in walls:
        width, height = random.uniform(100, 128), random.uniform(96, 150)
        roof = random.choice([papers.red, papers.crimson, papers.plum, papers.ink])
        house(sheet, at, ridge.foot(at, width), width, height, wall, roof, (2, 2), gable=random.random() < 0.7)
        at += width + 22
    return counted(count, "house") + " on the slope"


def woods(sheet, ridge, x, colours):
    """Plant a wood."""
    random = sheet.random
    for i in range(random.choice([7, 9])):
        at = x + 46 * (i - 4) + random.uniform(-12, 12)
        plant = random.choice([tree, tree, round_tree])
        plant(sheet, at, ridge.y(at) + 10, random.uniform(0.9, 1.4), tint(colours[2], random.uniform(0.86, 1.12)))
    return "a wood on the slope"


def trees(sheet, ridge, colours):
    random = sheet.random
    for share in random.sample([0.05, 0.12, 0.2, 0.8, 0.88, 0.95], 3):
        x = sheet.right * share
        plant = random.choice([tree, round_tree])
        plant(sheet, x, ridge.y(x) + 8, random.uniform(1.0, 1.4), tint(colours[3], random.uniform(1, 1.3)))


def travelled(sheet, ridge, colours):
    """Lay a road along the ridge, and let somebody pass on it."""
    papers, random, down = sheet.papers, sheet.random, sheet.bottom * 0.045
    x = sheet.right * random.uniform(0.44, 0.56)
    traffic = random.choice([a_van, a_bus, a_bicycle, walkers])
    if traffic in (a_van, a_bus):
        ridge.road(papers.ink, down, 84)
    else:
        ridge.lane(mix(papers.wood, papers.cream, 0.55), down, 84)
    passing = traffic(sheet, ridge, x, down + 58)
    foreground(sheet, colours, ridge, down + 84)
    return f"{passing} on a road through hills"


def drive(sheet, ridge, x, down, vehicle, length):
    """Put a vehicle on the road, about a third of the picture long."""
    scale = min(1.7, sheet.right * 0.54 / length)
    vehicle(sheet.at(x, ridge.y(x) + down, scale, ridge.slope(x, length * scale)))


def a_van(sheet, ridge, x, down):
    drive(sheet, ridge, x, down, van, 300)
    return "a loaded van"


def a_bus(sheet, ridge, x, down):
    stop = sheet.right * 0.9
    bus_stop(sheet.at(stop, ridge.y(stop) + down - 60, 0.8))
    drive(sheet, ridge, x, down, bus, 320)
    return "a double-decker and its stop"


def a_bicycle(sheet, ridge, x, down):
    bicycle(sheet.at(x + 70, ridge.y(x + 70) + down, 1.4, ridge.slope(x + 70, 200)), sheet.papers.red)
    figure(sheet.at(x - 130, ridge.y(x - 130) + down + 12, 1.35), somebody(sheet.random))
    return "somebody with a bicycle"


def walkers(sheet, ridge, x, down):
    count = sheet.random.choice([2, 3])
    for i in range(count):
        at, scale = x + 165 * (i - (count - 1) / 2), sheet.random.uniform(1.15, 1.4)
        figure(sheet.at(at, ridge.y(at) + down + 10, scale), somebody(sheet.random))
    return counted(count, "walker")


def grazed(sheet, ridge, colours):
    """Let sheep graze, somebody with them."""
    random, high = sheet.random, sheet.bottom
    count = random.choice([3, 4, 5])
    x, step = sheet.right * random.uniform(0.16, 0.2), sheet.right * 0.66 / count
    herd = random.randrange(1, count + 1)
    for i in range(count + 1):
        at = x + step * i
        y = ridge.y(at) + high * random.uniform(0.07, 0.12)
        if i == herd:
            figure(sheet.at(at, y, min(1.3, high / 720)), somebody(random))
        else:
            sheep(sheet.at(at, y, random.uniform(0.95, 1.25), flip=random.random() < 0.5))
    foreground(sheet, colours, ridge, high * 0.12)
    return f"somebody among {NUMBERS[count]} sheep in the hills"


def rehearsed(sheet, ridge, colours):
    """Let two rehearse in a meadow, their trunk beside them."""
    papers, random, high = sheet.papers, sheet.random, sheet.bottom
    x, down = sheet.right * random.uniform(0.46, 0.54), high * 0.1
    scale = min(1.5, high / 640, sheet.right / 640)
    foot = ridge.y(x) + down
    trunk(sheet.at(x, foot - 10, scale * 0.8), papers.plum)
    crown(sheet.at(x, foot - 10 - 86 * scale, scale * 0.8, -4), papers.scarlet)
    for side in (-1, 1):
        place = sheet.at(x + side * 160 * scale, foot + 10, scale, flip=side > 0)
        figure(place, somebody(random), hands=((-54, -86), (70, -150)))
        if side < 0:
            skull(place.at(76, -152, 0.5))
    foreground(sheet, colours, ridge, high * 0.12)
    return "two people rehearse with a skull in a meadow, a crown on a trunk between them"


def foreground(sheet, colours, road, down):
    """Lay the ground this side of the road, with a fence or bushes at its sides."""
    random, high = sheet.random, sheet.bottom
    front = Ridge(sheet, min(road.y(sheet.right / 2) + down + high * 0.07, high * 0.94), 6)
    if random.random() < 0.5:
        for start, end in ((-30, sheet.right * 0.24), (sheet.right * 0.76, sheet.right + 30)):
            fence(sheet, start, end, front.y)
    else:
        for share in (0.03, 0.15, 0.86, 0.97):
            x = sheet.right * share
            bush(sheet, x, front.y(x) + 14, random.uniform(0.9, 1.3), tint(colours[2], 0.9))
    front.lay(colours[3])
