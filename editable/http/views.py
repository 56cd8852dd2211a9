"""The engine's whole HTTP surface; ``openapi.py`` describes it."""

from contextlib import contextmanager, nullcontext

from flask import Blueprint, abort, jsonify, redirect, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound, RequestEntityTooLarge, TooManyRequests

from editable.errors import InvalidValue, Refusal, http_error_response, refusal_response, register_json_errors
from editable.http import body, forms
from editable.http.forms import FieldForm, Spot
from editable.http.guard import BadToken
from editable.http.item_forms import ItemForm
from editable.http.openapi import describe
from editable.permissions import author, may, require
from editable.pictures import media, receiving
from editable.settings.registry import MAX_ID, read_id
from editable.state import state
from editable.stores import Missing, Stale
from editable.stores.changes import ORDER, timestamp
from editable.stores.etags import etag
from editable.stores.snapshots import restored

blueprint = Blueprint("editable", "editable", template_folder="templates")
register_json_errors(blueprint)

#: What people call who have no JavaScript: it answers with pages.
forms_blueprint = Blueprint("editable_forms", __name__)

#: Where the surface lies in the app.
PREFIX = "/editable"


@blueprint.before_request
def require_an_editor():
    """Let nobody near who may edit nothing; what exactly is asked for, each view checks."""
    require("edit")


@blueprint.errorhandler(Missing)
def answer_missing(error):
    return http_error_response(NotFound())


@blueprint.errorhandler(Stale)
def answer_stale(stale):
    """Answer for a whole item, or for the order of all."""
    return refusal_response(_stale_refusal(stale, "Somebody has changed this since. Look at it first, then try again."))


@blueprint.after_request
@forms_blueprint.after_request
def keep_out_of_caches(response):
    response.headers["Cache-Control"] = "private, no-store"
    return response


def answer_misrouted():
    """Answer with JSON also where no view of ours is reached: an unknown path, a wrong verb."""
    if request.routing_exception is not None and request.path.startswith(f"{PREFIX}/"):
        return http_error_response(request.routing_exception)


@blueprint.get("/openapi.json")
def read_description():
    """Answer with the OpenAPI description of this surface."""
    return jsonify(describe(state().registry, url_for(".read_description").removesuffix("/openapi.json")))


@blueprint.get("/<model>/<key>")
def read_record(model, key):
    """Answer with the raw values of one record."""
    spec = _spec(model)
    record = _record(spec, key) or abort(404)
    require("see", spec, record)
    require("edit", spec, record)
    return jsonify(fields={name: _facts(spec.field(name, key), record) for name in spec.fields})


@blueprint.patch("/<model>/<key>/<field>")
def save_field(model, key, field):
    """Save one field of one record and answer with the value as stored."""
    spec, kind = _field_to_edit(model, key, field)
    based_on = body.based_on()
    value = kind.clean(body.read_value())
    saved = _save(spec, key, kind, value, based_on)
    return jsonify(value=saved.value, etag=etag(saved.value), change=saved.change)


@blueprint.put("/<model>/<key>/<field>/file")
def save_file(model, key, field):
    """Take in a picture and save it as the field's value."""
    spec, kind = _field_to_edit(model, key, field)
    if not kind.takes_picture:
        raise Refusal(415, "no_file", f"“{kind.label}” does not hold a picture.")
    based_on = body.based_on()
    resent = _store().sent_before(author(), body.idempotency_key())
    if resent is not None:
        return _saved_with_markup(kind, resent.new, resent.id)

    with _received_picture(body.read_file()) as picture:
        saved = _save(spec, key, kind, kind.value_of(picture), based_on, also=[picture])
    return _saved_with_markup(kind, saved.value, saved.change)


@blueprint.post("/<model>")
def add_item(model):
    """Add an item and answer with it as it stands on an editor's page."""
    spec = _list(model)
    require("add", spec)
    after, values = body.read_item()
    added = _store().add(spec, _cleaned(spec, values), after=after, **_sender())
    return _answer_added(spec, added)


@blueprint.post("/<model>/<key>/copies")
def copy_item(model, key):
    """Add a copy of an item right behind it and answer with it as it stands on an editor's page."""
    spec = _list(model)
    record = _record(spec, key)
    require("see", spec, record)
    require("add", spec, record)
    body.refuse_any()
    return _answer_added(spec, _store().copy(spec, key, **_sender()))


@blueprint.delete("/<model>/<key>")
def delete_item(model, key):
    """Delete an item; undoing the change brings it back."""
    spec = _list(model)
    require("delete", spec, _record(spec, key))
    body.refuse_any()
    change = _store().delete(spec, key, **_sender())
    return jsonify(change=change, order=_order(spec))


@blueprint.put("/<model>/order")
def order_items(model):
    """Rearrange items and answer with the whole order."""
    spec = _list(model)
    require("order", spec)
    based_on = body.based_on()
    keys = body.read_keys()
    if not spec.is_movable:
        raise Refusal(422, "not_movable", f"“{spec.label}” stands in an order of its own, which nobody can change.")
    saved = _store().reorder(spec, keys, based_on=based_on, **_sender())
    return jsonify(value=saved.value, etag=etag(saved.value), change=saved.change)


@blueprint.post("/pictures")
def add_picture():
    """Take in a picture that rich text may show, and answer with its id and tag."""
    with _received_picture(body.read_file()) as picture:
        media_id = picture.id  # the row itself is of no use once its transaction has ended
        _store().keep(picture)
    tag = Markup('<img data-media="{}" alt="" {}>').format(media_id, media.img_attributes(media_id))
    return jsonify(media=media_id, html=tag), 201


@blueprint.get("/<model>/<key>/changes")
def read_history(model, key):
    """Answer with the changes of one record, newest first; also of one that is deleted."""
    spec = _spec(model)
    if spec.identity(key) is None:
        abort(404)
    changes = _store().history(spec, key)
    require("history", spec, _record(spec, key) or _as_deleted(spec, changes))
    return jsonify(
        changes=[
            {"id": c.id, "action": c.action, "field": c.field, "old": c.old, "new": c.new}
            | {"by": c.by, "at": timestamp(c.at)}
            for c in changes
        ]
    )


@blueprint.get("/changes")
def read_changes():
    """Answer with what has changed since a change the caller knows."""
    since = read_id(request.args.get("since", "0"))
    if since is None:
        raise Refusal(400, "bad_since", "“since” is the id of a change.")
    require("history")
    changes = _store().changes_since(since)
    last = changes[-1].id if changes else since
    changes = [change for change in changes if may("history", state().registry.get(change.model))]
    return jsonify(
        changes=[
            {"id": c.id, "action": c.action, "model": c.model, "key": c.key, "field": c.field}
            | {"etag": etag(c.new), "by": c.by, "at": timestamp(c.at)}
            for c in changes
        ],
        last=last,
    )


@blueprint.post(f"/changes/<int(max={MAX_ID}):change_id>/reversal")
def reverse_change(change_id):
    """Undo one change; the undoing is itself a change."""
    body.refuse_any()
    change = _store().change(change_id) or abort(404)
    spec = _spec(change.model)
    require("restore", spec, _record(spec, change.key))
    return _REVERSALS[change.action](change)


def _reverse_saving(change):
    spec, kind = _field_to_edit(change.model, change.key, change.field)
    # What a new record starts with is not always what an editor may save: it can be empty where something is required.
    value = change.old if change.old == kind.initial else kind.clean(change.old)
    key, based_on = change.key, {etag(change.new)}
    saved = _save(spec, key, kind, value, based_on, reverses=change.id)
    facts = {"value": saved.value, "etag": etag(saved.value), "html": kind.render(saved.value)}
    return jsonify(model=spec.name, key=key, field=kind.name, change=saved.change, **facts)


def _reverse_adding(change):
    spec, key = _list(change.model), change.key
    require("delete", spec, _record(spec, key))
    undone = _store().delete(spec, key, as_left=change.new, reverses=change.id, **_sender())
    return jsonify(model=spec.name, key=key, field=None, change=undone, html=None, order=_order(spec))


def _reverse_deleting(change):
    spec, key = _list(change.model), change.key
    require("add", spec, _as_deleted(spec, [change]))
    undone = _store().restore(spec, key, change.old, reverses=change.id, **_sender())
    html = state().items.item(spec, key)
    return jsonify(model=spec.name, key=key, field=None, change=undone, html=html, order=_order(spec))


def _reverse_ordering(change):
    spec, old, new, reverses = _list(change.model), change.old, change.new, change.id
    require("order", spec)
    there = set(_store().order(spec))
    keys = [key for key in old if key in there]
    saved = _store().reorder(spec, keys, as_left=new, reverses=reverses, **_sender())
    facts = {"value": saved.value, "etag": etag(saved.value)}
    return jsonify(model=spec.name, key="", field=ORDER, change=saved.change, **facts)


_REVERSALS = {
    "saved": _reverse_saving,
    "added": _reverse_adding,
    "deleted": _reverse_deleting,
    "ordered": _reverse_ordering,
}


@forms_blueprint.before_request
def take_nothing_but_forms():
    if forms.is_from_page():
        return None
    spec = state().registry.get(request.view_args["model"])
    if spec is None or request.view_args.get("field", "item") not in {*spec.fields, "item"}:
        return http_error_response(NotFound())
    return refusal_response(Refusal(415, "not_a_form", "Send this as a form, or use PATCH."))


@forms_blueprint.post("/<model>/<key>/<field>")
def save_form(model, key, field):
    """Save what the form of a field holds and lead back to its place; if it is refused, show it again and say why."""
    spec = state().registry.get(model) or abort(404)
    kind = spec.field(field, key) or abort(404)
    form = FieldForm.sent(spec, key, kind)
    try:
        require(spec.action_on(kind), spec, _record(spec, key), kind)
        if not form.is_given_up:
            _save_form(spec, key, form)
    except Missing:
        abort(404)
    except Refusal as refusal:
        return forms.page_with(form, refusal)
    return redirect(form.back, 303)


@forms_blueprint.post("/<model>/<key>/item")
def act_on_item(model, key):
    """Do with an item, or a list, what the button says that was pressed, and lead back to its place."""
    spec = state().registry.get(model) or abort(404)
    form = ItemForm.sent(spec, key)
    try:
        _list(model)
        return redirect(form.act(), 303)
    except Missing:
        abort(404)
    except Stale:
        return forms.page_with(form, Refusal(412, "stale", "Somebody was faster. Look at the list, then try again."))
    except Refusal as refusal:
        return forms.page_with(form, refusal)


@forms_blueprint.errorhandler(BadToken)
@forms_blueprint.errorhandler(RequestEntityTooLarge)
@forms_blueprint.errorhandler(TooManyRequests)
def show_unread_form(error):
    """Show the form again also where a request is refused before anybody has looked at what it says."""
    spec = state().registry.get(request.view_args["model"])
    if spec is None or not may("edit", spec) or not forms.is_from_page():
        return http_error_response(error)
    key, field = request.view_args["key"], request.view_args.get("field")
    reason = forms.REASONS[error.code]
    if field is None:
        return forms.page_with(ItemForm.sent(spec, key), reason)
    record, kind = _record(spec, key), spec.field(field, key)
    if record is None or kind is None:
        return http_error_response(error)
    if isinstance(error, RequestEntityTooLarge):
        return forms.page_with(FieldForm.of(Spot(spec, key, kind, record), forms.way_back()), reason)
    return forms.page_with(FieldForm.sent(spec, key, kind), reason)


def _save_form(spec, key, form):
    form.check()
    record = _record(spec, key) or abort(404)
    if not form.differs_from(form.kind.read(record)):
        return
    with _received_picture(form.file.stream) if form.file else nullcontext() as picture:
        value = form.kind.clean(form.value(picture))
        _save(spec, key, form.kind, value, {form.etag}, also=[picture] if picture else [])


def _store():
    return state().store


def _spec(model):
    return state().registry.get(model) or abort(404)


def _list(model):
    spec = _spec(model)
    if spec.item is None:
        raise Refusal(405, "no_list", f"“{spec.label}” is no list: nothing can be added to it, moved or deleted.")
    return spec


def _field(model, key, name):
    spec = _spec(model)
    return spec, spec.field(name, key) or abort(404)


def _field_to_edit(model, key, name):
    spec, kind = _field(model, key, name)
    require(spec.action_on(kind), spec, _record(spec, key), kind)
    return spec, kind


def _record(spec, key):
    """The record of *spec* with *key*, saved or not, or None."""
    return _store().get(spec, key) or spec.blank(key)


def _as_deleted(spec, changes):
    """The record that the latest of *changes* deleted, as it was, or None."""
    latest = next(iter(changes), None)
    return restored(spec, latest.old) if latest is not None and latest.action == "deleted" else None


def _cleaned(spec, values):
    for name in values:
        if name not in spec.fields:
            raise InvalidValue("unknown_field", f"“{spec.label}” has no field {name[:40]!r}.")
        require(spec.action_on(spec.fields[name]), spec, field=spec.fields[name])
    return {name: spec.fields[name].clean(value) for name, value in values.items()}


def _sender():
    """Who makes this change, and what they call their request, for the store."""
    return {"author": author(), "idempotency_key": body.idempotency_key()}


def _answer_added(spec, added):
    html = state().items.item(spec, added.key)
    return jsonify(key=added.key, html=html, change=added.change, order=_order(spec)), 201


def _order(spec):
    order = _store().order(spec)
    return {"value": order, "etag": etag(order)}


def _save(spec, key, kind, value, based_on, **further):
    """Save through the store; a stale writer gets both sides of the story, as the field shows them too."""
    try:
        return _store().save(spec, key, kind, value, based_on=based_on, **_sender(), **further)
    except Stale as stale:
        sentence = "Somebody changed this while you were typing. Both texts are kept."
        raise _stale_refusal(stale, sentence, html=kind.render(stale.value)) from None


def _stale_refusal(stale, sentence, **further):
    facts = {"value": stale.value, "etag": etag(stale.value)} | further
    by = at = None
    if stale.change is not None:
        at = timestamp(stale.change.at)
        by = _store().permissions.writer_of(stale.change)
    return Refusal(412, "stale", sentence, **facts, by=by, at=at)


def _facts(kind, record):
    value = kind.read(record)
    return {"value": value, "etag": etag(value), "html": kind.render(value)}


def _saved_with_markup(kind, value, change):
    return jsonify(value=value, etag=etag(value), change=change, html=kind.render(value))


@contextmanager
def _received_picture(stream):
    """The picture that *stream* holds; its files are gone again if it is not kept."""
    picture = receiving.receive(stream)
    try:
        yield picture
    except BaseException:
        receiving.discard(picture)
        raise
