"""Who may do what, and who they are: one object that a store has. Pages ask it for their marks, calls for their answer.

What may be done is one of :data:`ACTIONS`. A rule of a site's own, such as one for roles, is a subclass with another
:meth:`~EditorPermissions.may`.
"""

from collections.abc import Callable
from typing import Literal

from flask import current_app, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf, validate_csrf
from itsdangerous import BadSignature, Signer
from wtforms.validators import ValidationError

from editable.errors import Refusal
from editable.fields import AnyField
from editable.pictures.media import Pictures, Storage
from editable.settings.registry import ModelSpec
from editable.state import state
from editable.stores import Author
from editable.stores.changes import Change

Action = Literal["see", "edit", "add", "delete", "order", "hide", "history", "restore"]

#: Who writes in a sandbox: its log is the guest's own, so there is no other.
GUEST = Author("guest", "You")


class EditorPermissions:
    """For a store that everybody reads and people who have signed in write to."""

    def may(
        self, action: Action, spec: ModelSpec | None = None, record: object = None, field: AnyField | None = None
    ) -> bool:
        """Tell whether the person of this request may do *action*.

        :param spec: With records of this model; of any, if None. So with *record* and *field*.
        """
        if current_user.is_authenticated:
            return True
        return action == "see" and (record is None or (spec is not None and spec.is_for_visitors(record)))

    def refusal(self) -> Refusal:
        """Return what somebody is told who may not do what they ask for."""
        if current_user.is_authenticated:
            return Refusal(403, "not_yours", "You may not change this. Ask the site's owner to let you.")
        return Refusal(401, "signed_out", "You are signed out. Sign in again; your text is kept.")

    def author(self) -> Author:
        """Return the :class:`~editable.stores.Author` of this request."""
        user_id = current_user.get_id()
        return Author(user_id, getattr(current_user, "name", None) or user_id)

    def writer_of(self, change: Change) -> str | None:
        """Return what the person of this request is told of who made *change*: a name, or None."""
        return change.by

    @property
    def needs_token(self) -> bool:
        """Whether an unsafe request needs the token: one that a signed-in person's session comes with."""
        return current_user.is_authenticated

    def token(self) -> str:
        """Return what a page has to send back so that its requests are known to be its own."""
        return generate_csrf()

    def is_token(self, sent: str | None) -> bool:
        """Tell whether *sent* is what :meth:`token` gave to this person."""
        try:
            validate_csrf(sent)
        except ValidationError:
            return False
        return True

    def upload_storage(self, pictures: Pictures) -> Storage:
        """Return where among those of *pictures* a picture goes that is taken in now."""
        return pictures.new_storage

    def facts_for_head(self) -> dict[str, str]:
        """Return what an editor's page tells its script about this person."""
        return {"sign_in": self.sign_in, "author": self.author().id}

    @property
    def sign_in(self) -> str:
        """The address where somebody signs in whose session has ended, empty where there is none."""
        view = current_app.login_manager.login_view  # type: ignore[attr-defined]  # Flask-Login puts it there
        return url_for(view) if view else ""


class GuestPermissions:
    """For a store that everybody writes to, each a copy of their own.

    :param is_new: Tells whether the guest of this request has changed nothing yet.
    """

    sign_in = ""
    needs_token = True

    def __init__(self, is_new: Callable[[], bool]) -> None:
        self._is_new = is_new

    def may(
        self, action: Action, spec: ModelSpec | None = None, record: object = None, field: AnyField | None = None
    ) -> bool:
        return True

    def refusal(self) -> Refusal:
        return Refusal(403, "not_yours", "A guest may not do this.")

    def author(self) -> Author:
        return GUEST

    def writer_of(self, change: Change) -> str | None:
        return None  # nobody but the guest, in another window

    def token(self) -> str:
        """Return a token that is signed, and bound to no session: one for everybody who reads would fill the server."""
        return _signer().sign(GUEST.id).decode()

    def is_token(self, sent: str | None) -> bool:
        try:
            _signer().unsign(sent or "")
        except BadSignature:
            return False
        return True

    def upload_storage(self, pictures: Pictures) -> Storage:
        return pictures.guest_storage

    def facts_for_head(self) -> dict[str, str]:
        return {"sign_in": "", "author": GUEST.id, "guest": "new" if self._is_new() else "known"}


#: Who may do what, for either store.
Permissions = EditorPermissions | GuestPermissions


def may(action: Action, spec: ModelSpec | None = None, record: object = None, field: AnyField | None = None) -> bool:
    """Tell whether the person of this request may do *action*: see :meth:`EditorPermissions.may`."""
    return state().store.permissions.may(action, spec, record, field)


def require(
    action: Action, spec: ModelSpec | None = None, record: object = None, field: AnyField | None = None
) -> None:
    """Turn the request down unless :func:`may` allows it.

    :raise Refusal: 401 for somebody who is not signed in, 403 for others.
    """
    if not may(action, spec, record, field):
        raise state().store.permissions.refusal()


def author() -> Author:
    """Return the :class:`~editable.stores.Author` of this request."""
    return state().store.permissions.author()


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"], salt="editable.guest")
