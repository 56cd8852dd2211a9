"""HTML elements and their attributes, escaped."""

from collections.abc import Mapping

from jinja2 import is_undefined
from markupsafe import Markup, escape


def element(tag: str, attributes: Mapping[str, object], inner: str) -> Markup:
    """Return one element around *inner*; *attributes* are as for :func:`joined`."""
    opening = f"{escape(tag)} {joined(attributes)}".rstrip()
    return Markup(f"<{opening}>{escape(inner)}</{escape(tag)}>")


def joined(attributes: Mapping[str, object]) -> Markup:
    """Return *attributes*, values by name, as they stand in a tag; those that are None or undefined are left out."""
    given = ((name, value) for name, value in attributes.items() if value is not None and not is_undefined(value))
    return Markup(" ".join(f'{name}="{escape(value)}"' for name, value in given))
