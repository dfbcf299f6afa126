"""Functions that write what a model predicted, as a batch job does: the prediction is followed to where it is kept.

Facts: ``scored``, named by the call that predicts. ``writes`` is the call that keeps the result, ``function`` and
``module`` say where, ``fits: yes`` that the same function trains a model, ``measures: yes`` that it computes a metric,
``plots: yes`` that what is kept is a picture, ``handler: yes`` that it answers a request, ``reads`` names a call that
brought many records in.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.asking import LLMS, MAX_NAME, is_prediction, word_of
from mlready.facts.python.module import Function, Module, module_of
from mlready.facts.python.names import Names
from mlready.facts.python.syntax import walk, within
from mlready.facts.python.tainted import Gives, carries, tainted
from mlready.facts.python.words import vocabulary
from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_INNER: Final = 2
"""How deep a function may stand in classes and other functions at most."""

# What its own name leaves open: ``get_predictions`` may ask a model, or a table of answers.
_GIVEN: Final = re.compile(r"(?:get|build|create|compute|calc\w*)_(?:\w+_)?(?:predict|forecast|inference|recommend)\w*")
_WRITES: Final = re.compile(
    r"to_(?:csv|parquet|sql|json|excel|feather|gbq|pickle|hdf|delta|table|orc|avro|file)|save\w*|saveAsTable|insertInto|write\w*|\w*_write\w*"
    r"|dump|insert\w*|upload\w*|put_object|copy_from|execute_values|executemany|bulk_\w+|load_table_from_\w+|append_rows|savetxt|imwrite"
    r"|export\w*|store\w*|persist\w*|add_all|index_documents|upsert\w*|materialize|saveToCassandra|sink|publish\w*|\w*save\w*"
)
_NOT_WRITES: Final = re.compile(
    r"save_(?:model|checkpoint|pretrained|weights|pipeline|metrics?|plot|fig\w*)|savefig|\w*_(?:model|metrics?|report|plot|figure|artifact|summary)"
    r"|write_image|log_\w*|write_manifest|export_\w+|\w*heartbeat|get_\w+"
)
_PICTURES: Final = re.compile(r"savefig|plot\w*|imshow")
# What draws predictions into the picture that they were made of.
_DRAWS: Final = re.compile(r"draw_\w*(?:prediction|instance|box|detection|mask|label)\w*")
_MEASURES: Final = re.compile(
    r"\w+_score|(?!print_|show_|display_)\w*(?:accuracy|precision|recall|confusion_matrix|classification_report|mean_\w*error|rmse|mae|mape|r2|auc|evaluate|metric)\w*"
)
_FITS: Final = re.compile(r"(?:partial_)?fit|fit_\w+|train_\w+|backward")
# What is fitted to the data before a model sees it.
_PREPARES: Final = re.compile(
    r"(?:.*\.)?\w*(?:scaler|(?<!auto)(?<!cross)(?<!bi)encoder|imputer|normalizer)\.(?:partial_)?fit", re.IGNORECASE
)
_READS: Final = re.compile(
    r"\w*read\w*|load_data\w*|glob|iterdir|listdir|table|sql|query|scan\w*|load_dataset|DataLoader|Load\w+|from_csv|open|\w*Dataset\w*"
    r"|(?:load|download|fetch|pull)_(?:gcs|s3|blob|bucket|table|parquet|csv|records|inputs?|from_\w+)"
    r"|\w*(?:load|get|fetch|build|prepare|make)_\w*(?:data|dataset|features?|batch|inputs?|records|images?|rows|df|frame)\w*"
)
# A frame of many records, where a function is given one; and what is asked to score it in one go.
_FRAMES: Final = re.compile(r"(?:\w+_)?(?:df|sdf|frame|dataframe|records|rows)(?:_\w+)?")
_SETS: Final = re.compile(r"_?(?:\w+_)?(?:dataset|dataloader|data_loader|prompts|questions|documents)")

_MODELS: Final = vocabulary(
    "model models net network predictor classifier regressor pipe pipeline detector llm chain transform score_batch "
    "transform_batch"
)
_KEPT: Final = vocabulary(
    "to_csv to_parquet to_sql to_json to_excel to_feather to_gbq to_pickle to_hdf to_delta to_table to_orc to_avro "
    "to_file dump put_object copy_from execute_values executemany append_rows add_all index_documents materialize sink"
)
_PREDICTING: Final = vocabulary(
    " ".join(("predict infer score_ scoring forecast transcribe classify recommend", *LLMS))
)
_KEEPING: Final = vocabulary("save insert write upload bulk_ load_table export store persist upsert publish")

SPEAKS: Final = (
    keys("called", _PREDICTING, within=True) | keys("called", _MODELS | {f"_{name}" for name in _MODELS}),
    keys("called", _KEEPING, within=True) | keys("called", _KEPT | {f"_{name}" for name in _KEPT}),
)
"""Calls without which nothing is predicted, or kept."""


def read_scoring(source: Source) -> Iterator[Fact]:
    """Yield each function, and the module's own body, that keeps what a model predicted."""
    module = module_of(source)
    if module is None:
        return
    own = frozenset(filter(None, (_predictor(node) for _, node, _ in module.defined)))

    def gives(call: ast.Call) -> bool:
        return is_prediction(call) or word_of(call) in own

    methods: dict[ast.ClassDef, list[Function]] = defaultdict(list)
    alone: set[ast.ClassDef | None] = set()
    for name, node, owner in module.defined:
        if owner:
            methods[owner].append(node)
        for fact in _scored(module, name, node.body, node, gives) if name.count(".") < MAX_INNER else ():
            alone.add(owner)
            yield fact
    for owner, several in methods.items():
        if owner not in alone:
            yield from _left_to_others(module, owner, several, gives)
    body = [
        one for one in module.tree.body if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    yield from _scored(module, "", body, None, gives)


def _predictor(node: Function) -> str:
    """Return the word that a function is called by which gives back what it has a model predict."""
    name = node.name.lstrip("_")[:MAX_NAME]
    if not _GIVEN.fullmatch(name):
        return ""
    held = tainted(node.body, is_prediction)
    returns = (one.value for one in within(node, ast.Return) if isinstance(one, ast.Return) and one.value)
    return name if any(carries(value, held, is_prediction) for value in returns) else ""


def _left_to_others(module: Module, owner: ast.ClassDef, methods: Sequence[Function], gives: Gives) -> Iterator[Fact]:
    """Yield what a class keeps of what one method has predicted and left to another: ``self.forecasts``."""
    held = [(node, {name for name in tainted(node.body, gives) if name.startswith("self.")}) for node in methods]
    left = {name for _, found in held for name in found}
    left -= {name for node, found in held for name in _set_anew(node) if name not in found}
    if left:
        body = [statement for node in methods for statement in node.body]
        yield from _scored(module, owner.name, body, None, gives, left)


def _set_anew(node: Function) -> Iterator[str]:
    """Yield the attributes that a method sets to something, and not only to nothing so far."""
    for statement in within(node, ast.Assign, ast.AnnAssign):
        match statement:
            case (
                ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value)
                | ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=name), value=ast.expr() as value)
            ) if not isinstance(value, ast.Constant | ast.List | ast.Dict):
                yield f"self.{name}"
            case _:
                pass


def _scored(  # noqa: PLR0913, PLR0917 - each says one thing of the function
    module: Module,
    name: str,
    body: Sequence[ast.stmt],
    node: Function | None,
    gives: Gives,
    held: set[str] | None = None,
) -> Iterator[Fact]:
    source, names = module.source, module.names
    calls = [(call, word_of(call)) for statement in body for call in walk(statement) if isinstance(call, ast.Call)]
    predicted = [call for call, _ in calls if gives(call)]
    if not predicted or not any(_is_write(word) for _, word in calls):
        return
    held = tainted(body, gives) if held is None else held
    for call, word in calls:
        parts = (call.func, *call.args, *(one.value for one in call.keywords))
        if _is_write(word) and not _in_memory(word, call) and any(carries(part, held, gives) for part in parts):
            words = [one for _, one in calls]
            yield source.fact(
                "scored",
                names.dotted(predicted[0].func) or word_of(predicted[0]),
                None if source.name.endswith(".ipynb") else call.lineno,
                writes=names.dotted(call.func) or word,
                function=name,
                module=source.name.lower(),
                fits=_says(any(_FITS.fullmatch(one) and not _prepares(made, names) for made, one in calls)),
                measures=_says(any(_MEASURES.fullmatch(one) for one in words)),
                plots=_says(bool(_PICTURES.fullmatch(word)) or any(_DRAWS.fullmatch(one) for one in words)),
                handler=_says(node is not None and _is_route(node, names)),
                reads=next((one for one in (*words, *_frames(node), *_sets(body)) if _is_many(one)), ""),
            )
            return


def _prepares(call: ast.Call, names: Names) -> bool:
    """Return whether a call fits what only prepares the data."""
    return bool(_PREPARES.fullmatch((names.dotted(call.func) or "")[:MAX_NAME]))


def _frames(node: Function | None) -> Iterator[str]:
    """Yield the parameters of a function that are frames of records."""
    arguments = (*node.args.args, *node.args.kwonlyargs) if node else ()
    yield from filter(_FRAMES.fullmatch, (one.arg[:MAX_NAME] for one in arguments))


def _sets(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Yield the data sets that a loop goes through, one record after the other."""
    loops = (loop for statement in body for loop in within(statement, ast.For))
    for part in (part for loop in loops if isinstance(loop, ast.For) for part in walk(loop.iter)):
        if isinstance(part, ast.Name | ast.Attribute):
            name = (part.id if isinstance(part, ast.Name) else part.attr)[:MAX_NAME]
            if _SETS.fullmatch(name):
                yield name


def _is_many(word: str) -> bool:
    return bool(_READS.fullmatch(word) or _FRAMES.fullmatch(word) or _SETS.fullmatch(word))


def _in_memory(word: str, call: ast.Call) -> bool:
    """Return whether ``frame.to_csv(index=False)`` only gives a text back."""
    named = any(one.arg in {None, "path_or_buf", "path"} for one in call.keywords)
    return word in {"to_csv", "to_json"} and not call.args and not named


def _is_write(word: str) -> bool:
    return bool(_WRITES.fullmatch(word)) and not _NOT_WRITES.fullmatch(word)


def _is_route(node: Function, names: Names) -> bool:
    words = {(names.dotted(one) or "").rpartition(".")[2] for one in node.decorator_list}
    return bool(words & {"get", "post", "put", "route", "api_route", "api", "websocket"})


def _says(holds: bool) -> str:  # noqa: FBT001 - one word for one fact
    return "yes" if holds else "no"
