"""A field on a page: its element, the same for everyone, and for editors its marks."""

import json
from collections.abc import Callable, Iterable

from flask import current_app, g
from markupsafe import Markup

from editable import permissions
from editable.errors import SettingsError
from editable.http import forms
from editable.http.forms import FieldForm, Spot
from editable.markup import element
from editable.page.blocks import FIELD, FUNCTIONS, BlockSpec
from editable.pictures import media
from editable.raw import JSON
from editable.settings.registry import ModelSpec, Registry
from editable.state import state
from editable.stores.database import DatabaseStore
from editable.stores.etags import etag

#: Elements that a form does not replace but fill: lists, tables and stylesheets count on them where they stand.
NEEDED_BY_PARENT = {"li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "legend", "picture"}


class Binder:
    """Places fields on the pages of one app."""

    def __init__(self, registry: Registry, store: DatabaseStore) -> None:
        self._registry = registry
        self._store = store

    def field(self, record: object, name: str, tag: str | None = None, **attributes: str) -> Markup:
        """Return the element that shows the field *name* of *record*.

        :param tag: The element's name; the kind chooses when it is left out.
        :param attributes: HTML attributes of the element, ``class`` and the like.
        :raise SettingsError: If the model or field is not in ``EDITABLE_MODELS``.
        """
        spec = self._registry.spec_of(record)
        key = spec.key_of(record)
        kind = spec.field(name, key)
        if kind is None:
            raise SettingsError(f"EDITABLE_MODELS[{spec.name!r}] has no field {name!r}. Add it, or mend the template.")
        return _element(Spot(spec, key, kind, record), tag, attributes)

    def block(self, name: str, slug: str, tag: str | None = None, **attributes: str) -> Markup:
        """Return the element that shows the generic block *slug*."""
        return self.field(self._block_record(name, slug), FIELD, tag, **attributes)

    def block_value(self, name: str, slug: str) -> JSON:
        """Return the raw value of the generic block *slug*, for places that hold no markup, such as ``<title>``."""
        record = self._block_record(name, slug)
        spec = self._block_spec(name)
        kind = spec.block_field(slug)
        if permissions.may("edit", spec, record, kind):
            forms.show_value(Spot(spec, slug, kind, record))
        return kind.read(record)

    def records(self, model: str, among: Iterable[object] | None = None) -> list[object]:
        """Return the records of the model named *model* that the person of this request is shown.

        :param among: Those to choose from, where it is not all of them in their order.
        """
        spec = self._registry.get(model)
        if spec is None:
            raise SettingsError(f"A template asks for records of {model!r}, which is not in EDITABLE_MODELS. Add it.")
        return self.shown(spec, self._store.all(spec) if among is None else among)

    def shown(self, spec: ModelSpec, records: Iterable[object]) -> list[object]:
        """Return those of *records* that the person of this request is shown: an editor sees all."""
        records = [record for record in records if permissions.may("see", spec, record)]
        self.prefetch(spec, records)
        return records

    def prefetch(self, spec: ModelSpec, records: Iterable[object]) -> None:
        """Fetch at once the pictures that *records* show."""
        media.prefetch(media_ids(spec, records))

    def _block_record(self, name: str, slug: str) -> object:
        records = self._block_records(name)
        if slug not in records:
            records[slug] = self._block_spec(name).blank(slug)
        if records[slug] is None:
            raise SettingsError(f"A template computes the slug {slug!r} of {name}(…). Write it out.")
        return records[slug]

    def _block_records(self, name: str) -> dict[str, object]:
        """All saved blocks of one generic model, fetched once for a page however many it shows."""
        blocks = g.setdefault("editable_blocks", {})
        if name not in blocks:
            spec = self._block_spec(name)
            records = self._store.all(spec)
            self.prefetch(spec, records)
            blocks[name] = {spec.key_of(record): record for record in records}
        return blocks[name]

    def _block_spec(self, name: str) -> BlockSpec:
        spec = self._registry.get(name)
        assert isinstance(spec, BlockSpec)  # every app has the generic models
        return spec


def template_functions() -> dict[str, object]:
    """Return the functions by which templates place fields, blocks and lists."""

    def text(slug: str, default: str = "", tag: str | None = None, **attributes: str) -> Markup:
        return state().binder.block("text", slug, tag, **attributes)

    def text_value(slug: str, default: str = "") -> JSON:
        return state().binder.block_value("text", slug)

    def rich_text(slug: str, default: str = "", tag: str | None = None, **attributes: str) -> Markup:
        return state().binder.block("rich_text", slug, tag, **attributes)

    def image(
        slug: str,
        default: str | None = None,
        dark: str | None = None,
        alt: str = "",
        tag: str | None = None,
        **attributes: str,
    ) -> Markup:
        return state().binder.block("image", slug, tag, **attributes)

    def image_value(slug: str, default: str | None = None, dark: str | None = None, alt: str = "") -> JSON:
        return state().binder.block_value("image", slug)

    def link(slug: str, label: str = "", href: str = "", tag: str | None = None, **attributes: str) -> Markup:
        return state().binder.block("link", slug, tag, **attributes)

    def link_value(slug: str, label: str = "", href: str = "") -> JSON:
        return state().binder.block_value("link", slug)

    def field(record: object, name: str, tag: str | None = None, **attributes: str) -> Markup:
        return state().binder.field(record, name, tag, **attributes)

    def items(
        model: str,
        records: Iterable[object] | None = None,
        tag: str = "div",
        item_tag: str | None = None,
        item_class: str | None = None,
        caller: Callable[[], str] | None = None,
        **attributes: str,
    ) -> Markup:
        return state().items.items(model, records, tag, item_tag, item_class, caller, **attributes)

    functions: dict[str, object] = {
        "text": text,
        "text_value": text_value,
        "rich_text": rich_text,
        "image": image,
        "image_value": image_value,
        "link": link,
        "link_value": link_value,
    }
    assert functions.keys() == FUNCTIONS.keys()
    return functions | {"field": field, "items": items}


def _element(spot: Spot, tag: str | None, attributes: dict[str, str]) -> Markup:
    kind, value = spot.kind, spot.value
    editing = permissions.may("edit", spot.spec, spot.record, spot.kind)
    form = forms.show_element(spot, attributes.get("id")) if editing else None
    if form is not None:
        return _form_in_place(form, spot.anchor, tag or kind.tag)
    inner = kind.render(value, **{name: attributes.pop(name) for name in kind.inner_attributes & attributes.keys()})
    if not inner and not editing:
        return Markup()
    marks = _marks(spot) | _anchor(spot, attributes) if editing else {}
    return element(tag or kind.tag, _joined(kind.element_attributes(value), attributes) | marks, inner)


def _form_in_place(form: FieldForm, anchor: str | None, tag: str | None) -> Markup:
    template = current_app.jinja_env.get_template("editable/form.html")
    return Markup(template.render(form=form, anchor=anchor, outer=tag if tag in NEEDED_BY_PARENT else None))


def _marks(spot: Spot) -> dict[str, str]:
    kind, value = spot.kind, spot.value
    marks = {
        "data-editable": spot.address,
        "data-editable-kind": kind.kind,
        "data-editable-etag": etag(value),
        "data-editable-label": kind.label,
        "data-editable-bounds": json.dumps(kind.bounds),
    }
    return marks | kind.marks(value)


def _anchor(spot: Spot, attributes: dict[str, str]) -> dict[str, str]:
    return {"id": spot.anchor} if spot.anchor and "id" not in attributes else {}


def _joined(own: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    """Both sets of attributes; where both name one, such as ``class``, the words of both."""
    return own | {name: f"{own[name]} {value}" if name in own else value for name, value in given.items()}


def media_ids(spec: ModelSpec, records: Iterable[object]) -> list[str]:
    """Return the ids of the pictures that *records* show."""
    return [
        media_id
        for record in records
        for kind in spec.fields.values()
        for media_id in kind.media_ids(kind.read(record))
    ]
