"""Serves this site to a browser on this machine, with the data that it has."""

import threading

from project.accounts.links import new_link
from project.accounts.models import User
from project.commands import listen, make_site, serve


def serve_alongside():
    """Serve the site on a free port, for as long as this process lives.

    :return: Its address, and a link that signs its owner in.
    """
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    # A site that everybody may edit has no visitors: the live one has both.
    app = make_site({"SITE_URL": url, "RATELIMIT_ENABLED": False, "EDITABLE_STORE": "database"})
    threading.Thread(target=serve, args=(app, listener), daemon=True).start()
    with app.app_context():
        return url, new_link(User.owner())
