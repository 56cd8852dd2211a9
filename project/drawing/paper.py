"""Sheets of paper: an outline gets its uneven edge, throws its shadow and is pasted down."""

from copy import copy
from math import cos, pi, radians, sin
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINE = 3  # every outline is drawn so many times larger, then reduced
GRAIN = 512  # pixels; the grain repeats after that
# What becomes of each of the 256 values of a mask: in the shadow close by and in the one further down, on an edge in
# the light by day and by night, on the way to the foot of a piece.
CONTACT, CLOUD = [int(value * 0.4) for value in range(256)], [int(value * 0.42) for value in range(256)]
EDGE, EDGE_AT_NIGHT, SLOPE = [[value // part for value in range(256)] for part in (4, 9, 8)]


class Piece(NamedTuple):
    """A piece of paper that lies on the sheet: where it shows, within which box of pixels."""

    mask: Image.Image
    box: tuple


class Sheet:
    """What a scene is pasted on.

    Lengths are in units of the scene, whose *core* always shows, from ``(0, 0)`` to its width and
    height. Around it the sheet goes on to ``left``, ``top``, ``right`` and ``bottom``, as far as
    the size asks for.

    :param size: Pixels, width and height.
    :param core: Units, width and height.
    """

    def __init__(self, size, core, papers, seed):
        self.papers = papers
        # Two of them: what is pasted only at night must not change who sits in the bus.
        self.random, self._hand = Random(seed), Random(seed)
        self.image = Image.new("RGB", size, papers.skies[0])
        self.pixels = min(size[0] / core[0], size[1] / core[1])  # in one unit of the whole sheet
        self.scale, self.turn, self.mirror = self.pixels, 0, 1
        self.x = (size[0] - core[0] * self.pixels) / 2
        self.y = (size[1] - core[1] * self.pixels) * 0.6
        self.left, self.top = -self.x / self.pixels, -self.y / self.pixels
        self.right, self.bottom = self.left + size[0] / self.pixels, self.top + size[1] / self.pixels

    def at(self, x, y, scale=1, turn=0, flip=False):
        """Return the same sheet with its origin moved to a point, larger, turned by degrees or mirrored."""
        place = copy(self)
        (place.x, place.y), place.scale, place.turn = self.pixel(x, y), self.scale * scale, self.turn + turn
        place.mirror = self.mirror * (-1 if flip else 1)
        return place

    def pixel(self, x, y):
        """Return where a point of this place lies in the image."""
        x, turn = x * self.mirror, radians(self.turn)
        return (
            self.x + self.scale * (x * cos(turn) - y * sin(turn)),
            self.y + self.scale * (x * sin(turn) + y * cos(turn)),
        )

    def cut(self, colour, *outlines, lift=1.0, within=None, holes=()):
        """Paste one piece of paper in the shape of all *outlines* together.

        :param lift: How high it lies above what is under it; 0 is printed on it.
        :param within: A piece that it must not reach beyond.
        :param holes: Outlines of what is cut out of it.
        :return: The :class:`Piece`.
        """
        piece = self._piece(outlines, holes, margin=round(40 * lift * self.pixels) + 4)
        if within:
            piece = piece._replace(mask=ImageChops.multiply(piece.mask, self._part(within, piece.box)))
        if lift:
            self._throw_shadow(piece, lift, within)
        self.image.paste(colour, piece.box, piece.mask)
        if lift:
            self._model(piece)
        return piece

    def _uneven(self, outline):
        """Return an outline in pixels as a hand with scissors would follow it."""
        points = [self.pixel(*point) for point in outline]
        extent = max(max(axis) - min(axis) for axis in zip(*points, strict=True))
        reach = min(1.25 * self.pixels, 0.014 * extent)
        phases = [self._hand.uniform(0, 2 * pi) for _ in range(4)]
        cut, way = [], 0
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            length = abs(x1 - x0) + abs(y1 - y0)
            steps = max(round(length / max(7 * self.pixels, 1)), 1)  # closer than a pixel, nobody sees them
            for step in range(steps):
                s = (way + length * step / steps) / self.pixels
                dx = sin(s / 31 + phases[0]) + 0.6 * sin(s / 11 + phases[1]) + self._hand.uniform(-0.35, 0.35)
                dy = sin(s / 27 + phases[2]) + 0.6 * sin(s / 12 + phases[3]) + self._hand.uniform(-0.35, 0.35)
                cut.append((x0 + (x1 - x0) * step / steps + reach * dx, y0 + (y1 - y0) * step / steps + reach * dy))
            way += length
        return cut

    def _piece(self, outlines, holes, margin):
        outlines = [(self._uneven(outline), 255) for outline in outlines]
        xs, ys = zip(*(point for outline, _ in outlines for point in outline), strict=True)
        width, height = self.image.size
        left, top = (min(max(int(min(axis)) - margin, 0), end - 1) for axis, end in ((xs, width), (ys, height)))
        right, bottom = (
            max(min(int(max(xs)) + margin, width), left + 1),
            max(min(int(max(ys)) + margin, height), top + 1),
        )
        mask = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
        pen = ImageDraw.Draw(mask)
        for outline, fill in outlines + [(self._uneven(hole), 0) for hole in holes]:
            pen.polygon([((x - left) * FINE, (y - top) * FINE) for x, y in outline], fill=fill)
        return Piece(mask.reduce(FINE), (left, top, right, bottom))

    def _part(self, piece, box):
        """Return the mask of *piece* as it is within another *box*."""
        part = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        part.paste(piece.mask, (piece.box[0] - box[0], piece.box[1] - box[1]))
        return part

    def _throw_shadow(self, piece, lift, within):
        """Darken what lies under *piece*: close by like a contact, further down like a soft cloud."""
        for fall, blur, strength in ((2, 2, CONTACT), (9, 11, CLOUD)):
            shadow = _moved(piece.mask, 0, round(fall * lift * self.pixels))
            shadow = shadow.filter(ImageFilter.GaussianBlur(blur * lift * self.pixels)).point(strength)
            if within:
                shadow = ImageChops.multiply(shadow, self._part(within, piece.box))
            self.image.paste(self.papers.shade, piece.box, shadow)

    def _model(self, piece):
        """Let the light fall on *piece* from above: a bright upper edge, a foot in the shade."""
        edge = ImageChops.subtract(piece.mask, _moved(piece.mask, 1, max(round(1.6 * self.pixels), 1)))
        self.image.paste(self.papers.light, piece.box, edge.point(EDGE_AT_NIGHT if self.papers.night else EDGE))
        slope = Image.linear_gradient("L").resize(piece.mask.size).point(SLOPE)
        self.image.paste(self.papers.shade, piece.box, ImageChops.multiply(slope, piece.mask))

    def glow(self, x, y, radius, strength=0.6, colour=None):
        """Let light fall off around a point."""
        (x, y), radius = self.pixel(x, y), round(radius * self.scale)
        light = Image.radial_gradient("L").resize((2 * radius, 2 * radius))
        light = light.point(lambda value: int(max(1 - value / 180, 0) ** 1.8 * 255 * strength))
        self.image.paste(colour or self.papers.light, (round(x) - radius, round(y) - radius), light)

    def beam(self, *points, strength=0.4):
        """Let a beam of light fall through the air, from the first of *points* to the others, fading."""
        piece = self._piece([points], (), margin=round(12 * self.pixels))
        light = piece.mask.filter(ImageFilter.GaussianBlur(2.5 * self.pixels))
        fade = Image.linear_gradient("L").resize(light.size).point(lambda value: int((255 - value * 0.6) * strength))
        self.image.paste(self.papers.light, piece.box, ImageChops.multiply(light, fade))

    def finished(self):
        """Return the picture, its corners in the shade, grain over all."""
        corners = Image.radial_gradient("L").resize(self.image.size)
        self.image.paste(self.papers.shade, (0, 0), corners.point(lambda value: max(value - 105, 0) * 2 // 5))
        return ImageChops.overlay(self.image, _grain(self.image.size, self._hand, 11))


def _moved(mask, dx, dy):
    """Return *mask* shifted right and down; what it leaves behind stays, for the sheet may end there."""
    moved = mask.copy()
    moved.paste(mask, (dx, dy))
    return moved


def _grain(size, random, depth):
    """Return a grey picture of paper: specks, and fibres that lie across."""
    specks = Image.frombytes("L", (GRAIN, GRAIN), random.randbytes(GRAIN * GRAIN))
    fibres = specks.resize((GRAIN * 6, GRAIN)).crop((0, 0, GRAIN, GRAIN)).filter(ImageFilter.GaussianBlur(0.6))
    tile = Image.blend(specks.filter(ImageFilter.GaussianBlur(0.55)), fibres, 0.4)
    tile = tile.point(lambda value: int(127.5 + (value - 127.5) * depth / 64))
    grain = Image.new("L", size)
    for x in range(0, size[0], GRAIN):
        for y in range(0, size[1], GRAIN):
            grain.paste(tile, (x, y))
    return Image.merge("RGB", [grain] * 3)
