"""Keeps other sites from writing here in a visitor's or an editor's name."""

from urllib.parse import urlsplit

from flask import current_app, request

from editable.errors import Refusal
from editable.state import state

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class BadToken(Refusal):
    """The request's token is not that of the session it came with: status 403."""

    def __init__(self):
        super().__init__(403, "bad_token", "This page has grown old. Reload it, then try again.")


def check_unsafe_request():
    """Turn down a request that would change something and does not come from our own pages.

    Guards the whole app, without exceptions: every unsafe request needs our own
    ``Origin`` (or, where a browser sends none, ``Sec-Fetch-Site: same-origin``);
    one that a signed-in person's session comes with needs that session's token too,
    and in a sandbox each needs the token that all guests share.
    """
    if request.method in SAFE_METHODS:
        return
    if not _is_from_our_own_page():
        raise Refusal(403, "foreign_origin", "This request did not come from a page of this site.")
    permissions = state().store.permissions
    if permissions.needs_token and not permissions.is_token(_sent_token()):
        raise BadToken


def csrf_token():
    """Return the token of the editor's session, or the one that all guests share, for the page to send back."""
    return state().store.permissions.token()


def _is_from_our_own_page():
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return _origin_of(origin) in {_origin_of(request.host_url), _origin_of(current_app.config["SITE_URL"])} - {None}


def _origin_of(url):
    """Return scheme and host of *url*, or None where it has none: ``null`` is nobody's origin."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (parts.scheme, parts.netloc.lower()) if parts.scheme and parts.netloc else None


def _sent_token():
    token = request.headers.get("X-CSRFToken")
    if token is None and request.mimetype != "application/json":
        token = request.form.get("csrf_token")
    return token
