"""No module makes a reader of code take the square of its length, and no system makes one take that of its modules.

What a module repeats is given to the reader that once looked at all of it for each of its pieces.
"""

import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from mlready.facts.code import Code
from mlready.facts.code_readers import CODE_READERS, CodeReader
from mlready.facts.place import place_of
from mlready.facts.program import MAX_FILES, CodeProgram
from mlready.facts.python.module import module_of
from mlready.facts.source import Source
from mlready.model.fact import Fact
from mlready.repo.tree import open_tree

PIECES = 2_000
NAME = 100_000
SECONDS = 3
"""Of the processor, for a tenth of which a reader has long ended; the square of these takes ten times as long."""

READERS = {reader.read.__module__.rpartition(".")[2]: reader for reader in CODE_READERS}
TESTS = "tests/test_app.py"


def lines(piece: str, number: int = PIECES) -> str:
    """Return `piece` so often, with its number in the place of ``%``."""
    return "".join(piece.replace("%", str(one)) for one in range(number))


TESTED = lines("def test_%(rows):\n    assert predict(rows) > 0\n")
MODULES = {
    "branches that leave where nothing has drifted": (
        "alerts",
        "def watch(drift):\n" + lines("    if drift < 0.1:\n        return\n    log.info(%)\n"),
    ),
    "calls of a long helper under a bound": (
        "alerts",
        "def note():\n"
        + lines("    log.info(1)\n")
        + "def watch(drift):\n"
        + lines("    if drift > 0.1:\n        note()\n"),
    ),
    "branches on drift that end a function": (
        "triggers",
        "def watch(drift):\n" + lines("    if drift:\n        return\n    log.info(%)\n"),
    ),
    "branches on a figure that end a function": (
        "gates",
        "def check(accuracy):\n" + lines("    if accuracy < 0.5:\n        return\n    log.info(%)\n"),
    ),
    "functions that a branch on the best score may call": (
        "gates",
        lines("def f%():\n    log.info(1)\n", 5_000)
        + "def check(a):\n"
        + lines("    if score_is_best:\n        f%()\n", 5_000),
    ),
    "decorators of a long function": (
        "routes",
        lines("@app.get('/a%')\n", 4_000) + "def f():\n" + lines("    a = 1\n", 4_000),
    ),
    "classes that are registered": (
        "routes",
        lines("class C%:\n    def get(self): pass\n", 4_000) + lines("app.add_url_rule('/a', 'a', C%)\n", 4_000),
    ),
    "statements and methods of a class": (
        "flows",
        "class A:\n" + lines("    decorators = [a]\n") + lines("    def a%(self): pass\n"),
    ),
    "metrics in a loop over groups": (
        "groups",
        "for group in groups:\n" + lines("    a = f1_score(b)\n"),
    ),
    "parameters of a long function that saves": (
        "predictions",
        "def save(" + lines("a%, ") + "b):\n" + lines("    log.info(1)\n"),
    ),
    "letters of a key": ("keys", "x = {'" + "aA" * (NAME // 2) + "!': 1}"),
    "words in a name that predicts": (
        "scoring",
        "def f():\n    a = model.predict(x)\n    a.to_csv(y)\n    " + "get_" * (NAME // 4) + "(a)\n",
    ),
    "a word that tells of a timetable": ("triggers", "x = " + "every" * (NAME // 5)),
    "beginnings of a function that predicts": ("routes", "def predict(" * (NAME // 6)),
    "beginnings of a function with a context": ("routes", "def a(context" * (NAME // 6)),
    "loops in loops that change their record": (
        "scoring",
        "def f(rows, model):\n"
        + "".join(f"{' ' * (depth + 1)}for r in rows:\n" for depth in range(90))
        + " " * 92
        + "r['p']=1;" * 10_000
        + "model.predict(rows).to_csv('a')\n",
    ),
}
TEST_MODULES = {
    "tests with a long fixture": "def rows():\n" + lines("    a = load(1)\n") + TESTED,
    "fixtures for every test": lines("@fixture(autouse=True)\ndef a%():\n    b = 1\n") + TESTED,
    "tests with a long helper": "def ask(model):\n"
    + lines("    assert a > 0\n")
    + lines("def test_%(rows):\n    ask(rows)\n"),
    "statements around tests": lines("b% = 1\n") + TESTED,
    "classes beside tests": lines("class A%:\n    a = 1\n") + TESTED,
    "a long word": "assert " + "a" * NAME,
    "words of a route": "assert '/" + "predict" * (NAME // 7),
}
CASES = {
    **{name: (READERS[reader], "app.py", text) for name, (reader, text) in MODULES.items()},
    **{name: (READERS["assertions"], TESTS, text) for name, text in TEST_MODULES.items()},
    "tests in JavaScript": (CODE_READERS[-1], "a.test.ts", lines(f"test('%', {'a' * 50})\n", 15_000)),
}


def seconds(work: Callable[[], object]) -> float:
    """Return the time of the processor that `work` takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def said(reader: CodeReader, source: Source) -> int:
    """Return how many facts `reader` finds, where it would be asked."""
    return sum(1 for _ in reader.read(source)) if reader.may(source) else 0


@pytest.mark.parametrize("case", CASES)
def test_no_reader_looks_at_a_whole_module_for_each_of_its_pieces(case: str) -> None:
    reader, path, text = CASES[case]
    source = Source(path, text.encode(), place_of(path))
    if path.endswith(".py"):
        module_of(source)
    assert seconds(lambda: said(reader, source)) < SECONDS


def test_what_a_handler_calls_is_not_looked_for_in_every_module_of_that_name(tmp_path: Path) -> None:
    for number in range(2 * MAX_FILES):
        (tmp_path / f"shop{number}").mkdir()
        (tmp_path / f"shop{number}" / "service.py").write_text("class Service:\n    def go(self, row): return row\n")
    code = Code([open_tree(tmp_path)], ())
    program, handler = CodeProgram(code), Fact("handler", "/predict", "app.py")
    with patch.object(code, "flows", wraps=code.flows) as flows:
        found = [len(program.functions(["service", "go"], handler)) for _ in range(10)]
    assert found == [MAX_FILES] * 10
    assert flows.call_count == MAX_FILES
