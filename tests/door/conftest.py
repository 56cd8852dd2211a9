"""A small project behind the real door: its own packages and front end, which take no time to install."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import uv
from PIL import Image

from manage import node_commands
from tests.lengths import LONG

ROOT = Path(__file__).resolve().parents[2]

# A start from nothing takes a minute and the network: it belongs to the long form.
collect_ignore = [] if LONG else ["test_cold_start.py"]

COMMANDS = """\
import os, sys, wares
def main(prepare):
    print("handed over", *sys.argv[1:], os.environ["SITE_ENV"])
"""
BUILD = """\
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
if (readFileSync("static/css/site.css", "utf8").includes("}}")) {
  console.error("error: static/css/site.css:1: Unexpected }")
  process.exit(1)
}
mkdirSync("static/built", { recursive: true })
writeFileSync("static/built/manifest.json", "{}")
"""
NEEDED = {"dependencies": {"brush": "file:brush"}, "devDependencies": {"ruler": "file:ruler"}}
PACKAGE = {"name": "small", "type": "module"} | NEEDED
NODE_PACKAGES = {
    "": {"name": "small"} | NEEDED,
    "brush": {"version": "1.0.0"},
    "node_modules/brush": {"resolved": "brush", "link": True},
    "ruler": {"version": "1.0.0", "dev": True},
    "node_modules/ruler": {"resolved": "ruler", "link": True},
}
FIRST_STEPS = [
    "Making .venv …",
    "Installing requirements.txt …",
    "Installing package-lock.json …",
    "Building the front end …",
]


class SmallProject:
    """The real ``manage.py`` in front of a project that needs the packages *wares* and *brush*, its tests *gauges* and *ruler*."""

    def __init__(self, folder):
        self.folder = folder / "project"
        self.wheels = folder / "wheels"
        self.bin = folder / "bin"
        for made in (self.folder, self.wheels, self.bin):
            made.mkdir()
        self.write("manage.py", (ROOT / "manage.py").read_text())
        self.write("project/commands.py", COMMANDS)
        self.write("package.json", json.dumps(PACKAGE))
        self.write("package-lock.json", json.dumps({"name": "small", "lockfileVersion": 3, "packages": NODE_PACKAGES}))
        for name in ("brush", "ruler"):
            self.write(f"{name}/package.json", json.dumps({"name": name, "version": "1.0.0"}))
        self.write("editable/frontend/build.mjs", BUILD)
        self.write("static/css/site.css", "h1 {}")
        self.write("requirements.txt", self.lock("wares"))
        self.write("requirements-dev.txt", self.lock("gauges"))
        node, npm = node_commands()
        self.provide("uv", uv.find_uv_bin())
        self.provide("node", node)
        self.provide("npm", *npm)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def provide(self, name, *command, script=None):
        """Put a program called *name* on the path of this project's starts."""
        calls = " ".join(f'"{part}"' for part in command)
        (self.bin / name).write_text(script or f'#!/bin/sh\nexec {calls} "$@"\n')
        (self.bin / name).chmod(0o755)

    def lock(self, name, version="1.0", files=None):
        """Make a package of *name* and return the lock that asks for it."""
        wheel = self.wheels / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        info = f"{name.replace('-', '_')}-{version}.dist-info"
        files = files or {f"{name}.py": f"version = {version!r}"}
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, text in files.items():
                entry = zipfile.ZipInfo(path)
                entry.external_attr = 0o100755 << 16
                archive.writestr(entry, text)
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    def command(self, *arguments, python=None):
        return [python or sys._base_executable, "manage.py", *arguments]

    def environment(self, **more):
        others = ("SITE_ENV", "PYTHONPATH", "COLUMNS")  # at COLUMNS, uv breaks its reasons in two
        kept = {name: value for name, value in os.environ.items() if name not in others}
        offline = {"UV_NO_INDEX": "1", "UV_FIND_LINKS": str(self.wheels), "npm_config_offline": "1"}
        return kept | offline | {"PATH": str(self.bin)} | more

    def start(self, *arguments, python=None, **more):
        """Start to the end; the output's lines are in ``lines``."""
        done = subprocess.run(
            self.command(*arguments, python=python),
            cwd=self.folder,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
        done.lines = done.stdout.splitlines()
        return done

    def has(self, name):
        return any(self.folder.glob(f".venv/lib/python3.*/site-packages/{name}.py"))


@pytest.fixture
def project(tmp_path):
    return SmallProject(tmp_path)


def copy_site(folder):
    """Copy this project, front end built, to *folder*, without what was made while using it.

    Its pictures are small: to convert them in their size takes a quarter of a minute.
    """
    made = shutil.ignore_patterns(".*", "node_modules", "instance", "__pycache__", "tests", "bench")
    copy = Path(shutil.copytree(ROOT, folder, ignore=made))
    for path in copy.glob("static/pictures/*"):
        with Image.open(path) as picture:
            picture.thumbnail((96, 96))
            picture.save(path)
    return copy


@pytest.fixture(scope="module")
def copy_of_the_site(tmp_path_factory):
    return copy_site(tmp_path_factory.mktemp("copy") / "site")
