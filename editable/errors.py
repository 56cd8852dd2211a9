"""What the engine refuses, said once for people, browsers and developers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify
from werkzeug.exceptions import HTTPException

from editable.raw import JSON

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class Refusal(HTTPException):
    """A request that is turned down, with a sentence that says what to do.

    :param status: The HTTP status, 400 to 599.
    :param error_code: A short name for programs, such as ``"too_long"``.
    :param message: One sentence for the person.
    :param headers: Extra response headers, such as ``Retry-After``.
    :param facts: Further keys of the JSON body, beside ``error``.
    """

    def __init__(
        self, status: int, error_code: str, message: str, headers: Mapping[str, str] | None = None, **facts: JSON
    ) -> None:
        super().__init__(message)
        self.code = status
        self.error_code = error_code
        self.headers = headers or {}
        self.facts = facts

    @property
    def message(self) -> str:
        return self.description or ""

    def get_headers(
        self, environ: "WSGIEnvironment | None" = None, scope: dict[str, object] | None = None
    ) -> list[tuple[str, str]]:
        return [*super().get_headers(environ, scope), *self.headers.items()]


class InvalidValue(Refusal):
    """A value that its field cannot hold: status 422."""

    def __init__(self, error_code: str, message: str) -> None:
        super().__init__(422, error_code, message)


class SettingsError(Exception):
    """Settings that cannot work.

    :param sentences: One for each fault, which names the key and the cure. None, where something could not be checked
        because of a fault that another error names.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@contextmanager
def all_faults() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Let one check follow another though it failed, and tell of all faults at once, in their order::

        with all_faults() as check:
            with check():
                ...
            with check():
                ...

    :raise SettingsError: At the end, if any check did.
    """
    errors = []

    @contextmanager
    def check() -> Iterator[None]:
        try:
            yield
        except SettingsError as error:
            errors.append(error)

    try:
        yield check
    except Exception:  # what a fault has led to is no fault of its own
        if not errors:
            raise
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SettingsError(*dict.fromkeys(sentence for error in errors for sentence in error.sentences))


def refusal_response(refusal: Refusal) -> Response:
    """Return *refusal* in the one JSON shape that all refusals share."""
    response = jsonify(error={"code": refusal.error_code, "message": refusal.message}, **refusal.facts)
    response.status_code = refusal.code or 500
    response.headers.update(refusal.headers)
    return response


def http_error_response(error: HTTPException) -> Response | HTTPException:
    """Return any HTTP *error*, a refusal or one of Werkzeug's (404, 405, 413 and the like), in that JSON shape."""
    if isinstance(error, Refusal):
        return refusal_response(error)
    if error.code is None or error.code < 400:
        return error  # a redirect is no refusal
    message = _SENTENCES.get(error.code, "This request could not be carried out.")
    headers = {name: value for name, value in error.get_headers() if not name.startswith("Content-")}
    return refusal_response(Refusal(error.code, error.name.lower().replace(" ", "_"), message, headers))


def register_json_errors(blueprint: Blueprint) -> None:
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
