"""What ``manage.py`` can do once the packages are there. Features add commands of their own.

The site is imported by the command that needs it, not up here: tests and a
reloading server have to start even if a module of the site is broken.
"""

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click
import waitress
from dotenv import load_dotenv
from flask.cli import ScriptInfo, shell_command, with_appcontext
from werkzeug.serving import is_running_from_reloader, run_simple

from editable.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
# All tests share the processors, of which browsers often leave one idle; each process starts with a part of the tests
# and takes from the others when it is done.
PARALLEL = [f"--numprocesses={min(8, (os.cpu_count() or 1) * 3 // 2)}", "--dist=worksteal"]
ALONE = "tests/door/test_cold_start.py"  # counts seconds; part of the long form
WHOLE = [*PARALLEL, f"--ignore={ALONE}"]
COUNTED = ["--cov", "--cov-report=term"]
QUICK = [*PARALLEL, *(f"tests/{name}" for name in ("architecture", "harness", "engine", "frontend", "functional"))]
SEES_TO_TABLES = {"db", "demo", "run", "setup", "test"}  # the commands that prepare the database, or need none
WATCHED = {".css", ".html", ".js", ".json", ".mjs"}  # by a reloading server, besides Python
EVERYWHERE = {"0.0.0.0": "192.0.2.1", "::": "2001:db8::1"}  # and an address beyond this machine, for each


class Commands(click.Group):
    """The commands below, those of ``tools/`` and those that the features put on ``app.cli``."""

    def list_commands(self, context):
        return sorted({*super().list_commands(context), *_tools(), *_site(context).cli.list_commands(context)})

    def get_command(self, context, name):
        return super().get_command(context, name) or _tools().get(name) or _site(context).cli.get_command(context, name)


def _tools():
    """Return the commands in the list ``commands`` of every ``tools/*/commands.py``, by name."""
    modules = [import_module(f"tools.{path.parent.name}.commands") for path in sorted(ROOT.glob("tools/*/commands.py"))]
    return {command.name: command for module in modules for command in module.commands}


def _site(context):
    return context.ensure_object(ScriptInfo).load_app()


def main(prepare):
    """Run the command that was asked for.

    :param prepare: What ``manage.py`` does before each start, called with the arguments of one.
    """
    start = ScriptInfo(create_app=make_site, set_debug_flag=False)
    start.data["prepare"] = prepare
    cli(prog_name="python3 manage.py", obj=start)


def make_site(settings=None):
    """Return the site; settings that cannot work end the command with their sentence."""
    from project.app import create_app

    try:
        return create_app(settings)
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


@click.group(cls=Commands)
@click.pass_context
def cli(context):
    """Everything this site can do. Each command has its own --help."""
    if context.invoked_subcommand not in SEES_TO_TABLES:
        check_tables()


@with_appcontext
def check_tables():
    from project import tables

    if not tables.are_current():
        raise click.ClickException("The database is not prepared. First run: python3 manage.py setup")


cli.add_command(shell_command)


@cli.command()
@with_appcontext
def setup():
    """Only prepare: packages, front end, tables, sample content."""
    from project import preparation

    preparation.prepare(announce=click.echo)
    click.echo("Ready. Start the site with: python3 manage.py run")


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets in everyone on your network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--debug", is_flag=True, help="Reload when a file changes; show errors in the browser.")
def run(host, port, debug):
    """Serve the site from this machine."""
    start(host, port, debug)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets in everyone on your network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def demo(host, port):
    """Serve a site that everybody may edit, each a copy of their own."""
    os.environ["EDITABLE_STORE"] = "session"
    start(host, port)


def start(host, port, debug=False):
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: sys.exit())
    if is_running_from_reloader():
        site = site_or_its_error(click.get_current_context().obj.data["prepare"])
        return run_simple(host, port, site, use_debugger=True, use_reloader=True, extra_files=watched())

    listener = listen(host, port)
    port = listener.getsockname()[1]
    load_dotenv(ROOT / ".env")
    os.environ["SITE_URL"] = os.environ.get("SITE_URL") or f"http://{visible_host(host)}:{port}"
    app = make_site({"DEBUG": debug})
    with app.app_context():
        introduce(app)
    if not debug:
        return serve(app, listener)
    listener.close()
    run_simple(host, port, app, use_reloader=True)


def listen(host, port):
    """Return a socket that takes connections for *host* and *port*; 0 is any free port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        sentence = f"The site cannot be served here: {error.strerror}. Choose another --host or --port."
        if error.errno == errno.EADDRINUSE:
            sentence = f"Port {port} is taken. Stop what runs there, or choose another: --port {port % 60000 + 1}"
        raise click.ClickException(sentence) from None


def visible_host(host):
    """Return *host* as others reach it: where it is every address, the one on the network."""
    if host in EVERYWHERE:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
            probe.connect((EVERYWHERE[host], 9))  # sends nothing; it only chooses the way
            host = probe.getsockname()[0]
    return f"[{host}]" if ":" in host else host


def introduce(app):
    """Prepare the data, then say where the site is and how its owner gets in."""
    from project import preparation
    from project.accounts.links import new_link
    from project.accounts.models import User
    from project.app import SANDBOX

    preparation.prepare(announce=click.echo)
    click.echo(f"Site: {app.config['SITE_URL']}")
    if app.config["EDITABLE_STORE"] == "session":
        return
    if app.config["SANDBOX"]:
        click.echo(f"Sandbox: {app.config['SITE_URL']}{SANDBOX}/")
    click.echo(f"Sign in: {new_link(User.owner())}")


def serve(app, listener):
    """Serve *app* until a signal ends it; answers under way then get five seconds."""
    server = waitress.create_server(
        app,
        sockets=[listener],
        threads=32,
        connection_limit=1000,
        channel_timeout=60,  # seconds without a byte
        max_request_header_size=32 * 1024,
        # The site says what is too large; this only bounds what is spooled to disk before it can.
        max_request_body_size=4 * app.config["MAX_CONTENT_LENGTH"],
        ident=None,
    )
    server.run()


def site_or_its_error(prepare):
    """Return the site or, while it is broken, an app that shows how, until the next reload."""
    try:
        prepare(["run"])
        return make_site({"DEBUG": True})
    except (Exception, SystemExit) as error:  # which ends a preparation that fails
        traceback.print_exc()
        broken = error

    def show(environ, start_response):
        raise RuntimeError("The site is broken") from broken

    return show


def watched():
    folders = [ROOT / name for name in ("editable", "project", "templates", "static/css")]
    return [path for folder in folders for path in folder.rglob("*") if path.suffix in WATCHED]


@cli.command(context_settings={"ignore_unknown_options": True})
@click.option("--quick", "length", flag_value="QUICK", help="Only what takes a minute: no browser, one database.")
@click.option("--long", "length", flag_value="LONG", help="Run the heavy rows in their long form, and count coverage.")
@click.argument("arguments", metavar="[ARGS]", nargs=-1, type=click.UNPROCESSED)
def test(length, arguments):
    """Run every test, the browser's included; or pytest with ARGS."""
    if length:
        os.environ[f"EDITABLE_TEST_{length}"] = "1"
    runs = {None: [WHOLE], "QUICK": [QUICK], "LONG": [[ALONE], [*WHOLE, *COUNTED]]}
    codes = [run_pytest(*run) for run in ([arguments] if arguments else runs[length])]
    sys.exit(int(any(codes)))


def run_pytest(*arguments):
    return subprocess.call([sys.executable, "-m", "pytest", *arguments], cwd=ROOT)
