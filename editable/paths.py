"""Addresses on this site: where a form may lead back to, and the whole address of what is read elsewhere."""

import re
from urllib.parse import unquote

from flask import current_app, request

LONGEST = 2000  # characters


def absolute(path):
    """Return the whole address of *path*, which lies below this app and is as ``url_for`` makes it."""
    return current_app.config["SITE_URL"].rstrip("/") + path.removeprefix(request.script_root)


def own_path(target):
    """Return *target* if it is plainly a path of this site, and the home page's path if there is any doubt."""
    home = request.script_root + "/"
    return target if target and target.startswith(home) and not _is_doubtful(target) else home


def _is_doubtful(target):
    if len(target) > LONGEST:
        return True
    path = re.split("[?#]", target, maxsplit=1)[0]
    while path != (decoded := unquote(path)):  # a proxy on the way may decode once more than we do
        path = decoded
    segments = path.split("/")[1:]
    return (
        not (target.isprintable() and path.isprintable())
        or "\\" in target + path
        or "" in segments[:-1]  # "//host" is another site
        or not {".", ".."}.isdisjoint(segments)
    )
