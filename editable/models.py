"""The engine's own tables: classes that say what is in them, each tied to a site's database when there is one."""

from typing import TypeVar

from flask_sqlalchemy import SQLAlchemy


class Table:
    """What is made from its columns' values by name, as any model is."""

    def __init__(self, **values: object) -> None:
        super().__init__(**values)


Model = TypeVar("Model", bound=Table)


def tied(table: type[Model], db: SQLAlchemy) -> type[Model]:
    """Return the model of *table* in the database of *db*."""
    return type(table.__name__, (table, db.Model), {"__doc__": table.__doc__})
