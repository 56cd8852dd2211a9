"""The engine's whole HTTP surface; ``openapi.py`` describes it."""

from contextlib import contextmanager

from flask import Blueprint, abort, current_app, jsonify, request, url_for
from markupsafe import Markup

from editable import body, media, uploads
from editable.changes import timestamp
from editable.errors import Refusal, http_error_response, register_json_errors
from editable.etags import etag
from editable.openapi import describe
from editable.permissions import author, require_editor
from editable.registry import MAX_ID, read_id
from editable.stores import Missing, Stale

blueprint = Blueprint("editable", __name__, template_folder="templates")
register_json_errors(blueprint)

#: Where the surface lies in the app.
PREFIX = "/editable"


@blueprint.before_request
def require_an_editor():
    require_editor()


@blueprint.after_request
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
    return jsonify(describe(_state().registry, url_for("editable.read_description").removesuffix("/openapi.json")))


@blueprint.get("/<model>/<key>")
def read_record(model, key):
    """Answer with the raw values of one record."""
    spec = _spec(model)
    record = _store().get(spec, key) or spec.blank(key) or abort(404)
    return jsonify(fields={name: _facts(spec.field(name, key), record) for name in spec.fields})


@blueprint.patch("/<model>/<key>/<field>")
def save_field(model, key, field):
    """Save one field of one record and answer with the value as stored."""
    spec, kind = _field(model, key, field)
    based_on = body.based_on()
    value = kind.clean(body.read_value())
    saved = _save(spec, key, kind, value, based_on)
    return jsonify(value=saved.value, etag=etag(saved.value), change=saved.change)


@blueprint.put("/<model>/<key>/<field>/file")
def save_file(model, key, field):
    """Take in a picture and save it as the field's value."""
    spec, kind = _field(model, key, field)
    if not hasattr(kind, "value_of"):
        raise Refusal(415, "no_file", f"“{kind.label}” does not hold a picture.")
    based_on = body.based_on()
    resent = _store().sent_before(author(), body.idempotency_key())
    if resent is not None:
        return _saved_with_markup(kind, resent.new, resent.id)

    with _received_picture() as picture:
        saved = _save(spec, key, kind, kind.value_of(picture), based_on, also=[picture])
    return _saved_with_markup(kind, saved.value, saved.change)


@blueprint.post("/pictures")
def add_picture():
    """Take in a picture that rich text may show, and answer with its id and tag."""
    with _received_picture() as picture:
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
    return jsonify(
        changes=[
            {"id": c.id, "field": c.field, "old": c.old, "new": c.new, "by": c.by, "at": timestamp(c.at)}
            for c in changes
        ]
    )


@blueprint.get("/changes")
def read_changes():
    """Answer with what has changed since a change the caller knows."""
    since = read_id(request.args.get("since", "0"))
    if since is None:
        raise Refusal(400, "bad_since", "“since” is the id of a change.")
    changes = _store().changes_since(since)
    return jsonify(
        changes=[
            {"id": c.id, "model": c.model, "key": c.key, "field": c.field}
            | {"etag": etag(c.new), "by": c.by, "at": timestamp(c.at)}
            for c in changes
        ],
        last=changes[-1].id if changes else since,
    )


@blueprint.post(f"/changes/<int(max={MAX_ID}):change_id>/reversal")
def reverse_change(change_id):
    """Undo one change; the undoing is itself a change."""
    body.refuse_forms()
    change = _store().change(change_id) or abort(404)
    if change.field is None:
        raise Refusal(422, "not_reversible", "This change cannot be undone here.")
    spec, kind = _field(change.model, change.key, change.field)
    key, value, based_on = change.key, kind.clean(change.old), {etag(change.new)}
    saved = _save(spec, key, kind, value, based_on, reverses=change_id)
    return jsonify(
        model=spec.name,
        key=key,
        field=kind.name,
        value=saved.value,
        etag=etag(saved.value),
        change=saved.change,
        html=kind.render(saved.value),
    )


def _state():
    return current_app.extensions["editable"]


def _store():
    return _state().store


def _spec(model):
    spec = _state().registry.get(model) or abort(404)
    require_editor(spec)
    return spec


def _field(model, key, name):
    spec = _spec(model)
    return spec, spec.field(name, key) or abort(404)


def _save(spec, key, kind, value, based_on, **further):
    """Save through the store; a missing record is 404, a stale writer gets both sides of the story."""
    try:
        return _store().save(
            spec,
            key,
            kind,
            value,
            based_on=based_on,
            author=author(),
            idempotency_key=body.idempotency_key(),
            **further,
        )
    except Missing:
        abort(404)
    except Stale as stale:
        raise Refusal(
            412,
            "stale",
            "Somebody changed this while you were typing. Both texts are kept.",
            value=stale.value,
            etag=etag(stale.value),
            html=kind.render(stale.value),
            by=stale.change.by if stale.change else None,
            at=timestamp(stale.change.at) if stale.change else None,
        ) from None


def _facts(kind, record):
    value = kind.read(record)
    return {"value": value, "etag": etag(value), "html": kind.render(value)}


def _saved_with_markup(kind, value, change):
    return jsonify(value=value, etag=etag(value), change=change, html=kind.render(value))


@contextmanager
def _received_picture():
    """The picture that came with this request; its files are gone again if it is not kept."""
    picture = uploads.receive(body.read_file())
    try:
        yield picture
    except BaseException:
        uploads.discard(picture)
        raise
