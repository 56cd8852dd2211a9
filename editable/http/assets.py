"""The files that ``npm run build`` makes, found by the names they have before they are hashed."""

import json
from functools import lru_cache
from pathlib import Path

from flask import current_app, request, url_for

from editable.errors import SettingsError

FOLDER = "built"
ONE_YEAR = 365 * 24 * 60 * 60  # seconds


def built(name):
    """Return the address of the built file *name*, such as ``"site.css"``.

    :raise SettingsError: If the front end has not been built, or holds no such file.
    """
    manifest = Path(current_app.static_folder, FOLDER, "manifest.json")
    try:
        hashed_name = _read(manifest, manifest.stat().st_mtime_ns)[name]
    except FileNotFoundError:
        raise SettingsError("The front end is not built yet. Run: python3 manage.py setup") from None
    except KeyError:
        raise SettingsError(f"The front end has no file {name!r}. See editable/frontend/build.mjs.") from None
    return url_for("static", filename=f"{FOLDER}/{hashed_name}")


def keep_built_files(response):
    """Let browsers keep built files for good: another content has another name."""
    is_built = request.endpoint == "static" and request.view_args["filename"].startswith(f"{FOLDER}/")
    if is_built and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response


@lru_cache(maxsize=2)
def _read(manifest, modified):
    return json.loads(manifest.read_text())
