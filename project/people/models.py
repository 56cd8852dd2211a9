"""People."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from project.extensions import db


class Person(db.Model):
    """Somebody in the company."""

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)  # smaller comes first
    hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # from visitors
    name: Mapped[str] = mapped_column(sa.String(200))
    part: Mapped[str] = mapped_column(sa.String(200), default="")  # on stage or off
    portrait: Mapped[dict | None] = mapped_column(sa.JSON)
    story: Mapped[str] = mapped_column(sa.Text, default="", server_default="")  # rich text
