"""``manage.py seed``: fills the site with sample content."""

import secrets
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from editable.errors import SettingsError
from editable.locale import site_now
from project.extensions import editable
from project.seeding import filling, undoing
from project.seeding.extremes import Extremes
from project.seeding.pictures import Drawn, FromFolder
from project.seeding.source import Source
from project.seeding.voices import OWN, Learnt

DAY = click.DateTime(["%Y-%m-%d"])
FOLDER = click.Path(exists=True, file_okay=False)


class Count(click.ParamType):
    """``MODEL=N``."""

    name = "MODEL=N"

    def convert(self, value, param, context):
        model, _, number = value.partition("=")
        if not number.isdigit():
            self.fail(f"{value} is not like event=40.", param, context)
        return model, int(number)


@click.command("seed")
@click.option("--seed", type=int, help="The same number makes the same site. [default: another each time]")
@click.option("--today", type=DAY, help="The day that dates are counted from. [default: today]")
@click.option("--voice", type=click.Choice(list(OWN)), default="stage", show_default=True, help="How it talks.")
@click.option("--corpus", multiple=True, type=click.Path(), help="Talk like these texts: a file or a folder of them.")
@click.option("--images", type=FOLDER, help="Hang pictures from this folder, instead of drawing them.")
@click.option("--only", "models", multiple=True, metavar="MODEL", help="Fill this model; may be repeated.")
@click.option("--count", "counts", multiple=True, type=Count(), help="At least so many records; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Replace also what a new site starts with.")
@click.option("--stress", is_flag=True, help="Fill everything with the extremes of its bounds.")
@click.option("--reset", is_flag=True, help="First delete what is there, whoever wrote it.")
@click.option("--yes", is_flag=True, help="Do not ask before --reset.")
@click.option("--undo", is_flag=True, help="Take back the last run.")
@click.argument("texts", nargs=-1, type=click.Path())
@with_appcontext
def seed_command(seed, today, voice, corpus, texts, images, models, counts, everything, stress, reset, yes, undo):
    """Fill what is empty, and what was seeded before, with random content that fits. People's words stay.

    TEXTS are further ones for --corpus.
    """
    try:
        if undo:
            return take_back()
        check_names(models, [spec.name for spec in editable.registry])
        check_names(dict(counts), [spec.name for spec in editable.registry if not spec.declared_keys])
        seed = secrets.randbelow(1_000_000) if seed is None else seed
        day = today.date() if today else site_now().date()
        pictures = FromFolder(images) if images else Drawn(seed)
        source = (Extremes if stress else Source)(seed, learnt(voice, corpus + texts), pictures, day)
        run = filling.Filling(source, everything=everything or stress, progress=show_progress)
        if reset:
            ask_to_clear(models, yes)
            run.clear(set(models) or None)
        run.fill(set(models) or None, dict(counts))
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    summarise(run)
    click.echo(f"For the same again add: --seed {seed} --today {day}")
    click.echo("Back to what was there: python3 manage.py seed --undo")


def learnt(voice, corpus):
    if corpus:
        return Learnt.from_texts(corpus, kept_in=Path(current_app.config["INSTANCE_PATH"], "seeding"))
    return Learnt.own(voice)


def check_names(names, known):
    for name in set(names) - set(known):
        raise click.BadParameter(f"There is no model {name}. There are: {', '.join(sorted(known))}.")


def ask_to_clear(models, yes):
    """Say what will go, and go on only if that is meant."""
    counts = {spec.name: len(editable.store.order(spec)) for spec in editable.registry}
    going = [f"{count} of {name}" for name, count in counts.items() if count and name in (set(models) or counts)]
    click.echo(f"This deletes what is there, people's own words included: {', '.join(going) or 'nothing'}.")
    if not yes:
        click.confirm("Go on?", abort=True)


def take_back():
    done = undoing.undo_last()
    if done is None:
        return click.echo("There is no run of seeding to take back.")
    undone, left = done
    stays = f" {left} stay, for they have been edited since." if left else ""
    click.echo(f"Taken back: {undone} changes.{stays}")


def show_progress(name, done, of):
    if sys.stdout.isatty():
        click.echo(f"\r{name}: {done} of {of} \033[K", nl=done == of)


def summarise(run):
    parts = [f"{count} {name} added" for name, count in run.added.items() if count]
    parts += [f"{count} fields of {name} filled" for name, count in run.filled.items() if count]
    click.echo(f"Done: {', '.join(parts) or 'there was nothing to fill'}.")
