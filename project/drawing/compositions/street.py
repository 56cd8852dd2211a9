"""A street from the other side: its houses, its weather, and what goes on."""

from ..buildings import church, hall, lamp_post, townhouse, window
from ..palette import mix, tint
from ..people import figure, somebody
from ..playhouse import bunting
from ..props import awning, giraffe, trumpet, umbrella
from ..scenery import cloud, hanging, stars, wall
from ..shapes import arc, box, oval, star
from ..vehicles import bicycle, bus, van
from ..words import sentence
from .grounds import Ridge, backdrop


def street(sheet):
    random, papers = sheet.random, sheet.papers
    wide, high = sheet.right, sheet.bottom
    pavement = high * random.uniform(0.74, 0.78 if wide > high else 0.82)
    light = wide * random.uniform(0.3, 0.7)
    backdrop(sheet, light, high * 0.32, 0.36 * min(wide, high))
    stars(sheet, 14, high * 0.4)
    weather = random.choice(WEATHERS)
    above = weather(sheet, high)
    hill = Ridge(sheet, pavement - high * 0.24, high * 0.05)
    church(sheet.at(wide * random.choice([0.2, 0.8]), hill.y(wide / 2), min(1.3, high / 900)))
    hill.lay(papers.mauve)
    middle = random.choice([row, row, theatre])
    houses = middle(sheet, pavement)
    paving(sheet, pavement, weather is snow)
    for x in (wide * 0.12, wide * 0.88):
        lamp_post(sheet, x, pavement + high * 0.035, min(1.3, high / 800))
    if weather is clear and random.random() < 0.6:
        across(sheet, pavement)
        above = "small flags across the street"
    wet = weather is rain
    x = wide * (random.uniform(0.46, 0.54) if middle is row or wide < 1.3 * high else random.choice([0.32, 0.68]))
    going_on = random.choice(GOINGS_ON)(sheet, x, pavement + high * 0.12, wet)
    return sentence(f"{going_on} in front of {houses}", above)


def clear(sheet, high):
    for share in (0.16, 0.82):
        cloud(sheet, sheet.right * share, high * sheet.random.uniform(0.12, 0.2), sheet.random.uniform(0.6, 0.9))
    return "clouds on strings above"


def rain(sheet, high):
    count = max(round(sheet.right / 420), 2)
    for i in range(count):
        x = sheet.right * (i + 0.5) / count
        colour = mix(sheet.papers.white, sheet.papers.grey, 0.4)
        cloud(sheet, x, high * sheet.random.uniform(0.1, 0.18), sheet.random.uniform(0.9, 1.2), 5, colour)
    return "rain hangs from the clouds on strings"


def snow(sheet, high):
    random = sheet.random
    for i in range(round(sheet.right / 105)):
        x, y = 105 * (i + random.uniform(0.2, 0.8)), high * random.uniform(0.06, 0.36)
        hanging(sheet, x, y, star(0, 0, random.uniform(15, 25), 6, 0.42), sheet.papers.white, lift=0.6)
    return "snowflakes on strings above"


WEATHERS = [clear, clear, rain, snow]


def row(sheet, pavement):
    """Build houses wall to wall, some with shops."""
    build(sheet, pavement, sheet.left - 40, sheet.right + 60, sheet.random.uniform(185, 270))
    return "a row of tall houses"


def theatre(sheet, pavement):
    """Build a hall with a clock, houses at its sides."""
    scale = min(1.15, sheet.right * 0.56 / 440, sheet.bottom / 800)
    x, half = sheet.right / 2, 200 * scale
    room = sheet.random.uniform(170, 240)
    build(sheet, pavement, sheet.left - 60, x - half - 30, room)
    build(sheet, pavement, x + half + 30, sheet.right + 60, room)
    hall(sheet.at(x, pavement + 6, scale))
    return "a hall with a clock in its gable"


def build(sheet, pavement, start, end, room):
    """Build houses from *start* to *end*, each about *room* wide."""
    random, papers = sheet.random, sheet.papers
    count = max(round((end - start) / room), 1)
    width = (end - start) / count
    walls = [papers.cream, papers.rose, papers.white, papers.teal, papers.pink, papers.mist, papers.brass, papers.mauve]
    roofs = [papers.red, papers.crimson, papers.plum, papers.ink, papers.petrol]
    last = None
    for i in range(count):
        last = random.choice([wall for wall in walls if wall != last])
        shape = random.choice(["gable", "gable", "hip", "stepped", "flat"])
        height = sheet.bottom * random.uniform(0.26, 0.38) + 40
        x = start + width * (i + 0.5)
        storey = townhouse(sheet, x, pavement + 4, width - 4, height, last, random.choice(roofs), shape)
        random.choice([shop, home, home])(sheet.at(x, pavement + 4), width - 4, storey)


def home(sheet, width, storey):
    """Give a house its door and a window beside it."""
    papers, random = sheet.papers, sheet.random
    place = sheet.at(0, 0, flip=random.random() < 0.5)
    high = storey * 0.86
    colour = random.choice([papers.red, papers.petrol, papers.plum, papers.ink, papers.ochre])
    door = [*arc(-width * 0.2, -high * 0.72, width * 0.13, 180, 360), (-width * 0.07, 0), (-width * 0.33, 0)]
    place.cut(colour, door, lift=0.3)
    place.cut(papers.brass, oval(-width * 0.11, -high * 0.4, 4), lift=0.2)
    window(place, width * 0.1, -high * 0.86, width * 0.26, high * 0.5, papers.window, tint(colour, 0.9))
    place.cut(tint(colour, 1.1), box(width * 0.08, -high * 0.36, width * 0.3, high * 0.12, 4), lift=0.4)


def shop(sheet, width, storey):
    """Give a house a lit window below an awning."""
    papers = sheet.papers
    high = storey * 0.84
    sheet.cut(papers.petrol, box(-width * 0.44, -high, width * 0.88, high), lift=0.3)
    sheet.cut(papers.window, box(-width * 0.38, -high * 0.86, width * 0.46, high * 0.6, 3), lift=0.2)
    sheet.cut(papers.window, box(width * 0.18, -high * 0.86, width * 0.18, high * 0.5, 3), lift=0.2)
    sheet.cut(tint(papers.petrol, 0.8), box(width * 0.13, -high * 0.9, 3, high * 0.9), lift=0)
    awning(sheet.at(0, -storey * 1.02, width / 440), 400, 9)


def paving(sheet, y, snowy):
    papers, random = sheet.papers, sheet.random
    colour = random.choice([papers.mauve, papers.plum, papers.wood, papers.petrol])
    if snowy:
        colour = mix(papers.mist, papers.white, 0.5)
    ground = wall(sheet, colour, y, lift=1)
    kerb = box(sheet.left - 60, y, sheet.right - sheet.left + 120, 16)
    sheet.cut(tint(colour, 1.14), kerb, lift=0, within=ground)
    for line in range(int((sheet.bottom - y) // 38)):
        for x in range(-60, int(sheet.right) + 60, 84):
            if random.random() < 0.5:
                stone = box(x + line * 31 % 74, y + 28 + line * 38, random.uniform(44, 70), 22, 9)
                sheet.cut(tint(colour, random.uniform(0.88, 1.08)), stone, lift=0.1, within=ground)


def across(sheet, pavement):
    y = pavement - sheet.bottom * 0.4
    wide = sheet.right
    flags = max(round(wide / 70), 9)
    points = [(-20, y), (wide * 0.25, y + 70), (wide * 0.5, y + 10), (wide * 0.75, y + 76), (wide + 20, y)]
    bunting(sheet, *points, flags=flags)


def vehicle(sheet, draw, length, x, y):
    draw(sheet.at(x, y, min(1.5, sheet.right * 0.6 / length)))


def a_van(sheet, x, y, wet):
    vehicle(sheet, van, 300, x, y)
    return "a loaded van stops"


def a_bus(sheet, x, y, wet):
    vehicle(sheet, bus, 320, x, y)
    return "a double-decker stops"


def passers_by(sheet, x, y, wet):
    """Let two meet, under umbrellas if it rains."""
    random, papers = sheet.random, sheet.papers
    scale = min(1.5, sheet.bottom / 620, sheet.right / 640)
    pairs = [(papers.red, papers.white), (papers.brass, papers.red)]
    for side in (-1, 1):
        place = sheet.at(x + side * 120 * scale, y + random.uniform(0, 20), scale, flip=side > 0)
        if wet:
            umbrella(place.at(-50, -150, 1.1), *pairs[side > 0])
        figure(place, somebody(random), hands=((-50, -150), (54, -86)) if wet else ((-54, -86), (70, -140)))
    return "two people meet under umbrellas" if wet else "two people greet each other"


def musician(sheet, x, y, wet):
    random = sheet.random
    scale = min(1.55, sheet.bottom / 600, sheet.right / 600)
    place = sheet.at(x, y, scale)
    figure(place, somebody(random), hands=((-54, -110), (60, -128)))
    trumpet(place.at(62, -84, 0.6), sheet.papers.brass)
    return "somebody with a trumpet stands"


def cyclist(sheet, x, y, wet):
    scale = min(1.5, sheet.bottom / 620, sheet.right / 640)
    bicycle(sheet.at(x + 70 * scale, y, scale), sheet.papers.red)
    figure(sheet.at(x - 90 * scale, y + 12, scale), somebody(sheet.random))
    return "somebody with a bicycle waits"


def giraffe_walk(sheet, x, y, wet):
    """Let two carry a giraffe that is a puppet, and no more than its neck."""
    random = sheet.random
    scale = min(1.35, sheet.bottom / 660, sheet.right / 700)
    place = sheet.at(x + 20 * scale, y, scale)
    giraffe(place.at(0, -330), 220)
    figure(place.at(-110, 8), somebody(random), hands=((-54, -86), (96, -128)))
    figure(place.at(110, 12), somebody(random), hands=((-88, -128), (54, -86)))
    return "two people carry a giraffe’s head and neck"


GOINGS_ON = [a_van, a_bus, passers_by, passers_by, musician, cyclist, giraffe_walk]
