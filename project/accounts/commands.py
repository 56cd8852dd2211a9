"""The commands that look after the people who may sign in."""

import sys

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from project.accounts.links import new_link
from project.accounts.models import LONGEST_EMAIL, LONGEST_NAME, User
from project.extensions import db

SHORTEST_PASSWORD = 10

user_commands = AppGroup("user", help="Look after the people who may sign in.")


@user_commands.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As it is shown beside changes.")
@click.option("--owner", is_flag=True, help="Also gets the site's mail.")
def add_user(email, name, owner):
    """Let EMAIL sign in, and print a link that does so once."""
    if not _looks_like_an_address(email):
        raise click.ClickException(f"{email} is not an e-mail address. It should look like name@example.org.")
    if not (name.strip() and name.isprintable() and len(name) <= LONGEST_NAME):
        raise click.ClickException(f"A name needs 1 to {LONGEST_NAME} visible characters.")
    _begin_writing()
    if User.with_email(email):
        raise click.ClickException(f"{email} may sign in already. For a link: user link {email}")
    user = User(email=email, name=name, is_owner=owner)
    db.session.add(user)
    db.session.commit()
    _print_link(user)


@user_commands.command("list")
def list_users():
    """Show who may sign in."""
    for user in db.session.scalars(sa.select(User).order_by(User.id)):
        traits = [user.name, user.is_owner and "owner", user.password_hash and "has a password"]
        click.echo(f"{user.email}  {', '.join(filter(None, traits))}")


@user_commands.command("link")
@click.argument("email")
def link_user(email):
    """Print a link that signs EMAIL in: once, within fifteen minutes."""
    _print_link(_someone(email))


@user_commands.command("password")
@click.argument("email")
@click.option("--remove", is_flag=True, help="Leave EMAIL without a password; links still work.")
def change_password(email, remove):
    """Give EMAIL a new password, and end the sessions begun with the old one.

    It is asked for without being shown, or read from standard input.
    """
    _someone(email)  # nobody should type a password for an address that is not there
    password = None if remove else _ask_for_password()
    _begin_writing()
    user = _someone(email)
    user.set_password(password)
    db.session.commit()
    click.echo(f"{user.email} has {'no' if remove else 'a new'} password and is signed out everywhere.")


@user_commands.command("remove")
@click.argument("email")
def remove_user(email):
    """Let EMAIL sign in no longer, and end all their sessions."""
    _begin_writing()
    user = _someone(email)
    if user.is_owner and not User.has_other_owner(user):
        raise click.ClickException(
            f"{user.email} is the only owner. First add another: user add EMAIL --name NAME --owner"
        )
    db.session.delete(user)
    db.session.commit()
    click.echo(f"{user.email} is removed and signed out everywhere.")


def _someone(email):
    if user := User.with_email(email):
        return user
    raise click.ClickException(f"Nobody here has the address {email}. To see who may sign in: user list")


def _begin_writing():
    """Begin the transaction as a write: one that only becomes it fails if somebody has saved in between."""
    db.session.rollback()
    db.session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})


def _looks_like_an_address(email):
    local_part, at, domain = email.partition("@")
    return bool(local_part and domain) and email.isprintable() and " " not in email and len(email) <= LONGEST_EMAIL


def _ask_for_password():
    if sys.stdin.isatty():
        password = click.prompt("New password", hide_input=True, confirmation_prompt="Once more")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(
            f"A password needs at least {SHORTEST_PASSWORD} characters (this has {len(password)})."
        )
    return password


def _print_link(user):
    click.echo(f"Sign in as {user.name}, once, within fifteen minutes: {new_link(user)}")
