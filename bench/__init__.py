"""Speed and memory, as ratios against a baseline measured in the same run."""

from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from project.app import create_app
from project.preparation import prepare

ROUNDS = 7


def seconds(action, repeat):
    """Return the median seconds that one *action* takes, of several rounds of *repeat* each."""
    action()
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(repeat):
            action()
        rounds.append((perf_counter() - start) / repeat)
    return median(rounds)


def show(name, measured, baseline):
    """Print one line: the name, the time, and how many times the baseline's it is."""
    print(f"{name:<34}{measured * 1000:9.2f} ms{measured / baseline:9.2f} ×")


class PreparedSite:
    """The site with its sample content in a folder of its own, gone at the end."""

    def __enter__(self):
        self._folder = TemporaryDirectory()
        app = create_app(self._settings())
        with app.app_context():
            prepare()
        return app

    def sandbox(self):
        """Return the sandbox on the same data."""
        return create_app(self._settings() | {"RATELIMIT_ENABLED": False}, store="session")

    def _settings(self):
        return {
            "SITE_ENV": "development",
            "SITE_URL": "http://localhost",
            "INSTANCE_PATH": self._folder.name,
            "DATABASE_URL": "",
        }

    def __exit__(self, *exception):
        self._folder.cleanup()
