"""What a test puts in the place of a model: doubles, patches, and classes of its own."""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Function, Module
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import identifiers, vocabulary, words

_STUBS: Final = vocabulary("mock magicmock patch stub stubbed fake dummy mocker mocked asyncmock")
# What a test may make up without putting anything in the model's place.
_INPUTS: Final = vocabulary(
    "data df dataframe dataset input inputs image images text texts features row rows record records sample samples "
    "array tensor batch payload audio document documents"
)
# The methods by which a class that a test brings stands for a model, and those of a real one.
_ANSWERS: Final = frozenset({"predict", "predict_proba"})
_LEARNS: Final = frozenset({"fit", "forward", "train", "load", "load_model"})


def is_stubbed(
    test: Function, owner: str, module: Module, fixtures: dict[str, Function], *, over_a_route: bool = False
) -> bool:
    """Return whether `test`, a method of `owner` if any, or what of `fixtures` it gets, puts something else there.

    Where the model is asked over a route, what is made up tells that the model behind the route may be, too.
    """
    parts: list[ast.AST] = [test]
    parts += [fixtures[one.arg] for one in test.args.args if one.arg in fixtures]
    parts += [one for one in fixtures.values() if any(map(_for_all, one.decorator_list))]
    if owner:
        parts += [fixtures[name] for name in ("setUp", "setup_method", "setUpClass") if name in fixtures]
    names = {one.arg for part in parts if isinstance(part, Function) for one in part.args.args}
    named = names.union(*(identifiers(part) for part in parts))
    if not over_a_route:
        named = {name for name in named if not words(name) & _INPUTS} - {
            held for one in parts for held in _made_up(one)
        }
    return (
        any(words(name) & _STUBS for name in named)
        or _stands_in(parts, module)
        or (
            "monkeypatch" in names
            and any(
                name.endswith("monkeypatch.setattr") or name == "?.setattr"
                for part in parts
                for name, _ in module.called(part)
            )
        )
    )


def _made_up(part: ast.AST) -> Iterator[str]:
    """Yield the variables that are handed over as data: ``Scorer(data=[fake_order])``."""
    for node in walk(part):
        match node:
            case ast.keyword(arg=str(name), value=ast.Name(id=held) | ast.List(elts=[ast.Name(id=held)])):
                if words(name) & _INPUTS:
                    yield held
            case _:
                pass


def _stands_in(parts: list[ast.AST], module: Module) -> bool:
    """Return whether a class of the tests that only predicts, and learns nothing, is asked."""
    asked = {node.id for part in parts for node in walk(part) if isinstance(node, ast.Name)}
    for _, node in module.of(ast.ClassDef):
        if isinstance(node, ast.ClassDef) and node.name in asked and not node.bases:
            methods = {one.name for one in node.body if isinstance(one, Function)}
            if methods & _ANSWERS and not methods & _LEARNS:
                return True
    return False


def _for_all(decorator: ast.expr) -> bool:
    """Return whether a fixture is there for every test of the module."""
    return isinstance(decorator, ast.Call) and any(
        one.arg == "autouse" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in decorator.keywords
    )
