"""Pictures that are composed at random: the same for the same number, of any ratio, and truly described."""

import os
import re
import subprocess
import sys
from importlib import import_module
from random import Random

import pytest
from PIL import ImageStat

from project.commands import ROOT
from project.drawing.compositions import STYLES, compose
from project.drawing.palette import Palette
from project.drawing.paper import Sheet

SITE = ROOT / "static/css/tokens.css"
SMALL = (60, 40)
RATIOS = [(45, 80), (48, 60), (50, 50), (75, 50), (105, 45)]
PRINT_PIXELS = """
from hashlib import sha256
from random import Random
from project.drawing.compositions import STYLES, compose
from project.drawing.palette import Palette
for style in STYLES:
    done = compose((30, 20), Random(7), Palette(), style=style)
    print(style, done.alt, sha256(done.image.tobytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def palette():
    return Palette(SITE)


@pytest.fixture
def texts(palette, monkeypatch):
    """Return a function that composes pictures of a style, cuts nothing, and returns what is said of them."""
    for work in ("cut", "glow", "beam", "finished"):
        monkeypatch.setattr(Sheet, work, lambda *arguments, **options: None)

    def composed(style, count, size=SMALL):
        return [compose(size, Random(seed), palette, style=style).alt for seed in range(count)]

    return composed


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
        ).stdout.splitlines()
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]
    assert len(set(runs[0])) == len(STYLES)


def test_other_numbers_give_other_pictures(palette):
    pictures = [compose(SMALL, Random(seed), palette, style="shelf").image.tobytes() for seed in range(4)]

    assert len(set(pictures)) == 4


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", RATIOS, ids="{0[0]}x{0[1]}".format)
def test_every_style_fills_every_ratio(palette, style, size):
    done = compose(size, Random(3), palette, style=style)

    assert (done.image.size, done.image.mode, done.style) == (size, "RGB", style)


@pytest.mark.parametrize("style", STYLES)
def test_the_description_is_one_short_sentence(texts, style):
    said = texts(style, 20) + texts(style, 10, (9, 16))

    assert [text for text in said if not re.fullmatch(r"[A-Z][^.]{20,178}\.", text)] == []
    assert [text for text in said if re.search(r"night|day|, ,|\ban? (an?|one|two|three|[aeiou]) ", text)] == []
    assert len(set(said)) > 15


def test_no_two_styles_say_the_same(texts):
    assert len({text for style in STYLES for text in set(texts(style, 5))}) == 5 * len(STYLES)


@pytest.mark.parametrize(
    ("style", "thing", "words"),
    [
        ("landscape", "castle", "castle"),
        ("sea", "whale", "whale"),
        ("sea", "lighthouse", "lighthouse"),
        ("sky", "kite", "kite"),
        ("street", "bunting", "flags"),
        ("stage", "audience", "watched"),
        ("portrait", "ruff", "ruff"),
    ],
)
def test_what_is_said_to_be_there_is_drawn(texts, monkeypatch, style, thing, words):
    drawn = []
    monkeypatch.setattr(
        import_module(f"project.drawing.compositions.{style}"), thing, lambda sheet, *_, **__: drawn.append(sheet.image)
    )

    said = sum(words in text for text in texts(style, 24))

    assert 0 < said < 24
    assert said == len({id(image) for image in drawn})


@pytest.mark.parametrize("style", STYLES)
def test_night_shows_the_same_scene_in_the_dark(palette, style):
    day, night = (compose(SMALL, Random(4), palette, night, style) for night in (False, True))

    assert (night.alt, night.style) == (day.alt, day.style)
    assert brightness(night.image) < brightness(day.image)


def test_another_palette_gives_other_colours(palette, tmp_path):
    blue = tmp_path / "tokens.css"
    blue.write_text(re.sub(r"(--(?:loud-ground|deep): light-dark\()#[0-9a-f]{6}", r"\1#1030c0", SITE.read_text()))

    before, after = (
        ImageStat.Stat(compose(SMALL, Random(2), one, style="stage").image).mean for one in (palette, Palette(blue))
    )

    assert before[0] > before[2]
    assert after[2] > after[0]


def test_faces_are_kept_for_upright_pictures(palette, monkeypatch):
    monkeypatch.setattr(Sheet, "finished", lambda sheet: sheet.image)
    for style in STYLES:
        monkeypatch.setitem(STYLES, style, lambda sheet: "")

    upright, wide = ([compose(size, Random(seed), palette).style for seed in range(40)] for size in ((4, 5), (21, 9)))

    assert upright.count("portrait") > 20
    assert "portrait" not in wide
    assert len(set(upright + wide)) == len(STYLES)
