"""Visitors' pages, kept until something changes; editors' pages, never kept."""

from functools import wraps

from flask import current_app, make_response, request

from editable.permissions import may
from editable.state import state

#: Seconds; a page that depends on the date is at most this old.
MAX_AGE = 60


def kept_page(view):
    """Keep what *view* answers to visitors until the content changes, or for :data:`MAX_AGE`.

    For views whose page is the same for all visitors; put it under the route.
    Pages are filed under the generation of the content, a number that grows
    with every change. It is read before the page is made: a page built from
    old rows while an edit commits is filed under the old generation, where
    nobody looks any more. Addresses with a query are made anew each time, so
    that nobody can fill the cache with them.
    """

    @wraps(view)
    def kept(**arguments):
        if may("edit") or request.query_string:
            return view(**arguments)

        cache = state().cache
        filed_under = f"{state().store.generation()} {request.base_url}"
        page = cache.get(filed_under)
        if page is None:
            response = make_response(view(**arguments))
            if response.status_code != 200:
                return response
            page = response.get_data(as_text=True)
            cache.set(filed_under, page, timeout=MAX_AGE)
        return _for_visitors(current_app.response_class(page, mimetype="text/html"))

    return kept


def keep_editors_pages_private(response):
    """Let no cache on the way keep a page that was made for an editor."""
    if response.mimetype == "text/html" and may("edit"):
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _for_visitors(response):
    response.headers["Cache-Control"] = "no-cache"  # may be kept, must be asked about
    response.add_etag()
    return response.make_conditional(request)
