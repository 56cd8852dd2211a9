"""Draws scenes cut from paper, in the colours of the site."""

from importlib import import_module

from project.drawing.paper import Sheet


def draw(scene, size, seed, palette, night=False):
    """Return a scene as a picture; the same arguments give the same bytes.

    :param scene: The name of a module in ``scenes/``.
    :param size: Pixels, width and height, of any ratio.
    :param seed: Decides what the hand does: edges, and who and what stands about.
    :param palette: A :class:`project.drawing.palette.Palette`.
    :param night: The same composition, with the lamps on.
    :return: A new RGB :class:`PIL.Image.Image`.
    """
    module = import_module(f".scenes.{scene}", __name__)
    sheet = Sheet(size, module.CORE, palette.papers(night), seed)
    module.draw(sheet, sheet.papers, sheet.random)
    return sheet.finished()
