"""The bar on a sandbox's pages, the tray, and what both do."""

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from markupsafe import Markup

from editable.errors import Refusal
from editable.http.assets import built
from editable.http.forms import page_address, way_back
from editable.http.guard import SAFE_METHODS, csrf_token
from editable.paths import own_path
from editable.sandbox.own_changes import own_changes, prefetch
from editable.state import state
from editable.stores import Missing, Stale

blueprint = Blueprint("editable_sandbox", __name__, template_folder="templates")

#: The header by which the answer to a write tells the bar how many changes there are now.
COUNT = "Editable-Changes"


def bar():
    """Return what belongs at the end of a sandbox's page: whose copy it is, and what can be done with it."""
    facts = {"count": len(own_changes()), "back": page_address(), "project": current_app.config["PROJECT_URL"]}
    return Markup(render_template("sandbox/bar.html", token=csrf_token(), **facts))


@blueprint.get("/sandbox")
def show_tray():
    """Answer with the page that lists what the guest has changed."""
    return _tray(way_back())


@blueprint.post("/sandbox")
def take_back():
    """Take back one change and lead to the tray; one that is not there any more is taken back already."""
    back = own_path(request.form.get("back"))
    change = next((change for change in own_changes() if change.address == request.form.get("change")), None)
    try:
        if change is not None:
            change.take_back()
    except (Missing, Stale):
        return _tray(back, Refusal(409, "stale", "This has changed in another window. Look at it, then try again."))
    except Refusal as refusal:
        return _tray(back, refusal)
    return redirect(url_for(".show_tray", back=back), 303)


@blueprint.post("/sandbox/start-over")
def start_over():
    """Forget all that the guest has changed and lead to the site's first page."""
    state().store.start_over()
    return redirect(own_path(None), 303)


@blueprint.after_app_request
def tell_how_many(response):
    """Keep the bar true after a write that leads to no other page."""
    is_call = request.blueprint == "editable"
    if is_call and request.method not in SAFE_METHODS and response.status_code < 300:
        response.headers[COUNT] = len(own_changes())
    return response


def _tray(back, refusal=None):
    changes = own_changes()
    prefetch(changes)
    facts = {"token": csrf_token(), "styles": [built("editor.css"), built("sandbox.css")]}
    page = render_template("sandbox/tray.html", changes=changes, back=back, refusal=refusal, **facts)
    return make_response(page, refusal.code if refusal else 200)
