"""Where a seed is handed to what is then random.

Facts: ``seed``, named by what gets it (``sklearn.ensemble.RandomForestClassifier``, or ``settings`` for a table of
settings that holds one among others); ``in`` is the function that it stands in. A seed of None is none.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.module import Module, over_modules
from mlready.facts.source import Source
from mlready.model.fact import Fact

_SEEDS: Final = frozenset(
    {"random_state", "seed", "random_seed", "data_seed", "torch_seed", "train_seed", "tf_random_seed", "np_seed"}
    | {"model_seed", "training_seed", "global_seed", "rng_seed"}
)
SETTINGS: Final = "settings"

SPEAKS: Final = (keys("word", ["seed", "random"]),)
"""Words without which nothing is seeded."""
_GIVEN: Final = re.compile(rb"(?:random_state|seed)[\"']?\]?[ \t\n]*[=:]")


def may_seed(source: Source) -> bool:
    """Return whether a look at the text leaves room for a seed that is handed on."""
    return bool(_GIVEN.search(source.lines))


@over_modules
def read_seeds(module: Module) -> Iterator[Fact]:
    """Yield every seed that is handed on."""
    for owner, node in module.of(ast.Call, ast.Dict, ast.Assign):
        match node:
            case ast.Call(keywords=keywords) if any(
                keyword.arg in _SEEDS and _fixed(keyword.value) for keyword in keywords
            ):
                name = module.names.dotted(node.func)
                if name == "dict":
                    yield module.source.fact("seed", SETTINGS, node.lineno, **{"in": owner})
                elif name:
                    yield module.source.fact("seed", name, node.lineno, **{"in": owner})
            case ast.Dict(keys=keys, values=values) if len(keys) > 1 and any(map(_seeded, keys, values)):
                yield module.source.fact("seed", SETTINGS, node.lineno, **{"in": owner})
            case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(key)))], value=value):
                if key in _SEEDS and _fixed(value):
                    yield module.source.fact("seed", SETTINGS, node.lineno, **{"in": owner})
            case _:
                pass


def _seeded(key: ast.expr | None, value: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and key.value in _SEEDS and _fixed(value)


def _fixed(value: ast.expr) -> bool:
    return not (isinstance(value, ast.Constant) and value.value is None)
