"""The site's outer walls: headers on every answer, hosts it answers to, settings it refuses to start with."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from flask import request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from editable.errors import SettingsError
from editable.fields.videos import PLAYER_ORIGINS

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")
LOOPBACK = ("localhost", "127.0.0.1")
SHORTEST_KEY = 32
LARGEST_FORM = 1024 * 1024  # bytes, of a form or of what surrounds an uploaded file
MOST_PARTS = 100


def init_app(app):
    """Guard *app*. Must come first: nothing should look at a request that was meant for another host."""
    if app.config["SITE_ENV"] == "development":
        fill_in_for_development(app.config)
    check_settings(app.config)
    app.config["TRUSTED_HOSTS"] = trusted_hosts(app.config)
    app.config["MAX_CONTENT_LENGTH"] = app.config["EDITABLE_UPLOAD_BYTES"] + LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.config["MAX_FORM_PARTS"] = MOST_PARTS
    app.before_request(refuse_foreign_host)
    app.before_request(narrow_forms)

    headers = security_headers(app.config)
    app.after_request(lambda response: with_defaults(response, headers))

    if proxies := int(app.config["TRUSTED_PROXIES"]):
        # The host and the mount point are ours to say, not a header's.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0, x_prefix=0)


def fill_in_for_development(config):
    config["SITE_URL"] = config["SITE_URL"] or "http://127.0.0.1:8000"
    config["SECRET_KEY"] = config["SECRET_KEY"] or development_secret_key(config["INSTANCE_PATH"])


def check_settings(config):
    """Refuse to start with settings that are not safe to show to the world.

    :raise SettingsError: With the setting and the cure.
    """
    sentences = []
    if not _is_address(config["SITE_URL"]):
        sentences.append("SITE_URL must be the site's address, such as https://www.example.org. Set it in .env.")
    if config["SITE_ENV"] != "development":
        if config["DEBUG"]:
            sentences.append("Debug mode shows the site's code to visitors. Unset FLASK_DEBUG, or use: manage.py run")
        if _is_guessable(config["SECRET_KEY"] or ""):
            sentences.append(
                f"SECRET_KEY must be at least {SHORTEST_KEY} random characters. "
                'Set it to what this prints: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
            )
    if not str(proxies := config["TRUSTED_PROXIES"]).isdecimal():
        sentences.append(f"TRUSTED_PROXIES is {proxies!r}. Set it to the number of proxies in front, such as 0.")
    if sentences:
        raise SettingsError(*sentences)


def development_secret_key(instance_path):
    """Return the key kept in *instance_path* for development, making one the first time.

    Two processes that start at once agree on one: whoever is first to give the file its name.
    """
    path = Path(instance_path, "secret-key")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def trusted_hosts(config):
    """Return the names that the site answers to: its own and, in development, this computer's."""
    own = urlsplit(config["SITE_URL"]).hostname
    return [own, *LOOPBACK] if config["SITE_ENV"] == "development" else [own]


def refuse_foreign_host():
    """Turn away a request for another host, before anything else looks at it."""
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception


def narrow_forms():
    """Hold a form without files to what a form needs: it is read whole, so MAX_FORM_MEMORY_SIZE does not see to it."""
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = LARGEST_FORM


def security_headers(config):
    """Return the headers that every answer carries unless it has stricter ones of its own."""
    headers = {
        "Content-Security-Policy": content_security_policy(config["S3_PUBLIC_URL"]),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if config["SITE_URL"].startswith("https:"):
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def content_security_policy(media_url):
    """Return the policy: the same for everyone, so that pages can be cached."""
    media_host = f" {_origin(media_url)}" if media_url else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",  # else the browser strips pasted styles before the editor can read them
            f"img-src 'self' data: blob:{media_host}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
            f"frame-src {' '.join(PLAYER_ORIGINS)}",
        )
    )


def with_defaults(response, headers):
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    return response


def _origin(url):
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


def _is_address(url):
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and not (parts.query or parts.fragment or parts.username)
    )


def _is_guessable(key):
    well_known = any(word in key.lower() for word in ("change", "secret", "default", "example", "password", "insecure"))
    return len(key) < SHORTEST_KEY or len(set(key)) < 10 or well_known
