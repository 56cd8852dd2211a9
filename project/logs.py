"""The log: every line says which request it belongs to; none can be forged or tells a secret."""

import logging
import re
import secrets

from flask import g, has_request_context

LINE = "[%(asctime)s] %(levelname)s %(name)s %(request_id)s: %(message)s"
LINK_TOKEN = re.compile(r"(/sign-in/)[\w%-]+")


def init_app(app):
    """Write the log to standard error, unless the site has set up logging itself."""
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(LogFormatter(LINE))
        root.addHandler(handler)
    logging.getLogger("editable.changes").setLevel(logging.INFO)


def request_id():
    """Return the short name under which this request stands in the log."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(4)
    return g.request_id


class LogFormatter(logging.Formatter):
    """Indents all but the first line of an entry, so that no path or value can pass for another entry."""

    def format(self, record):
        record.request_id = request_id() if has_request_context() else "-"
        lines = LINK_TOKEN.sub(r"\1…", super().format(record)).splitlines()
        return "\n    ".join(_printable(line) for line in lines)


def _printable(line):
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
