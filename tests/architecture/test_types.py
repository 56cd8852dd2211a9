"""The types that the front end's modules name are right."""

import json
import subprocess
from pathlib import Path

from manage import node_commands

ROOT = Path(__file__).resolve().parents[2]
FRONT_END = ROOT / "editable/frontend"


def check(project):
    """Let TypeScript read the scripts of a *project*, and return what it complains of."""
    command = [node_commands()[0], ROOT / "node_modules/typescript/bin/tsc", "--project", project]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode == 0) == (done.stdout == ""), done.stderr
    return done.stdout


def test_the_types_of_the_front_end_are_right():
    complaints = check(FRONT_END)
    assert complaints == "", complaints


def test_none_is_passed_over():
    passed_over = [path for path in FRONT_END.rglob("*.js") if "@ts-" in path.read_text()]
    assert passed_over == []


def test_a_wrong_type_is_found(tmp_path):
    called = f'import {{ keyOf }} from "{FRONT_END.as_posix()}/lists/showing.js"\n'
    (tmp_path / "wrong.js").write_text(called + 'keyOf("play/1")\n')
    settings = {"extends": str(FRONT_END / "tsconfig.json"), "include": ["wrong.js", str(FRONT_END / "built.d.ts")]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings))

    assert "'string' is not assignable to parameter of type 'HTMLElement'" in check(tmp_path)
