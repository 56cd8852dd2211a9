"""Lets the owners of a small site edit its pages where they stand."""

from editable.errors import InvalidValue, Refusal, SettingsError
from editable.extension import Editable
from editable.fields import Field

__all__ = ["Editable", "Field", "InvalidValue", "Refusal", "SettingsError"]
