"""``manage.py audit``: what Lighthouse and a validator of HTML say of every page, and whether that is good enough."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median

import click
from waitress.server import create_server
from werkzeug.test import Client

from manage import node_commands
from project.commands import listen, make_site
from project.sitemap import pages

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
LIGHTHOUSE = PACKAGES / "lighthouse/cli/index.js"
VALIDATOR = PACKAGES / "html-validate/bin/html-validate.mjs"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
FLAGS = "--headless=new --no-sandbox"

#: The scores that each page must have, of 100.
NEEDED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS_OF_FRONT_PAGE = 5  # its performance is the median; one run tells little on a busy machine
TRIES = 3  # to look at a page: now and then Chromium does not say when it began to load
MORE_TO_VALIDATE = ("/sign-in", "/no/such/page")


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def audit(paths):
    """Check every visitor's page with Lighthouse, and its HTML; or only PATHs."""
    install()
    app, url = serve()
    with app.test_request_context():
        paths = paths or pages()
    wrong = [*invalid(app, [*paths, *MORE_TO_VALIDATE]), *(line for path in paths for line in below(path, url))]
    for line in wrong:
        click.echo(line)
    click.echo("Not good enough yet." if wrong else "All good.")
    sys.exit(bool(wrong))


def install():
    """Install the packages that the lock names, unless these very ones are here."""
    lock, stamp = (HERE / "package-lock.json").read_text(), PACKAGES / ".lock"
    if not stamp.exists() or stamp.read_text() != lock:
        click.echo("Installing Lighthouse …")
        subprocess.run([*node_commands()[1], "ci", "--silent"], cwd=HERE, check=True)
        stamp.write_text(lock)


def serve():
    """Serve the site as visitors find it, for as long as this process lives; return it and its address."""
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    app = make_site({"SITE_URL": url, "RATELIMIT_ENABLED": False})
    server = create_server(app, sockets=[listener], threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    return app, url


def invalid(app, paths):
    """Return a line for everything that is wrong with the HTML of *paths*."""
    browser = Client(app)
    with tempfile.TemporaryDirectory() as folder:
        files = {str(Path(folder, f"{number}.html")): path for number, path in enumerate(paths)}
        for file, path in files.items():
            page = browser.get(path, headers={"Accept": "text/html"}, base_url=app.config["SITE_URL"])
            Path(file).write_text(page.text)
        config = ["--config", HERE / ".htmlvalidate.json", "--formatter", "json"]
        done = node(VALIDATOR, *config, *files)
    return [
        f"{files[result['filePath']]}: invalid HTML, line {message['line']}: {message['message']} ({message['ruleId']})"
        for result in json.loads(done)
        for message in result["messages"]
    ]


def below(path, url):
    """Print the scores of a page and return a line for each that is too low, with what cost it."""
    reports = [lighthouse(url + path) for _ in range(RUNS_OF_FRONT_PAGE if path == "/" else 1)]
    scores = {
        name: median(round(100 * (report["categories"][name]["score"] or 0)) for report in reports) for name in NEEDED
    }
    click.echo("  ".join(f"{name} {score:g}" for name, score in scores.items()) + f"  {path}")
    return [
        f"{path}: {name} {scores[name]:g} of {needed}: {'; '.join(failed(reports[-1], name))}"
        for name, needed in NEEDED.items()
        if scores[name] < needed
    ]


def lighthouse(url):
    """Return Lighthouse's report on *url*, as on a phone."""
    for left in reversed(range(TRIES)):
        try:
            return one_report(url)
        except click.ClickException:
            if not left:
                raise


def one_report(url):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.json")  # through a pipe, the end of it may be lost
        options = ["--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags={FLAGS}"]
        node(LIGHTHOUSE, url, *options, "--form-factor=mobile", f"--only-categories={','.join(NEEDED)}")
        return json.loads(file.read_text())


def failed(report, category):
    """Return what *report* holds against the page in *category*, and where."""
    for reference in report["categories"][category]["auditRefs"]:
        check = report["audits"][reference["id"]]
        if reference["weight"] and check["score"] is not None and check["score"] < 0.9:
            places = [item.get("node", {}).get("snippet", "") for item in check.get("details", {}).get("items", [])]
            value = check.get("displayValue", "")
            yield " ".join(filter(None, [check["title"], value, *places[:3]]))


def node(script, *arguments):
    """Run *script* in Node and return what it prints."""
    here = os.environ | {"CHROME_PATH": chromium()}
    done = subprocess.run([node_commands()[0], script, *arguments], env=here, capture_output=True, text=True)
    if done.stderr:
        raise click.ClickException(f"{Path(script).name} could not do its work: {done.stderr.strip()}")
    return done.stdout


def chromium():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise click.ClickException("This needs a browser: install Chromium, or set CHROMIUM to its path.")
    return found


commands = [audit]

if __name__ == "__main__":
    audit()
