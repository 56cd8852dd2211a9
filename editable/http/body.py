"""What an unsafe request says, read strictly: anything unclear is refused, never guessed."""

import json

from flask import current_app, request

from editable.errors import Refusal

#: A value is at most this large as JSON; a picture's limit is ``EDITABLE_UPLOAD_BYTES``.
MAX_JSON_BYTES = 1024 * 1024

#: Room for the parts around the file in a multipart body.
MULTIPART_ALLOWANCE = 16 * 1024

MAX_IDEMPOTENCY_KEY = 64

_FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}


def read_value():
    """Return ``value`` of the JSON body ``{"value": …}``.

    :raise Refusal: 400, 413 or 415.
    """
    document = _read_json()
    if not isinstance(document, dict) or document.keys() != {"value"}:
        raise Refusal(400, "bad_body", "Send a JSON object with “value” and nothing else.")
    return document["value"]


def read_item():
    """Return ``after`` (a key, or None for the end) and ``values`` of ``{"after": …, "values": {…}}``.

    :raise Refusal: 400, 413 or 415.
    """
    document = _read_json()
    if not isinstance(document, dict) or not {"values"} <= document.keys() <= {"after", "values"}:
        raise Refusal(400, "bad_body", "Send a JSON object with “values”, perhaps “after”, and nothing else.")
    after, values = document.get("after"), document["values"]
    if not isinstance(values, dict) or not isinstance(after, str | None):
        raise Refusal(400, "bad_body", "“values” is a JSON object of values by field, “after” a key or null.")
    return after, values


def read_keys():
    """Return ``keys`` of the JSON body ``{"keys": [key, …]}``, no key twice.

    :raise Refusal: 400, 413, 415 or 422.
    """
    document = _read_json()
    if not isinstance(document, dict) or document.keys() != {"keys"}:
        raise Refusal(400, "bad_body", "Send a JSON object with “keys” and nothing else.")
    keys = document["keys"]
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise Refusal(400, "bad_body", "“keys” is a list of keys, each of them a string.")
    if len(set(keys)) < len(keys):
        raise Refusal(422, "repeated_key", "One of the keys stands there twice.")
    return keys


def read_file():
    """Return the stream of the multipart part ``file``.

    :raise Refusal: 400, 413 or 415.
    """
    request.max_content_length = current_app.config["EDITABLE_UPLOAD_BYTES"] + MULTIPART_ALLOWANCE
    if request.mimetype != "multipart/form-data":
        raise Refusal(415, "not_multipart", "Send the picture as multipart/form-data, in a part named “file”.")
    part = request.files.get("file")
    if part is None:
        raise Refusal(400, "no_file", "Send the picture in a part named “file”.")
    return part.stream


def refuse_any():
    """Turn down a body where a call takes none, above all what a form on another site could send without asking.

    :raise Refusal: 400, 413 or 415.
    """
    request.max_content_length = MAX_JSON_BYTES
    if request.mimetype in _FORM_TYPES:
        raise Refusal(415, "not_json", "Send this as application/json.")
    if request.get_data(cache=False):
        raise Refusal(400, "no_body", "This takes no body: the address says it all.")


def based_on():
    """Return the etags that ``If-Match`` names, weak or strong, quoted or not.

    :raise Refusal: 428 if there is no such header.
    """
    if "If-Match" not in request.headers:
        raise Refusal(428, "no_if_match", "Say which value this builds on, by its etag in If-Match.")
    return request.if_match.as_set(include_weak=True)


def idempotency_key():
    """Return what the sender calls this request, or None.

    :raise Refusal: 400 if it is longer than 64 characters or not plain ASCII.
    """
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (0 < len(key) <= MAX_IDEMPOTENCY_KEY and key.isascii() and key.isprintable()):
        raise Refusal(400, "bad_idempotency_key", "Idempotency-Key is 1 to 64 plain characters.")
    return key


def _read_json():
    request.max_content_length = MAX_JSON_BYTES
    if request.mimetype != "application/json":
        raise Refusal(415, "not_json", "Send this as application/json.")
    try:
        return json.loads(
            request.get_data(cache=False).decode("utf-8"),
            object_pairs_hook=_object_without_repeats,
            parse_constant=_refuse_constant,
        )
    except (ValueError, RecursionError):
        raise Refusal(400, "bad_json", "The request is not valid JSON.") from None


def _object_without_repeats(pairs):
    document = dict(pairs)
    if len(document) < len(pairs):
        raise ValueError("a key stands twice")
    return document


def _refuse_constant(name):
    raise ValueError(f"{name} is not JSON")
