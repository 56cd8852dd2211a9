"""What takes longest of all garbage that is refused and of all markup that is cleaned, against the plainest."""

import warnings
from contextlib import suppress
from functools import partial

from bench import PreparedSite, seconds, show
from editable.errors import InvalidValue
from editable.fields.rich_text import RichText
from tests.safety.caller import Caller
from tests.safety.test_garbage_bodies import CONTENT_TYPES, FORMS, JSON, TOGETHER
from tests.safety.test_sanitiser import PIECES

ADDRESSES = [("PATCH", "/editable/play/1/blurb"), ("PUT", "/editable/play/1/picture/file"), ("POST", "/sign-in")]
LONGEST_TYPE = max(CONTENT_TYPES, key=len)


def clean(field, markup):
    with suppress(InvalidValue):
        field.clean(markup)


def slowest(action, arguments):
    return max(seconds(partial(action, *each), 1) for each in arguments)


def main():
    warnings.simplefilter("ignore")  # Werkzeug leaves what it read of a broken form lying
    with PreparedSite() as app:
        caller = Caller(app)
        garbage = TOGETHER + [(body, LONGEST_TYPE) for body in JSON + FORMS]
        for method, path in ADDRESSES:
            call = partial(caller.call, method, path, **{"If-Match": "x"})
            baseline = seconds(lambda call=call: call(b"{}", "application/json"), 20)
            show(f"{{}} to {path}", baseline, baseline)
            show("  the slowest garbage", slowest(call, garbage), baseline)

    field = RichText("text")
    longest = 8 * field.max_length + 4_000
    baseline = seconds(lambda: clean(field, "<p>word</p> " * (longest // 12)), 1)
    show("the longest plain markup", baseline, baseline)
    nested = [(field, piece * (longest // len(piece))) for piece in PIECES.split()]
    show("  the slowest markup", slowest(clean, nested), baseline)


if __name__ == "__main__":
    main()
