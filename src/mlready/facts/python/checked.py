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
from mlready.facts.python.words import vocabulary, words
from mlready.model.fact import Fact

_CHECKS: Final = vocabulary(
    "check checks checked validate validates validator guard guards guardrail guardrails moderate moderation "
    "unsafe safety toxic toxicity profanity injection jailbreak grounded groundedness hallucination verify"
)
_REPLIES: Final = vocabulary("answer reply completion generated llm response output")
# Why a model's service says that it broke off: what came out was not fit to be shown.
_FILTERED: Final = frozenset({"content_filter", "safety", "SAFETY", "refusal", "guardrail_intervened"})

SPEAKS: Final = (
    answers.SPEAKS | keys("word", _REPLIES | {"reason"}),
    keys("called", _CHECKS, within=True) | keys("word", ["reason"]),
)
"""Words and calls without which no answer is looked at."""


@over_modules
def read_checked(module: Module) -> Iterator[Fact]:
    """Yield what looks at what a model gave out, in each function."""
    for function in module.functions:
        flow = Flow(module, function, taken_in=set(parameters(function)))
        yield from _looked_at(flow)
        yield from _refused(flow)


def _looked_at(flow: Flow) -> Iterator[Fact]:
    for node in in_order(flow.function, *TEACHING):
        flow.learn(node)
        if isinstance(node, ast.Call) and (name := flow.module.names.dotted(node.func)):
            checks = words(name.rpartition(".")[2]) & _CHECKS
            if checks and any(flow.holds(argument) for argument in node.args):
                yield flow.module.source.fact("checked", name, node.lineno, **{"in": flow.function.name})


def _refused(flow: Flow) -> Iterator[Fact]:
    """Yield what decides that an answer which a function is handed, or asked for, is not taken."""
    replies = {one for one in parameters(flow.function) if words(one) & _REPLIES and not words(one) & ABOUT}
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
