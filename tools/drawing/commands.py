"""``manage.py draw``: the pictures that come with the site, and those of other themes."""

from pathlib import Path

import click

from project.drawing.palette import Palette

from . import draw
from .pictures import SETS

ROOT = Path(__file__).resolve().parents[2]
THEMES = {name: ROOT / "tools/themes" / name for name in SETS}
FOLDERS = {name: folder / "pictures" for name, folder in THEMES.items()} | {"site": ROOT / "static/pictures"}
TOKENS = {name: folder / "tokens.css" for name, folder in THEMES.items()} | {"site": ROOT / "static/css/tokens.css"}
LIGHTS = {"day": False, "night": True}


@click.command("draw")
@click.option("--only", metavar="NAME", help="Draw this one picture.")
@click.option("--theme", type=click.Choice(list(SETS)), default="site", show_default=True, help="Whose pictures.")
@click.option("--tokens", type=click.Path(exists=True, dir_okay=False), help="Take the colours from this stylesheet.")
@click.option("--into", type=click.Path(file_okay=False), help="Put the files into this folder.")
def draw_pictures(only, theme, tokens, into):
    """Draw the pictures that come with the site, in its colours, by day and by night."""
    pictures = [picture for picture in SETS[theme] if only in (None, picture.name)]
    if not pictures:
        names = ", ".join(picture.name for picture in SETS[theme])
        raise click.BadParameter(f"No picture is called {only}. There are: {names}.", param_hint="--only")

    palette = Palette(tokens or TOKENS[theme])
    folder = Path(into or FOLDERS[theme])
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        for light, night in LIGHTS.items():
            drawn = draw(picture.scene, picture.size, picture.seed, palette, night)
            drawn.save(folder / f"{picture.name}-{light}.webp", quality=80, method=6)
            click.echo(f"{picture.name}-{light}.webp")


commands = [draw_pictures]
