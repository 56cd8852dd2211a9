"""Who may edit: asked by the page for its marks and by the endpoints for their answer."""

from flask_login import current_user

from editable.errors import Refusal
from editable.state import state
from editable.stores import Author

#: Who writes in a sandbox: its log is the guest's own, so there is no other.
GUEST = Author("guest", "You")


def may_edit(spec=None):
    """Tell whether the person of this request may change records of *spec* (of any model, if None)."""
    return state().store.is_open or current_user.is_authenticated


def require_editor(spec=None):
    """Turn the request down unless :func:`may_edit` allows it."""
    if not may_edit(spec):
        raise Refusal(401, "signed_out", "You are signed out. Sign in again; your text is kept.")


def author():
    """Return the :class:`~editable.stores.Author` of this request."""
    if state().store.is_open:
        return GUEST
    user_id = current_user.get_id()
    return Author(user_id, getattr(current_user, "name", None) or user_id)
