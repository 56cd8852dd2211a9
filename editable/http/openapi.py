"""``openapi.json``: the HTTP surface described for programs, generated from the registry."""

from editable.fields import Field
from editable.http.forms import FORM_TYPES, LEAVE, SAVE, inputs_of
from editable.http.item_forms import ACTIONS

_ERROR = {"$ref": "#/components/schemas/Error"}
_IF_MATCH = {"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"}}
_IDEMPOTENCY_KEY = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 64}}


def describe(registry, root):
    """Return the OpenAPI 3.1 document of all models in *registry*.

    :param root: The path under which the surface is mounted.
    """
    paths = {
        "/changes": {"get": _read("What has changed since a change", [_parameter("since", "query", "integer")])},
        "/changes/{id}/reversal": {"post": _write("Undo a change", [_parameter("id", "path", "integer")])},
        "/pictures": {"post": _upload("Add a picture for rich text", [], "201")},
    }
    for spec in registry:
        paths |= _paths_of(spec)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Editing in place", "version": "1"},
        "servers": [{"url": root}],
        "paths": paths,
        "components": {"schemas": _SCHEMAS},
    }


def _paths_of(spec):
    key = _parameter("key", "path", "string")
    record = f"/{spec.name}/{{key}}"
    paths = {
        record: {"get": _read(f"The raw values of one {spec.name}", [key])},
        f"{record}/changes": {"get": _read(f"The history of one {spec.name}", [key])},
    }
    if spec.item is not None:
        paths[f"/{spec.name}"] = {"post": _add(spec)}
        paths[record]["delete"] = _write(f"Delete one {spec.name}", [key, _IDEMPOTENCY_KEY])
        paths[f"{record}/item"] = {"post": _send_form("Work on an item", [], sorted(ACTIONS), key)}
        paths[f"{record}/copies"] = {"post": _write(f"Duplicate one {spec.name}", [key, _IDEMPOTENCY_KEY], "201")}
        if spec.is_movable:
            paths[f"/{spec.name}/order"] = {"put": _order(spec)}
    for name, field in spec.fields.items():
        paths[f"{record}/{name}"] = {
            "patch": _save(field, [key, _IF_MATCH, _IDEMPOTENCY_KEY]),
            "post": _send_form(f"Save {name}", inputs_of(field), [SAVE, LEAVE], key),
        }
        if field.takes_picture:
            paths[f"{record}/{name}/file"] = {
                "put": _upload(f"Put a picture into {name}", [key, _IF_MATCH, _IDEMPOTENCY_KEY], "200")
            }
    return paths


def _parameter(name, place, kind):
    return {"name": name, "in": place, "required": place == "path", "schema": {"type": kind}}


def _read(summary, parameters):
    return {"summary": summary, "parameters": parameters, "responses": _responses("200")}


def _write(summary, parameters, success="200"):
    return {"summary": summary, "parameters": parameters, "responses": _responses(success, "412", "415", "422")}


def _save(field: Field, parameters):
    return {
        "summary": f"Save {field.name}",
        "parameters": parameters,
        "requestBody": _json({"value": field.schema}, ["value"]),
        "responses": _responses("200", "400", "412", "413", "415", "422", "428"),
    }


def _add(spec):
    values = {name: field.schema for name, field in spec.fields.items()}
    properties = {
        "after": {"type": ["string", "null"]},
        "values": {"type": "object", "additionalProperties": False, "properties": values},
    }
    return {
        "summary": f"Add a {spec.name}",
        "parameters": [_IDEMPOTENCY_KEY],
        "requestBody": _json(properties, ["values"]),
        "responses": _responses("201", "400", "413", "415", "422"),
    }


def _order(spec):
    keys = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
    return {
        "summary": f"Rearrange every {spec.name}",
        "parameters": [_IF_MATCH, _IDEMPOTENCY_KEY],
        "requestBody": _json({"keys": keys}, ["keys"]),
        "responses": _responses("200", "400", "412", "413", "415", "422", "428"),
    }


def _json(properties, required):
    schema = {"type": "object", "required": required, "additionalProperties": False, "properties": properties}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _send_form(summary, inputs, actions, key):
    names = ["csrf_token", *(["etag", *inputs] if inputs else [])]
    properties = {name: {"type": "string"} for name in names} | {"action": {"enum": actions}}
    schema = {"type": "object", "required": names[:2], "properties": properties}
    answers = {"303": {"description": "Done or given up: back to the page"}}
    for status in ("400", "401", "403", "412", "413", "422"):
        answers[status] = {"description": "The page with the form and why it is refused", "content": {"text/html": {}}}
    return {
        "summary": f"{summary} without JavaScript",
        "parameters": [key, _parameter("back", "query", "string")],
        "requestBody": {"required": True, "content": {name: {"schema": schema} for name in sorted(FORM_TYPES)}},
        "responses": answers | {"415": {"description": "No form", "content": {"application/json": {"schema": _ERROR}}}},
    }


def _upload(summary, parameters, success):
    schema = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    }
    return {
        "summary": summary,
        "parameters": parameters,
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}},
        "responses": _responses(success, "400", "413", "415", "503"),
    }


def _responses(success, *refusals):
    answers = {success: {"description": "Done"}}
    for status in (*refusals, "401", "403", "404"):
        answers[status] = {"description": "Refused", "content": {"application/json": {"schema": _ERROR}}}
    return answers


_SCHEMAS = {
    "Error": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            }
        },
    }
}
