"""Random systems for property tests: a playbook, answers, a scan and a day, kept as the plain data that files hold."""

import datetime as dt
import operator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import Rules, assess
from mlready.model.advice import ConsistencyRule
from mlready.model.assessment import Assessment
from mlready.model.evidence import PracticeFinding, Scan, Status
from mlready.model.when import When

Data = dict[str, Any]

PRACTICES = ("ci.tests", "code.tests", "env.container", "monitor.drift")
PROOF = "reports/eval.md"
HASHES = ("a" * 64, "b" * 64)
PHASES = ("plan", "run")
AREAS = ("data", "serving", "operation")
LEVELS = st.integers(0, 4)


@dataclass(frozen=True)
class System:
    """One random system. `statuses` is None where nothing was scanned."""

    controls: tuple[Data, ...]
    context: Data
    said: dict[str, Data]
    waivers: tuple[Data, ...]
    statuses: dict[str, str] | None
    proofs: dict[str, str | None]
    rules: tuple[Data, ...] = ()

    def assess(self) -> Assessment:
        """Return the engine's assessment of this system."""
        practices = {name: PracticeFinding(id=name, status=Status(one)) for name, one in (self.statuses or {}).items()}
        return assess(
            playbook(
                *(control(one["id"], **{k: v for k, v in one.items() if k != "id"}) for one in self.controls),
                phases=[{"id": name, "title": name, "about": name} for name in PHASES],
            ),
            answers(self.said, self.context, waivers=self.waivers),
            today=TODAY,
            scan=Scan(practices=None if self.statuses is None else practices, proofs=self.proofs),
            rules=Rules(
                [ConsistencyRule(id=f"rule-{i}", when=When(rule), says="No.") for i, rule in enumerate(self.rules)]
            ),
        )


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _days_from_today(low: int, high: int) -> st.SearchStrategy[dt.date]:
    return st.integers(low, high).map(lambda days: TODAY + dt.timedelta(days=days))


def _control(data: Data) -> Data:
    """Return a control whose target is not below its minimum.

    A weight below 3 beside blocks_when is left out: DESIGN does not say which of the two counts.
    """
    target = data["target"] and max(data["target"], data["minimum"])
    weight = data["weight"] and (max(data["weight"], 3) if data["blocks_when"] else data["weight"])
    return data | {"target": target, "weight": weight}


_CONTROLS = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(PHASES),
        "area": st.sampled_from(AREAS),
        "minimum": LEVELS,
        "target": _maybe(st.integers(1, 4)),
        "weight": _maybe(st.sampled_from([1, 1.1, 2, 3, 5])),
        "blocks": st.booleans(),
        "blocks_when": _maybe(
            st.sampled_from([{"context.decides_about_people": True}, {"context.mode": ["online", "stream"]}])
        ),
        "asked_when": _maybe(st.sampled_from([{"context.mode": ["batch", "edge"]}, {"context.high_risk_use": True}])),
        "decidable": st.booleans(),
        "evidence": st.dictionaries(st.sampled_from([*PRACTICES, "ci.tests|monitor.drift"]), LEVELS, max_size=4),
        "valid_for": st.sampled_from(["30d", "365d"]),
    }
).map(_control)

_REMARKS = st.fixed_dictionaries(
    {},
    optional={
        "date": _days_from_today(-60, 0),
        "proof": st.sampled_from([PROOF, f"{PROOF}#slices", "https://example.org/eval"]),
        "proof_sha256": st.sampled_from(HASHES),
    },
)
_SAID = st.one_of(
    LEVELS.map(lambda level: {"level": level}),
    LEVELS.map(lambda level: {"level": level}),
    st.just({"unknown": True}),
    st.just({"not_applicable": "this system has none of it"}),
)
_ANSWERS = st.builds(operator.or_, _SAID, _REMARKS)

_WAIVERS = st.fixed_dictionaries(
    {
        "reason": st.sampled_from(["a pilot", "later"]),
        "owner": st.just("cto"),
        "until": _days_from_today(-1, 1),
    }
)

_RULES = st.tuples(st.integers(0, 4), LEVELS, st.integers(0, 4), LEVELS, st.sampled_from([None, "unanswered", "batch"]))

CONTEXT = st.fixed_dictionaries(
    {},
    optional={
        "purpose": st.sampled_from(["deploy", "deploy", "deploy", "explore"]),
        "error_cost": st.sampled_from(["low", "medium", "high", "critical"]),
        "high_risk_use": st.booleans(),
        "mode": st.sampled_from(["online", "stream", "batch", "edge"]),
        "decides_about_people": st.booleans(),
    },
)

_STATUSES = _maybe(st.dictionaries(st.sampled_from(PRACTICES), st.sampled_from([*Status]).map(str)))
_PROOFS = st.dictionaries(st.just(PROOF), _maybe(st.sampled_from(HASHES)))


def _system(
    parts: list[tuple[Data, Data | None, list[Data]]],
    context: Data,
    statuses: dict[str, str] | None,
    proofs: dict[str, str | None],
    rules: list[tuple[int, int, int, int, str | None]],
) -> System:
    ids = [f"test.c{number}" for number in range(len(parts))]
    named = [(name, *part) for name, part in zip(ids, parts, strict=True)]
    return System(
        controls=tuple({"id": name} | written for name, written, _, _ in named),
        context=context,
        said={name: said for name, _, said, _ in named if said is not None},
        waivers=tuple({"control": name} | waiver for name, _, _, waived in named for waiver in waived),
        statuses=statuses,
        proofs=proofs,
        rules=tuple(
            {ids[other % len(ids)] if mode is None else "context.mode": mode or f"<= {high}"}
            | {ids[name % len(ids)]: f">= {low}"}
            for name, low, other, high, mode in rules
        ),
    )


def systems(context: st.SearchStrategy[Data] = CONTEXT) -> st.SearchStrategy[System]:
    """Return random systems of one to five controls."""
    parts = st.tuples(_CONTROLS, _maybe(_ANSWERS), st.lists(_WAIVERS, max_size=2))
    return st.builds(
        _system, st.lists(parts, min_size=1, max_size=5), context, _STATUSES, _PROOFS, st.lists(_RULES, max_size=2)
    )
