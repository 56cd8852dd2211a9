"""Lists worked on without JavaScript: the buttons of an item, or of a list itself, and what they do.

They are asked for and posted like a field's form, at the address ``<model>/<key>/item``;
the list itself has the key :data:`LIST`.
"""

from flask import request, url_for
from markupsafe import Markup

from editable.errors import Refusal
from editable.http.forms import Spot, page_address, way_back
from editable.permissions import author, may, require
from editable.settings.registry import HIDDEN
from editable.state import state
from editable.stores.etags import etag

#: In the place of an item's key: the list itself, to which something can be added.
LIST = "new"


class ItemKind:
    """What takes a kind's place where it is not a field that is worked on."""

    name = "item"

    def __init__(self, label):
        self.label = label


class ItemSpot(Spot):
    """An item where a page shows it, or with no record the list."""

    def __init__(self, spec, key, record=None):
        super().__init__(spec, key, ItemKind("The whole item" if record else "Add to the list"), record)

    @property
    def title(self):
        return self.spec.label_of(self.record) if self.record else self.spec.label

    def form(self):
        return ItemForm(self.spec, self.key, self.record)


class ItemForm:
    """The buttons for an item or a list.

    :param record: None for the list.
    """

    id = "editable-form"
    template = "editable/item_form.html"
    takes_files = False
    hidden = ""

    def __init__(self, spec, key, record=None, back=None):
        self.spec, self.key, self.record = spec, key, record
        self.spot = ItemSpot(spec, key, record)
        self.kind = self.spot.kind
        self.back = back or f"{page_address()}#{self.spot.usual_anchor}"
        self.refusal = None
        self.is_on_page = False

    @classmethod
    def sent(cls, spec, key):
        """Return the form that this request brings."""
        return cls(spec, key, None if key == LIST else _store().get(spec, key), way_back())

    @property
    def address(self):
        return self.spot.address

    @property
    def action(self):
        return self._action_for(self.key)

    @property
    def anchor(self):
        return self.spot.usual_anchor

    def refuse(self, refusal):
        self.refusal = refusal

    @property
    def buttons(self):
        """What may be done: an action each, its words, and where it is sent if not to :attr:`action`."""
        buttons = self._buttons_of_list() if self.record is None else self._buttons_of_item()
        return [button for button in buttons if may(ACTIONS[button[0]][0], self.spec, self.record)]

    def _buttons_of_list(self):
        deleted = _store().last_deleted(self.spec)
        if deleted is None:
            return [("add", "Add one", None)]
        bring_back = ("restore", f"Bring back {_name_of(deleted, self.spec)}", self._action_for(deleted.key))
        return [("add", "Add one", None), bring_back]

    def _buttons_of_item(self):
        moves = [("up", "Move up", None), ("down", "Move down", None)]
        is_hidden = self.spec.can_hide and getattr(self.record, HIDDEN)
        hiding = ("show", "Show to visitors", None) if is_hidden else ("hide", "Hide from visitors", None)
        return [
            *(moves if self.spec.is_movable else []),
            *(("add", "Add one after this", None), ("copy", "Duplicate", None)),
            *([hiding] if self.spec.can_hide else []),
            ("delete", "Delete", None),
        ]

    def act(self):
        """Do what the button says that was pressed, and return the path of the page to go on with.

        :raise Refusal: If that cannot be done; 400 for an action that no button has.
        :raise Missing: If the item is gone.
        """
        action = request.form.get("action")
        if action not in ACTIONS:
            raise Refusal(400, "bad_form", "The form did not arrive in one piece. Press one of its buttons again.")
        permission, act = ACTIONS[action]
        require(permission, self.spec, self.record)
        return act(self)

    def page(self, key, edit=None):
        """Return the path of the form's page at the item with *key*, with the form *edit* open."""
        path = self.back.partition("#")[0]
        if edit is not None:
            path += f"{'&' if '?' in path else '?'}edit={edit}"
        return f"{path}#{ItemSpot(self.spec, key).usual_anchor}"

    def _action_for(self, key):
        return url_for("editable_forms.act_on_item", model=self.spec.name, key=key, back=self.back)


def _add(form):
    added = _store().add(form.spec, {}, after=None if form.key == LIST else form.key, author=author())
    return form.page(added.key, edit=f"{form.spec.name}/{added.key}/{next(iter(form.spec.fields))}")


def _copy(form):
    return form.page(_store().copy(form.spec, form.key, author=author()).key)


def _delete(form):
    _store().delete(form.spec, form.key, author=author())
    return form.page(LIST, edit=f"{form.spec.name}/{LIST}/item")  # which offers to bring it back


def _restore(form):
    deleted = _store().last_deleted(form.spec)
    if deleted is None or deleted.key != form.key:
        raise Refusal(422, "taken", "This is back already, or something else was deleted since.")
    _store().restore(form.spec, form.key, deleted.old, reverses=deleted.id, author=author())
    return form.page(form.key)


def _move(form, step):
    if not form.spec.is_movable:
        raise Refusal(422, "not_movable", "These stand in an order of their own, which nobody can change.")
    order = _store().order(form.spec)
    moved = [key for key in order if key != form.key]
    at = order.index(form.key) if form.key in order else 0
    moved.insert(max(0, at + step), form.key)
    _store().reorder(form.spec, moved, based_on={etag(order)}, author=author())
    return form.page(form.key, edit=form.address)


def _hide(form, hidden):
    if not form.spec.can_hide:
        raise Refusal(422, "not_hidden", "These cannot be hidden.")
    field = form.spec.fields[HIDDEN]
    _store().save(form.spec, form.key, field, hidden, based_on={etag(not hidden)}, author=author())
    return form.page(form.key)


#: What each button needs leave for, and what it does.
ACTIONS = {
    "add": ("add", _add),
    "copy": ("add", _copy),
    "delete": ("delete", _delete),
    "restore": ("restore", _restore),
    "up": ("order", lambda form: _move(form, -1)),
    "down": ("order", lambda form: _move(form, +1)),
    "hide": ("hide", lambda form: _hide(form, True)),
    "show": ("hide", lambda form: _hide(form, False)),
}


def _name_of(deleted, spec):
    """Return what a deleted item was called."""
    for name, field in spec.fields.items():
        words = field.is_content and Markup(field.render(deleted.old.get(name, field.empty))).striptags()
        if words:
            return f"“{words}”"
    return "the one deleted last"


def _store():
    return state().store
