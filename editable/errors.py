"""What the engine refuses, said once for people, browsers and developers."""

from flask import jsonify
from werkzeug.exceptions import HTTPException


class Refusal(Exception):
    """A request that is turned down, with a sentence that says what to do.

    :param status: The HTTP status, 400 to 599.
    :param code: A short name for programs, such as ``"too_long"``.
    :param message: One sentence for the person.
    :param headers: Extra response headers, such as ``Retry-After``.
    :param facts: Further keys of the JSON body, beside ``error``.
    """

    def __init__(self, status, code, message, headers=None, **facts):
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.facts = facts


class InvalidValue(Refusal):
    """A value that its field cannot hold: status 422."""

    def __init__(self, code, message):
        super().__init__(422, code, message)


class SettingsError(Exception):
    """A setting that cannot work; the message names the key and the cure."""


def refusal_response(refusal):
    """Return *refusal* in the one JSON shape that all refusals share."""
    response = jsonify(error={"code": refusal.code, "message": refusal.message}, **refusal.facts)
    response.status_code = refusal.status
    response.headers.update(refusal.headers)
    return response


def http_error_response(error):
    """Return Werkzeug's *error* (404, 405, 413 and the like) in the same JSON shape."""
    message = _SENTENCES.get(error.code, "This request could not be carried out.")
    code = error.name.lower().replace(" ", "_")
    headers = {k: v for k, v in error.get_headers() if k not in ("Content-Type", "Content-Length")}
    return refusal_response(Refusal(error.code, code, message, headers))


def register_json_errors(blueprint):
    """Make *blueprint* answer every refusal with JSON, never with HTML or a trace."""
    blueprint.register_error_handler(Refusal, refusal_response)
    blueprint.register_error_handler(HTTPException, http_error_response)


_SENTENCES = {
    400: "This request could not be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    413: "This is larger than the site accepts.",
    415: "Send this as application/json.",
    429: "That was a lot at once. Wait a moment, then try again.",
    500: "Something went wrong on our side. Your text is still on this device; try again in a moment.",
}
