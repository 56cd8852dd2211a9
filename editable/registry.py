"""What may be edited: ``EDITABLE_MODELS`` turned into checked specifications."""

import inspect
import re
from difflib import get_close_matches
from importlib import import_module

import sqlalchemy as sa

from editable.errors import SettingsError
from editable.fields.image import Image
from editable.fields.rich_text import RichText
from editable.fields.text import Text

KINDS = {kind.kind: kind for kind in (Text, RichText, Image)}

#: The largest number that an integer key can be on every database: PostgreSQL's have 32 bits.
MAX_ID = 2**31 - 1

#: Words that the engine's own addresses use in a model's place.
RESERVED_NAMES = {"changes", "pictures"}


class ModelSpec:
    """One entry of ``EDITABLE_MODELS``: a model, its key and its fields.

    :param name: The model's name in addresses and marks.
    :param cls: The SQLAlchemy class.
    :param fields: A :class:`~editable.fields.Field` for each editable attribute, by name.
    """

    def __init__(self, name, cls, fields):
        self.name = name
        self.cls = cls
        self.fields = fields
        self._key = sa.inspect(cls).primary_key[0]

    def field(self, name, key):
        """Return the field *name* of the record with *key*, or None."""
        return self.fields.get(name)

    def key_of(self, record):
        """Return *record*'s key as it stands in an address."""
        return str(getattr(record, self._key.key))

    def identity(self, key):
        """Return the primary key that the address part *key* means, or None if it can be none."""
        if self._key.type.python_type is not int:
            return key if "\x00" not in key else None
        return read_id(key)

    def check(self):
        """Check at start-up what can only be known once the whole app is there."""

    def blank(self, key):
        """Return a new record for a *key* nobody has saved yet, or None where there is no such thing."""
        return None


class Registry:
    """The specifications of all editable models, by name."""

    def __init__(self, specs):
        self._specs = {spec.name: spec for spec in specs}

    @classmethod
    def from_settings(cls, models):
        """Check *models*, the value of ``EDITABLE_MODELS``, and return the registry.

        :raise SettingsError: For anything that could not work, naming the key and the cure.
        """
        return cls(_model_spec(name, entry) for name, entry in models.items())

    def get(self, name):
        """Return the specification called *name*, or None."""
        return self._specs.get(name)

    def spec_of(self, record):
        """Return the specification whose model *record* is.

        :raise SettingsError: If its model is not editable.
        """
        for spec in self:
            if isinstance(record, spec.cls):
                return spec
        raise SettingsError(
            f"{type(record).__name__} is not editable. Add an entry for it to EDITABLE_MODELS in settings.py."
        )

    def add(self, spec):
        """Take in a specification made elsewhere, such as a generic block's."""
        if spec.name in self._specs:
            raise SettingsError(f"EDITABLE_MODELS[{spec.name!r}] takes the name of a generic block. Choose another.")
        self._specs[spec.name] = spec

    def __iter__(self):
        return iter(self._specs.values())


def _model_spec(name, entry):
    where = f"EDITABLE_MODELS[{name!r}]"
    if name in RESERVED_NAMES:
        raise SettingsError(f"{where} takes a name that the engine's own addresses use. Choose another.")
    _check_options(where, entry, {"model", "fields"}, {"model", "fields"})

    cls = _imported_model(where, entry["model"])
    columns = set(sa.inspect(cls).attrs.keys())
    for field_name in entry["fields"]:
        if field_name not in columns:
            raise SettingsError(
                f"{where} names the field {field_name!r}, but {cls.__name__} has no such column."
                + did_you_mean(field_name, columns)
            )
    fields = {
        field_name: make_field(f"{where}['fields'][{field_name!r}]", field_name, options)
        for field_name, options in entry["fields"].items()
    }
    return ModelSpec(name, cls, fields)


def make_field(where, name, options):
    """Return the field that *options* describe: ``{"kind": …}`` and that kind's bounds.

    :param where: The setting's own name, for the message.
    :raise SettingsError: If the kind or an option is unknown.
    """
    if "kind" not in options:
        raise SettingsError(f"{where} has no 'kind'. Give it one of: {', '.join(sorted(KINDS))}.")
    kind = KINDS.get(options["kind"])
    if kind is None:
        raise SettingsError(f"{where} has the unknown kind {options['kind']!r}." + did_you_mean(options["kind"], KINDS))
    bounds = {option: value for option, value in options.items() if option != "kind"}
    _check_options(where, bounds, _options_of(kind))
    return kind(name, **bounds)


def _options_of(kind):
    """Return the names of all keyword-only options of *kind* and its bases."""
    return {
        parameter.name
        for cls in kind.__mro__
        if "__init__" in vars(cls) and cls is not object
        for parameter in inspect.signature(cls.__init__).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY
    }


def _check_options(where, given, known, needed=frozenset()):
    for option in given:
        if option not in known:
            raise SettingsError(f"{where} has the unknown option {option!r}." + did_you_mean(option, known))
    for option in needed:
        if option not in given:
            raise SettingsError(f"{where} lacks {option!r}. Add it.")


def _imported_model(where, path):
    module_name, _, class_name = path.partition(":")
    try:
        return getattr(import_module(module_name), class_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingsError(
            f"{where} names the model {path!r}, which cannot be imported ({error}). Write it as 'package.module:Class'."
        ) from error


def read_id(text):
    """Return the integer key that *text* spells, or None.

    There is one spelling for each: the change log files a record under its key as the address spells it.
    """
    return int(text) if re.fullmatch(r"0|[1-9][0-9]{0,9}", text) and int(text) <= MAX_ID else None


def did_you_mean(word, words):
    """Return a sentence, with a space before it, that names what *word* was probably meant to be."""
    matches = get_close_matches(word, sorted(words), n=1, cutoff=0.5)
    return f" Did you mean {matches[0]!r}?" if matches else f" Known: {', '.join(sorted(words))}."
