"""What differs where everybody may edit a copy of their own: nobody keeps an answer, and nobody writes without end."""

from flask import current_app, request
from flask_limiter.util import get_remote_address
from limits import parse

from editable.errors import SettingsError
from editable.http.views import blueprint, forms_blueprint
from editable.sandbox.guests import guest_id
from editable.sandbox.views import blueprint as tray_blueprint
from project import seeding
from project.extensions import limiter

GUESTS_FROM_ONE_ADDRESS = 4  # who write at once: a class, a family

UNSAFE = ["POST", "PUT", "PATCH", "DELETE"]


def init_app(app):
    """Keep what a guest of *app* is shown from caches and from search engines."""
    app.after_request_funcs.setdefault(None, []).insert(0, keep_private)  # the first of them has the last word


def check_settings(config):
    """Check the one setting that is read here.

    :raise SettingsError: If ``SANDBOX_WRITES`` is no rate.
    """
    try:
        parse(config["SANDBOX_WRITES"])
    except ValueError:
        raise SettingsError(
            f'SANDBOX_WRITES is {config["SANDBOX_WRITES"]!r}. Write it like "120 per minute".'
        ) from None


def keep_private(response):
    """Mark what was made for a guest: files that all share are kept as they are elsewhere."""
    response.headers["X-Robots-Tag"] = "noindex"
    if not _is_file_for_all(response):
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.add("Cookie")
    return response


def _is_file_for_all(response):
    return response.status_code < 400 and (request.endpoint == "static" or request.blueprint == "media")


def writes_of_guest():
    return current_app.config["SANDBOX_WRITES"]


def writes_from_address():
    rate = parse(writes_of_guest())
    return f"{GUESTS_FROM_ONE_ADDRESS * rate.amount} per {rate.multiples} {rate.GRANULARITY.name}"


def is_no_sandbox():
    return current_app.config["EDITABLE_STORE"] != "session"


for views in (blueprint, forms_blueprint, tray_blueprint, seeding.blueprint):
    for rate, scope, key in (
        (writes_of_guest, "guest", guest_id),
        (writes_from_address, "address", get_remote_address),
    ):
        limiter.shared_limit(rate, scope, key_func=key, methods=UNSAFE, exempt_when=is_no_sandbox)(views)
