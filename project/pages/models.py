"""Pages, and the addresses they had."""

from itertools import count

import sqlalchemy as sa
from flask import current_app, url_for
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from project.addresses import slug_of
from project.extensions import db, editable


class Page(db.Model):
    """A page of the owner's making. Its address follows its name."""

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)  # smaller comes first
    hidden: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # from visitors
    address: Mapped[str] = mapped_column(sa.String(200), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120), default="")
    place: Mapped[str] = mapped_column(sa.String(20), default="nowhere")  # the menu that links it
    title: Mapped[str] = mapped_column(sa.String(240), default="")
    body: Mapped[str] = mapped_column(sa.Text, default="")  # rich text
    picture: Mapped[dict | None] = mapped_column(sa.JSON)
    description: Mapped[str] = mapped_column(sa.String(600), default="")

    @property
    def path(self):
        return url_for("pages.show", address=self.address)

    @property
    def is_public(self):
        """Whether visitors are shown it."""
        return editable.registry.spec_of(self).is_for_visitors(self)

    @classmethod
    def all(cls):
        return editable.store.all(editable.registry.get("page"))

    @classmethod
    def in_place(cls, place):
        """The pages that the person of this request finds in the menu or the footer, by *place*."""
        return [page for page in editable.records("page") if page.place == place]

    @classmethod
    def at(cls, address):
        """The page with this *address*, or None."""
        return db.session.scalar(sa.select(cls).where(cls.address == address))

    @classmethod
    def formerly_at(cls, address):
        """The page that had this *address* last, or None."""
        former = db.session.get(FormerAddress, address)
        return former and db.session.get(cls, former.page_id)


class FormerAddress(db.Model):
    """An address that a page had once. A page that is deleted keeps its own, so that undo brings them back."""

    address: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    page_id: Mapped[int]  # no foreign key: the database would clear these away with a deleted page


@sa.event.listens_for(Page, "before_insert")
def give_address(mapper, connection, page):
    """Let a new page have the address of its name; one that comes back has its own again, if it is free."""
    page.address = _free(connection, page, page.address or _wanted(page))


@sa.event.listens_for(Page, "before_update")
def follow_name(mapper, connection, page):
    """Let the address follow the name, and note the one that was."""
    if sa.inspect(page).attrs.name.history.has_changes() and not _fits(page):
        former = page.address
        page.address = _free(connection, page, _wanted(page))
        _note(connection, former, page)


def _wanted(page):
    return slug_of(page.name)[:150] or "page"


def _fits(page):
    """Tell whether the address is the name's already, give or take a number at its end."""
    stem, _, number = page.address.rpartition("-")
    return page.address == _wanted(page) or (stem == _wanted(page) and number.isdigit())


def _free(connection, page, wanted):
    """Return *wanted*, with a number if another page or a part of the site has it."""
    numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(address for address in numbered if not _is_taken(connection, page, address))


def _is_taken(connection, page, address):
    table = Page.__table__
    others = sa.select(table.c.id).where(table.c.address == address, table.c.id != page.id)
    return connection.scalar(others) is not None or _is_a_part_of_the_site(address)


def _is_a_part_of_the_site(address):
    try:
        endpoint, _ = current_app.url_map.bind("").match(f"/{address}")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return endpoint != "pages.show"


def _note(connection, address, page):
    table = FormerAddress.__table__
    connection.execute(sa.delete(table).where(table.c.address.in_([address, page.address])))
    connection.execute(sa.insert(table).values(address=address, page_id=page.id))
