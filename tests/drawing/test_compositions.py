"""Pictures that are composed at random: the same for the same number, of any ratio, and truly described."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib import import_module
from random import Random

import pytest
from PIL import ImageStat

from project.commands import ROOT
from project.drawing.compositions import STYLES, compose
from project.drawing.palette import Palette

SITE = ROOT / "static/css/tokens.css"
SMALL = (120, 80)
RATIOS = [(90, 160), (96, 120), (100, 100), (150, 100), (210, 90)]
PRINT_PIXELS = """
from hashlib import sha256
from random import Random
from project.drawing.compositions import STYLES, compose
from project.drawing.palette import Palette
for seed in (1, 2):
    for style in STYLES:
        done = compose((60, 40), Random(seed), Palette(), style=style)
        print(style, done.alt, sha256(done.image.tobytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def palette():
    return Palette(SITE)


def pixels(*arguments, **options):
    return sha256(compose(*arguments, **options).image.tobytes()).hexdigest()


def brightness(image):
    return ImageStat.Stat(image.convert("L")).mean[0]


def test_the_same_number_gives_the_same_pixels_in_every_process():
    runs = [
        subprocess.run(
            [sys.executable, "-c", PRINT_PIXELS],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]
    assert len(set(runs[0].splitlines())) == 2 * len(STYLES)


def test_other_numbers_give_other_pictures(palette):
    assert len({pixels(SMALL, Random(seed), palette) for seed in range(6)}) == 6


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", RATIOS, ids="{0[0]}x{0[1]}".format)
def test_every_style_fills_every_ratio(palette, style, size):
    done = compose(size, Random(3), palette, style=style)

    assert (done.image.size, done.image.mode, done.style) == (size, "RGB", style)


@pytest.mark.parametrize("style", STYLES)
def test_the_description_is_one_short_sentence(palette, style):
    texts = [compose((30, 20), Random(seed), palette, style=style).alt for seed in range(8)]

    assert all(re.fullmatch(r"[A-Z][^.]{20,178}\.", text) for text in texts), texts
    assert not any(re.search(r"night|, ,|\b(a|an) (a|an|two|three)\b", text) for text in texts), texts
    assert len(set(texts)) > 4


@pytest.mark.parametrize(
    ("style", "thing"), [("landscape", "castle"), ("sea", "whale"), ("sea", "lighthouse"), ("sky", "kite")]
)
def test_what_is_said_to_be_there_was_drawn(palette, monkeypatch, style, thing):
    drawn = []
    module = import_module(f"project.drawing.compositions.{style}")
    draw = getattr(module, thing)
    monkeypatch.setattr(module, thing, lambda *place, **options: drawn.append(place) or draw(*place, **options))

    said = []
    for seed in range(16):
        drawn.clear()
        said.append(thing in compose((30, 20), Random(seed), palette, style=style).alt)
        assert said[-1] == bool(drawn)

    assert set(said) == {True, False}


def test_no_two_styles_say_the_same(palette):
    texts = [compose((30, 20), Random(1), palette, style=style).alt for style in STYLES]

    assert len(set(texts)) == len(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_night_shows_the_same_scene_in_the_dark(palette, style):
    day, night = (compose(SMALL, Random(4), palette, night, style) for night in (False, True))

    assert (night.alt, night.style) == (day.alt, day.style)
    assert brightness(night.image) < brightness(day.image)


def test_another_palette_gives_other_colours(palette, tmp_path):
    blue = tmp_path / "tokens.css"
    blue.write_text(re.sub(r"(--(?:loud-ground|deep): light-dark\()#[0-9a-f]{6}", r"\1#1030c0", SITE.read_text()))

    before, after = (
        ImageStat.Stat(compose(SMALL, Random(1), one, style="stage").image).mean for one in (palette, Palette(blue))
    )

    assert before[0] > before[2]
    assert after[2] > after[0]


def test_faces_are_kept_for_upright_pictures(palette):
    upright = [compose((20, 25), Random(seed), palette).style for seed in range(12)]
    wide = [compose((42, 18), Random(seed), palette).style for seed in range(12)]

    assert upright.count("portrait") > 4
    assert "portrait" not in wide
