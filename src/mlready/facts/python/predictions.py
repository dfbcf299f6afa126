"""Where what a model gives out goes: on to storage, or into a log.

Facts: ``prediction``, named ``stored`` (handed to something that keeps records), ``dated`` (written to a file that
grows, or that has a time of its own), ``logged`` (together with its input); ``in`` is the function, ``by`` what takes
it. ``keeps``: a function whose arguments are kept.
"""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python import answers
from mlready.facts.python.answers import (
    ABOUT,
    ANY,
    TEACHING,
    Flow,
    Keeper,
    in_order,
    parameters,
)
from mlready.facts.python.entries import fields, of_tables, tells_both
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.stores import (
    ADDS,
    IN_MEMORY,
    KEEPS,
    PERHAPS,
    ROWS,
    STORE_NAMES,
    STORES,
    is_store,
    keeps_turn,
)
from mlready.facts.python.syntax import children
from mlready.facts.python.words import said, vocabulary, words
from mlready.model.fact import Fact

MAX_PARAMETERS: Final = 60
"""How many parameters of a function are followed to where it keeps them."""

# What sends over the network what a function is to keep, to a service that keeps it; and what only tells somebody.
_SENDERS: Final = vocabulary("requests httpx session client")
_TABLE_METHODS: Final = frozenset({"saveastable", "to_sql"})
_SENDS: Final = frozenset({"post", "put"})
_TELLS: Final = vocabulary("slack teams telegram discord webhook notify notification alert mail email metric metrics")
_FILES: Final = vocabulary(
    "to_csv to_parquet to_json dump write_table write_text upload_blob upload_from_string save_parquet write_parquet"
)
_FILE_NAMES: Final = vocabulary("f fh fp fd file handle outfile open")
_HANDLES: Final = vocabulary(
    "predict predicts prediction predictions inference infer handler classify serve invoke endpoint "
    "recommend answer chat ask query moderate"
)
# What tells of many predictions, or of their number, and of none of them.
_SUMS: Final = vocabulary(
    "len mean sum min max std median shape count nunique size unique value_counts describe confidence"
)
_LOGS: Final = frozenset({"info", "warning", "log", "log_struct"})
_OF_STORES: Final = vocabulary("store save persist insert record")
_LIVE: Final = vocabulary(
    "predict predictor predicts prediction predictions inference infer forecast score scoring handler "
    "classify serve invoke endpoint recommend answer chat ask query moderate analyze detect batch log "
    "record store save process"
)
_TRIALS: Final = vocabulary(
    "train training evaluate evaluation eval backtest test validate validation plot experiment submission "
    "fit metrics report benchmark synthetic fake dummy"
)

# What keeps by its name alone; what does by that of its object too; what answers a request may log it.
_BY_NAME: Final = keys("called", STORES | ROWS | _FILES | _SENDS | {"commit", "write"}) | keys(
    "called", {"message", "_turn", "turn_"}, within=True
)
_BY_OWNER: Final = keys("called", PERHAPS)
_ANSWERING: Final = keys("function", _HANDLES, within=True)
SPEAKS: Final = (
    answers.SPEAKS,
    _BY_NAME | _BY_OWNER | _ANSWERING,
    _BY_NAME | keys("word", STORE_NAMES) | _ANSWERING,
)
"""Words, calls and functions without which nothing becomes of a prediction."""


@over_modules
def read_predictions(module: Module) -> Iterator[Fact]:
    """Yield what becomes of predictions in each function, and the functions that keep what they are given."""
    if module.source.place == "test":
        return
    keepers: dict[str, Keeper] = {}
    for function in module.functions:
        if words(function.name) & KEEPS and (keeper := _keeper(module, function)):
            keepers[function.name] = keeper
            yield module.source.fact("keeps", function.name, function.lineno, by=keeper.by, of=_spaced(keeper.kept))
    for function in module.functions:
        flow = Flow(module, function, taken_in=set(parameters(function)), keepers=keepers)
        yield from _told(flow)


def _spaced(names: frozenset[str]) -> str:
    return " ".join(sorted(names))


def _told(flow: Flow) -> Iterator[Fact]:
    source = flow.module.source
    spoken = words(flow.function.name)
    if spoken & ANY:
        spoken |= words(source.name.partition(".")[0])
    if spoken & _TRIALS:
        return
    for node in in_order(flow.function, *TEACHING):
        flow.learn(node)
        if not isinstance(node, ast.Call) or (name := flow.module.names.dotted(node.func)) is None:
            continue
        last = name.rpartition(".")[2]
        if kept := _recorded(flow, name, node, spoken):
            yield source.fact("prediction", kept, node.lineno, by=name, **{"in": flow.function.name})
        elif (last in _LOGS and _logs_both(flow, node)) or ("log" in words(last) and _logs_a_table(flow, node)):
            yield source.fact("prediction", "logged", node.lineno, by=name)


def _recorded(flow: Flow, name: str, call: ast.Call, spoken: frozenset[str]) -> str | None:
    """Return how a prediction is kept by the call of `name`, where it still is when the next one has come."""
    if keeps_turn(call):
        return "stored"
    kept = _kept(flow, name, call)
    handed = _handed(flow, call) if kept else ""
    if "stored" in (kept, handed):
        return "stored"
    lasts = kept and spoken & _LIVE and (flow.dates(call) or handed == "dated")
    return kept if lasts else None


def _logs_both(flow: Flow, call: ast.Call) -> bool:
    """Return whether a handler has logged what came in, with this call or before, and logs the answer with this one."""
    if not words(flow.function.name) & _HANDLES:
        return False
    if tells_both(fields(call)):
        return True
    flow.logged_input = flow.logged_input or any(_tells_input(flow, argument) for argument in call.args)
    return flow.logged_input and any(_tells_answer(flow, argument) for argument in call.args)


def _logs_a_table(flow: Flow, call: ast.Call) -> bool:
    """Return whether a handler hands on what came in and the answer as one table, under its name."""
    return bool(words(flow.function.name) & _HANDLES) and tells_both(of_tables(flow.function, call))


def _tells_input(flow: Flow, argument: ast.expr) -> bool:
    return any(
        isinstance(child, ast.Name) and child.id in flow.taken_in and not words(child.id) & ABOUT
        for child in _told_whole(argument)
    )


def _tells_answer(flow: Flow, argument: ast.expr) -> bool:
    return any(
        (isinstance(child, ast.Name) and child.id in flow.given_out and not words(child.id) & ABOUT)
        or (isinstance(child, ast.Call) and flow.predicts(child))
        for child in _told_whole(argument)
    )


def _told_whole(argument: ast.expr) -> Iterator[ast.AST]:
    """Yield the parts of what is logged, but not those of which only a number or a mean is told."""
    waiting: list[ast.AST] = [argument]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _SUMS:
                continue
            case ast.Attribute(attr=name) if name in _SUMS:
                continue
            case _:
                yield node
                waiting.extend(children(node))


def _keeper(module: Module, function: Function) -> Keeper | None:
    """Return how a function keeps what it is given, where it does."""
    given = tuple(parameters(function))
    if not _keeps(Flow(module, function, given_out={*given}, keeps=True)):
        return None
    some = given[:MAX_PARAMETERS]
    found = {one: kept for one in some if (kept := _keeps(Flow(module, function, given_out={one}, keeps=True)))}
    if not found:
        return None
    by, how = next(iter(found.values()))
    return Keeper(how, by, given, frozenset(found))


def _keeps(flow: Flow) -> tuple[str, str] | None:
    """Return the call by which a function keeps what its flow begins with, and how it does."""
    for node in in_order(flow.function, *TEACHING):
        flow.learn(node)
        name = flow.module.names.dotted(node.func) if isinstance(node, ast.Call) else None
        kept = _kept(flow, name, node) if isinstance(node, ast.Call) and name else None
        if name and kept:
            return name, "written" if kept == "dated" and not flow.dates(node) else kept
    return None


def _handed(flow: Flow, call: ast.Call) -> str:
    """Return how one of the project's own functions keeps the prediction that it is handed, at once or later."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    late = given.get("args")
    for number, node in enumerate((call.func, *call.args, *given.values())):
        word = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if keeper := flow.keepers.get(word):
            arguments = [*call.args[number:], *(late.elts if isinstance(late, ast.Tuple | ast.List) else ())]
            pairs = [*zip(keeper.parameters, arguments, strict=False), *given.items()]
            if any(name in keeper.kept and flow.holds(argument) for name, argument in pairs):
                return keeper.how
    return ""


def _kept(flow: Flow, name: str, call: ast.Call) -> str | None:
    """Return how the call of `name` keeps a prediction among its arguments, or the object that it is a method of."""
    last = name.rpartition(".")[2]
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    holds = any(flow.holds(argument) for argument in arguments)
    if last in ADDS:
        flow.added |= {argument.id for argument in arguments if isinstance(argument, ast.Name)}
    if last == "commit" and not (flow.added.isdisjoint(flow.given_out) and flow.added.isdisjoint(flow.replies)):
        return "stored"
    if isinstance(call.func, ast.Attribute) and not name.startswith(IN_MEMORY) and is_store(call.func, holds=holds):
        return "stored"
    if last.lower() in _TABLE_METHODS and flow.holds(call.func):
        return "stored"
    if last in _SENDS and holds and _is_sent(flow, call.func):
        return "stored"
    written = last in _FILES or (last == "write" and bool(said((call.func,)) & _FILE_NAMES))
    if (written and (holds or flow.holds(call.func))) or (holds and _handed(flow, call)):
        return "dated"
    return None


def _is_sent(flow: Flow, func: ast.expr) -> bool:
    """Return whether a function that says that it stores hands what it is given to another service."""
    spoken = words(" ".join((flow.function.name, *parameters(flow.function))))
    return flow.keeps and bool(spoken & _OF_STORES and said((func,)) & _SENDERS) and not spoken & _TELLS
