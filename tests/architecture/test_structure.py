"""What the folders promise each other, read from the source."""

import ast
import re
from pathlib import Path

import pytest

import settings
from editable.fields.kinds import Kinds

ROOT = Path(__file__).resolve().parents[2]


def sources(folder):
    return sorted(ROOT.glob(f"{folder}/**/*.py"))


def running(node):
    """*node* and all in it, but for what stands under ``if TYPE_CHECKING:``.

    That is never imported: a low room may name there, for an annotation, the class of a higher one that it is handed.
    """
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from running(child)


def imports(path):
    """The names of all modules that the file imports, wherever in it: of ``from a import b``, ``a.b`` where that is one."""
    for node in running(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            files = [name for name in submodules if is_module(name)]
            yield from files
            if len(files) < len(submodules):
                yield node.module


def is_module(name):
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def importing(folder, package):
    return [
        str(path.relative_to(ROOT))
        for path in sources(folder)
        if any(name == package or name.startswith(f"{package}.") for name in imports(path))
    ]


def test_the_reader_of_imports_sees_them():
    assert "project/app.py" in importing("project", "project")


def test_the_engine_knows_nothing_of_the_site():
    assert importing("editable", "project") == []
    assert importing("editable", "settings") == []
    assert importing("tests/engine", "project") == []


#: The rooms of the engine, from the top: each may need those below it, and nothing above.
ROOMS = [
    *("extension", "page", "sandbox", "http", "permissions", "fields", "pictures", "stores", "log_line", "signals"),
    *("settings", "locale", "errors", "paths", "markup", "state", "models", "raw"),
]


def room_of(path):
    return path.relative_to(ROOT / "editable").parts[0].removesuffix(".py")


def test_every_room_of_the_engine_has_its_place():
    assert {room_of(path) for path in sources("editable")} == {*ROOMS, "__init__"}


@pytest.mark.parametrize("room", ROOMS)
def test_the_engine_is_read_in_one_direction(room):
    above = ROOMS[: ROOMS.index(room)]
    for path in sources("editable"):
        if room_of(path) == room:
            upwards = [name for name in imports(path) if name.split(".")[:2] in [["editable", one] for one in above]]
            assert upwards == [], path


@pytest.mark.parametrize("folder", ["editable", "project", "tools"])
def test_no_files_need_each_other_in_a_circle(folder):
    needs = {module_of(path): {*imports(path)} for path in [*sources(folder), ROOT / "manage.py"]}
    while leaves := [module for module, needed in needs.items() if not needed & needs.keys()]:
        for leaf in leaves:
            del needs[leaf]
    assert needs == {}


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_nothing_needs_the_tools():
    assert importing("editable", "tools") + importing("project", "tools") == []


def test_features_do_not_need_each_other():
    assert len(settings.FEATURES) > 3
    for feature in settings.FEATURES:
        users = [path for path in importing("project", f"project.{feature}") if f"/{feature}/" not in path]
        assert users == [], f"only project/{feature}/ may import project.{feature}"


@pytest.mark.parametrize("kind", list(Kinds()))
def test_a_kind_has_one_name_in_every_layer(kind):
    assert f'kind = "{kind}"' in (ROOT / f"editable/fields/{kind}.py").read_text()
    assert (ROOT / f"editable/frontend/controllers/{kind}_controller.js").exists()


def test_nothing_asks_which_kind_a_field_has():
    asking = re.compile(r"\bif\b.*\bkind\s*(==|!=|in\b)")
    assert asking.search("if kind == 'text':")
    found = [str(path) for path in sources("editable") if asking.search(path.read_text())]
    assert found == []


def test_nothing_asks_what_something_is_able_to():
    for question in ("is_open", "hasattr"):
        found = [str(path) for path in sources("editable") if re.search(rf"\b{question}\b", path.read_text())]
        assert found == [], f"{question} stands for asking which kind or store it is; let that answer by itself"


def test_html_is_cleaned_in_one_place():
    assert importing("editable", "nh3") + importing("project", "nh3") == ["editable/fields/sanitise.py"]


def test_nothing_is_pickled():
    for module in ("pickle", "marshal", "shelve", "dill"):
        assert importing("editable", module) + importing("project", module) == []
