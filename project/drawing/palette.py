"""The coloured papers that pictures are cut from, mixed from the colours of the site."""

import re
from pathlib import Path

TOKENS = Path(__file__).resolve().parents[2] / "static/css/tokens.css"
COLOUR = r"#[0-9a-f]{6}|rgb\([^)]*\)"
TOKEN = re.compile(rf"--([\w-]+):\s*(?:light-dark\(({COLOUR}),\s*({COLOUR})\)|({COLOUR}));", re.IGNORECASE)
SKIN = ["#f3c9ae", "#e0ab86", "#b97a54", "#87523a", "#e6b793"]  # people stay themselves on every site


def read_tokens(text):
    """Return the colours of a stylesheet by name, each as a pair for day and night."""
    return {name: (colour(day or both), colour(night or both)) for name, day, night, both in TOKEN.findall(text)}


def colour(text):
    """Return ``#rrggbb`` or ``rgb(r g b / a)`` as three numbers; how transparent it is does not count."""
    if text.startswith("#"):
        return tuple(bytes.fromhex(text[1:]))
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def mix(one, other, share):
    """Return *one* with a *share* (0 to 1) of *other* in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def tint(one, factor):
    """Return *one* darker (*factor* below 1) or stronger (above)."""
    return tuple(min(round(part * factor), 255) for part in one)


class Palette:
    """The papers of one site.

    :param tokens: A stylesheet with the custom properties of ``static/css/tokens.css``.
    :raise KeyError: If it lacks one of the colours that pictures need.
    """

    def __init__(self, tokens=TOKENS):
        self.tokens = read_tokens(Path(tokens).read_text())

    def papers(self, night=False):
        return Papers({name: pair[0] for name, pair in self.tokens.items()}, night)


class Papers:
    """A stack of papers, by what scenes use them for; at night all but the lit ones lie in the dark."""

    def __init__(self, day, night):
        self.night = night
        self.dark = tint(day["deep"], 0.42)
        self.dusk = tint(day["deep"], 1.25)
        red, deep, paper = day["loud-ground"], day["deep"], day["paper"]
        plum = mix(mix(day["soft"], red, 0.2), paper, 0.22)

        warm = mix(red, day["brass"], 0.28)
        self.skies = [mix(paper, warm, share) for share in (0.68, 0.48, 0.3, 0.12)]  # from the edge to the sun
        if night:
            self.skies = [tint(deep, factor) for factor in (0.72, 0.95, 1.22, 1.5)]
        self.sun = mix(day["brass"], day["sheet"], 0.3 if night else 0.58)
        self.light = mix(day["brass"], day["sheet"], 0.45)
        self.shade = (6, 5, 5) if night else mix(day["shade"], day["ink"], 0.35)

        self.red = self.dim(red, 0.1)
        self.scarlet = self.dim(mix(red, day["brass"], 0.14), 0.12)
        self.crimson = self.dim(tint(red, 0.72), 0.2)
        self.brass = self.dim(day["brass"], 0.12)
        self.ochre = self.dim(mix(tint(day["brass"], 0.88), red, 0.08), 0.25)
        self.cream = self.dim(mix(day["brass"], day["sheet"], 0.62), 0.3)
        self.white = self.fade(day["sheet"], 0.26)
        self.pink = self.fade(mix(paper, warm, 0.4), 0.55)
        self.rose = self.fade(mix(paper, warm, 0.16), 0.7)
        self.plum = self.dim(self.fade(plum, 0.55), 0.3)
        self.mauve = self.dim(self.fade(mix(plum, mix(paper, warm, 0.2), 0.4), 0.72), 0.2)
        self.wood = self.dim(mix(mix(day["soft"], mix(red, day["brass"], 0.5), 0.5), paper, 0.2), 0.42)
        self.petrol = self.dim(tint(deep, 1.55), 0.22)
        self.deep = self.dim(tint(deep, 1.1), 0.35)
        self.teal = self.fade(mix(tint(deep, 1.7), paper, 0.36), 0.5)
        self.mist = self.fade(mix(tint(deep, 1.7), paper, 0.66), 0.66)
        self.leaf = self.dim(self.fade(mix(day["deep-rule"], tint(deep, 1.7), 0.35), 0.4), 0.25)
        self.ink = self.dim(mix(day["ink"], deep, 0.35), 0.45)
        self.grey = self.fade(mix(day["soft"], day["rule"], 0.6), 0.3)
        self.window = mix(day["brass"], day["sheet"], 0.28) if night else self.cream
        self.blush = colour("#cf4a35")
        self.skin = [tint(colour(text), 0.9 if night else 1) for text in SKIN]

    def fade(self, one, share):
        """Return *one* as it is by day, or with a *share* of the dusk, which takes its colour, at night."""
        return mix(one, self.dusk, share) if self.night else one

    def dim(self, one, share):
        """Return *one* as it is by day, or with a *share* of the dark at night."""
        return mix(one, self.dark, share) if self.night else one
