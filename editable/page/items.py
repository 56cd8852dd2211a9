"""Lists of items: all records of a model where a page shows them, and each of them as a new item's answer needs it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from flask import g, render_template
from jinja2 import Environment, nodes
from markupsafe import Markup

from editable import permissions
from editable.errors import SettingsError, all_faults
from editable.http import forms
from editable.http.item_forms import LIST, ItemSpot
from editable.markup import element
from editable.page.binding import Binder
from editable.page.calls import calls
from editable.settings.checks import did_you_mean
from editable.settings.registry import HIDDEN, ModelSpec, Registry
from editable.stores.database import DatabaseStore
from editable.stores.etags import etag

#: The arguments of ``items(…)`` that decide what is around an item.
SHAPING = {"tag", "item_tag", "item_class"}


@dataclass(frozen=True)
class Shape:
    """The element around an item, as a template line gives it."""

    tag: str = "div"
    css_class: str | None = None

    @classmethod
    def of(cls, tag: str = "div", item_tag: str | None = None, item_class: str | None = None) -> Self:
        """Return the shape that these arguments of ``items(…)`` ask for."""
        return cls(item_tag or ("li" if tag in ("ul", "ol") else "div"), item_class)


class Items:
    """Places lists on the pages of one app."""

    def __init__(self, registry: Registry, store: DatabaseStore, binder: Binder, shapes: "Shapes") -> None:
        self._registry = registry
        self._store = store
        self._binder = binder
        self._shapes = shapes

    def items(
        self,
        model: str,
        records: Iterable[object] | None = None,
        tag: str = "div",
        item_tag: str | None = None,
        item_class: str | None = None,
        caller: Callable[[], str] | None = None,
        **attributes: str,
    ) -> Markup:
        """Return the element that holds the items of *model*, each made with the model's item template.

        :param records: Those to show, where it is not all of them.
        :param caller: What a call block says in place of items when there are none.
        :param attributes: HTML attributes of the element, ``class`` and the like.
        :raise SettingsError: If the model is not in ``EDITABLE_MODELS``, or its entry has no ``item``.
        """
        spec = list_spec(self._registry, model, "A template")
        shown = self._binder.records(model) if records is None else self._binder.shown(spec, records)
        shape = Shape.of(tag, item_tag, item_class)
        inner = [_item(spec, record, index, shape) for index, record in enumerate(shown)]
        editing = permissions.may("edit", spec)
        if not inner and caller is not None and (words := caller().strip()):
            inner = [element(shape.tag, {"data-editable-empty": ""} if editing else {}, words)]
        if not inner and not editing:
            return Markup()
        marks = {}
        if editing:
            spot = ItemSpot(spec, LIST)
            if form := _form_in_place(spot):
                inner.append(element(shape.tag, {"data-editable-empty": ""}, form))
            marks = {"id": attributes.get("id", spot.anchor)} | self._marks(spec)
            if records is not None:
                marks["data-editable-chosen"] = ""  # the template decides which items belong here
        return element(tag, attributes | marks, Markup("\n").join(inner))

    def item(self, spec: ModelSpec, key: str) -> Markup | None:
        """Return the element of one item as it stands on a page, or None if there is none with *key*."""
        record = self._store.get(spec, key)
        if record is None:
            return None
        self._binder.prefetch(spec, [record])
        return _item(spec, record, self._store.order(spec).index(key), self._shapes.get(spec.name))

    def _marks(self, spec: ModelSpec) -> dict[str, str]:
        marks = {
            "data-editable-items": spec.name,
            "data-editable-kind": "items",
            "data-editable-label": spec.label,
            "data-editable-etag": self._etag_of_order(spec),
            "data-editable-movable": _json_word(spec.is_movable),
        }
        return marks | ({"data-editable-pictures": spec.pictures} if spec.pictures else {})

    def _etag_of_order(self, spec: ModelSpec) -> str:
        """The etag of a model's order, read once for a page however many lists it has."""
        etags = g.setdefault("editable_orders", {})
        if spec.name not in etags:
            etags[spec.name] = etag(self._store.order(spec))
        return etags[spec.name]


class Shapes:
    """The elements around items, found by reading an app's templates: a new item has none to copy."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._found: dict[str, tuple[Shape, str]] = {}

    def get(self, model: str) -> Shape:
        """Return the :class:`Shape` of *model*'s items."""
        if not self._found or self._env.auto_reload:
            self._found = self._read_templates()
        shape, _ = self._found.get(model, (Shape(), ""))
        return shape

    def check(self, registry: Registry) -> None:
        """Check every list that a template places.

        :raise SettingsError: Naming the template lines and the cure.
        """
        found: dict[str, tuple[Shape, str]] = {}
        with all_faults() as check:
            for call, where in calls(self._env, {"items"}):
                with check():
                    model = _add_list(found, call, where)
                    list_spec(registry, model, where)

    def _read_templates(self) -> dict[str, tuple[Shape, str]]:
        """Return, by model, its items' shape and the first line that gives it."""
        found: dict[str, tuple[Shape, str]] = {}
        for call, where in calls(self._env, {"items"}):
            _add_list(found, call, where)
        return found


def _add_list(found: dict[str, tuple[Shape, str]], call: nodes.Call, where: str) -> str:
    """Take one line into *found*, as :class:`Shapes` keeps it, and return its model."""
    model, shape = _placed(call, where)
    first_shape, first = found.setdefault(model, (shape, where))
    if shape != first_shape:
        raise SettingsError(
            f"{where} gives items of {model!r} another item_tag or item_class than {first}. "
            "Give both the same, and tell the lists apart by their own class."
        )
    return model


def list_spec(registry: Registry, model: str, who: str) -> ModelSpec:
    """Return the specification of *model*, which *who* wants to show as a list.

    :raise SettingsError: If it cannot be shown as one.
    """
    spec = registry.get(model)
    if spec is None:
        known = [spec.name for spec in registry if spec.item]
        raise SettingsError(
            f"{who} asks for items of {model!r}, which is not in EDITABLE_MODELS." + did_you_mean(model, known)
        )
    if spec.item is None:
        raise SettingsError(
            f"{who} asks for items of {model!r}, but EDITABLE_MODELS[{model!r}] has no 'item'. "
            "Add the name of the template that shows one of them."
        )
    return spec


def _item(spec: ModelSpec, record: object, index: int, shape: Shape) -> Markup:
    marks, form = {}, Markup()
    if permissions.may("edit", spec, record):
        spot = ItemSpot(spec, spec.key_of(record), record)
        form = _form_in_place(spot)
        marks = _item_marks(spec, record, spot)
    assert spec.item is not None  # see list_spec()
    inner = Markup(render_template(spec.item, **{spec.name: record, "index": index}))
    attributes = {"class": shape.css_class, **_layout(spec, record), **marks}
    return element(shape.tag, attributes, form + inner)


def _layout(spec: ModelSpec, record: object) -> dict[str, str]:
    """Return what the item of a list of pictures tells about its own."""
    field = spec.fields.get(spec.pictures or "")
    return field.item_attributes(field.read(record)) if field else {}


def _form_in_place(spot: ItemSpot) -> Markup:
    """Return the markup of the buttons of an item or a list, where this page asks for them."""
    form = forms.show_element(spot)
    return Markup(render_template(form.template, form=form)) if form else Markup()


def _item_marks(spec: ModelSpec, record: object, spot: ItemSpot) -> dict[str, str]:
    marks = {
        "id": spot.anchor,
        "data-editable-item": f"{spec.name}/{spec.key_of(record)}",
        "data-editable-label": spec.label_of(record),
    }
    if spec.can_hide:
        hidden = spec.fields[HIDDEN].read(record)
        marks |= {"data-editable-hidden": _json_word(bool(hidden)), "data-editable-hidden-etag": etag(hidden)}
    return marks


def _json_word(value: bool) -> str:
    return "true" if value else "false"


def _placed(call: nodes.Call, where: str) -> tuple[str, Shape]:
    """Return the model and the shape that a template line's ``items(…)`` names."""
    try:
        model = call.args[0].as_const()
        given = {keyword.key: keyword.value.as_const() for keyword in call.kwargs if keyword.key in SHAPING}
    except (IndexError, nodes.Impossible):
        raise SettingsError(
            f"{where} needs its model, tag, item_tag and item_class written out, not computed."
        ) from None
    return model, Shape.of(**given)
