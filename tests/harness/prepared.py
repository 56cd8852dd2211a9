"""The sample site as set-up leaves it, kept between runs until something it is made from changes."""

import hashlib
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from filelock import FileLock

from editable.pictures import receiving
from editable.pictures.conversion import WORKER, convert
from project import preparation, sample
from tests.harness.sites import dispose, make_site

ROOT = Path(__file__).resolve().parents[2]

#: What the words of a new site follow from, besides Python and the day: sample events are so many days away.
SOURCES = (
    *("editable/**/*.py", "editable/**/*.html", "project/**/*", "templates/**/*", "migrations/**/*"),
    *("static/pictures/*", "settings.py", "requirements.txt"),
)


def prepared_site(kept):
    """Return the :class:`PreparedSite`, which is prepared if there is none, or none that is up to date.

    :param kept: Where it is kept: a folder that all runs share.
    """
    folder = kept / f"site-{digest(date.today(), *SOURCES)}"
    with FileLock(kept / "lock"):
        if not folder.exists():
            for outdated in (*kept.glob("site-*"), *kept.glob("draft-*")):
                shutil.rmtree(outdated)
            prepare(kept / f"draft-{os.getpid()}", ConvertedBefore(kept)).rename(folder)
    return PreparedSite(folder)


def prepare(folder, convert):
    """Prepare the site in *folder* as set-up does, its pictures by *convert*; return the folder."""
    app = make_site(folder, DATABASE_URL="")
    with mock.patch.object(receiving, "convert", convert), app.app_context():
        convert.take_in(ROOT.glob("static/pictures/*"), app.config["EDITABLE_IMAGE_PIXELS"])
        preparation.prepare(seed=1)
    dispose(app)
    return folder


class PreparedSite:
    """A site with its sample content, in a folder that nobody writes to."""

    def __init__(self, folder):
        self.folder = folder

    def lay_out(self, folder):
        """Fill *folder* with a copy of the site. The files of its pictures, which never change, are shared."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.folder / "media", folder / "media", copy_function=os.link)
        for path in self.folder.iterdir():
            if path.is_file():
                shutil.copy2(path, folder)


class ConvertedBefore:
    """Converts pictures as the engine does, each of them once: that takes ten times as long as all the words.

    :param kept: Where the renditions are kept: a folder that all runs share.
    """

    def __init__(self, kept):
        converter = str(WORKER.relative_to(ROOT))
        self._folder = kept / f"pictures-{digest('', converter, 'requirements.txt')}"
        if not self._folder.exists():
            for outdated in kept.glob("pictures-*"):
                shutil.rmtree(outdated)
            self._folder.mkdir()

    def __call__(self, source, folder, max_pixels):
        kept = self._folder / hashlib.sha256(source.read_bytes()).hexdigest()
        if not kept.exists():
            draft = kept.with_suffix(".draft")
            draft.mkdir(exist_ok=True)
            facts = sample.patiently(convert, source, draft, max_pixels)
            (draft / "facts.json").write_text(json.dumps(facts))
            draft.rename(kept)
        shutil.copytree(kept, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("facts.json"))
        return json.loads((kept / "facts.json").read_text())

    def take_in(self, sources, max_pixels):
        """Convert all *sources* now, on all processors."""
        with TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
            list(pool.map(lambda source: self(source, Path(folder, source.stem), max_pixels), sources))


def digest(more, *patterns):
    """Return a short hash of this Python, of *more* and of the files of this project that match *patterns*."""
    found = hashlib.sha256(f"{sys.version} {more}".encode())
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode() + path.read_bytes())
    return found.hexdigest()[:16]
