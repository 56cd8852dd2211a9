"""``manage.py photograph`` and ``contact-sheet``: the README's pictures, taken from the running site."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from .contact_sheet import contact_sheet
from .serving import ROOT, serving
from .shots import SHOTS


@click.command()
@click.option("--only", metavar="NAME", help="Take this one picture.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "docs", help="Their folder.")
def photograph(only, into):
    """Take the README's pictures from the running site, with data of its own."""
    shots = [shot for shot in SHOTS if only in (None, shot.name)]
    if not shots:
        names = ", ".join(shot.name for shot in SHOTS)
        raise click.BadParameter(f"No picture is called {only}. There are: {names}.", param_hint="--only")
    try:
        from .camera import Camera  # not up here: manage.py has to list this command without it
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"{missing.name} is missing: python3 manage.py test --version brings it.") from None

    into.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        camera = stack.enter_context(Camera())
        sites = {theme: stack.enter_context(serving(folder, theme)) for theme in {shot.theme for shot in shots}}
        for shot in shots:
            camera.take(shot, *sites[shot.theme]).save(into / f"{shot.name}.webp", quality=80, method=6)
            click.echo(f"{shot.name}.webp")


commands = [photograph, contact_sheet]
