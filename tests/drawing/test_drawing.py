"""The pictures drawn for the site: as asked for, the same every time, in the site's colours."""

import re

import pytest
from click.testing import CliRunner
from PIL import Image, ImageStat

from project.commands import ROOT

commands = pytest.importorskip("tools.drawing.commands")  # the folder may be deleted
draw, Palette, SETS = commands.draw, commands.Palette, commands.SETS

SITE = ROOT / "static/css/tokens.css"
SMALL = (96, 64)
PICTURES = [(theme, picture) for theme, pictures in SETS.items() for picture in pictures]


def brightness(image):
    return ImageStat.Stat(image.convert("L")).mean[0]


@pytest.fixture
def palette():
    return Palette(SITE)


def test_the_same_seed_gives_the_same_bytes(palette):
    once, again, other = (draw("share", SMALL, seed, palette).tobytes() for seed in (1, 1, 2))

    assert once == again
    assert once != other


def test_another_palette_gives_other_colours(palette, tmp_path):
    blue = tmp_path / "tokens.css"
    blue.write_text(re.sub(r"(--(?:loud-ground|deep): light-dark\()#[0-9a-f]{6}", r"\1#1030c0", SITE.read_text()))

    before, after = (ImageStat.Stat(draw("share", SMALL, 1, one)).mean for one in (palette, Palette(blue)))

    assert before[0] > 1.3 * before[2]
    assert after[2] > 1.3 * after[0]


@pytest.mark.parametrize("size", [(60, 90), (90, 60), (120, 50)])
def test_a_scene_fills_the_size_asked_for(palette, size):
    picture = draw("elsinore", size, 1, palette)

    assert (picture.size, picture.mode) == (size, "RGB")


def test_night_is_darker_than_day(palette):
    day, night = (draw("harbour", SMALL, 1, palette, night) for night in (False, True))

    assert brightness(night) < brightness(day) / 1.5


@pytest.mark.parametrize(("theme", "picture"), PICTURES, ids=lambda value: getattr(value, "name", value))
@pytest.mark.parametrize("light", list(commands.LIGHTS))
def test_every_picture_is_shipped(theme, picture, light):
    path = commands.FOLDERS[theme] / f"{picture.name}-{light}.webp"

    with Image.open(path) as image:
        assert image.size == picture.size
    assert path.stat().st_size <= 120 * 1024


def test_one_picture_can_be_drawn_alone(tmp_path):
    done = CliRunner().invoke(commands.draw_pictures, ["--only", "share", "--into", str(tmp_path)])

    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["share-day.webp", "share-night.webp"]


def test_a_picture_that_nobody_knows_is_refused_with_the_names(tmp_path):
    done = CliRunner().invoke(commands.draw_pictures, ["--only", "nobody", "--into", str(tmp_path)])

    assert done.exit_code == 2
    assert "There are: nell, tobias" in done.output
    assert not any(tmp_path.iterdir())
