"""Random systems for property tests: a playbook, answers, a scan and a day, kept as the plain data that files hold."""

import datetime as dt
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
NEAR_TODAY = st.integers(-60, 60).map(lambda days: TODAY + dt.timedelta(days=days))


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


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Return mappings that hold any of `fields`."""
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def controls(draw: st.DrawFn, number: int) -> Data:
    minimum = draw(LEVELS)
    blocks_when = draw(
        maybe(st.sampled_from([{"context.decides_about_people": True}, {"context.mode": ["online", "stream"]}]))
    )
    # A weight below 3 beside blocks_when is left out: DESIGN does not say which of the two counts.
    weights = [3, 5] if blocks_when else [1, 1.1, 2, 3, 5]
    return {
        "id": f"test.c{number}",
        "phase": draw(st.sampled_from(PHASES)),
        "area": draw(st.sampled_from(AREAS)),
        "minimum": minimum,
        "target": draw(maybe(st.integers(max(minimum, 1), 4))),
        "weight": draw(maybe(st.sampled_from(weights))),
        "blocks": draw(st.booleans()),
        "blocks_when": blocks_when,
        "asked_when": draw(
            maybe(st.sampled_from([{"context.mode": ["batch", "edge"]}, {"context.high_risk_use": True}]))
        ),
        "decidable": draw(st.booleans()),
        "evidence": draw(st.dictionaries(st.sampled_from([*PRACTICES, "ci.tests|monitor.drift"]), LEVELS, max_size=4)),
        "valid_for": draw(st.sampled_from(["30d", "365d"])),
    }


ANSWERS = st.one_of(
    some(
        date=st.integers(-60, 0).map(lambda days: TODAY + dt.timedelta(days=days)),
        proof=st.sampled_from([PROOF, f"{PROOF}#slices", "https://example.org/eval"]),
        proof_sha256=st.sampled_from(HASHES),
    ).flatmap(
        lambda remark: st.one_of(LEVELS.map(lambda level: {"level": level}), st.just({"unknown": True})).map(
            lambda said: said | remark
        )
    ),
    st.just({"not_applicable": "this system has none of it"}),
)

CONTEXT = some(
    purpose=st.sampled_from(["deploy", "deploy", "deploy", "explore"]),
    error_cost=st.sampled_from(["low", "medium", "high", "critical"]),
    high_risk_use=st.booleans(),
    mode=st.sampled_from(["online", "stream", "batch", "edge"]),
    decides_about_people=st.booleans(),
)

STATUSES = st.dictionaries(st.sampled_from(PRACTICES), st.sampled_from([*Status]).map(str))


def waivers(ids: tuple[str, ...]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {
            "control": st.sampled_from(ids),
            "reason": st.sampled_from(["a pilot", "later"]),
            "owner": st.just("cto"),
            "until": st.integers(-1, 1).map(lambda days: TODAY + dt.timedelta(days=days)),
        }
    )


@st.composite
def rules(draw: st.DrawFn, ids: tuple[str, ...]) -> Data:
    name = draw(st.sampled_from(ids))
    other = draw(st.sampled_from([*ids, "context.mode"]))
    wanted = draw(st.sampled_from(["unanswered", "batch"])) if other == "context.mode" else f"<= {draw(LEVELS)}"
    return {other: wanted} | {name: f">= {draw(LEVELS)}"}


@st.composite
def systems(draw: st.DrawFn, context: st.SearchStrategy[Data] = CONTEXT) -> System:
    listed = tuple(draw(controls(number)) for number in range(draw(st.integers(1, 5))))
    ids = tuple(one["id"] for one in listed)
    return System(
        controls=listed,
        context=draw(context),
        said=draw(st.dictionaries(st.sampled_from(ids), ANSWERS)),
        waivers=tuple(draw(st.lists(waivers(ids), max_size=3))),
        statuses=draw(maybe(STATUSES)),
        proofs=draw(st.dictionaries(st.just(PROOF), maybe(st.sampled_from(HASHES)))),
        rules=tuple(draw(st.lists(rules(ids), max_size=2))),
    )
