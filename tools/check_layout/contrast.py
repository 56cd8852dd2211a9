"""Whether text stands out from what is behind it, as WCAG 2.2 AA asks: 4.5 to 1, and 3 to 1 if it is large."""

from functools import cache, reduce
from operator import add, itemgetter

from .camera import take

WORST = 0.05  # of a picture behind text: this much of it may be worse than what is measured


def faint(page):
    """Return a fault for each place on *page* with text that is hard to read there."""
    texts = page.evaluate("checkLayout.inks()")
    behind = picture_behind([text for text in texts if not text["ground"]], page)
    faults = {}
    for text in texts:
        ratio = round(contrast(text, behind), 2)
        if ratio < text["needs"]:
            says = f"its text has a contrast of {ratio:g} to 1, and needs {text['needs']:g}"
            fault = {"sort": "contrast", "place": text["place"], "says": says, "box": text["box"], "ratio": ratio}
            faults[text["place"]] = min(fault, faults.get(text["place"], fault), key=itemgetter("ratio"))
    return list(faults.values())


def picture_behind(texts, page):
    """Return a picture of what *texts* on *page* stand on, taken without any text; None if there are no *texts*."""
    if not texts:
        return None
    page.evaluate("checkLayout.hideText()")
    lefts, tops, widths, heights = zip(*(text["box"] for text in texts), strict=True)
    right, bottom = max(map(add, lefts, widths)), max(map(add, tops, heights))
    taken = take(page, [min(lefts), min(tops), right - min(lefts), bottom - min(tops)])
    page.evaluate("checkLayout.showText()")
    return taken


def contrast(text, behind):
    """Return the contrast of *text* on the colours that are known, or nearly its worst on the picture *behind* it."""
    if text["ground"]:
        return against(text["ink"], reduce(lambda ground, layer: over(layer, ground), reversed(text["ground"])))
    ratios = sorted(against(text["ink"], colour) for line in text["lines"] for colour in behind.colours(line))
    return ratios[int(WORST * len(ratios))]


def against(ink, ground):
    """Return the contrast of two colours, 1 to 21, the first of which may let the second through."""
    ground = tuple(ground[:3])
    dark, light = sorted((luminance(tuple(over(ink, ground))), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def over(layer, ground):
    """Return the colour that is seen where *layer*, with its opacity, lies on *ground*."""
    *colour, opacity = layer
    return [opacity * upper + (1 - opacity) * lower for upper, lower in zip(colour, ground[:3], strict=True)]


@cache
def luminance(colour):
    """Return how light *colour* is, from 0 to 1, by the formula of WCAG."""
    shares = (value / 255 for value in colour)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
