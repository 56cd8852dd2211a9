"""What may be edited: ``EDITABLE_MODELS`` turned into checked specifications."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypedDict

import sqlalchemy as sa
from flask import current_app
from markupsafe import Markup
from sqlalchemy.orm import Mapper

from editable.errors import SettingsError, all_faults
from editable.raw import JSON
from editable.settings.checks import check_is_dict, check_options, did_you_mean, imported

if TYPE_CHECKING:
    from editable.fields import AnyField
    from editable.fields.kinds import Kinds

#: The largest number that an integer key can be on every database: PostgreSQL's have 32 bits.
MAX_ID = 2**31 - 1

#: Words that the engine's own addresses use in a model's place.
RESERVED_NAMES = {"changes", "pictures", "sandbox"}

#: Words that they use in a field's place.
RESERVED_FIELDS = {"changes", "copies", "item"}

#: The column by which an editor hides a record from visitors, where a model has one; it is a field unasked.
HIDDEN = "hidden"

#: The column that holds a record's place among the others, where a model has one.
POSITION = "position"

#: Of the words that tell one record from another, in characters.
LABEL_LENGTH = 40


class Entry(TypedDict, total=False):
    """What ``EDITABLE_MODELS`` says of a model."""

    model: str
    fields: Mapping[str, Mapping[str, JSON]]
    item: str
    label: str


class ModelSpec:
    """One entry of ``EDITABLE_MODELS``: a model, its key and its fields.

    :param name: The model's name in addresses and marks.
    :param fields: One for each editable attribute, by name.
    :param item: The template of one record in a list; without it editors cannot add records, nor delete them.
    :param label: What editors see a record called; made from *name* when left out.
    """

    def __init__(
        self,
        name: str,
        cls: type[object],
        fields: "dict[str, AnyField]",
        item: str | None = None,
        label: str | None = None,
    ) -> None:
        self.name = name
        self.cls = cls
        self.fields = fields
        self.item = item
        self.label = label or name.replace("_", " ").capitalize()
        self._key: sa.ColumnElement[object] = mapper_of(cls).primary_key[0]

    def field(self, name: str, key: str) -> "AnyField | None":
        """Return the field *name* of the record with *key*, or None."""
        return self.fields.get(name)

    @property
    def key_name(self) -> str:
        """The attribute that holds a record's key."""
        return str(self._key.key)

    @property
    def table_name(self) -> str:
        return str(mapper_of(self.cls).local_table.description)

    @property
    def key_column(self) -> sa.SQLColumnExpression[object]:
        return getattr(self.cls, self.key_name)

    @property
    def has_numbers_for_keys(self) -> bool:
        return self._key.type.python_type is int

    def key_of(self, record: object) -> str:
        """Return *record*'s key as it stands in an address."""
        return str(getattr(record, self.key_name))

    def group_of(self, key: str) -> tuple[str, ...] | str:
        """Return under what a list of fields puts those of the record with *key*."""
        return self.name, key

    def identity(self, key: str) -> int | str | None:
        """Return the primary key that the address part *key* means, or None if it can be none."""
        if self.has_numbers_for_keys:
            return read_id(key)
        return key if "\x00" not in key else None

    @cached_property
    def is_movable(self) -> bool:
        """Whether the records stand in an order that an editor may change."""
        return POSITION in mapper_of(self.cls).columns

    @property
    def ordering(self) -> list[sa.SQLColumnExpression[object]]:
        """The columns by which records are ordered."""
        return [getattr(self.cls, POSITION), self.key_column] if self.is_movable else [self.key_column]

    @cached_property
    def can_hide(self) -> bool:
        """Whether an editor may hide a record from visitors."""
        return _has_column(self.cls, HIDDEN, sa.Boolean)

    @cached_property
    def pictures(self) -> str | None:
        """The name of the first field if it takes a picture: dropping several then makes an item of each. Or None."""
        name, field = next(iter(self.fields.items()), (None, None))
        return name if field and field.takes_picture else None

    def is_for_visitors(self, record: object) -> bool:
        """Tell whether visitors are shown *record*: not one that is hidden, and not one that has nothing to show."""
        if self.can_hide and getattr(record, HIDDEN):
            return False
        content = [field for field in self.fields.values() if field.is_content]
        return not content or any(field.read(record) not in (field.empty, field.initial) for field in content)

    def action_on(self, field: "AnyField") -> Literal["edit", "hide"]:
        """Return what somebody does who changes *field*: an action of :mod:`editable.permissions`."""
        return "hide" if field.name == HIDDEN else "edit"

    def label_of(self, record: object) -> str:
        """Return a few words that tell *record* from others of its model, for editors."""
        for field in self.fields.values():
            words = field.is_content and Markup(field.render(field.read(record))).striptags()
            if words:
                short = words if len(words) <= LABEL_LENGTH else f"{words[: LABEL_LENGTH - 1].rstrip()}…"
                return f"{self.label}: {short}"
        return self.label

    def check(self) -> None:
        """Check at start-up what can only be known once the whole app is there.

        :raise SettingsError: If the template of an item does not exist.
        """
        templates = current_app.jinja_env.list_templates(extensions=["html"])
        if self.item is not None and self.item not in templates:
            raise SettingsError(
                f"EDITABLE_MODELS[{self.name!r}] names the item template {self.item!r}, which does not exist."
                + did_you_mean(self.item, templates)
            )

    @property
    def declared_keys(self) -> list[str]:
        """The keys of which there is a record, saved or not: those that templates name."""
        return []

    def blank(self, key: str) -> object:
        """Return a new record for a *key* nobody has saved yet, or None where there is no such thing."""
        return None


class Registry:
    """The specifications of all editable models, by name."""

    def __init__(self) -> None:
        self._specs: dict[str, ModelSpec] = {}
        self._refused: set[str] = set()

    def add_models(self, models: Mapping[str, Entry], kinds: "Kinds") -> None:
        """Check *models*, the value of ``EDITABLE_MODELS``, and add their specifications.

        :raise SettingsError: For all that could not work, naming the key and the cure; the other models are added.
        """
        with all_faults() as check:
            for name, entry in models.items():
                self._refused.add(name)
                with check():
                    self._specs[name] = _model_spec(name, entry, kinds)
                    self._refused.remove(name)

    def get(self, name: str) -> ModelSpec | None:
        """Return the specification called *name*, or None.

        :raise SettingsError: At the start, without a sentence, if another one has told why there is none.
        """
        if name in self._refused:
            raise SettingsError()
        return self._specs.get(name)

    def spec_of(self, record: object) -> ModelSpec:
        """Return the specification whose model *record* is.

        :raise SettingsError: If its model is not editable.
        """
        for spec in self:
            if isinstance(record, spec.cls):
                return spec
        raise SettingsError(
            f"{type(record).__name__} is not editable. Add an entry for it to EDITABLE_MODELS in settings.py."
        )

    def add(self, spec: ModelSpec) -> None:
        """Take in a specification made elsewhere, such as a generic block's."""
        if spec.name in self._specs:
            raise SettingsError(f"EDITABLE_MODELS[{spec.name!r}] takes the name of a generic block. Choose another.")
        self._specs[spec.name] = spec

    def __iter__(self) -> Iterator[ModelSpec]:
        return iter(self._specs.values())


def _model_spec(name: str, entry: Entry, kinds: "Kinds") -> ModelSpec:
    where, cls = f"EDITABLE_MODELS[{name!r}]", None
    fields: dict[str, AnyField] = {}
    check_is_dict(where, entry)
    check_is_dict(f"{where}['fields']", entry.get("fields", {}))
    with all_faults() as check:
        with check():
            _check_name(where, name)
        with check():
            check_options(where, entry, {"model", "fields", "item", "label"}, {"model", "fields"})
        if "model" in entry:
            with check():
                cls = imported(where, entry["model"], "model")
        for field_name, options in entry.get("fields", {}).items():
            with check():
                fields[field_name] = _field(where, field_name, options, kinds, cls)
    assert cls is not None  # or check_options() would have refused it
    if _has_column(cls, HIDDEN, sa.Boolean):
        fields.setdefault(HIDDEN, kinds.make_field(where, HIDDEN, {"kind": "toggle"}))
    return ModelSpec(name, cls, fields, entry.get("item"), entry.get("label"))


def _check_name(where: str, name: str) -> None:
    if name in RESERVED_NAMES:
        raise SettingsError(f"{where} takes a name that the engine's own addresses use. Choose another.")


def _field(where: str, name: str, options: Mapping[str, JSON], kinds: "Kinds", cls: type[object] | None) -> "AnyField":
    """Return one field; without *cls*, which could not be imported, its columns are left unchecked."""
    if name in RESERVED_FIELDS:
        raise SettingsError(f"{where} names the field {name!r}, a word that addresses use. Choose another.")
    check_is_dict(f"{where}['fields'][{name!r}]", options)
    field = kinds.make_field(f"{where}['fields'][{name!r}]", name, options)
    with all_faults() as check:
        for column in field.columns:
            if cls is not None:
                with check():
                    _check_column(where, cls, field, column)
    return field


def mapper_of(cls: type[object]) -> Mapper[object]:
    mapper: Mapper[object] = sa.inspect(cls)
    return mapper


def _has_column(cls: type[object], name: str, type_: type[object]) -> bool:
    column = mapper_of(cls).columns.get(name)
    return column is not None and isinstance(column.type, type_)


def _check_column(where: str, cls: type[object], field: "AnyField", name: str) -> None:
    columns = mapper_of(cls).columns
    column = columns.get(name)
    if column is None:
        raise SettingsError(
            f"{where} names the field {name!r}, but {cls.__name__} has no such column."
            + did_you_mean(name, columns.keys())
        )
    if not isinstance(column.type, (*field.column_types, sa.TypeDecorator)):
        types = " or ".join(known.__name__ for known in field.column_types)
        raise SettingsError(
            f"{where}['fields'][{field.name!r}] is of the kind {field.kind!r}, but {cls.__name__}.{name} is a column "
            f"of the type {column.type!r}. Give it one of the type {types}."
        )
    if name in field.nullable_columns and not column.nullable:
        raise SettingsError(
            f"{where}['fields'][{field.name!r}] may be empty, but {cls.__name__}.{name} must not. "
            "Add 'required': True to the field, or `| None` to the column."
        )


def read_id(text: str) -> int | None:
    """Return the integer key that *text* spells, or None.

    There is one spelling for each: the change log files a record under its key as the address spells it.
    """
    return int(text) if re.fullmatch(r"0|[1-9][0-9]{0,9}", text) and int(text) <= MAX_ID else None
