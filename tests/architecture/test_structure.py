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


def imports(path):
    """The names of all modules that the file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


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


def test_html_is_cleaned_in_one_place():
    assert importing("editable", "nh3") + importing("project", "nh3") == ["editable/fields/sanitise.py"]


def test_nothing_is_pickled():
    for module in ("pickle", "marshal", "shelve", "dill"):
        assert importing("editable", module) + importing("project", module) == []
