"""What happens after a write: functions that are called once it has been committed, and the signal that tells of it.

The queue is for what may be lost with the process, such as a line in the log or a bell to be rung. What must not be
lost is a row, written in the same transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from blinker import NamedSignal, Namespace
from flask import current_app, g
from flask.globals import app_ctx

changed = Namespace().signal("changed")
"""Sent after each write that changed something, by the app in which it was made.

A receiver is called as ``receiver(app, changes=…)``: ``Change`` rows in the order in which they were logged, bound to
no session any more. It may read and write. One that fails is logged, and stops nobody.
"""


def after_commit(function: Callable[[], object]) -> None:
    """Call *function*, without arguments, once what is being written has been committed.

    Functions are called in the order in which this was asked for, before the request is answered. If the write is
    rolled back, they are forgotten. If one fails, that is logged, and the others are called all the same. Writes that
    are one, by the store's ``together()``, have one queue. Where nothing is being written, the call is made at once:
    in a request, in a command and elsewhere; all it needs is the app's context.
    """
    queue = g.get("editable_after_commit")
    if queue is None:
        _call(function)
    else:
        queue.append(function)


@contextmanager
def calling_after_commit() -> Iterator[None]:
    """Hold back what :func:`after_commit` is asked for within: until the end, by which all must be committed.

    An exception drops it. A write within another that is committed by itself has a queue of its own.
    """
    outer = g.get("editable_after_commit")
    queue: list[Callable[[], object]] = []
    g.editable_after_commit = queue
    try:
        yield
    finally:
        g.editable_after_commit = outer
    for function in queue:
        _call(function)


def send(signal: NamedSignal, **facts: object) -> None:
    """Send *signal* from the current app to each receiver, whatever becomes of the others."""
    app = app_ctx.app
    for receiver in signal.receivers_for(app):
        _call(partial(receiver, app, **facts))


def _call(function: Callable[[], object]) -> None:
    try:
        function()
    except Exception:  # the write stands, so its writer is answered
        current_app.logger.exception("Something that was to follow a write has failed.")
        current_app.extensions["sqlalchemy"].session.rollback()  # or nobody after it could read
