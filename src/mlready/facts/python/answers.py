"""What the variables of a function hold of what a model gave out, and of what came in."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.module import Function, Module
from mlready.facts.python.syntax import walk, within
from mlready.facts.python.words import said, vocabulary, words

_GIVES: Final = vocabulary(
    "predict predicts predicted prediction predictions proba infer inference forecast transcribe classify "
    "generate ainvoke invoke completion completions respond answer"
)
_PREDICTED: Final = vocabulary("predicted prediction predictions preds pred forecast forecasts")
_BATCHES: Final = frozenset({"score_batch", "spark_udf"})
_ANSWERS: Final = (
    "completions.create",
    "messages.create",
    "responses.create",
    "chat.complete",
    "completions.parse",
    ".converse",
)
# What answers where it is given messages.
_CHATS: Final = (".chat", ".achat")
_MODELS: Final = vocabulary("model predictor classifier estimator pipe regressor chain llm agent")
_NOT_PREDICTIONS: Final = vocabulary(
    "log record save store write validate router load get build create html_table uuid report key keys token tokens "
    "id ids hash password secret url path paths name names signature plan file filename link schema type types dtype "
    "dtypes semantic freq config configs data dataset sample samples embedding embeddings event events report reports "
    "transaction transactions user users order orders mock fake synthetic metadata manifest all"
)
SPEAKERS: Final = frozenset({"assistant", "ai", "bot", "model", "agent"})
SPEAKING: Final = frozenset({"role", "sender"})
# Parameters that tell of a request and not of what it asks.
ABOUT: Final = vocabulary(
    "id ids idx index header headers uuid user token tokens context start time latency duration elapsed name version "
    "model month"
)
ANY: Final = vocabulary("main run execute call process job cli")
_ADDING: Final = frozenset({"a", "ab", "a+", "at", "append"})
_TIMES: Final = vocabulary("now utcnow today dt date timestamp datetime strftime isoformat uuid4 uuid")

SPEAKS: Final = keys(
    "word",
    _GIVES
    | _PREDICTED
    | _MODELS
    | SPEAKERS
    | {part for name in (*_BATCHES, *_ANSWERS, *_CHATS) for part in name.replace(".", "_").split("_")},
)
"""Words without which nothing is predicted."""

# What a variable is that is given ``Type[Row]``: to call it makes a row.
_A_CLASS: Final = frozenset({"type"})

TEACHING: Final = (ast.Assign, ast.AnnAssign, ast.Call, ast.For, ast.withitem)
"""The types of what a flow learns from."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """A function that keeps what it is given: how (``stored``, ``dated`` or ``written``), and which parameters."""

    how: str
    by: str
    parameters: tuple[str, ...]
    kept: frozenset[str]


@dataclass
class Flow:
    """What a function's variables hold, as far as it has been read."""

    module: Module
    function: Function
    given_out: set[str] = field(default_factory=set)
    taken_in: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    replies: set[str] = field(default_factory=set)
    timed: set[str] = field(default_factory=set)
    keepers: Mapping[str, Keeper] = field(default_factory=dict)
    keeps: bool = False
    logged_input: bool = False

    @property
    def handles(self) -> bool:
        """Whether the function is one of many calls, and not a program that is run as a whole."""
        return not words(self.function.name) & ANY

    def holds(self, node: ast.AST) -> bool:
        """Return whether `node` holds something that a model gave out."""
        for child in walk(node):
            match child:
                case ast.Name(id=name) if name in self.given_out:
                    return True
                case ast.Call() if self.predicts(child):
                    return True
                case _:
                    pass
        return False

    def predicts(self, call: ast.Call) -> bool:
        """Return whether a model is asked."""
        name = self.module.names.dotted(call.func)
        if name is None:
            return isinstance(call.func, ast.Call)
        last = words(name.rpartition(".")[2])
        if last & _GIVES and not last & _NOT_PREDICTIONS:
            return not name.rpartition(".")[2][:1].isupper()
        return (
            name.endswith(_ANSWERS)
            or (name.endswith(_CHATS) and any(keyword.arg == "messages" for keyword in call.keywords))
            or name.rpartition(".")[2] in _BATCHES
            or (isinstance(call.func, ast.Name) and call.func.id in _MODELS and last != _A_CLASS)
        )

    @staticmethod
    def is_called_so(targets: list[ast.expr], value: ast.expr) -> bool:
        """Return whether what is not a constant gets a name that says it is predicted."""
        names = [name for target in targets for name in _targets(target)]
        return isinstance(value, ast.Call | ast.Subscript) and any(
            words(name.attr if isinstance(name, ast.Attribute) else _root(name)) & _PREDICTED for name in names
        )

    def dates(self, node: ast.AST) -> bool:
        """Return whether `node` speaks of a time, holds something that does, or adds to a file.

        A program that is run as a whole adds to the files of that one run.
        """
        return bool(said((node,)) & _TIMES) or any(
            (isinstance(child, ast.Name) and child.id in self.timed)
            or (self.handles and isinstance(child, ast.Constant) and child.value in _ADDING)
            for child in walk(node)
        )

    def learn(self, node: ast.AST) -> None:
        """Take in what a statement makes of what the variables hold."""
        match node:
            case ast.Assign(targets=targets, value=value) if self.dates(value):
                self.timed |= {_root(name) for target in targets for name in _targets(target)}
            case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)) if self.dates(value):
                self.timed.add(name)
            case _:
                pass
        self.replies.update(_reply(node))
        match node:
            case ast.Assign(targets=targets, value=value) if self.holds(value) or self.is_called_so(targets, value):
                found = {_root(name) for target in targets for name in _targets(target)}
                # What a function keeps of an answer is not the answer where it is only its cost or its time.
                self.given_out |= {name for name in found if not (self.keeps and words(name) & ABOUT)}
            case ast.AnnAssign(target=target, value=ast.expr() as value) if self.holds(value):
                self.given_out |= {_root(target)}
            case ast.For(target=target, iter=iterated):
                names = {_root(name) for name in _targets(target)}
                if self.holds(iterated):
                    self.given_out |= names
                elif _root(iterated) in self.taken_in:
                    self.taken_in |= names
            case _:
                pass
        self._gather(node)
        self.given_out.discard("self")

    def _gather(self, node: ast.AST) -> None:
        """Take in that a list gets what a function is to keep."""
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "extend"), args=[value]):
                if self.keeps and self.holds(value):
                    self.given_out.add(name)
            case _:
                pass


def _reply(node: ast.AST) -> Iterator[str]:
    """Yield the variable that gets the row of a conversation in which the model speaks."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(keywords=keywords)):
            if any(one.arg in SPEAKING and speaker(one.value) in SPEAKERS for one in keywords):
                yield name
        case _:
            pass


def speaker(node: ast.expr) -> object:
    """Return who speaks: ``"assistant"``, ``Role.AI`` or ``Role.AI.value``."""
    match node:
        case ast.Attribute(value=ast.Attribute(attr=name), attr="value") | ast.Attribute(attr=name):
            return name.lower()
        case ast.Constant(value=value):
            return value
        case _:
            return ""


def in_order(function: Function, *types: type[ast.AST]) -> Iterator[ast.AST]:
    """Yield the nodes of `types` in the body of a function, in the order of the text."""
    for statement in function.body:
        yield from within(statement, *types)


def parameters(function: Function) -> Iterator[str]:
    """Yield what a function is given, by name."""
    arguments = function.args
    for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if one.arg not in {"self", "cls"}:
            yield one.arg


def _targets(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _targets(element)
    else:
        yield target


def _root(node: ast.expr) -> str:
    """Return the variable that ``a.b["c"]`` is a part of."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
