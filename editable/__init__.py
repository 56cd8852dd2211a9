"""Lets the owners of a small site edit its pages where they stand."""

from editable.errors import InvalidValue, Refusal, SettingsError
from editable.extension import Editable
from editable.fields import Field
from editable.signals import after_commit, changed

__all__ = ["Editable", "Field", "InvalidValue", "Refusal", "SettingsError", "after_commit", "changed"]
