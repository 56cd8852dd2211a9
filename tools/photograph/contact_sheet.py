"""``manage.py contact-sheet``: what the site looks like with the content of one seed after the other."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from PIL import Image

from .serving import ALONE, ROOT, serving
from .shots import Shot

HOME = Shot("home", window=(1280, 1600))

COLUMNS, THUMB, GAP = 5, (384, 480), 12  # pixels
PAPER = "#8b8780"


@click.command("contact-sheet")
@click.option("--seeds", default=10, show_default=True, type=click.IntRange(1), help="How many sites.")
@click.option("--today", metavar="DAY", help="The day that dates are counted from.")
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), default=ROOT / "docs/seeds.webp")
def contact_sheet(seeds, today, into):
    """Fill the site with one seed after the other, each with data of its own, and put their pictures on one sheet."""
    try:
        from .camera import Camera  # not up here: manage.py has to list this command without it
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"{missing.name} is missing: python3 manage.py test --version brings it.") from None

    with tempfile.TemporaryDirectory() as folder, Camera() as camera:
        folder = Path(folder)
        manage(folder / "instance", "setup")
        thumbs = []
        for seed in range(1, seeds + 1):
            shutil.copytree(folder / "instance", folder / f"{seed}/instance")
            manage(
                folder / f"{seed}/instance", "seed", "--all", "--seed", str(seed), *(["--today", today] * bool(today))
            )
            with serving(folder / str(seed), None) as site:
                thumbs.append(camera.take(HOME, *site).resize(THUMB))
            shutil.rmtree(folder / str(seed))
            click.echo(f"Seed {seed}")
    sheet(thumbs).save(into, quality=80, method=6)
    click.echo(into.name)


def manage(data, *command):
    environment = os.environ | ALONE | {"INSTANCE_PATH": str(data)}
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def sheet(thumbs):
    """Return all *thumbs* on one picture, in rows."""
    rows = -(-len(thumbs) // COLUMNS)
    columns = min(COLUMNS, len(thumbs))
    width, height = THUMB
    paper = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), PAPER)
    for number, thumb in enumerate(thumbs):
        row, column = divmod(number, COLUMNS)
        paper.paste(thumb, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return paper
