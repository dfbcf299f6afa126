"""Where what a model gave out is looked at, and may be refused.

Facts: ``checked``: a call that looks at what a model gave out, by its name, or why its service broke off; ``in`` is the
function.
"""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python import answers
from mlready.facts.python.answers import ABOUT, TEACHING, Flow, in_order, parameters
from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import said, vocabulary, words
from mlready.model.fact import Fact

_CHECKS: Final = vocabulary(
    "check checks checked validate validates validator guard guards guardrail guardrails moderate moderation "
    "unsafe safety toxic toxicity profanity injection jailbreak grounded groundedness hallucination verify"
)
_REPLIES: Final = vocabulary("answer reply completion generated llm response output")
# What holds an answer against a schema, and raises where it does not fit.
_FITS: Final = frozenset(
    {"model_validate", "model_validate_json", "validate_json", "parse_raw", "parse_obj", "validate_python"}
)
_PARSERS: Final = vocabulary("parser")
_RAW: Final = frozenset({"content", "raw", "raw_text", "raw_output"})
# Why a model's service says that it broke off: what came out was not fit to be shown.
_FILTERED: Final = frozenset({"content_filter", "safety", "SAFETY", "refusal", "guardrail_intervened"})

SPEAKS: Final = (
    answers.SPEAKS | keys("word", _REPLIES | {"reason"}),
    keys("called", _CHECKS | _FITS, within=True) | keys("called", ["parse"]) | keys("word", ["reason"]),
)
"""Words and calls without which no answer is looked at."""


@over_modules
def read_checked(module: Module) -> Iterator[Fact]:
    """Yield what looks at what a model gave out, in each function."""
    for function in module.functions:
        flow = Flow(module, function, taken_in=set(parameters(function)))
        yield from _looked_at(flow)
        yield from _refused(flow)
        yield from _fitted(flow)


def _looked_at(flow: Flow) -> Iterator[Fact]:
    for node in in_order(flow.function, *TEACHING):
        flow.learn(node)
        if isinstance(node, ast.Call) and (name := flow.module.names.dotted(node.func)):
            checks = words(name.rpartition(".")[2]) & _CHECKS
            if checks and any(flow.holds(argument) for argument in node.args):
                yield flow.module.source.fact("checked", name, node.lineno, **{"in": flow.function.name})


def _refused(flow: Flow) -> Iterator[Fact]:
    """Yield what decides that an answer which a function is handed, or asked for, is not taken."""
    replies = _replies(flow)
    for node in in_order(flow.function, ast.Assign, ast.Assert, ast.If):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _names(value) & replies:
                replies.add(name)
            case ast.Assert(test=test):
                yield from _deciding(flow, test, replies)
            case ast.If(test=test, body=body) if any(isinstance(one, ast.Raise) for one in body):
                yield from _deciding(flow, test, replies)
            case _:
                pass


def _fitted(flow: Flow) -> Iterator[Fact]:
    """Yield what holds an answer against a schema, where something else is done with one that does not fit."""
    replies = _replies(flow) | flow.given_out | {one for one in parameters(flow.function) if one in _RAW}
    for node in in_order(flow.function, ast.Try):
        if not isinstance(node, ast.Try) or not any(map(_refuses, node.handlers)):
            continue
        for call in (part for statement in node.body for part in walk(statement)):
            if isinstance(call, ast.Call) and _is_fitting(call) and any(_names(one) & replies for one in call.args):
                name = flow.module.names.dotted(call.func) or ast.unparse(call.func)
                yield flow.module.source.fact("checked", name, call.lineno, **{"in": flow.function.name})


def _replies(flow: Flow) -> set[str]:
    """Return the parameters of the function that are called like an answer."""
    return {one for one in parameters(flow.function) if words(one) & _REPLIES and not words(one) & ABOUT}


def _is_fitting(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="parse", value=value):
            return bool(said((value,)) & _PARSERS)
        case ast.Attribute(attr=name):
            return name in _FITS
        case _:
            return False


def _refuses(handler: ast.ExceptHandler) -> bool:
    """Return whether what did not fit goes no further as it is."""
    return any(isinstance(part, ast.Return | ast.Raise | ast.Continue) for one in handler.body for part in walk(one))


def _deciding(flow: Flow, test: ast.expr, replies: set[str]) -> Iterator[Fact]:
    for node in walk(test):
        match node:
            case ast.Call(func=func, args=[_, *_]) if any(_names(one) & replies for one in node.args):
                name = flow.module.names.dotted(func) or ""
                if words(name.rpartition(".")[2]) & _CHECKS:
                    yield flow.module.source.fact("checked", name, node.lineno, **{"in": flow.function.name})
            case ast.Compare(
                left=ast.Attribute(attr="finish_reason" | "stop_reason"), comparators=[ast.Constant(value=str(why))]
            ) if why in _FILTERED:
                yield flow.module.source.fact("checked", why, node.lineno, **{"in": flow.function.name})
            case _:
                pass


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in walk(node) if isinstance(part, ast.Name)}
