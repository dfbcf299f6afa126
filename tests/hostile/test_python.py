"""Python and notebooks that were made to take forever, or all memory: each is read, or told as not read, in bounds."""

import json
from pathlib import Path

import pytest

from bounded import check, ended_well

SIZE = 60_000
BLANK = 200_000
HEAD = "import mlflow\n"
SOURCES = {
    "brackets": "x = " + "(" * SIZE,
    "brackets that close": "x = " + "(" * 90 + "1" + ")" * 90,
    "lists in lists": "x = " + "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "a long list": "x = [" + "1," * (SIZE // 2) + "]",
    "a long sum": "x = " + "1+" * (SIZE // 2) + "1",
    "a long chain": "x = a" + ".b" * (SIZE // 2),
    "calls of calls": "x = a" + "()" * (SIZE // 2),
    "signs": "x = " + "-" * SIZE + "1",
    "nots": "x = " + "not " * (SIZE // 4) + "1",
    "lambdas": "x = " + "lambda: " * (SIZE // 8) + "1",
    "conditions": "if a: pass\n" + "elif a: pass\n" * (SIZE // 13),
    "blocks in blocks": "\n".join(" " * depth + "if a:" for depth in range(800)),
    "functions in functions": "\n".join(" " * depth + "def f():" for depth in range(90)) + "\n" + " " * 90 + "pass",
    "many functions": "def f(): g()\n" * (SIZE // 13),
    "many calls": "f()\n" * (SIZE // 4),
    "many assignments": "a = f()\n" * (SIZE // 8),
    "many imports": "import a\n" * (SIZE // 9),
    "many imports of what is no Python": "import a\n" * (SIZE // 9) + "<<<<<<<\n",
    "many tests": "def test_a():\n    assert f() > 0\n" * (SIZE // 33),
    "blank lines": "\n" * BLANK + "!",
    "blank lines with room": "```\n" + "\n\t" * (BLANK // 2),
    "questions": "a?\n\n" * (BLANK // 4),
    "decorators": "@a.get('/predict')\n" * (SIZE // 19) + "def f(): pass\n",
    "a long string": "x = '" + "a" * SIZE + "'",
    "a string that nothing closes": "x = '''" + "a'" * (SIZE // 2),
    "pieces of a string": "x = " + "'a' " * (SIZE // 4),
    "a formatted string": "x = f'" + "{a}" * (SIZE // 3) + "'",
    "digits": "x = " + "9" * SIZE,
    "lines that go on": "x = 1 \\\n" * (SIZE // 8),
    "no characters": "\0" * SIZE,
    "braces": "{{" * (SIZE // 2),
    "templates": "{% if a %}\n" * (SIZE // 11),
    "a match": "match a:\n" + "    case 1: pass\n" * (SIZE // 17),
    "variables of many functions": "".join(f"a{n} = 'b'\n" for n in range(2_000)) + "def f(): g('x')\n" * 2_000,
    "means of means": ("df.groupby('group')['error']" + ".mean()" * 300 + "\n") * (SIZE // 2_130),
    "fields that never end": "x = " + 'f"{' * (SIZE // 3),
    "marks of decorators": "# router\nx = '" + "@" * SIZE + "'",
    "shares of many models": "def f(x):\n    h = hash(x)\n    if h % 2:\n        model.predict(1)\n"
    + f"    elif x == 1:\n        {'model.predict(1);' * 30}\n" * 100,
    "shares of models in a chain": "def f(x):\n    h = hash(x)\n"
    + "".join(" " * depth + "if h % 2:\n" for depth in range(4, 14))
    + f"              model{'.predict(1)' * 300}\n" * 5,
    "names that are long": "a" * (SIZE // 2) + " = " + "b" * (SIZE // 2) + "()",
}
# What one scan may take for all of them: a few seconds each would be too long for the largest, so they go in groups.
GROUPS = {
    "shapes": [name for number, name in enumerate(SOURCES) if number % 3 == 0],
    "sizes": [name for number, name in enumerate(SOURCES) if number % 3 == 1],
    "texts": [name for number, name in enumerate(SOURCES) if number % 3 == 2],
}


@pytest.mark.parametrize("group", GROUPS)
def test_no_python_takes_forever_or_all_memory(tmp_path: Path, group: str) -> None:
    (tmp_path / "app.py").write_text("import mlflow\n")
    for name in GROUPS[group]:
        (tmp_path / f"{name.replace(' ', '_')}.py").write_text(HEAD + SOURCES[name])
    assert ended_well(check(tmp_path, "--format", "json", seconds=25))


def test_many_branches_on_one_list_and_many_calls_of_one_long_function_are_read_in_bounds(tmp_path: Path) -> None:
    gates = "def check(accuracy):\n    wrong = []\n" + "    if accuracy < 0.5:\n        wrong.append(1)\n" * 7_000
    helper = "def post_it(a):\n" + "    a = a + 1\n" * 6_000
    test = "def test_predict():\n" + "    r = post_it('/predict')\n" * 6_000 + "    assert r.json()\n"
    (tmp_path / "gate.py").write_text(HEAD + gates + "    return wrong\n")
    (tmp_path / "test_app.py").write_text(f"{HEAD}{helper}{test}")
    assert ended_well(check(tmp_path, "--format", "json", seconds=15))


def notebook(*sources: object) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source} for source in sources]})


def test_no_notebook_takes_forever_or_all_memory(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import mlflow\n")
    notebooks = {
        "many cells": notebook(*["a = f()"] * 5_000),
        "many empty cells": notebook(*[""] * 10_000),
        "brackets": "[" * 1_000_000,
        "objects": '{"a":' * 300_000,
        "empty lists": '{"cells": [' + "[]," * 300_000 + "[]]}",
        "a number": '{"cells": ' + "1" * 1_000_000 + "}",
        "a large cell": notebook("x = [" + "1," * 300_000 + "]"),
        "blank lines": notebook("\n" * 200_000 + "%"),
        "no lines": notebook(["\n"] * 100_000),
        "a large output": '{"cells": [{"cell_type": "code", "source": "import torch", "outputs": ["'
        + "a" * 7_000_000
        + '"]}]}',
    }
    for name, text in notebooks.items():
        (tmp_path / f"{name}.ipynb").write_text(text)
    with (tmp_path / "huge.ipynb").open("wb") as file:
        file.truncate(100_000_000)
    result = check(tmp_path, "--format", "json", seconds=25)
    assert ended_well(result)
    assert "huge.ipynb: larger than 8 MB" in result.err


def test_a_system_of_many_functions_and_scripts_with_one_name_is_followed_in_bounds(tmp_path: Path) -> None:
    service = "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/predict')\ndef predict(row):\n"
    service += "    return run(load(row))\n"
    for number in range(300):
        folder = tmp_path / f"service{number}"
        (folder / "scripts").mkdir(parents=True)
        (folder / "app.py").write_text(service + "def run(x): return a.get(x)\ndef load(x): return b.get(x).run()\n")
        (folder / "scripts" / "test.sh").write_text("#!/bin/sh\n" + f"./scripts/test.sh\nmake test{number}\n" * 20)
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / "Makefile").write_text(
        "\n".join(f"test{number}: test{number + 1}\n\tpytest" for number in range(3_000))
    )
    steps = "".join(f"      - run: make test{number} && ./scripts/test.sh\n" for number in range(2_000))
    (tmp_path / ".github" / "workflows" / "ci.yml").write_text(f"on: push\njobs:\n  a:\n    steps:\n{steps}")
    assert ended_well(check(tmp_path, "--format", "json", seconds=25))
