"""Python text -> syntax tree; whatever does not parse gives None, in bounded time and memory."""

import ast
import json
import re
import warnings
from typing import Final

from mlready.facts.jsons import load_json
from mlready.facts.python.newer import older
from mlready.facts.python.syntax import number
from mlready.facts.templates import has_template, without_template

# A literal list takes about 480 bytes of memory for each of its own.
MAX_BYTES: Final = 400_000
_MAGIC: Final = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)
_CELL_MAGIC: Final = re.compile(r"^%%(?!time|capture)")
_FILLED_IN: Final = re.compile(r"«[^«»]*»")
_HELP: Final = re.compile(r"^[^\n]*\?[ \t]*$", re.MULTILINE)


def parse(text: str) -> ast.Module | None:
    """Return the tree of a module, or None. A template is read as what it would write, with all of its branches."""
    if len(text) > MAX_BYTES:
        return None
    tree = _of_any_age(text)
    if tree is None and has_template(text):
        text = _FILLED_IN.sub("filled_in", without_template(text))
        tree = _tree(text)
    # A notebook that is kept as a script may still speak to the shell.
    return tree or (_of_any_age(_MAGIC.sub(r"\1pass", text)) if _MAGIC.search(text) else None)


def _of_any_age(text: str) -> ast.Module | None:
    return _tree(text) or _tree(older(text))


def _tree(text: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(text)
            number(tree)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    return tree


def code_alone(content: bytes) -> bytes:
    """Return the bytes of a notebook with nothing but its code; one that is no JSON stays as it is.

    Pictures among its outputs take a hundred times the room, and hold words that nobody wrote.
    """
    cells = _code_cells(content.decode("utf-8-sig", "replace"))
    if cells is None:
        return content
    kept = {"cells": [{"cell_type": "code", "source": source} for source in cells]}
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "backslashreplace")


def notebook_code(text: str) -> list[str]:
    """Return the code cells of a notebook, without the lines that speak to IPython or the shell."""
    return [_plain(source) for source in _code_cells(text) or ()]


def _code_cells(text: str) -> list[str] | None:
    """Return the text of each cell of code, or None where there is no notebook."""
    notebook = load_json(text)
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    return [
        _joined(cell.get("source"))
        for cell in (cells if isinstance(cells, list) else [])
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    ]


def _joined(source: object) -> str:
    """Return the text of a cell, which is one text or a list of them."""
    parts = source if isinstance(source, list) else [source]
    return "".join(part for part in parts if isinstance(part, str))


def _plain(cell: str) -> str:
    if _CELL_MAGIC.match(cell):
        return ""
    return _HELP.sub("", _MAGIC.sub(r"\1pass", cell))
