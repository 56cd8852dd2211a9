"""A field's etag: tells whether two people look at the same value."""

import hashlib
import json

from editable.raw import JSON


def etag(value: JSON) -> str:
    """Return the etag of a raw *value*: 32 hex digits, equal exactly when the JSON is.

    Keys are sorted first, so the order in which a browser writes an object does not matter.
    """
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]
