"""Where what a model gives out goes: on to storage, into a log, or into an assertion.

Facts: ``prediction``, named ``stored`` (handed to something that keeps records), ``dated`` (written to a file that
grows, or that has a time of its own), ``logged`` (together with its input), ``asserted`` (in a test); ``in`` is the
function, ``by`` what takes it, ``stubbed`` is ``yes`` in a test that puts something else in the model's place.
``keeps``: a function whose arguments are kept.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.syntax import children, walk
from mlready.facts.python.words import said, vocabulary, words
from mlready.model.fact import Fact

_GIVES: Final = vocabulary(
    "predict predicts predicted prediction predictions proba infer inference forecast transcribe classify "
    "generate ainvoke invoke completion completions respond answer"
)
_PREDICTED: Final = vocabulary("predicted prediction predictions preds pred forecast forecasts")
_BATCHES: Final = frozenset({"score_batch", "spark_udf"})
_ANSWERS: Final = ("completions.create", "messages.create", "responses.create", "chat.complete")
_MODELS: Final = vocabulary("model predictor classifier estimator pipe regressor chain llm agent")
_NOT_PREDICTIONS: Final = vocabulary(
    "log record save store write validate router load get build create html_table uuid report"
)
_STORES: Final = vocabulary(
    "to_sql to_gbq insert_one insert_many insert_rows insert_rows_json put_item put_record put_records "
    "execute executemany bulk_save_objects xadd rpush lpush append_row append_rows saveastable insertinto "
    "write_points upsert send_message put_object"
)
# Methods of many things, which keep something where their object's name says that it is a store.
_PERHAPS: Final = vocabulary("insert add add_all merge send produce publish create save put index write append store")
_STORE_NAMES: Final = vocabulary(
    "db database session producer kafka queue sqs pubsub publisher topic stream table collection repo "
    "repository uow store sheet history bucket objects"
)
_ADDS: Final = frozenset({"add", "add_all", "merge"})
_FILES: Final = vocabulary(
    "to_csv to_parquet to_json dump write_table write_text upload_blob upload_from_string save_parquet write_parquet"
)
_FILE_NAMES: Final = vocabulary("f fh fp fd file handle outfile")
_HANDLES: Final = vocabulary(
    "predict predicts prediction predictions inference infer handler classify serve invoke endpoint "
    "recommend answer chat ask query moderate"
)
_LOGS: Final = frozenset({"info", "warning", "log", "log_struct"})
_KEEPS: Final = vocabulary("log record save store write insert persist track append add capture")
_LIVE: Final = vocabulary(
    "predict predictor predicts prediction predictions inference infer forecast score scoring handler "
    "classify serve invoke endpoint recommend answer chat ask query moderate analyze detect batch log "
    "record store save process"
)
_ANY: Final = vocabulary("main run execute call process job cli")
_TRIALS: Final = vocabulary(
    "train training evaluate evaluation eval backtest test validate validation plot experiment submission "
    "fit metrics report benchmark"
)
_ADDING: Final = frozenset({"a", "ab", "a+", "at", "append"})
_TIMES: Final = vocabulary("now utcnow today dt date timestamp datetime strftime isoformat uuid4 uuid")


@dataclass
class _Flow:
    """What a function's variables hold, as far as it has been read."""

    module: Module
    function: Function
    given_out: set[str] = field(default_factory=set)
    taken_in: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    timed: set[str] = field(default_factory=set)
    keepers: frozenset[str] = frozenset()

    @property
    def handles(self) -> bool:
        return not words(self.function.name) & _ANY

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
        name = self.module.names.dotted(call.func)
        if name is None:
            return isinstance(call.func, ast.Call)
        last = words(name.rpartition(".")[2])
        if last & _GIVES and not last & _NOT_PREDICTIONS:
            return not name.rpartition(".")[2][:1].isupper()
        return (
            name.endswith(_ANSWERS)
            or name.rpartition(".")[2] in _BATCHES
            or (isinstance(call.func, ast.Name) and call.func.id in _MODELS)
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
        match node:
            case ast.Assign(targets=targets, value=value) if self.dates(value):
                self.timed |= {_root(name) for target in targets for name in _targets(target)}
            case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)) if self.dates(value):
                self.timed.add(name)
            case _:
                pass
        match node:
            case ast.Assign(targets=targets, value=value) if self.holds(value) or self.is_called_so(targets, value):
                self.given_out |= {_root(name) for target in targets for name in _targets(target)}
            case ast.AnnAssign(target=target, value=ast.expr() as value) if self.holds(value):
                self.given_out |= {_root(target)}
            case ast.For(target=target, iter=iterated) if self.holds(iterated):
                self.given_out |= {_root(name) for name in _targets(target)}
            case _:
                pass
        self.given_out.discard("self")


@over_modules
def read_predictions(module: Module) -> Iterator[Fact]:
    """Yield what becomes of predictions in each function, and the functions that keep what they are given."""
    if module.source.place == "test":
        return
    keepers: set[str] = set()
    for function in module.functions:
        flow = _Flow(module, function, given_out=set(_parameters(function)))
        if words(function.name) & _KEEPS and (name := _keeper(flow)):
            keepers.add(function.name)
            yield module.source.fact("keeps", function.name, function.lineno, by=name)
    for function in module.functions:
        yield from _told(_Flow(module, function, taken_in=set(_parameters(function)), keepers=frozenset(keepers)))


def _told(flow: _Flow) -> Iterator[Fact]:
    source = flow.module.source
    spoken = words(flow.function.name)
    if spoken & _ANY:
        spoken |= words(source.name.partition(".")[0])
    if spoken & _TRIALS:
        return
    logged_input = False
    for node in _in_order(flow.function):
        flow.learn(node)
        if not isinstance(node, ast.Call) or (name := flow.module.names.dotted(node.func)) is None:
            continue
        kept = _kept(flow, name, node)
        if kept and (kept == "stored" or (spoken & _LIVE and flow.dates(node))):
            yield source.fact("prediction", kept, node.lineno, by=name, **{"in": flow.function.name})
        elif words(flow.function.name) & _HANDLES and name.rpartition(".")[2] in _LOGS:
            given = any(flow.holds(argument) for argument in node.args)
            if given and logged_input:
                yield source.fact("prediction", "logged", node.lineno, by=name)
            logged_input = logged_input or any(
                isinstance(child, ast.Name) and child.id in flow.taken_in
                for argument in node.args
                for child in walk(argument)
            )


def _keeper(flow: _Flow) -> str | None:
    """Return the call by which a function keeps what it is given."""
    for node in _in_order(flow.function):
        flow.learn(node)
        if isinstance(node, ast.Call) and (name := flow.module.names.dotted(node.func)) and _kept(flow, name, node):
            return name
    return None


def _kept(flow: _Flow, name: str, call: ast.Call) -> str | None:
    """Return how the call of `name` keeps a prediction among its arguments, or the object that it is a method of."""
    last = name.rpartition(".")[2]
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    holds = any(flow.holds(argument) for argument in arguments)
    if last in _ADDS:
        flow.added |= {argument.id for argument in arguments if isinstance(argument, ast.Name)}
    if last == "commit" and flow.added & flow.given_out:
        return "stored"
    if isinstance(call.func, ast.Attribute) and holds and (last.lower() in _STORES or _perhaps(call.func)):
        return "stored"
    if last.lower() == "saveastable" and flow.holds(call.func):
        return "stored"
    if last == "to_sql" and flow.holds(call.func):
        return "stored"
    written = last in _FILES or (last == "write" and bool(said((call.func,)) & _FILE_NAMES))
    if (written and (holds or flow.holds(call.func))) or (last in flow.keepers and holds):
        return "dated"
    return None


def _perhaps(func: ast.Attribute) -> bool:
    """Return whether a method that means many things is one of a store."""
    return func.attr in _PERHAPS and bool(said((func.value,)) & _STORE_NAMES)


def _in_order(function: Function) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def _parameters(function: Function) -> Iterator[str]:
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
