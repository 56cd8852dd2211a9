"""Where records are read and written."""

from dataclasses import dataclass

from editable.raw import JSON
from editable.stores.changes import Author, Change

__all__ = ["Added", "Author", "Missing", "Saved", "Stale"]


@dataclass(frozen=True)
class Saved:
    """What a store answers to a write.

    :param value: The raw value as it is stored now.
    :param change: The id of the change that was logged, or None when nothing changed.
    """

    value: JSON
    change: int | None


@dataclass(frozen=True)
class Added:
    """What a store answers when it has added an item.

    :param key: The new item's key.
    :param change: The id of the change that was logged.
    """

    key: str
    change: int


class Stale(Exception):
    """What is to be changed has moved on since the writer last saw it.

    :param value: The raw value that is stored; of a whole record, its snapshot.
    :param change: What put it there; None if it was never changed.
    """

    def __init__(self, value: JSON, change: Change | None) -> None:
        super().__init__("It has changed in the meantime.")
        self.value = value
        self.change = change


class Missing(Exception):
    """The record that was to be written does not exist."""
