"""Functions that send a share of what comes in another way: a router of a canary, a shadow or a test of two models.

Facts: ``split``, named by the function; ``by`` is ``random``, ``hash``, ``shadow`` where a second model answers the
same, unseen, or ``models`` where a hash decides which of two models is asked.
"""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.module import module_of
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import METRICS, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_DRAWS: Final = frozenset({"random", "uniform", "rand", "randint", "random_sample"})
_PICKS: Final = frozenset({"choices", "choice"})
_HASHES: Final = frozenset({"hash", "md5", "sha1", "sha256", "crc32", "mmh3", "murmurhash"})
_RELEASES: Final = vocabulary(
    "canary shadow challenger champion candidate variant variants rollout traffic treatment blue green stable "
    "ab experiment"
)

_UNSEEN: Final = vocabulary("shadow mirror mirrored")
_MODELS: Final = vocabulary("model models variant champion challenger baseline candidate")
_PREDICTS: Final = vocabulary("predict infer score classify generate invoke forward")
_TRIALS: Final = vocabulary("train evaluate evaluation eval backtest test compare benchmark validate experiment")
_MAX_WORD: Final = 30
_MAX_NODES: Final = 40

SPEAKS: Final = (
    keys("called", _DRAWS | _PICKS | _HASHES) | keys("word", _UNSEEN),
    keys("word", _RELEASES | _UNSEEN | _PREDICTS),
    keys("called", _DRAWS | _PICKS | _HASHES) | keys("called", _PREDICTS, within=True),
)
"""What is called, and words, without which nobody is sent another way."""


def read_shares(source: Source) -> Iterator[Fact]:
    """Yield the functions of a module that draw who gets which release."""
    module = module_of(source)
    for name, node, _ in module.defined if module else ():
        if by := shares(node):
            yield source.fact("split", name, node.lineno, by=by)


def shares(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return how `function` draws which release answers, as `read_shares` tells it; nothing where it does not."""
    if _has_a_shadow(function):
        return "shadow"
    drawn = ""
    for node in walk(function):
        if isinstance(node, ast.Call):
            drawn = drawn or _draw(node)
    if not drawn:
        return ""
    if drawn == "hash" and not words(function.name) & _TRIALS and _between_models(function):
        return "models"
    decides = any(isinstance(node, ast.Compare | ast.Call) and _by_share(node) for node in walk(function))
    return drawn if decides and (said((function,)) | words(function.name)) & _RELEASES else ""


def _has_a_shadow(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether two models answer the same in `function`, one of them called a shadow, and it is no trial."""
    asked: set[str] = set()
    spoken = set(words(function.name))
    for node in walk(function):
        match node:
            case ast.Call(func=ast.Attribute(value=model, attr=name), args=[_, *_]) if words(name) & _PREDICTS:
                asked.add(_written(model))
                spoken |= said((model,)) | words(name)
            case ast.Call(func=ast.Name(id=name), args=[_, *_]) if words(name) & _PREDICTS:
                asked.add(name)
                spoken |= words(name)
            case ast.keyword(arg=str(name)) | ast.Constant(value=str(name)) if len(name) < _MAX_WORD:
                spoken |= words(name) & _UNSEEN
            case _:
                pass
    return len(asked) > 1 and bool(spoken & _UNSEEN) and not words(function.name) & (_TRIALS | METRICS)


def _between_models(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether the rest of a hash decides which of two models `function` asks."""
    hashed = {
        target.id
        for node in walk(function)
        if isinstance(node, ast.Assign) and _is_hashed(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in walk(function):
        match node:
            case ast.If(test=test, body=body, orelse=[other, *others]) if not isinstance(other, ast.If):
                if any(_is_rest(part) and _is_hashed(part, hashed) for part in walk(test)):
                    one, two = {*_asked(body)}, {*_asked([other, *others])}
                    if one and two and one.isdisjoint(two):
                        return True
            case _:
                pass
    return False


def _is_rest(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)


def _is_hashed(node: ast.AST, hashed: set[str]) -> bool:
    """Return whether `node` is made of a hash, or of a variable that holds one."""
    return any(
        (isinstance(part, ast.Call) and _draw(part) == "hash") or (isinstance(part, ast.Name) and part.id in hashed)
        for part in walk(node)
    )


def _asked(body: list[ast.stmt]) -> Iterator[str]:
    """Yield what is asked for predictions in `body`, where its name says that it is a model."""
    for part in (part for statement in body for part in walk(statement)):
        match part:
            case ast.Call(func=ast.Attribute(value=model, attr=name)) if words(name) & _PREDICTS:
                if said((model,)) & _MODELS:
                    yield _written(model)
            case _:
                pass


def _written(model: ast.expr) -> str:
    """Return what tells one model from another; of a long chain of calls, which no model is, nothing."""
    return ast.dump(model) if len([*walk(model)]) <= _MAX_NODES else ""


def _draw(call: ast.Call) -> str:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in _DRAWS or name in _PICKS:
        return "random"
    return "hash" if name in _HASHES else ""


def _by_share(node: ast.Compare | ast.Call) -> bool:
    """Return whether a draw is held against a bound, or given weights."""
    if isinstance(node, ast.Call):
        weighed = {keyword.arg for keyword in node.keywords} & {"weights", "p", "cum_weights"}
        return bool(weighed) and _draw(node) == "random"
    ordered = any(isinstance(one, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for one in node.ops)
    drawn = any(isinstance(part, ast.Call) and _draw(part) for part in walk(node))
    rest = any(isinstance(part, ast.BinOp | ast.AugAssign) and isinstance(part.op, ast.Mod) for part in walk(node))
    named = said((node,)) & vocabulary("bucket roll draw rand sample r slot share percent percentage split")
    return ordered and (drawn or rest or bool(named))
