"""Sample sentences against plain Markovify, drawn pictures against plain Pillow, and what ten thousand events take."""

import resource
from datetime import date
from random import Random
from time import perf_counter

import markovify
from PIL import Image, ImageDraw, ImageFilter

from bench import PreparedSite, seconds, show
from project.drawing.compositions import STYLES, compose
from project.drawing.palette import Palette
from project.seeding.filling import Filling
from project.seeding.pictures import AlreadyHung
from project.seeding.source import Source
from project.seeding.voices import OWN, Learnt, Voice

EVENTS = 10_000
SIZE = (1200, 800)  # pixels
SHAPES = 100  # about as many pieces as a composition has


def main():
    say_sentences()
    draw_pictures()
    with PreparedSite() as app, app.app_context():
        add_events()


def say_sentences():
    for name in OWN:
        learnt = Learnt.own(name)
        plain = markovify.NewlineText("\n".join(learnt.corpus.sentences), well_formed=False)
        baseline = seconds(lambda plain=plain: plain.make_sentence(tries=100, max_overlap_total=8), 200)
        voice = Voice(learnt, Random(1))
        show(f"plain Markovify, {name}", baseline, baseline)
        show(f"a sentence, {name}", seconds(lambda voice=voice: voice.sentence(200), 200), baseline)
        show(f"learning the voice, {name}", seconds(lambda name=name: Learnt.own(name), 1), baseline)


def draw_pictures():
    palette = Palette()
    baseline = seconds(plain_picture, 1)
    show("plain Pillow, as many shapes", baseline, baseline)
    for style in STYLES:
        show(f"a picture, {style}", seconds(lambda s=style: compose(SIZE, Random(1), palette, style=s), 1), baseline)


def plain_picture():
    """Draw polygons, each with a blurred shadow in a box of its own, and nothing else."""
    random, image = Random(1), Image.new("RGB", SIZE)
    for _ in range(SHAPES):
        x, y = random.randrange(SIZE[0] - 200), random.randrange(SIZE[1] - 200)
        mask = Image.new("L", (200, 200))
        ImageDraw.Draw(mask).polygon([(random.randrange(200), random.randrange(200)) for _ in range(60)], fill=255)
        image.paste((0, 0, 0), (x, y + 9), mask.filter(ImageFilter.GaussianBlur(11)))
        image.paste((200, 80, 60), (x, y), mask)


def add_events():
    source = Source(1, Learnt.own("stage"), AlreadyHung(), date(2026, 11, 27))
    before, start = memory(), perf_counter()
    Filling(source).fill({"event"}, {"event": EVENTS // 10})
    between, first = memory(), perf_counter() - start
    Filling(source).fill({"event"}, {"event": EVENTS})
    print(
        f"{EVENTS} events: {perf_counter() - start:.0f} s; memory grew by {between - before:.0f} MiB over the first "
        f"tenth ({first:.1f} s), by {memory() - between:.0f} MiB over the rest"
    )


def memory():
    """The most memory that was in use so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
