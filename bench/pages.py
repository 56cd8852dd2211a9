"""The home page, for visitors and editors, against a bare view that answers with the same bytes."""

from flask import Flask

from bench import PreparedSite, seconds, show
from project.accounts.links import new_link
from project.accounts.models import User
from project.extensions import cache


def main():
    with PreparedSite() as app:
        visitor = app.test_client()
        page = visitor.get("/").data
        bare = _bare_site(page).test_client()
        baseline = seconds(lambda: bare.get("/"), 300)

        print(f"The home page, {len(page) / 1024:.0f} KiB of HTML")
        show("a bare Flask view", baseline, baseline)
        show("a visitor, page kept", seconds(lambda: visitor.get("/"), 300), baseline)
        show("a visitor, page made anew", seconds(lambda: _anew(app, visitor), 20), baseline)
        editor = signed_in(app)
        show("an editor", seconds(lambda: editor.get("/"), 20), baseline)


def _bare_site(page):
    app = Flask("bare")
    app.get("/")(lambda: page)
    return app


def _anew(app, visitor):
    with app.app_context():
        cache.clear()
    visitor.get("/")


def signed_in(app):
    with app.app_context():
        link = new_link(User.owner())
    editor = app.test_client()
    editor.get(link.removeprefix(app.config["SITE_URL"]))
    return editor


if __name__ == "__main__":
    main()
