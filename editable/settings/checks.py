"""What the checks of settings share: each ends in a sentence that names the setting and the cure."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from importlib import import_module

from editable.errors import SettingsError


def imported(where: str, path: str, what: str) -> type[object]:
    """Return the class that *path*, written as ``package.module:Class``, names.

    :param where: The setting's own name, for the message; *what* is what it should name.
    :raise SettingsError: If there is no such class.
    """
    module_name, _, class_name = str(path).partition(":")
    try:
        return getattr(import_module(module_name), class_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingsError(
            f"{where} names the {what} {path!r}, which cannot be imported ({error}). "
            "Write it as 'package.module:Class'."
        ) from error


def check_is_dict(where: str, given: object) -> None:
    """Refuse what is no dict, before anything is looked for in it."""
    if not isinstance(given, dict):
        raise SettingsError(f"{where} is {given!r}. Write it as a dict: {{…}}.")


def check_options(
    where: str, given: Collection[str], known: Collection[str], needed: Collection[str] = frozenset()
) -> None:
    """Refuse an option of *given* that is not among *known*, and the lack of one that is *needed*."""
    unknown = {option: did_you_mean(option, known) for option in given if option not in known}
    there = [*given, *(_closest(option, known) for option in unknown)]  # what is there misspelt is not missing too
    lacking = [option for option in sorted(needed) if option not in there]
    if unknown or lacking:
        raise SettingsError(
            *(f"{where} has the unknown option {option!r}.{cure}" for option, cure in unknown.items()),
            *(f"{where} lacks {option!r}. Add it." for option in lacking),
        )


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return a sentence, with a space before it, that names what *word* was probably meant to be."""
    meant = _closest(word, words)
    return f" Did you mean {meant!r}?" if meant else f" Known: {', '.join(sorted(words))}."


def _closest(word: str, words: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(word, sorted(words), n=1, cutoff=0.5)), None)
