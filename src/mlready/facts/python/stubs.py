"""What a test puts in the place of a model: doubles, patches, and classes of its own."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Final

from mlready.facts.python.module import Function, Module
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import identifiers, mentions, vocabulary, words

_STUBS: Final = vocabulary("mock magicmock patch stub stubbed fake dummy mocker mocked asyncmock")
# What a test may make up without putting anything in the model's place.
_INPUTS: Final = vocabulary(
    "data df dataframe dataset input inputs image images text texts features row rows record records sample samples "
    "array tensor batch payload audio document documents"
)
# The methods by which a class that a test brings stands for a model, and those of a real one.
_ANSWERS: Final = frozenset({"predict", "predict_proba"})
_LEARNS: Final = frozenset({"fit", "forward", "train", "load", "load_model"})


@dataclass(frozen=True, slots=True)
class _Traces:
    """What some functions tell of doubles: the names of such, those that are data, and how else they are put there."""

    named: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    asks: bool = False
    is_given_patches: bool = False
    patches: bool = False

    def __or__(self, other: "_Traces") -> "_Traces":
        return _Traces(
            self.named | other.named,
            self.data | other.data,
            self.asks or other.asks,
            self.is_given_patches or other.is_given_patches,
            self.patches or other.patches,
        )


class Doubles:
    """What the functions of a module put in the model's place: each is looked through once, for all tests."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._classes = frozenset(_standing_in(module))
        self._known: dict[Function, _Traces] = {}

    def stand_in(self, test: Function, owner: str, *, over_a_route: bool = False) -> bool:
        """Return whether `test`, a method of `owner` if any, or a fixture that it gets, puts something else there.

        Where the model is asked over a route, what is made up tells that the model behind the route may be, too.
        """
        fixtures = self._module.named
        given = (fixtures[one.arg] for one in test.args.args if one.arg in fixtures)
        helpers = (fixtures[name] for name, _ in self._module.called(test) if name in fixtures)
        traces = reduce(or_, map(self._of, (test, *given, *helpers)), self._for_all)
        if owner:
            traces |= self._set_up
        named = (
            traces.named if over_a_route else {one for one in traces.named - traces.data if not words(one) & _INPUTS}
        )
        return bool(named) or traces.asks or (traces.is_given_patches and traces.patches)

    @cached_property
    def _for_all(self) -> _Traces:
        every = (one for one in self._module.named.values() if any(map(_for_all, one.decorator_list)))
        return reduce(or_, map(self._of, every), _Traces())

    @cached_property
    def _set_up(self) -> _Traces:
        fixtures = self._module.named
        before = (fixtures[name] for name in ("setUp", "setup_method", "setUpClass") if name in fixtures)
        return reduce(or_, map(self._of, before), _Traces())

    def _of(self, function: Function) -> _Traces:
        if function not in self._known:
            given = {one.arg for one in function.args.args}
            called = {name for name, _ in self._module.called(function)}
            self._known[function] = _Traces(
                frozenset(name for name in given.union(identifiers(function)) if words(name) & _STUBS),
                frozenset(name for name in _made_up(function) if words(name) & _STUBS),
                mentions(function, self._classes),
                "monkeypatch" in given,
                any(name.endswith("monkeypatch.setattr") or name == "?.setattr" for name in called),
            )
        return self._known[function]


def _made_up(part: ast.AST) -> Iterator[str]:
    """Yield the variables that are handed over as data: ``Scorer(data=[fake_order])``."""
    for node in walk(part):
        match node:
            case ast.keyword(arg=str(name), value=ast.Name(id=held) | ast.List(elts=[ast.Name(id=held)])):
                if words(name) & _INPUTS:
                    yield held
            case _:
                pass


def _standing_in(module: Module) -> Iterator[str]:
    """Yield the classes of the tests that only predict, and learn nothing."""
    for _, node in module.of(ast.ClassDef):
        if isinstance(node, ast.ClassDef) and not node.bases:
            methods = {one.name for one in node.body if isinstance(one, Function)}
            if methods & _ANSWERS and not methods & _LEARNS:
                yield node.name


def _for_all(decorator: ast.expr) -> bool:
    """Return whether a fixture is there for every test of the module."""
    return isinstance(decorator, ast.Call) and any(
        one.arg == "autouse" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in decorator.keywords
    )
