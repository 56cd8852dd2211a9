"""The README's pictures: all there, small enough, and told in words."""

import re

import pytest
from click.testing import CliRunner
from PIL import Image

from project.commands import ROOT

commands = pytest.importorskip("tools.photograph.commands")  # the folder may be deleted
contact_sheet = pytest.importorskip("tools.photograph.contact_sheet")

README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize("shot", commands.SHOTS, ids=lambda shot: shot.name)
def test_the_readme_shows_and_describes_every_picture(shot):
    path = f"docs/{shot.name}.webp"
    html, markdown = re.escape(f'src="{path}"') + r'[^>]* alt="[^"]{20,}"', r"!\[[^\]]{20,}\]" + re.escape(f"({path})")

    assert re.search(f"{html}|{markdown}", README)
    with Image.open(ROOT / path) as picture:
        assert picture.width * shot.window[1] == picture.height * shot.window[0]
    assert (ROOT / path).stat().st_size < 150 * 1024


def test_the_readme_shows_ten_seeds_on_one_sheet():
    assert re.search(r"!\[[^\]]{20,}\]\(docs/seeds\.webp\)", README)
    columns, rows = 5, 2
    width, height = contact_sheet.THUMB
    gap = contact_sheet.GAP
    with Image.open(ROOT / "docs/seeds.webp") as sheet:
        assert sheet.size == (columns * (width + gap) + gap, rows * (height + gap) + gap)
    assert (ROOT / "docs/seeds.webp").stat().st_size < 400 * 1024


def test_a_picture_that_nobody_knows_is_refused_with_the_names(tmp_path):
    done = CliRunner().invoke(commands.photograph, ["--only", "nobody", "--into", str(tmp_path)])

    assert done.exit_code == 2
    assert "There are: home, home-dark" in done.output
