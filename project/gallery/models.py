"""Pictures."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from project.extensions import db


class Picture(db.Model):
    """A picture with a line under it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)  # smaller comes first
    hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # from visitors
    image: Mapped[dict | None] = mapped_column(sa.JSON)
    caption: Mapped[str] = mapped_column(sa.String(300), default="")
