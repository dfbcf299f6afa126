"""One stage of a pipeline: how much of it exists, by files or by answers, and what to use for it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mlready.model.assessment import Assessment, Finding, Source
from mlready.model.evidence import Evidence, ProductFinding, Status
from mlready.model.pipeline import Stage, StageState
from mlready.model.pipelines import StageAdvice
from mlready.planning.situation import Situation
from mlready.planning.wording import say


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stages are drawn from: the system, what is known of it, and the actions of its plan by id."""

    assessment: Assessment
    situation: Situation
    actions: Collection[str]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How much of a stage exists, and by what that is known. `control` is the one whose answer holds it back."""

    state: StageState
    says: str = ""
    evidence: tuple[Evidence, ...] = ()
    control: str | None = None


def stage_of(advice: StageAdvice, before: Sequence[Stage], drawing: Drawing) -> Stage:
    """Return the stage that `advice` describes; `before` are the stages of the same pipeline that come earlier."""
    controls = list(_controls(advice, drawing.assessment))
    standing = _standing(advice, controls, drawing.assessment)
    products = list(_products(advice, drawing.assessment))
    acting = [one.control.id for one in controls if one.control.id in drawing.actions]
    action = standing.control if standing.control in acting else next(iter(acting), None)
    return Stage(
        id=advice.id,
        title=say(advice.title, drawing.situation) or advice.id,
        gate=advice.gate,
        state=standing.state,
        today=standing.says,
        evidence=standing.evidence,
        use=say(advice.use, drawing.situation) or "",
        keeps=tuple(one.title for one in products if one.retired is None or one.retired.state == "closed"),
        leaves=tuple(one.title for one in products if one.retired and one.retired.state != "closed"),
        controls=tuple(one.control.id for one in controls),
        action=None if standing.state == "exists" else action,
        after=_after(advice, before),
        back_to=advice.back_to if any(one.id == advice.back_to for one in before) else None,
    )


def _after(advice: StageAdvice, before: Sequence[Stage]) -> tuple[str, ...]:
    """Return the stages right before this one: not those that come before another of them anyway."""
    reached: dict[str, frozenset[str]] = {}
    for stage in before:
        reached[stage.id] = frozenset(stage.after).union(*(reached.get(name, frozenset()) for name in stage.after))
    named = [name for name in advice.after if name in reached]
    last = [name for name in named if not any(name in reached[other] for other in named)]
    return tuple(last or [stage.id for stage in before[-1:]])


def belongs(advice: StageAdvice, situation: Situation) -> bool:
    """Return whether the stage is part of this system's pipeline."""
    return situation.holds(advice.when) is True and not (advice.unless and situation.holds(advice.unless))


def _products(advice: StageAdvice, assessment: Assessment) -> Iterator[ProductFinding]:
    """Yield the products of the team that do the first job of the stage that any product does."""
    products = assessment.scan.products
    job = next((job for job in advice.jobs if any(job in product.serves for product in products)), None)
    yield from (product for product in products if job in product.serves)


def _controls(advice: StageAdvice, assessment: Assessment) -> Iterator[Finding]:
    """Yield the findings of the controls that tell of the stage, as far as they apply."""
    for names in advice.controls:
        known = (assessment.finding(name) for name in names.split("|"))
        finding = next((one for one in known if one), None)
        if finding and finding.applies:
            yield finding


def _standing(advice: StageAdvice, controls: Sequence[Finding], assessment: Assessment) -> _Standing:
    """Return how the stage stands: by files where they show all of it, else by what people say, else by files.

    An answer below the minimum stands against the files that speak for its control: what is a gap is not all there.
    """
    shown = _by_files(advice, assessment)
    if shown and shown.state == "exists":
        return _held_back(advice, shown, controls)
    said = _asked(advice, _by_answers(advice, controls, assessment), controls)
    if said.state == "exists" or shown is None:
        return said
    return said if shown.state == "missing" and said.state == "partial" else shown


def _held_back(advice: StageAdvice, shown: _Standing, controls: Sequence[Finding]) -> _Standing:
    """Return what is `shown`, or that the answer to a control says less of the same and leaves a gap."""
    wanted = _wanted(advice)
    practices = _each(advice.practices)
    for one in controls:
        said = one.level is not None and not _by_file(one) and not practices.isdisjoint(_each(one.control.evidence))
        if said and one.due_before_launch and (one.level or 0) < wanted[one.control.id]:
            says = f"but the answer to {one.control.id} is: {_quoted(one)}"
            return _Standing("partial", says, shown.evidence, one.control.id)
    return shown


def _each(names: Iterable[str]) -> set[str]:
    """Return every practice of `names`, of which some say ``a|b``."""
    return {one for name in names for one in name.split("|")}


def _wanted(advice: StageAdvice) -> dict[str, int]:
    """Return the level at which each control says that the stage is there."""
    return {name: level for names, level in advice.controls.items() for name in names.split("|")}


def _asked(advice: StageAdvice, said: _Standing, controls: Sequence[Finding]) -> _Standing:
    """Return what is `said`, or that it does not tell of the stage itself."""
    if not advice.ask or said.state != "exists":
        return said
    return _Standing("unknown", f"the answer to {controls[0].control.id} does not tell; look")


def _by_files(advice: StageAdvice, assessment: Assessment) -> _Standing | None:
    """Return what the files show of the stage; None where none were looked at, or none could show it."""
    scan = assessment.scan
    asked = [names for names in advice.practices if not _needless(names, assessment)]
    if not assessment.scanned or not asked:
        return None
    found = [names for names in asked if scan.found(names)]
    places = tuple(place for names in asked for place in scan.evidence(names)[:1])
    lacking = [names.replace("|", " or ") for names in asked if names not in found]
    if not lacking:
        return _Standing("exists", evidence=places)
    if found or places:
        return _Standing("partial", f"not shown: {', '.join(lacking)}", places)
    return _Standing("missing", "no file shows it")


def _needless(names: str, assessment: Assessment) -> bool:
    practices = assessment.scan.practices or {}
    known = [practices[name] for name in names.split("|") if name in practices]
    return not known or all(one.status is Status.NOT_APPLICABLE for one in known)


def _by_answers(advice: StageAdvice, controls: Sequence[Finding], assessment: Assessment) -> _Standing:
    """Return what the levels of the controls say. What the files alone say of a control is told by the files."""
    wanted = _wanted(advice)
    told = [one for one in controls if one.level is not None and not (assessment.scanned and _by_file(one))]
    short = [one for one in told if (one.level or 0) < wanted[one.control.id]]
    if not told:
        return _Standing("unknown", "nobody has said")
    if len(short) < len(told):
        return _Standing("partial", _quoted(short[0])) if short else _all_of(told, controls)
    begun = [one for one in short if (one.level or 0) >= advice.partial_from]
    if begun:
        return _Standing("partial", _quoted(short[0]))
    if (short[0].level or 0) > 1:
        return _Standing("missing", f"the answer to {short[0].control.id} does not claim it")
    return _Standing("missing", _quoted(short[0]))


def _all_of(told: Sequence[Finding], controls: Sequence[Finding]) -> _Standing:
    """Return how a stage stands of which nothing that was told falls short."""
    if len(told) == len(controls):
        return _Standing("exists", _quoted(told[0]))
    names = ", ".join(one.control.id for one in controls if one not in told)
    return _Standing("partial", f"{_quoted(told[0])}; nobody has answered {names}")


def _by_file(finding: Finding) -> bool:
    return finding.source is Source.REPOSITORY


def _quoted(finding: Finding) -> str:
    """Return the words of the playbook for what was answered."""
    return finding.choice.says if finding.choice else f"level {finding.level}"
