"""Puts a theme's words and pictures into an empty site, through the same door as an owner's.

Runs in the copy that is dressed: ``python -m tools.themes.filling bakery``.
"""

import sys
from importlib import import_module

from editable.stores.etags import etag
from project import preparation, sample, tables
from project.app import create_app
from project.extensions import editable


def fill(theme):
    """Bring the tables up to date, then save every block and add every record of *theme*."""
    content = import_module(f"tools.themes.{theme}.content")
    tables.upgrade()
    for address, value in content.BLOCKS.items():
        save(address, value)
    for model, records in content.records().items():
        sample.add(model, records)
    preparation.prepare()


def save(address, value):
    """Save *value* in the block at *address*, such as ``"text/home.headline"``."""
    model, _, slug = address.partition("/")
    spec = editable.registry.get(model)
    field = spec.field("value", slug)
    here = field.read(editable.store.get(spec, slug) or spec.blank(slug))
    cleaned = sample.clean(field, value)
    editable.store.save(spec, slug, field, cleaned, based_on=[etag(here)], author=sample.AUTHOR)


if __name__ == "__main__":
    with create_app({"SITE_ENV": "development"}).app_context():
        fill(sys.argv[1])
