"""What people and programs see when something cannot be done: a page or JSON, never a trace."""

from math import ceil
from time import time

from flask import current_app, make_response, render_template, request
from jinja2 import Template
from werkzeug.exceptions import HTTPException, SecurityError

from editable.errors import Refusal, http_error_response
from editable.http.forms import is_from_page
from project.extensions import limiter
from project.logs import request_id

SENTENCES = {
    400: ("That did not arrive in one piece", "Go back, reload the page and try again."),
    403: ("Not from here", "Reload the page you came from, then try again."),
    404: ("There is nothing here", "The page has moved, or its address has a slip in it."),
    405: ("Not that way", "This address cannot be used like that. Start again from the home page."),
    413: ("That is too large", "Send something smaller."),
    429: ("That was a lot at once", "Wait a minute, then try again."),
    500: ("Something went wrong on our side", "Try again in a moment. If it stays, tell us the number below."),
    503: ("Back in a moment", "The site is busy or being looked after. Try again shortly."),
}

FOREIGN_HOST = ("Not this site", "Nothing answers here under that name.")

# Needs nothing: no database, no layout, no address of another page.
BARE_PAGE = Template(
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{{ title }}</title>'
    "<h1>{{ title }}</h1><p>{{ sentence }}</p>{% if number %}<p>{{ number }}</p>{% endif %}</html>",
    autoescape=True,
)


def init_app(app):
    app.register_error_handler(HTTPException, answer)
    app.after_request(say_when_to_try_again)


def answer(error):
    """Return *error*, any HTTP error or unforeseen exception, in the form its caller can read."""
    if error.code is None or error.code < 400:
        return error  # a redirect, or a response somebody has already made
    if wants_json():
        response = http_error_response(error)
    else:
        response = make_response(_page(error), error.code)
        response.headers.update((name, value) for name, value in error.get_headers() if name != "Content-Type")
    return response


def say_when_to_try_again(response):
    if response.status_code == 429 and limiter.current_limit:
        seconds = ceil(limiter.current_limit.reset_at - time())
        response.headers.setdefault("Retry-After", max(1, seconds))
    return response


def wants_json():
    """Tell whether this request comes from a program and not from somebody looking at a page."""
    if request.is_json or (request.path.startswith("/editable/") and not is_from_page()):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _page(error):
    title, sentence = FOREIGN_HOST if isinstance(error, SecurityError) else SENTENCES.get(error.code, SENTENCES[400])
    facts = {
        "code": error.code,
        "title": title,
        "sentence": error.message if isinstance(error, Refusal) else sentence,
        "number": request_id(),
    }
    if isinstance(error, SecurityError):
        return BARE_PAGE.render(facts)  # at a foreign host, no address of ours can be built
    try:
        return render_template([f"errors/{error.code}.html", "errors/error.html"], **facts)
    except Exception:
        current_app.logger.exception("The error page could not be made")
        return BARE_PAGE.render(facts)
