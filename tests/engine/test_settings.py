"""A typo in ``EDITABLE_MODELS`` stops the start, with the key and the cure."""

import pytest
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from editable import SettingsError
from editable.fields.kinds import Kinds
from editable.settings.registry import ModelSpec, Registry
from editable.stores import snapshots
from tests.engine.conftest import MODELS, editable, make_bakery

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
        ({"loaf": None}, "EDITABLE_MODELS['loaf'] is None. Write it as a dict: {…}."),
        (
            {"loaf": {"model": LOAF, "fields": ["name"]}},
            "EDITABLE_MODELS['loaf']['fields'] is ['name']. Write it as a dict: {…}.",
        ),
        (
            {"loaf": {"model": LOAF, "fields": {"name": "text"}}},
            "EDITABLE_MODELS['loaf']['fields']['name'] is 'text'. Write it as a dict: {…}.",
        ),
        (
            {"loaf": {"model": 7, "fields": {}}},
            "EDITABLE_MODELS['loaf'] names the model 7, which cannot be imported "
            "(No module named '7'). Write it as 'package.module:Class'.",
        ),
        (
            {"changes": {"model": LOAF, "fields": {}}},
            "EDITABLE_MODELS['changes'] takes a name that the engine's own addresses use. Choose another.",
        ),
    ],
)
def test_the_message_names_the_key_and_the_cure(models, message):
    with pytest.raises(SettingsError) as refused:
        Registry().add_models(models, Kinds())
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


def faults_of(start, *arguments, **settings):
    with pytest.raises(SettingsError) as refused:
        start(*arguments, **settings)
    return str(refused.value).splitlines()


def test_all_faults_of_one_model_are_named_at_once():
    fields = {
        "nmae": {"kind": "text"},
        "note": {"kind": "txt"},
        "story": {"kind": "rich_text", "max_lenght": 3, "multiline": True},
        "name": {"kind": "text"},
    }
    entry = {"model": LOAF, "fields": fields, "lable": "Loaf"}
    where = "EDITABLE_MODELS['loaf']"
    assert faults_of(Registry().add_models, {"loaf": entry}, Kinds()) == [
        f"{where} has the unknown option 'lable'. Did you mean 'label'?",
        f"{where} names the field 'nmae', but Loaf has no such column. Did you mean 'name'?",
        f"{where}['fields']['note'] has the unknown kind 'txt'. Did you mean 'text'?",
        f"{where}['fields']['story'] has the unknown option 'max_lenght'. Did you mean 'max_length'?",
        f"{where}['fields']['story'] has the unknown option 'multiline'. Known: label, max_length, required, sample.",
    ]


def test_what_is_misspelt_is_not_called_missing_too():
    assert len(faults_of(Registry().add_models, {"loaf": {"modle": LOAF, "feilds": {}}}, Kinds())) == 2
    assert len(faults_of(Registry().add_models, {"loaf": {"modle": LOAF}}, Kinds())) == 2


def test_a_kind_that_is_none_stops_the_start():
    assert faults_of(Kinds().add, [LOAF]) == [
        "EDITABLE_KINDS names 'Loaf', which is no kind. Make it an editable.Field.",
    ]


def faulty_bakery(folder):
    """A bakery with a fault of each sort that its settings can have."""
    make_bakery(
        folder,
        SITE_LANGUAGE="klingon",
        SITE_TIMEZONE="Europe/Nether_Quay",
        EDITABLE_STORE="browser",
        S3_BUCKET="pictures",
        S3_ENDPOINT="pictures.example.org",
        EDITABLE_KINDS=["bakery.kinds:Oven"],
        EDITABLE_MODELS={
            "loaf": {"model": LOAF, "fields": {"nmae": {"kind": "text"}, "note": {"kind": "oven"}}},
            "text": MODELS["loaf"],
        },
    )


def test_faults_of_several_sorts_are_named_at_once_and_in_the_same_order(tmp_path):
    faults = faults_of(faulty_bakery, tmp_path)
    assert [fault.split(" ")[0] for fault in faults] == [
        "SITE_LANGUAGE",
        "SITE_TIMEZONE",
        "EDITABLE_STORE",
        "S3_ENDPOINT",
        "EDITABLE_KINDS",
        "EDITABLE_MODELS['loaf']",
        "EDITABLE_MODELS['text']",
    ]
    assert "nmae" in faults[5], "whether there is such a kind as 'oven' cannot be told without EDITABLE_KINDS"
    assert faults_of(faulty_bakery, tmp_path) == faults


def faulty_templates(folder):
    """A bakery whose settings can be read, and whose templates do not go with them."""
    page = '{{ text(slug) }}{{ text("shop.name", default="%s") }}{{ items("loaf") }}{{ items("bunn") }}' % ("x" * 201)
    models = MODELS | {"bun": MODELS["bun"] | {"item": "bnu.html"}}
    app = make_bakery(folder, page=page, EDITABLE_MODELS=models)
    with app.app_context():
        editable.check()


def test_all_faults_of_templates_are_named_at_once(tmp_path):
    faults = faults_of(faulty_templates, tmp_path)
    assert [fault.split(".")[0] for fault in faults] == [
        "page",
        "EDITABLE_MODELS['bun'] names the item template 'bnu",
        "The default of text('shop",
        "page",
        "page",
    ]
