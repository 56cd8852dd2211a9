"""Plays."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from project.extensions import db


class Play(db.Model):
    """A play the company takes on the road."""

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)  # smaller comes first
    hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # from visitors
    title: Mapped[str] = mapped_column(sa.String(200))
    label: Mapped[str] = mapped_column(sa.String(200), default="")  # a few words above the title
    blurb: Mapped[str] = mapped_column(sa.Text, default="")  # rich text
    picture: Mapped[dict | None] = mapped_column(sa.JSON)
