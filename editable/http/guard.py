"""Keeps other sites from writing here in a visitor's or an editor's name."""

from urllib.parse import urlsplit

from flask import current_app, request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf, validate_csrf
from itsdangerous import BadSignature, Signer
from wtforms.validators import ValidationError

from editable.errors import Refusal
from editable.state import state

#: What the token of all guests says.
GUEST = "guest"

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
    if state().store.is_open:
        _check_guests_token()
    elif current_user.is_authenticated:
        _check_token()


def csrf_token():
    """Return the token of the editor's session, for the page to send back.

    A guest's is signed, and bound to no session: making one for everybody who reads would fill the server.
    """
    return _signer().sign(GUEST).decode() if state().store.is_open else generate_csrf()


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


def _check_token():
    try:
        validate_csrf(_sent_token())
    except ValidationError:
        raise BadToken from None


def _check_guests_token():
    try:
        _signer().unsign(_sent_token() or "")
    except BadSignature:
        raise BadToken from None


def _sent_token():
    token = request.headers.get("X-CSRFToken")
    if token is None and request.mimetype != "application/json":
        token = request.form.get("csrf_token")
    return token


def _signer():
    return Signer(current_app.secret_key, salt="editable.guest")
