"""Sites that tests borrow one after the other: each is made once in a process, and put back after each test.

A test cannot tell a borrowed site from a new one: rows, files, sessions, caches, counters of limits, settings and what
else the app has in memory are as they were. A test that must not be trusted with that makes a site of its own.
"""

from collections import Counter
from contextlib import ExitStack, closing, contextmanager

from flask import has_app_context

from project.extensions import limiter
from tests.harness.memory import Containers, Files
from tests.harness.sites import dispose, folder_of, make_site, with_sandbox


@contextmanager
def running(folder, **settings):
    """The site, with all its data below *folder*."""
    app = make_site(folder, **settings)
    yield app
    dispose(app)


class Sites:
    """The sites of one process.

    :param new_folder: A function that returns a new, empty folder.
    """

    def __init__(self, new_folder):
        self._new_folder = new_folder
        self._kept = {}
        self._lent = Counter()
        self._open = ExitStack()

    @contextmanager
    def lend(self, database, run=running, **settings):
        """Lend a prepared site on *database* with *settings*; two at once are two sites.

        :param run: A context manager that makes the site in a folder, with settings, and ends it.
        """
        name = run, database.name, repr(settings)
        key = *name, self._lent[name]
        self._lent[name] += 1
        if key not in self._kept:
            self._kept[key] = self._make(database, run, settings)
        site = self._kept[key]
        site.begin()
        try:
            yield site.app
        finally:
            self._lent[name] -= 1
            if not site.put_back():
                del self._kept[key]

    @contextmanager
    def beside(self, app, **settings):
        """Another site, a new one, on the data of *app*."""
        with running(folder_of(app), **settings | {"DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"]}) as other:
            yield other

    def close(self):
        self._open.close()

    def _make(self, database, run, settings):
        folder = self._new_folder()
        app = self._open.enter_context(run(folder, **settings | database.copy(folder)))
        dispose(app)
        files = Files(folder, originals={"media": database.prepared.folder / "media"})
        return Borrowed(app, [self._open.enter_context(closing(database.memory_of(app))), files])


class Borrowed:
    """A site that is lent again and again.

    :param data: What puts back its data.
    """

    def __init__(self, app, data):
        self.app = app
        self._apps = with_sandbox(app)
        self._limits = dict(vars(limiter))  # Flask-Limiter keeps on itself what belongs to the app it has met last
        parts = [part for one in self._apps for part in _parts(one)]
        self._parts = data + [Containers(vars(part)) for part in parts]
        self._addresses = self._count_addresses()

    def begin(self):
        vars(limiter).update(self._limits)

    def put_back(self):
        """Put everything back; return whether that was possible: an address that was added cannot be taken away."""
        assert not has_app_context(), "A test or fixture holds an application context open: its user would stay on g."
        dispose(self.app)
        for part in self._parts:
            part.put_back()
        for one in self._apps:
            for cache in one.extensions["cache"].values():
                cache.clear()
        if storage := self._limits.get("_storage"):
            storage.reset()
        return self._count_addresses() == self._addresses

    def _count_addresses(self):
        return [len(list(one.url_map.iter_rules())) for one in self._apps]


def _parts(app):
    """The objects of *app* that keep something in memory."""
    models = [spec for spec in app.extensions["editable"].registry if spec.name in app.config["EDITABLE_MODELS"]]
    fields = [field for spec in models for field in spec.fields.values()]
    sessions, commands = app.session_interface, (app.cli, *app.cli.commands.values())
    return app, app.jinja_env, sessions, sessions.cache, app.extensions["media"], *commands, *fields
