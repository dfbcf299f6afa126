"""Tests that assert on what a model gives out.

Facts: ``behaviour``, named by the test; ``of`` is ``prediction``, ``response`` (what the route for predictions
answers) or ``figure`` (a metric of the model that the test trained); ``stubbed`` is ``yes`` where the test puts
something else in the model's place.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.outputs import ANSWER, BODIES, GIVES, MODELS, NETWORKS, TRAINS, addresses, holdings, told_by
from mlready.facts.python.stubs import is_stubbed
from mlready.facts.python.syntax import walk, within
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_FIGURES: Final = METRICS | (LOOSE_METRICS - {"error"})
# The errors that are figures; any other is a message.
_ERRORS: Final = vocabulary("mean squared absolute median test train validation val rate max")
_REFUSED: Final = 400

SPEAKS: Final = (keys("word", GIVES | TRAINS | MODELS | NETWORKS), keys("word", ["assert"]))
"""Words without which no test asserts on what a model gives out."""
# A model is asked by name, or handed on under a name of its own.
_CALLED: Final = re.compile(rb"(\w+)\(")
_WORD: Final = re.compile(rb"\w+")
_ASKS: Final = tuple(
    b"predict proba infer forecast transcribe classify score_samples train evaluate fit".split()
    + [name.encode() for name in sorted(NETWORKS)]
)
_NAMES: Final = frozenset(name.encode() for name in MODELS)
_CALLED_SO: Final = re.compile(rb"\b(?:predict(?:ed|ions?)|preds?)[ \t]*=")
_ROUTED: Final = re.compile(
    rb"[\"'/](?:predict|infer|forecast|transcribe|classify)"
    rb"|(?:predict|infer|forecast|transcribe|classify)\w*(?:url|uri|endpoint|route|path)"
)


def may_assert(source: Source) -> bool:
    """Return whether a look at the text leaves room for a model that a test asks."""
    text = source.content.lower()
    return (
        not _NAMES.isdisjoint(_WORD.findall(text))
        or any(ask in name for name in set(_CALLED.findall(text)) for ask in _ASKS)
        or bool(_ROUTED.search(text) or _CALLED_SO.search(text))
    )


@over_modules
def read_assertions(module: Module) -> Iterator[Fact]:
    """Yield the tests of `module` that assert on outputs."""
    if module.source.place != "test":
        return
    fixtures = {function.name: function for function in module.functions}
    for owner, node in module.of(ast.FunctionDef, ast.AsyncFunctionDef):
        if isinstance(node, Function) and node.name.startswith("test"):
            of = _asserted(node, module) or _asserted_by_another(node, module)
            if of:
                over_a_route = of == "response"
                stubbed = "yes" if is_stubbed(node, owner, module, fixtures, over_a_route=over_a_route) else "no"
                yield module.source.fact("behaviour", node.name, node.lineno, of=of, stubbed=stubbed)


def _asserted(test: Function, module: Module) -> str | None:
    """Return what of a model's the test asserts on first."""
    held = holdings(test, module, addresses(module))
    claims = [claim for node in walk(test) if (claim := _claim(node, module)) is not None]
    refused = _refused(claims)
    for claim in claims:
        of = told_by(claim, held, module)
        if of in {"response", ANSWER} and refused:
            continue
        if of and _counts(of, claim):
            return "response" if of == ANSWER else of
    return None


def _asserted_by_another(test: Function, module: Module) -> str | None:
    """Return what of a model's a function of the module asserts on first that the test calls.

    That asks the model itself, or is given what the test got from one.
    """
    held: dict[str, str] | None = None
    functions = {one.name: one for name, one, owner in module.defined if name.count(".") == int(owner is not None)}
    for call in within(test, ast.Call):
        match call:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name), args=args):
                helper = functions.get(name)
            case _:
                continue
        if helper is None or helper is test or not within(helper, ast.Assert):
            continue
        if of := _asserted(helper, module):
            return of
        held = holdings(test, module, addresses(module)) if held is None else held
        given = {of for one in args if (of := told_by(one, held, module)) in {"prediction", ANSWER}}
        if given:
            return "prediction" if "prediction" in given else "response"
    return None


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
