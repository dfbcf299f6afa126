"""The shipped playbooks, and systems that answer everything or nothing of them."""

from collections.abc import Container
from functools import cache
from itertools import combinations

from builders import TODAY
from mlready.engine.assess import Rules, assess
from mlready.model.advice import Role, SourceDocument
from mlready.model.answers import Answers, System
from mlready.model.assessment import Assessment
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.plan_advice import PlanAdvice
from mlready.model.playbook import Playbook
from mlready.model.when import Scalar
from mlready.planning.plan import make_plan
from mlready.render.markdown import plan_markdown
from mlready.store.advice import load_consistency, load_crosswalks, load_roles, load_sources
from mlready.store.library import Library
from mlready.store.plan_advice import load_plan_advice
from mlready.store.playbooks import load_playbook

PLAYBOOKS = ("startup", "enterprise")
OVERLAYS = ("content", "genai", "regulated")
OVERLAY_SETS = tuple(chosen for size in range(len(OVERLAYS) + 1) for chosen in combinations(OVERLAYS, size))
NOTHING_SAID = Answers(system=System(name="fraud-scoring"))


@cache
def shipped_playbook(name: str = "startup", overlays: tuple[str, ...] = ()) -> Playbook:
    return load_playbook(name, overlays)


def startup_with(controls: Container[str]) -> Playbook:
    """Return the playbook of a start-up with no other controls than these."""
    whole = shipped_playbook()
    return whole.model_copy(update={"controls": tuple(one for one in whole.controls if one.id in controls)})


@cache
def rules() -> Rules:
    return Rules(load_consistency(Library()), load_crosswalks(Library()))


def assessed(playbook: Playbook, said: Answers = NOTHING_SAID, scan: Scan = NOT_SCANNED) -> Assessment:
    return assess(playbook, said, today=TODAY, scan=scan, rules=rules())


@cache
def roles_and_documents() -> tuple[tuple[Role, ...], tuple[SourceDocument, ...]]:
    library = Library()
    return load_roles(library), load_sources(library)[0]


def plan_text(assessment: Assessment, template: tuple[str, str] | str = "team") -> str:
    return plan_markdown(make_plan(assessment, advice()), *roles_and_documents(), template)


@cache
def advice() -> PlanAdvice:
    return load_plan_advice(Library())


def everything_said(playbook: Playbook, level: int = 2, text: str = "Plain words", **context: Scalar) -> Answers:
    """Return answers to every question, with `text` wherever a person may write what they like."""
    line = text[:2000]
    remark = {"note": text, "by": text, "date": TODAY, "proof": line}
    waived = [{"control": control.id, "reason": line, "owner": line, "until": TODAY} for control in playbook.controls]
    return Answers.model_validate(
        {
            "system": {"name": line},
            "controls": {control.id: {"level": level, **remark} for control in playbook.controls},
            "context": {
                question.full_id: {"value": context.get(question.id, _some_value(question)), **remark}
                for question in playbook.context
            },
            "waivers": waived[::7],
        }
    )


def _some_value(question: ContextQuestion) -> Scalar:
    match question.type:
        case ContextType.CHOICE:
            return question.choices[0].id
        case ContextType.BOOLEAN:
            return True
        case _:
            return next(value for value in (2, 1, 0.5) if fits(question, value))


def fits(question: ContextQuestion, value: float) -> bool:
    """Return whether `value` can answer `question`."""
    try:
        question.read(value)
    except ValueError:
        return False
    return True
