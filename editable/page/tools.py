"""What a page carries for editors besides the marks: their script and its facts.

Visitors get nothing, but for the script that plays videos where there is one.
"""

from flask import current_app, render_template, url_for
from markupsafe import Markup

from editable.fields import videos
from editable.http.assets import built
from editable.http.forms import form_on_page, groups_on_page, show_at_foot
from editable.http.guard import csrf_token
from editable.permissions import author, may_edit
from editable.sandbox import guests
from editable.sandbox.views import bar
from editable.state import state


def editable_head():
    """Return what belongs into ``<head>``."""
    if not may_edit():
        return Markup()
    return Markup(
        render_template(
            "editable/head.html",
            csrf_token=csrf_token(),
            root=url_for("editable.read_description").removesuffix("openapi.json"),
            sign_in=_sign_in(),
            is_sandbox=state().store.is_open,
            is_new_guest=state().store.is_open and not guests.kept(),
            author=author().id,
            style=built("editor.css"),
            script=built("editor.js"),
        )
    )


def _sign_in():
    """Where somebody signs in whose session has ended; a guest never needs to."""
    return "" if state().store.is_open else url_for(current_app.login_manager.login_view)


def editable_foot():
    """Return what belongs before ``</body>``, when all that the page shows is known."""
    facts = {"form_here": show_at_foot(), "groups": groups_on_page(), "token": csrf_token()} if may_edit() else {}
    facts |= {"bar": bar()} if state().store.is_open else {}
    player = built("video.js") if videos.are_shown() else None
    return Markup(
        render_template("editable/foot.html", editing=may_edit(), form=form_on_page(), player=player, **facts)
    )
