"""Outlines as lists of points ``(x, y)``; y grows downwards."""

from math import cos, hypot, pi, radians, sin


def box(x, y, width, height, round=0):
    """Return a rectangle, *x* and *y* its left upper corner, its corners rounded by a radius."""
    if not round:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    corners = [(x + width - round, y + round), (x + width - round, y + height - round)]
    corners += [(x + round, y + height - round), (x + round, y + round)]
    return [point for turn, (a, b) in enumerate(corners) for point in arc(a, b, round, turn * 90 - 90, turn * 90)]


def oval(x, y, across, up=None):
    """Return an ellipse around a point, by its two radii, or a circle."""
    return arc(x, y, across, 0, 360, up)


def arc(x, y, across, start, end, up=None):
    """Return a part of an ellipse, clockwise; 0 degrees is right, 90 is down."""
    up = up or across
    steps = max(abs(end - start) // 5, 2)
    angles = [radians(start + (end - start) * step / steps) for step in range(int(steps) + 1)]
    return [(x + across * cos(angle), y + up * sin(angle)) for angle in angles]


def points(text):
    """Return the points that *text* lists as ``x,y x,y``."""
    return [tuple(float(number) for number in pair.split(",")) for pair in text.split()]


def smooth(*through):
    """Return a closed curve through points, given one by one or as text."""
    corners = _listed(through)
    count = len(corners)
    return [
        _between(corners[i - 1], corners[i], corners[(i + 1) % count], corners[(i + 2) % count], step / 8)
        for i in range(count)
        for step in range(8)
    ]


def path(*through):
    """Return an open curve through points, given one by one or as text."""
    corners = _listed(through)
    whole = [corners[0], *corners, corners[-1]]
    steps = [_between(*whole[i : i + 4], step / 8) for i in range(len(corners) - 1) for step in range(8)]
    return [*steps, corners[-1]]


def _listed(through):
    return points(*through) if isinstance(through[0], str) else list(through)


def _between(a, b, c, d, t):
    """Return the point at *t* between *b* and *c* of the Catmull-Rom curve through all four."""
    return tuple(
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )


def ribbon(width, *points, end=None):
    """Return a band along a curve through *points*, as wide at its end as *end* says, its ends round."""
    line = path(*points)
    end = width if end is None else end
    there, back = [], []
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        length = hypot(x1 - x0, y1 - y0) or 1
        half = (width + (end - width) * i / (len(line) - 1)) / 2
        dx, dy = (y1 - y0) / length * half, (x0 - x1) / length * half
        there.append((x + dx, y + dy))
        back.append((x - dx, y - dy))
    return [*there, *_cap(*there[-1], *back[-1]), *reversed(back), *_cap(*back[0], *there[0])]


def _cap(x0, y0, x1, y1):
    """Return the half circle that leads clockwise from one point to the other."""
    x, y, dx, dy = (x0 + x1) / 2, (y0 + y1) / 2, (x0 - x1) / 2, (y0 - y1) / 2
    turns = [pi * step / 6 for step in range(1, 6)]
    return [(x + dx * cos(turn) - dy * sin(turn), y + dy * cos(turn) + dx * sin(turn)) for turn in turns]


def star(x, y, radius, points=5, inner=0.45):
    """Return a star that stands on two of its points."""
    turns = [pi * step / points - pi / 2 for step in range(2 * points)]
    radii = [radius, radius * inner] * points
    return [(x + size * cos(turn), y + size * sin(turn)) for turn, size in zip(turns, radii, strict=True)]


def drop(x, y, size):
    """Return a drop of water, *x* and *y* its tip, twice as high as *size*."""
    return [(x, y), *arc(x, y + 1.35 * size, 0.68 * size, -20, 200)]
