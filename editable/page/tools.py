"""What a page carries for editors besides the marks: their script and its facts.

Visitors get nothing, but for the script that plays videos where there is one.
"""

from flask import render_template, url_for
from markupsafe import Markup

from editable.fields import videos
from editable.http.assets import built
from editable.http.forms import form_on_page, groups_on_page, show_at_foot
from editable.http.guard import csrf_token
from editable.permissions import may
from editable.state import state


def editable_head():
    """Return what belongs into ``<head>``."""
    if not may("edit"):
        return Markup()
    return Markup(
        render_template(
            "editable/head.html",
            csrf_token=csrf_token(),
            root=url_for("editable.read_description").removesuffix("openapi.json"),
            style=built("editor.css"),
            script=built("editor.js"),
            **state().store.permissions.facts_for_head(),
        )
    )


def editable_foot():
    """Return what belongs before ``</body>``, when all that the page shows is known."""
    editing = may("edit")
    facts = {"form_here": show_at_foot(), "groups": groups_on_page(), "token": csrf_token()} if editing else {}
    player = built("video.js") if videos.are_shown() else None
    return Markup(
        render_template(
            "editable/foot.html", editing=editing, form=form_on_page(), player=player, bar=state().bar(), **facts
        )
    )
