"""Lists where pages show them: what visitors see of them, and the marks that editors get."""

import enum

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup
from sqlalchemy.orm import Mapped, mapped_column

from editable import SettingsError
from editable.stores.etags import etag
from tests.engine.conftest import MODELS, Bun, Person, db, editable, make_bakery

NONE = '{{ text("buns.none", default="Sold out", tag="em") }}'
PAGE = f'{{% call items("bun", item_tag="article", item_class="bun", class="buns") %}}{NONE}{{% endcall %}}'


def bakery_with(folder, *buns, page=PAGE):
    app = make_bakery(folder, page=page)
    with app.app_context():
        editable.check()
        db.create_all()
        db.session.add_all(Bun(position=n, **bun) for n, bun in enumerate(buns))
        db.session.commit()
    return app


def html(person):
    return BeautifulSoup(person.page(), "html.parser")


def test_visitors_get_the_bare_list(tmp_path):
    app = bakery_with(tmp_path, {"name": "Bath"}, {"name": "Chelsea", "filling": "Currants"})

    assert Person(app).page() == (
        '<div class="buns"><article class="bun"><b>Bath</b>  no. 0</article>\n'
        '<article class="bun"><b>Chelsea</b> <span>Currants</span> no. 1</article></div>'
    )


def test_editors_get_the_list_marked(tmp_path):
    app = bakery_with(tmp_path, {"name": "Bath"}, {"name": "Chelsea <& co>", "hidden": True})

    page = html(Person(app, "Ada"))

    assert {name: value for name, value in page.div.attrs.items() if name != "class"} == {
        "id": "editable-bun-new-item",
        "data-editable-items": "bun",
        "data-editable-kind": "items",
        "data-editable-label": "Sweet bun",
        "data-editable-etag": etag(["1", "2"]),
        "data-editable-movable": "true",
    }
    assert page.find_all("article")[1].attrs == {
        "class": ["bun"],
        "id": "editable-bun-2-item",
        "data-editable-item": "bun/2",
        "data-editable-label": "Sweet bun: Chelsea <& co>",
        "data-editable-hidden": "true",
        "data-editable-hidden-etag": etag(True),
    }


def test_what_is_hidden_or_blank_is_for_editors_alone(tmp_path):
    app = bakery_with(tmp_path, {"name": ""}, {"name": "Bath"}, {"name": "Chelsea", "hidden": True}, {"name": "Iced"})

    assert [item.text for item in html(Person(app)).find_all("article")] == ["Bath  no. 0", "Iced  no. 1"]
    assert [item.b.text for item in html(Person(app, "Ada")).find_all("article")] == ["", "Bath", "Chelsea", "Iced"]


def test_hiding_is_a_save_like_any_other(tmp_path):
    app = bakery_with(tmp_path, {"name": "Bath"}, {"name": "Iced"})
    visitor, baker = Person(app), Person(app, "Ada")
    assert "Bath" in visitor.page()

    mark = html(baker).article["data-editable-hidden-etag"]
    hidden = baker.save("bun/1/hidden", True, mark)

    assert hidden.status_code == 200
    assert "Bath" not in visitor.page()
    assert baker.save("bun/1/hidden", False, mark).status_code == 412
    baker.undo(hidden.json["change"])
    assert "Bath" in visitor.page()


def test_a_record_query_of_the_pages_own_leaves_out_the_same(tmp_path):
    page = '{% for bun in editable.records("bun") %}{{ bun.name }} {% endfor %}'
    app = bakery_with(tmp_path, {"name": ""}, {"name": "Bath"}, {"name": "Chelsea", "hidden": True}, page=page)

    assert Person(app).page() == "Bath "
    assert Person(app, "Ada").page() == " Bath Chelsea "


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_the_items_of_an_html_list_are_its_entries(tmp_path, tag):
    app = bakery_with(tmp_path, {"name": "Bath"}, page=f'{{{{ items("bun", tag="{tag}") }}}}')

    assert Person(app).page() == f"<{tag}><li><b>Bath</b>  no. 0</li></{tag}>"


def test_a_list_with_nothing_in_it_says_so(tmp_path):
    app = bakery_with(tmp_path, {"name": "Bath", "hidden": True})

    assert Person(app).page() == '<div class="buns"><article><em>Sold out</em></article></div>'

    Person(app, "Ada").call("DELETE", "bun/1")
    empty = html(Person(app, "Ada")).article
    assert empty.attrs == {"data-editable-empty": ""}
    assert empty.em["data-editable"] == "text/buns.none/value"


def test_an_empty_list_that_says_nothing_is_for_editors_alone(tmp_path):
    for number, page in enumerate((PAGE.replace("Sold out", ""), '{{ items("bun") }}')):
        (tmp_path / str(number)).mkdir()
        app = bakery_with(tmp_path / str(number), page=page)

        assert Person(app).page() == ""
        assert html(Person(app, "Ada")).div["data-editable-items"] == "bun"


def test_two_lists_of_one_model_share_a_page(tmp_path):
    page = (
        '{% set large = editable.records("bun")|selectattr("size", "eq", "large")|list %}'
        '{{ items("bun", class="all") }}{{ items("bun", records=large, class="large") }}'
    )
    app = bakery_with(tmp_path, {"name": "Bath"}, {"name": "Chelsea", "size": "large"}, page=page)

    lists = html(Person(app, "Ada")).select("[data-editable-items]")

    assert [[b.text for b in one.find_all("b")] for one in lists] == [["Bath", "Chelsea"], ["Chelsea"]]
    assert [one["data-editable-etag"] for one in lists] == 2 * [etag(["1", "2"])]


def test_the_label_of_an_item_is_short_and_plain(tmp_path):
    app = bakery_with(tmp_path, {"name": ""}, {"name": "", "filling": "Jam"}, {"name": "x" * 30 + " y" * 10})

    labels = [item["data-editable-label"] for item in html(Person(app, "Ada")).find_all("article")]

    assert labels == ["Sweet bun", "Sweet bun: Jam", "Sweet bun: " + "x" * 30 + " y" * 4 + "…"]


def test_the_number_of_queries_does_not_grow_with_the_items(tmp_path):
    app = bakery_with(tmp_path, {"name": "Bath"})
    baker, seen = Person(app, "Ada"), []
    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))

    baker.page()
    few = len(seen)
    with app.app_context():
        db.session.add_all(Bun(name=f"Bun {n}") for n in range(50))
        db.session.commit()
    seen.clear()
    baker.page()

    assert len(seen) == few


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("{{ items(model) }}", "page.html, line 1: items(…) needs its model, tag, item_tag and item_class written out"),
        ('{{ items("bun", item_class=cls) }}', "needs its model, tag, item_tag and item_class written out"),
        ('{{ items("bunn") }}', "'bunn', which is not in EDITABLE_MODELS. Did you mean 'bun'?"),
        ('{{ items("loaf") }}', "EDITABLE_MODELS['loaf'] has no 'item'. Add the name of the template"),
        ('{{ items("bun") }}{{ items("bun", tag="ul") }}', "gives items of 'bun' another item_tag or item_class than"),
    ],
)
def test_a_list_that_cannot_work_stops_the_start(tmp_path, page, complaint):
    app = make_bakery(tmp_path, page=page)
    with app.app_context(), pytest.raises(SettingsError) as refused:
        editable.check()
    assert complaint in str(refused.value)


def test_an_item_template_that_is_not_there_stops_the_start(tmp_path):
    app = make_bakery(tmp_path, EDITABLE_MODELS={"bun": MODELS["bun"] | {"item": "bnu.html"}})
    with app.app_context(), pytest.raises(SettingsError) as refused:
        editable.check()
    assert str(refused.value) == (
        "EDITABLE_MODELS['bun'] names the item template 'bnu.html', which does not exist. Did you mean 'bun.html'?"
    )


class Texture(enum.Enum):
    SOFT = "soft"
    FIRM = "firm"


class Cake(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    texture: Mapped[Texture | None]
    shape: Mapped[object | None] = mapped_column(sa.PickleType)


def test_a_column_that_undo_could_not_bring_back_stops_the_start(tmp_path):
    cake = {"model": f"{__name__}:Cake", "item": "bun.html", "fields": {"name": {"kind": "text"}}}
    app = make_bakery(tmp_path, EDITABLE_MODELS={"cake": cake})
    with app.app_context(), pytest.raises(SettingsError, match=r"Cake\.shape is a column of the type"):
        editable.check()
