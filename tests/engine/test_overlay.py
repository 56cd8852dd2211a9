"""Changes laid over stored records: the site's own queries see them, and the database does not."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from editable.sandbox.overlay import FIRST_KEY, Overlay
from editable.stores import sqlite as sqlite_store


class Base(DeclarativeBase):
    pass


class Bun(Base):
    __tablename__ = "bun"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    filling: Mapped[str] = mapped_column(server_default="jam")
    price: Mapped[Decimal | None] = mapped_column(sa.Numeric(6, 2))
    since: Mapped[date | None]
    recipe: Mapped[dict | None] = mapped_column(sa.JSON)


class Name(Base):
    __tablename__ = "name"
    slug: Mapped[str] = mapped_column(primary_key=True)
    bun_id: Mapped[int | None] = mapped_column(sa.ForeignKey("bun.id"))


OVERLAY = Overlay([Bun.__table__, Name.__table__])


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    if request.param == "sqlite":
        engine = sa.create_engine(f"sqlite:///{tmp_path / 'bakery.db'}")
        sqlite_store.prepare(engine)
    else:
        url = request.getfixturevalue("postgresql_server").new_database()
        engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Bun(name=name, recipe={"flour": name}) for name in ("Rye", "Oat", "Poppy")])
        session.add(Name(slug="first"))
        session.commit()
    yield engine
    engine.dispose()


def names(session):
    return session.scalars(sa.select(Bun.name).order_by(Bun.name)).all()


def patched(engine, change, patch=None):
    """Lay *patch* over, let *change* do something with the session, and return how it then differs."""
    with Session(engine) as session:
        OVERLAY.lay_over(session.connection(), patch or {})
        change(session)
        session.flush()
        found = OVERLAY.difference(session.connection())
        session.rollback()
    return found


def some_changes(session):
    session.get(Bun, 1).name = "Best"
    session.get(Bun, 1).price = Decimal("2.50")
    session.delete(session.get(Bun, 2))
    session.add(Bun(id=FIRST_KEY, name="Mine", since=date(2026, 12, 24), recipe={"salt": ["much"]}))
    session.get(Name, "first").bun_id = 3


PATCH = {
    "bun": {
        "changed": [[[1], {"name": "Best", "price": "2.50"}]],
        "added": [
            [
                [FIRST_KEY],
                {"id": FIRST_KEY, "name": "Mine", "filling": "jam", "price": None}
                | {"since": "2026-12-24", "recipe": {"salt": ["much"]}},
            ]
        ],
        "gone": [[2]],
    },
    "name": {"changed": [[["first"], {"bun_id": 3}]]},
}


def test_what_was_done_is_told_as_a_patch_and_nothing_of_it_is_stored(engine):
    assert patched(engine, some_changes) == PATCH
    with Session(engine) as session:
        assert names(session) == ["Oat", "Poppy", "Rye"]
        assert session.get(Name, "first").bun_id is None


def test_queries_see_what_a_patch_says(engine):
    def look(session):
        assert names(session) == ["Best", "Mine", "Poppy"]
        assert session.scalars(sa.select(Bun).where(Bun.price > 2)).one().id == 1
        assert session.get(Bun, FIRST_KEY).recipe == {"salt": ["much"]}

    assert patched(engine, look, PATCH) == PATCH


def test_what_a_patch_does_not_name_follows_what_is_stored(engine):
    with Session(engine) as session:
        session.get(Bun, 1).filling = "plum"
        session.get(Bun, 3).name = "Seed"
        session.commit()

    def look(session):
        assert (session.get(Bun, 1).name, session.get(Bun, 1).filling) == ("Best", "plum")
        assert names(session) == ["Best", "Mine", "Seed"]

    assert patched(engine, look, PATCH) == PATCH


def test_what_is_not_stored_any_more_cannot_be_changed(engine):
    with Session(engine) as session:
        session.execute(sa.delete(Bun).where(Bun.id.in_([1, 2])))
        session.commit()

    found = patched(engine, lambda session: None, PATCH)
    assert found["bun"] == {"added": PATCH["bun"]["added"]}


def test_new_rows_get_keys_that_the_stored_ones_never_will(engine):
    found = patched(engine, lambda session: session.add(Bun(name="New")), PATCH)
    assert [key for key, _ in found["bun"]["added"]] == [[FIRST_KEY], [FIRST_KEY + 1]]


def test_an_untouched_site_makes_an_empty_patch(engine):
    assert patched(engine, names) == {}


def test_others_do_not_see_it_meanwhile(engine):
    def look(session):
        with Session(engine) as other:
            assert names(other) == ["Oat", "Poppy", "Rye"]
            other.get(Bun, 3).name = "Seed"
            other.commit()
        assert names(session) == ["Best", "Mine", "Poppy"]

    patched(engine, look, PATCH)


def test_a_name_that_others_have_taken_since_is_still_ones_own(engine):
    patch = {"name": {"added": [[["second"], {"slug": "second", "bun_id": 1}]]}}
    with Session(engine) as session:
        session.add(Name(slug="second", bun_id=3))
        session.commit()

    def look(session):
        assert session.get(Name, "second").bun_id == 1

    assert patched(engine, look, patch) == {"name": {"changed": [[["second"], {"bun_id": 1}]]}}


def test_of_a_table_of_ones_own_nothing_stored_is_seen(engine):
    overlay = Overlay([Bun.__table__], own=[Bun.__table__])
    with Session(engine) as session:
        overlay.lay_over(session.connection(), {})
        assert names(session) == []
        session.add(Bun(name="Mine"))
        session.flush()
        [[key, values]] = overlay.difference(session.connection())["bun"]["added"]
        session.rollback()
    assert (key, values["name"]) == ([FIRST_KEY], "Mine")


def test_a_savepoint_takes_it_away_again_within_the_transaction(engine):
    with Session(engine) as session:
        with session.begin_nested() as layer:
            OVERLAY.lay_over(session.connection(), PATCH)
            assert names(session) == ["Best", "Mine", "Poppy"]
            layer.rollback()
        assert names(session) == ["Oat", "Poppy", "Rye"]
        session.get(Bun, 1).name = "Written"
        session.commit()
    with Session(engine) as session:
        assert names(session) == ["Oat", "Poppy", "Written"]
