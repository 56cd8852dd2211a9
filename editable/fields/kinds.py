"""The kinds of field that an app has: the engine's own, and those that ``EDITABLE_KINDS`` adds."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from editable.errors import InvalidValue, SettingsError, all_faults
from editable.fields import AnyField, Field
from editable.fields.choice import Choice
from editable.fields.choices import Choices
from editable.fields.date import Date
from editable.fields.datetime import Datetime
from editable.fields.image import Image
from editable.fields.link import Link
from editable.fields.number import Number
from editable.fields.period import Period
from editable.fields.rich_text import RichText
from editable.fields.text import Text
from editable.fields.time import Time
from editable.fields.toggle import Toggle
from editable.raw import JSON
from editable.settings.checks import check_options, did_you_mean, imported

Kind = type[AnyField]

OWN = (Text, RichText, Image, Date, Time, Datetime, Period, Number, Toggle, Choice, Choices, Link)


class Kinds:
    """The classes of all kinds, by name: first the engine's own."""

    def __init__(self) -> None:
        self._classes: dict[str, Kind] = {}
        self._named = len(OWN)  # how many there are if all can be added
        for cls in OWN:
            self._add(cls)

    def add(self, paths: Sequence[str]) -> None:
        """Add the subclasses of :class:`~editable.fields.Field` that *paths*, the value of ``EDITABLE_KINDS``, name.

        :raise SettingsError: If any cannot be imported or takes the name of another; the others are added.
        """
        self._named += len(paths)
        with all_faults() as check:
            for path in paths:
                with check():
                    self._add(imported("EDITABLE_KINDS", path, "kind"))

    def _add(self, cls: type[object]) -> None:
        if not issubclass(cls, Field):
            raise SettingsError(f"EDITABLE_KINDS names {cls.__name__!r}, which is no kind. Make it an editable.Field.")
        if self._classes.setdefault(cls.kind, cls) is not cls:
            raise SettingsError(f"EDITABLE_KINDS adds a second kind called {cls.kind!r}. Choose another name.")

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)

    def make_field(self, where: str, name: str, options: Mapping[str, JSON]) -> AnyField:
        """Return the field that *options* describe: ``{"kind": …}`` and that kind's bounds.

        :param where: The setting's own name, for the message.
        :raise SettingsError: If the kind or an option is unknown, or a bound makes no sense.
        """
        if "kind" not in options:
            raise SettingsError(f"{where} has no 'kind'. Give it one of: {', '.join(sorted(self))}.")
        kind = self._classes.get(str(options["kind"]))
        if kind is None and len(self._classes) < self._named:
            raise SettingsError()  # it may be one that could not be added
        if kind is None:
            raise SettingsError(
                f"{where} has the unknown kind {options['kind']!r}." + did_you_mean(str(options["kind"]), self)
            )
        bounds = {option: value for option, value in options.items() if option != "kind"}
        check_options(where, bounds, *_options_of(kind))  # type: ignore[arg-type]  # a class can be hashed
        try:
            return kind(name, **bounds)  # type: ignore[arg-type]  # which a kind does not take it refuses
        except (TypeError, ValueError, InvalidValue) as error:
            reason = getattr(error, "message", error)
            raise SettingsError(f"{where} has an option that cannot be used: {reason}") from error


@cache
def _options_of(kind: Kind) -> tuple[set[str], set[str]]:
    """Return the names of all keyword-only options of *kind* and its bases, and of those that it needs."""
    parameters = [
        parameter
        for cls in kind.__mro__
        if "__init__" in vars(cls) and cls is not object
        for parameter in inspect.signature(vars(cls)["__init__"]).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]
    needed = {parameter.name for parameter in parameters if parameter.default is parameter.empty}
    return {parameter.name for parameter in parameters}, needed
