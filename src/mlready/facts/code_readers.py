"""Which reader finds what in code, and which words a file must speak for it to find anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, get_args

from mlready.facts.believed import Reader
from mlready.facts.key import Keys
from mlready.facts.pages import may_watch, read_page
from mlready.facts.paths import Paths, named, variants
from mlready.facts.python import (
    alerts,
    assertions,
    checked,
    data_checks,
    drift,
    fitted,
    gates,
    groups,
    predictions,
    routes,
    scoring,
    seeds,
    shares,
    triggers,
)
from mlready.facts.python.cases import read_cases, read_other_cases
from mlready.facts.python.flows import read_flows
from mlready.facts.python.keys import read_keys
from mlready.facts.python.read import read_notebook, read_python
from mlready.facts.r_code import read_r
from mlready.facts.scripts import read_script as read_javascript
from mlready.facts.source import Source
from mlready.model.fact import Place

_PYTHON: Final = named(r".*\.pyi?")
_NOTEBOOK: Final = named(r".*\.ipynb")
_MODULE: Final = named(r".*\.py")
_CODE: Final = named(r".*\.(pyi?|ipynb)")
_SCRIPT: Final = named(r".*\.[cm]?[jt]sx?")
_COMPONENT: Final = named(r".*\.[jt]sx")
_CASES: Final = named(r".*test[^/]*\.py")
_R: Final = named(r".*\.(?:r|rmd|qmd)")
_OTHER: Final = named(r".*\.(?:[cm]?[jt]sx?|r|go|java|kt|scala|cs)")
_ANY: Final = named(r".*\.(?:pyi?|ipynb|[cm]?[jt]sx?|r|rmd|qmd|go|java|kt|scala|cs)")

_EVERYWHERE: Final = frozenset[Place](get_args(Place))
_TESTS: Final = frozenset[Place]({"test"})

_MODULE_KINDS: Final = frozenset(
    {"import", "call", "decorator", "class", "subclass", "function", "environment", "test", "notebook"}
)
_SCRIPT_KINDS: Final = frozenset({"js.import", "js.call", "js.handler", "js.key"})

FLOWS: Final = frozenset({"flow", "flow.scope"})
"""Kinds that tell what each function does: costly, and asked for by themselves."""

HANDLED: Final = frozenset({"handler.route", "handler.call", "handler.takes", "handler.refuses"})
"""Kinds that tell what a handler reaches through other files."""


def always(_: Source) -> bool:
    """Return that no look at the text is needed."""
    return True


@dataclass(frozen=True, slots=True, eq=False)
class CodeReader:
    """A reader of code. It finds something only in files of some `places` that speak a key of each group."""

    paths: Paths
    read: Reader
    kinds: frozenset[str]
    speaks: tuple[Keys, ...] = ()
    places: frozenset[Place] = _EVERYWHERE
    may: Callable[[Source], bool] = always
    sure: bool = False
    """Whether a file that it may find something in is asked for it sooner or later, as a rule."""

    def takes(self, path: str) -> bool:
        """Return whether the reader knows files of such a name, or of what a template of such a name writes."""
        return _takes(self.paths, path)


CODE_READERS: Final = (
    CodeReader(_PYTHON, read_python, _MODULE_KINDS - {"notebook"}),
    CodeReader(_NOTEBOOK, read_notebook, _MODULE_KINDS),
    CodeReader(_MODULE, routes.read_routes, frozenset({"handler"}), may=routes.may_route, sure=True),
    CodeReader(_MODULE, read_flows, FLOWS),
    CodeReader(_CODE, read_keys, frozenset({"key"})),
    CodeReader(_MODULE, shares.read_shares, frozenset({"split"}), shares.SPEAKS, sure=True),
    CodeReader(_CODE, scoring.read_scoring, frozenset({"scored"}), scoring.SPEAKS, sure=True),
    CodeReader(_CODE, alerts.read_alerts, frozenset({"alert"})),
    CodeReader(
        _CODE,
        assertions.read_assertions,
        frozenset({"behaviour"}),
        assertions.SPEAKS,
        _TESTS,
        assertions.may_assert,
        sure=True,
    ),
    CodeReader(
        _CODE,
        data_checks.read_data_checks,
        frozenset({"data-check"}),
        data_checks.SPEAKS,
        may=data_checks.may_check,
        sure=True,
    ),
    CodeReader(_CODE, drift.read_drift, frozenset({"drift"}), drift.SPEAKS, may=drift.may_drift, sure=True),
    CodeReader(_CODE, fitted.read_fitted, frozenset({"fitted"})),
    CodeReader(_CODE, gates.read_gates, frozenset({"gate"}), gates.SPEAKS, may=gates.may_gate),
    CodeReader(_CODE, groups.read_group_metrics, frozenset({"group-metric"}), groups.SPEAKS, sure=True),
    CodeReader(
        _CODE,
        predictions.read_predictions,
        frozenset({"prediction", "keeps"}),
        predictions.SPEAKS,
        _EVERYWHERE - _TESTS,
    ),
    CodeReader(_CODE, checked.read_checked, frozenset({"checked"}), checked.SPEAKS, _EVERYWHERE - _TESTS),
    CodeReader(_CODE, seeds.read_seeds, frozenset({"seed"}), seeds.SPEAKS, may=seeds.may_seed, sure=True),
    CodeReader(
        _CODE, triggers.read_triggers, frozenset({"trigger"}), triggers.SPEAKS, may=triggers.may_trigger, sure=True
    ),
    CodeReader(_CASES, read_cases, frozenset({"test.case"}), places=_EVERYWHERE - {"vendored", "example"}),
    CodeReader(_SCRIPT, read_javascript, _SCRIPT_KINDS),
    CodeReader(_COMPONENT, read_page, frozenset({"page"}), may=may_watch),
    CodeReader(_R, read_r, frozenset({"r.import", "r.call"})),
    CodeReader(_OTHER, read_other_cases, frozenset({"test.case"})),
)


def is_code(path: str) -> bool:
    """Return whether some reader of code takes `path`."""
    return _takes(_ANY, path)


def is_python(path: str) -> bool:
    """Return whether `path` is that of a Python module or a notebook, or of a template of one."""
    return _takes(_CODE, path)


def is_notebook(path: str) -> bool:
    """Return whether `path` is that of a notebook, or of a template of one."""
    return _takes(_NOTEBOOK, path)


def _takes(paths: Paths, path: str) -> bool:
    return any(paths.take(one, one.rpartition("/")[2]) for one in variants(path))
