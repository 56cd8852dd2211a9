"""The looks that come along: complete, and readable by day and by night."""

import re

import pytest

from project.commands import ROOT

SITE = ROOT / "static/css/tokens.css"
THEMES = sorted(ROOT.glob("tools/themes/*/tokens.css"))
LOOKS = [SITE, *THEMES]
NAME = re.compile(r"^\s*(--[\w-]+):", re.MULTILINE)
COLOUR = re.compile(r"--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));")

PAIRS = [
    (text, ground, ratio)
    for text, grounds, ratio in [
        ("ink", ["paper", "sheet"], 7),
        ("soft", ["paper", "sheet"], 7),
        ("past", ["paper", "sheet"], 4.5),
        ("past-large", ["paper", "sheet"], 4.5),
        ("loud", ["paper", "sheet"], 4.5),
        ("on-loud", ["loud-ground"], 4.5),
        ("on-deep", ["deep"], 7),
        ("on-deep-soft", ["deep"], 4.5),
        ("brass", ["deep"], 4.5),
        ("edge-of-field", ["paper", "sheet"], 3),
    ]
    for ground in grounds
]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.parent.name)
def test_a_theme_sets_what_the_site_sets(theme):
    assert NAME.findall(theme.read_text()) == NAME.findall(SITE.read_text())


@pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("light", ["day", "night"])
def test_its_texts_can_be_read(look, light):
    colours = {
        name: both or (day, night)[light == "night"] for name, day, night, both in COLOUR.findall(look.read_text())
    }

    weak = [(*pair, contrast(colours[pair[0]], colours[pair[1]])) for pair in PAIRS]

    assert [row for row in weak if row[3] < row[2]] == []
