"""Tests that assert on what a model gives out.

Facts: ``behaviour``, named by the test; ``of`` is ``prediction``, ``response`` (what the route for predictions
answers) or ``figure`` (a metric of the model that the test trained); ``stubbed`` is ``yes`` where the test puts
something else in the model's place.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.alone import alone
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.outputs import (
    ANSWER,
    BODIES,
    LOADS,
    MODELS,
    NETWORKS,
    PREDICTED,
    ROUTES,
    TRAINS,
    addresses,
    holdings,
    told_by,
)
from mlready.facts.python.stubs import Doubles
from mlready.facts.python.syntax import walk, within
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_FIGURES: Final = METRICS | (LOOSE_METRICS - {"error"})
# The errors that are figures; any other is a message.
_ERRORS: Final = vocabulary("mean squared absolute median test train validation val rate max")
_REFUSED: Final = 400

SPEAKS: Final = (keys("word", ROUTES | TRAINS | MODELS | NETWORKS), keys("word", ["assert"]))
"""Words without which no test asserts on what a model gives out."""
# A model is called or handed on by its name, or by another that it is given.
_HANDED: Final = re.compile(rb"(?:%b)(?:[ \t\n]*[,)#\\(\[]|[ \t]+as\b)" % alone(MODELS))
# One that is loaded under a longer name, or that has no state of its own.
_CALLED_SO: Final = re.compile(rb"_(?:model|net|network)[ \t]*\(|(?:model|net|network)\.apply\(")
# An instance of a network is made, or a parameter is one; or a model is loaded, under whatever name.
_KIND: Final = (
    rb"(?:%b)\d*" % "|".join(one for name in sorted(NETWORKS) for one in (name.title(), name.upper())).encode()
)
_MADE: Final = re.compile(rb"%b(?:[ \t]*[(\[]|[ \t]+as\b)" % _KIND)
_GIVEN: Final = re.compile(rb":[ \t]*[\w.\[]*%b\b" % _KIND)
_LOADED: Final = tuple(name.encode() for name in sorted(LOADS))
_WORD: Final = re.compile(rb"\w+")
_ASKING: Final = ROUTES | TRAINS | PREDICTED
_STEMS: Final = tuple(b"pred prob infer forecast transcribe classify invocations train evaluate fit".split())


def may_assert(source: Source) -> bool:
    """Return whether a look at the text leaves room for a model that a test asks."""
    text = source.lines
    return (
        any(name in text for name in _LOADED)
        or any(looked.search(text) for looked in (_HANDED, _CALLED_SO, _MADE, _GIVEN))
        or _tells_of_asking(text)
    )


def _tells_of_asking(text: bytes) -> bool:
    """Return whether something is called like what a model is asked by, or gives out."""
    low = text.lower()
    if not any(stem in low for stem in _STEMS):
        return False
    return any(words(name.decode("ascii", "replace")) & _ASKING for name in set(_WORD.findall(text)))


@over_modules
def read_assertions(module: Module) -> Iterator[Fact]:
    """Yield the tests of `module` that assert on outputs."""
    if module.source.place != "test":
        return
    assertions, doubles = _Assertions(module), Doubles(module)
    for owner, node in module.of(ast.FunctionDef, ast.AsyncFunctionDef):
        if isinstance(node, Function) and node.name.startswith("test"):
            of = assertions.of(node) or assertions.by_another(node)
            if of:
                stubbed = "yes" if doubles.stand_in(node, owner, over_a_route=of == "response") else "no"
                yield module.source.fact("behaviour", node.name, node.lineno, of=of, stubbed=stubbed)
    script = _script(module)
    if script and assertions.of(script) == "response":
        stubbed = "yes" if doubles.stand_in(script, "", over_a_route=True) else "no"
        yield module.source.fact("behaviour", script.name, script.lineno, of="response", stubbed=stubbed)


def _script(module: Module) -> ast.FunctionDef | None:
    """Return what a test does that is a script, as a function; None where it has functions, or asserts on nothing.

    No runner collects it, but one that asks a running service is started by hand or by CI.
    """
    name, body = module.source.name, module.tree.body
    asserted = next((one for one in body if isinstance(one, ast.Assert)), None)
    if asserted is None or "test" not in words(name) or any(isinstance(one, Function | ast.ClassDef) for one in body):
        return None
    script = ast.parse("def script(): ...").body[0]
    if isinstance(script, ast.FunctionDef):
        script.name, script.body, script.lineno = name, body, asserted.lineno
        return script
    return None


class _Assertions:
    """What the functions of a module assert on: each is looked at once, however many tests call it."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._addresses = addresses(module)
        self._helpers = {one.name: one for name, one, owner in module.defined if name.count(".") == int(bool(owner))}
        self._known: dict[Function, str | None] = {}
        self._asserting: dict[Function, bool] = {}

    def of(self, test: Function) -> str | None:
        """Return what of a model's the test asserts on first."""
        if test not in self._known:
            self._known[test] = self._first(test)
        return self._known[test]

    def _first(self, test: Function) -> str | None:
        claims = [claim for node in walk(test) if (claim := _claim(node, self._module)) is not None]
        held = self._holdings(test) if claims else {}
        refused = _refused(claims)
        for claim in claims:
            of = told_by(claim, held, self._module)
            if of in {"response", ANSWER} and refused:
                continue
            if of and _counts(of, claim):
                return "response" if of == ANSWER else of
        return None

    def by_another(self, test: Function) -> str | None:
        """Return what of a model's a function of the module asserts on first that the test calls.

        That asks the model itself, or is given what the test got from one.
        """
        held: Mapping[str, str] | None = None
        for call in within(test, ast.Call):
            match call:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name), args=args):
                    helper = self._helpers.get(name)
                case _:
                    continue
            if helper is None or helper is test or not self._asserts(helper):
                continue
            if of := self.of(helper):
                return of
            held = self._holdings(test) if held is None else held
            given = {of for one in args if (of := told_by(one, held, self._module)) in {"prediction", ANSWER}}
            if given:
                return "prediction" if "prediction" in given else "response"
        return None

    def _asserts(self, helper: Function) -> bool:
        if helper not in self._asserting:
            self._asserting[helper] = bool(within(helper, ast.Assert))
        return self._asserting[helper]

    def _holdings(self, test: Function) -> Mapping[str, str]:
        return holdings(test, self._module, self._addresses)


def _refused(claims: Iterable[ast.AST]) -> bool:
    """Return whether every status that a test asks for says that the request was turned down."""
    codes = [
        one.value
        for claim in claims
        if said((claim,)) & {"status"}
        for one in walk(claim)
        if isinstance(one, ast.Constant) and type(one.value) is int
    ]
    return bool(codes) and min(codes) >= _REFUSED


def _counts(of: str, claim: ast.AST) -> bool:
    """Return whether the claim is about the output, not about a status or an error."""
    if of == "response":
        return bool(said((claim,)) & BODIES) and not _complains(claim)
    if of == ANSWER:
        return not _complains(claim)
    spoken = _spoken(claim)
    return of == "prediction" or bool(spoken & (_FIGURES | ({"error"} if spoken & _ERRORS else set())))


def _claim(node: ast.AST, module: Module) -> ast.AST | None:
    """Return what `node` asserts on, where it does."""
    match node:
        case ast.Assert(test=test):
            return test
        case ast.Call(func=func, args=args) if args and words((module.names.dotted(func) or "").rpartition(".")[2]) & {
            "assert"
        }:
            return ast.Tuple(elts=args)
        case _:
            return None


def _complains(claim: ast.AST) -> bool:
    return bool(_spoken(claim) & {"detail", "error", "errors", "msg"})


def _spoken(claim: ast.AST) -> frozenset[str]:
    texts = (node.value for node in walk(claim) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return said((claim,)).union(*(words(text) for text in texts))
