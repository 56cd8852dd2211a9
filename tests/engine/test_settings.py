"""A typo in ``EDITABLE_MODELS`` stops the start, with the key and the cure."""

import pytest
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from editable import SettingsError
from editable.fields.kinds import Kinds
from editable.settings.registry import ModelSpec, Registry
from editable.stores import snapshots
from tests.engine.conftest import make_bakery

LOAF = "tests.engine.conftest:Loaf"


@pytest.mark.parametrize(
    ("models", "message"),
    [
        (
            {"loaf": {"model": LOAF, "fields": {"nmae": {"kind": "text"}}}},
            "EDITABLE_MODELS['loaf'] names the field 'nmae', but Loaf has no such column. Did you mean 'name'?",
        ),
        (
            {"loaf": {"model": LOAF, "fields": {"name": {"kind": "txt"}}}},
            "EDITABLE_MODELS['loaf']['fields']['name'] has the unknown kind 'txt'. Did you mean 'text'?",
        ),
        (
            {"loaf": {"model": LOAF, "fields": {"name": {"kind": "text", "max_lenght": 3}}}},
            "EDITABLE_MODELS['loaf']['fields']['name'] has the unknown option 'max_lenght'. Did you mean 'max_length'?",
        ),
        (
            {"loaf": {"model": LOAF, "fields": {"name": {"max_length": 3}}}},
            f"EDITABLE_MODELS['loaf']['fields']['name'] has no 'kind'. Give it one of: {', '.join(sorted(Kinds()))}.",
        ),
        ({"loaf": {"fields": {}}}, "EDITABLE_MODELS['loaf'] lacks 'model'. Add it."),
        (
            {"loaf": {"model": LOAF, "feilds": {}}},
            "EDITABLE_MODELS['loaf'] has the unknown option 'feilds'. Did you mean 'fields'?",
        ),
        (
            {"loaf": {"model": "bakery.models:Loaf", "fields": {}}},
            "EDITABLE_MODELS['loaf'] names the model 'bakery.models:Loaf', which cannot be imported "
            "(No module named 'bakery'). Write it as 'package.module:Class'.",
        ),
        (
            {"changes": {"model": LOAF, "fields": {}}},
            "EDITABLE_MODELS['changes'] takes a name that the engine's own addresses use. Choose another.",
        ),
    ],
)
def test_the_message_names_the_key_and_the_cure(models, message):
    with pytest.raises(SettingsError) as refused:
        Registry.from_settings(models, Kinds())
    assert str(refused.value) == message


class Unheard(UserDefinedType):
    """A type of which nobody knows what it is in Python."""


def test_a_list_whose_records_could_not_be_brought_back_stops_the_start():
    class Base(DeclarativeBase):
        pass

    class Bagel(Base):
        __tablename__ = "bagel"
        id: Mapped[int] = mapped_column(primary_key=True)
        hole = mapped_column(Unheard())

    with pytest.raises(SettingsError, match="an 'item', but Bagel.hole is a column of the type .*Give it a simpler"):
        snapshots.check(ModelSpec("bagel", Bagel, {}, item="bagel.html"))


def test_guests_changes_in_a_cookie_stop_the_start(tmp_path):
    with pytest.raises(SettingsError, match="EDITABLE_STORE is 'session', but the sessions of this app are not kept"):
        make_bakery(tmp_path, EDITABLE_STORE="session")
