"""Where drift, a bad figure or the clock starts training in code.

Facts: ``trigger``, named by what is started; ``in`` is the function, ``because`` is ``drift``, ``metric``,
``decision`` or ``time`` (a scheduler is handed what trains, or a timetable names it).
"""

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.comparisons import decides
from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import BODIED, bodies, walk
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_DRIFT: Final = vocabulary("drift drifted drifts drifting psi degraded degradation stale")
_DECISION: Final = frozenset({"retrain", "retraining"})
_TRAINS: Final = vocabulary("train retrain retraining training")
_STARTS: Final = vocabulary(
    "train retrain retraining trigger run start execute launch submit schedule perform initiate invoke "
    "autonomous auto do task kick"
)
_BEST: Final = vocabulary("best epoch fold patience every step steps iter iteration interval")
# Verbs that start anything: the text that they are given says what.
_STARTS_ANY: Final = vocabulary("run start trigger submit launch execute dispatch popen call system invoke check")
_NOTES: Final = frozenset({"start_run", "run_name", "check_drift"})
_SENDS: Final = frozenset({"post", "request"})
# How what is started is called, where no verb says so: ``model_training(retraining=True)``.
_STARTED: Final = ("_flow", "_pipeline", "_job", "model_training", "model_retraining")
# What puts something on a timetable: ``add_job``, ``cron``, ``ScheduleDefinition``, ``every().day.do``.
_TIMES: Final = vocabulary("cron crontab periodic schedule scheduled every")
_ADDS: Final = frozenset({"add", "job"})
_OF_A_TASK: Final = frozenset({"task", "job", "func", "function", "flow", "dag", "pipeline"})
_OF_A_TIME: Final = frozenset({"schedule", "cron", "crontab", "trigger", "interval"})
# What is no task: numbers, data and settings of training, and the schedules of a learning rate.
_NO_TASK: Final = vocabulary(
    "step steps loader dataloader size set data dataset config cfg args epoch epochs num len batch batches samples "
    "state params df frame x y path dir metrics loss lr warmup constraint last schedule schedules interval status"
)
# Calls that only tell of a timetable, or make something else of one.
_TELLS: Final = vocabulary(
    "get describe list read parse update delete validate response request input output lr warmup"
)

SPEAKS: Final = (
    keys("word", _TRAINS | {"pipeline", "dag", "workflow", "job"}),
    keys("word", _DRIFT | _DECISION | METRICS | LOOSE_METRICS | _TIMES | _OF_A_TIME | {"job"}),
    keys("word", _TRAINS | {"trigger"}),
)
"""Words without which nothing starts training."""

_TIMETABLE: Final = re.compile(
    rb"(?i)(?:cron|crontab|periodic|schedule|scheduled|every)\w{0,200}[ \t]*\(|\badd_job\b|\bdo\("
    rb"|@[\w.]*(?:cron|periodic|schedule|every)|[\"'](?:schedule|cron|crontab|trigger|interval)[\"'][ \t]*:"
)
_BECAUSE: Final = _DRIFT | _DECISION | METRICS | LOOSE_METRICS


def may_trigger(source: Source) -> bool:
    """Return whether the text leaves room for what starts training: a timetable, or a branch on drift or a figure."""
    content = source.lines
    return bool(_TIMETABLE.search(content)) or decides(content, _BECAUSE)


_TELLING: Final = (*BODIED, ast.Call, ast.Dict)


@over_modules
def read_triggers(module: Module) -> Iterator[Fact]:
    """Yield what an ``if`` about drift or a bad figure starts, in its branch or by not ending before."""
    for owner, node in (("", module.tree), *module.of(*_TELLING)):
        inside = owner
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = f"{owner}.{node.name}".lstrip(".")
        for name, line in _on_time(node, module):
            yield module.source.fact("trigger", name, line, **{"in": inside, "because": "time"})
        for body in bodies(node):
            for because, name, call in _decided(body, module):
                yield module.source.fact("trigger", name, call.lineno, **{"in": inside, "because": because})


def _decided(body: Sequence[ast.stmt], module: Module) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield why, and what each ``if`` in `body` starts: in its branch, or behind it where the branch ends all."""
    starts: list[tuple[int, str, ast.Call]] | None = None
    for place, statement in enumerate(body):
        if not isinstance(statement, ast.If) or not (because := _because(statement.test)):
            continue
        yield from ((because, name, call) for name, call in _started(statement.body, module))
        if isinstance(statement.body[-1], ast.Return) and because != "metric":
            if starts is None:
                starts = [(at, *one) for at, later in enumerate(body) for one in _started([later], module)]
            first = bisect_right(starts, place, key=lambda one: one[0])
            yield from ((because, name, call) for _, name, call in starts[first:])


def _because(test: ast.expr) -> str | None:
    spoken = said((test,))
    if spoken & _BEST:
        return None
    if spoken & _DECISION:
        return "decision"
    if spoken & _DRIFT:
        return "drift"
    compared = any(
        isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Lt | ast.Gt | ast.LtE | ast.GtE)
        for node in walk(test)
    )
    return "metric" if compared and spoken & (METRICS | LOOSE_METRICS) else None


def _started(body: Sequence[ast.stmt], module: Module) -> Iterator[tuple[str, ast.Call]]:
    for statement in body:
        for name, call in module.called(statement):
            last = name.rpartition(".")[2]
            spoken = words(last)
            first = next(iter(last.lower().lstrip("_").split("_")), "")
            about = spoken & _TRAINS or (first == "trigger" and spoken & {"pipeline", "dag", "workflow", "job"})
            started = about and (first in _STARTS or last.lower().endswith(_STARTED))
            if started or _is_told_to_train(last, first, call):
                yield name, call


def _is_told_to_train(last: str, first: str, call: ast.Call) -> bool:
    """Return whether a call that starts anything is given a text that speaks of training: ``run(["train.py"])``."""
    if last in _SENDS:
        return any(_speaks_of_training(one) for one in call.args[:1])
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    starts = first in _STARTS_ANY or last == "send_task"
    return starts and last not in _NOTES and any(map(_speaks_of_training, given))


def _speaks_of_training(node: ast.expr) -> bool:
    texts = (part.value for part in walk(node) if isinstance(part, ast.Constant))
    return any(isinstance(text, str) and words(text) & _TRAINS for text in texts)


def _on_time(node: ast.AST, module: Module) -> Iterator[tuple[str, int]]:
    """Yield what trains and is put on a timetable by `node`, with its line."""
    match node:
        case ast.Dict(keys=keys, values=values):
            written = [key.value if isinstance(key, ast.Constant) else None for key in keys]
            if not _OF_A_TIME.isdisjoint(written):
                for key, value in zip(written, values, strict=True):
                    yield from _task(value, module) if key in _OF_A_TASK else ()
        case ast.Call():
            for one in _timed(node, module):
                yield from _task(one, module)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if words(name) & _TRAINS:
            if any(words((module.names.dotted(one) or "").rpartition(".")[2]) & _TIMES for one in node.decorator_list):
                yield name, node.lineno
        case _:
            pass


def _timed(call: ast.Call, module: Module) -> Iterator[ast.expr]:
    """Yield what a call puts on a timetable, or gives one: ``Deployment(flow=main, name="training", schedule=…)``."""
    if _is_timed(module.names.dotted(call.func) or ""):
        yield from call.args
        yield from (one.value for one in call.keywords)
        return
    given = {one.arg: one.value for one in call.keywords}
    tasks = [given[name] for name in sorted(_OF_A_TASK.intersection(given))]
    if tasks and any(_is_set(given[name]) for name in _OF_A_TIME.intersection(given)):
        yield from tasks
        if "name" in given and not any(said((task,)) & _TRAINS for task in tasks):
            yield given["name"]


def _is_set(value: ast.expr) -> bool:
    return not (isinstance(value, ast.Constant) and value.value is None)


def _is_timed(name: str) -> bool:
    """Return whether a call of `name` puts what it is handed on a timetable."""
    spoken = words(name.rpartition(".")[2])
    if spoken & _TELLS:
        return False
    return bool(spoken & _TIMES) or spoken == _ADDS or (spoken == {"do"} and "every" in name.split("."))


def _task(node: ast.expr, module: Module) -> Iterator[tuple[str, int]]:
    """Yield the name of a task that trains: a function, a signature of one, or the text that names it."""
    names: list[str | None]
    match node:
        case ast.Call(func=ast.Attribute(value=task, attr="s" | "si" | "signature")):
            names = [module.names.dotted(task)]
        case ast.Constant(value=str(text)):
            names = [text if " " not in text else None]
        case ast.Name(id=name) | ast.Attribute(attr=name):
            names = [name, module.names.dotted(node)]
        case _:
            return
    for one in names:
        spoken = words((one or "").rpartition(".")[2])
        if one and spoken & _TRAINS and not spoken & _NO_TASK:
            yield one, node.lineno
            return
