"""``manage.py dress``: a copy of the project in other colours and with other words."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click

from manage import node_commands

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
THEMES = sorted(path.parent.name for path in FOLDER.glob("*/content.py"))

#: What keeps the copy's data to itself, whatever this site's own settings say.
ALONE = {"SITE_ENV": "development", "DATABASE_URL": "", "REDIS_URL": "", "S3_BUCKET": ""}


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--theme", type=click.Choice(THEMES), default="bakery", show_default=True, help="What it wears.")
def dress(folder, theme):
    """Make a copy of this project in FOLDER that wears a theme.

    It differs in nothing but static/css/tokens.css, pictures and content.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter("There is something in it. Name a new folder.", param_hint="FOLDER")
    folder = folder.resolve()
    copy_project(folder)
    put_on(folder, theme)
    build(folder)
    own_data = {"INSTANCE_PATH": str(folder / "instance")}
    do(sys.executable, "-m", "tools.themes.filling", theme, cwd=folder, env=os.environ | ALONE | own_data)
    click.echo(f"{folder} wears the theme {theme}. Go there and start it with: python3 manage.py run")


def copy_project(folder):
    """Copy the files that Git knows, or would take, to *folder*."""
    listed = do("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def put_on(folder, theme):
    """Give the project in *folder* the stylesheet and the pictures of *theme*."""
    wardrobe = FOLDER / theme
    shutil.copy(wardrobe / "tokens.css", folder / "static/css")
    pictures = folder / "static/pictures"
    shutil.copytree(wardrobe / "pictures", pictures, dirs_exist_ok=True)
    for old, new in import_module(f"tools.themes.{theme}.content").INSTEAD.items():
        shutil.copy(pictures / f"{new}.webp", pictures / f"{old}.webp")


def build(folder):
    """Build the front end in *folder* with the packages that are here."""
    packages = folder / "node_modules"
    packages.symlink_to(ROOT / "node_modules", target_is_directory=True)
    try:
        do(node_commands()[0], "editable/frontend/build.mjs", cwd=folder)
    finally:
        packages.unlink()  # set-up in the copy would empty them for both


def do(*command, **options):
    """Run *command* and return what it printed; if it fails, stop with its last line."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise click.ClickException((done.stderr.strip() or "no reason given").splitlines()[-1])
    return done.stdout


commands = [dress]
