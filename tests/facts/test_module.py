import json

import pytest

from mlready.facts.python.drift import read_drift
from mlready.facts.python.module import module_of
from mlready.facts.python.parse import code_alone, notebook_code
from mlready.facts.python.words import identifiers, words
from mlready.facts.source import Source

NOTEBOOK = b'{"cells": [{"cell_type": "code", "source": ["def f():\\n", "    return 1"]}, {"cell_type": "markdown"}]}'


def test_a_notebook_is_read_as_one_module() -> None:
    module = module_of(Source("a.ipynb", NOTEBOOK))
    assert module is not None
    assert [function.name for function in module.functions] == ["f"]


def test_a_template_is_read_as_what_it_would_write() -> None:
    text = b"from {{ cookiecutter.name }} import x\n{% if a %}\ny = x()\n{% endif %}\n"
    module = module_of(Source("a.py", text))
    assert module is not None
    assert [name for name, _ in module.called(module.tree)] == ["filled_in.x"]


def test_a_script_that_speaks_to_the_shell_is_read_without_that() -> None:
    assert module_of(Source("a.py", b"%cd here\nx = 1\n")) is not None


def test_what_does_not_parse_says_nothing() -> None:
    assert list(read_drift(Source("a.py", b"def (:"))) == []


def test_names_are_made_of_words() -> None:
    assert words("best_valAUC") >= {"best", "val", "auc"}
    assert "r2" in words("r2_score")


def test_keys_are_names_too() -> None:
    module = module_of(Source("a.py", b"m['f1'] + n.get('auc')"))
    assert module is not None
    assert {"m", "f1", "n", "auc"} <= set(identifiers(module.tree))


def test_a_notebook_is_kept_without_pictures_and_prose() -> None:
    cells = [
        {"cell_type": "markdown", "source": "canary"},
        {"cell_type": "code", "source": ["a = 'ü'\n", "b = 1"], "outputs": [{"data": {"image/png": "iVBORw0KGgo"}}]},
    ]
    kept = code_alone(json.dumps({"cells": cells, "metadata": {}}).encode())
    assert notebook_code(kept.decode()) == ["a = 'ü'\nb = 1"]
    assert b"iVBOR" not in kept
    assert b"canary" not in kept


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe{"])
def test_what_is_no_notebook_is_kept_as_it_is(content: bytes) -> None:
    assert code_alone(content) == content


def test_a_cell_that_is_no_text_says_nothing() -> None:
    deep = "[" * 900 + "]" * 900
    cells = f'{{"cells": [{{"cell_type": "code", "source": {deep}}}, {{"cell_type": "code", "source": 1}}]}}'
    assert notebook_code(code_alone(cells.encode()).decode()) == ["", ""]


def test_half_a_character_in_a_notebook_stays_half_a_character() -> None:
    kept = code_alone(b'{"cells": [{"cell_type": "code", "source": "a = 1 # \\ud83d"}]}')
    assert notebook_code(kept.decode()) == ["a = 1 # \ud83d"]
