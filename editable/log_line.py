"""A line in the process's log for every change: who made it, what it was and from where."""

import json
import logging

from flask import current_app, has_request_context, request

logger = logging.getLogger("editable.changes")


def log_changes(app, changes):
    """Write a line for each of *changes*; their words stand in it only if ``EDITABLE_LOG_WORDS`` says so.

    What somebody changes on a page is logged at the level INFO. What a command changes is logged at DEBUG: whoever
    runs it knows, and it may be thousands.
    """
    level = logging.INFO if has_request_context() else logging.DEBUG
    for change in changes:
        logger.log(level, "%s", _line(change))


def _line(change):
    address = "/".join(filter(None, (change.model, change.key, change.field)))
    place = request.remote_addr if has_request_context() else "the command line"
    name = json.dumps(change.by, ensure_ascii=False)  # quoted: it may say what looks like the rest of a line
    line = f"{change.action} {address} by {change.by_id} {name} from {place}, change {change.id}"
    if current_app.config["EDITABLE_LOG_WORDS"]:
        line += ": " + " -> ".join(json.dumps(value, ensure_ascii=False) for value in (change.old, change.new))
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
