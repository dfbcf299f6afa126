"""Assessment -> who answers for what, what is signed before the launch, and what can go wrong."""

from mlready.model.action import Action, Schedule
from mlready.model.assessment import Assessment
from mlready.model.capacity import Sizing
from mlready.model.governance import Governance
from mlready.model.governance_book import GovernanceBook
from mlready.model.risks import RiskBook
from mlready.model.strategy import Strategy
from mlready.model.when import Scalar
from mlready.planning.governance.contradictions import contradictions_of
from mlready.planning.governance.gates import checklists_of, gates_of
from mlready.planning.governance.risks import risks_of, undecided
from mlready.planning.governance.seats import People
from mlready.planning.situation import Situation


def governance_of(  # noqa: PLR0913 - it gathers what the other parts of the plan found
    assessment: Assessment,
    actions: tuple[Action, ...],
    schedule: Schedule,
    sizing: Sizing,
    strategy: Strategy,
    *,
    book: GovernanceBook,
    risks: RiskBook,
) -> Governance:
    """Return the governance chapter."""
    planned: dict[str, Scalar | None] = {
        "schedule.fits": schedule.fits,
        "cost.over_budget": bool(sizing.cost and sizing.cost.over_budget_by),
    }
    known = Situation.of(assessment, sizing.capacity, (*book.ids, *risks.ids), planned)
    people = People.of(book, known)
    checklists = tuple(checklists_of(book, assessment, known, people))
    duties = (people.duty(kind) for kind in book.duties if known.holds(kind.when) is True)
    return Governance(
        seats=people.seats,
        duties=tuple(duty for duty in duties if duty),
        gates=tuple(gates_of(book, assessment, strategy, checklists, people)),
        checklists=checklists,
        contradictions=tuple(contradictions_of(assessment, people.stand_in)),
        risks=risks_of(risks, assessment, known, [action.id for action in actions], people),
        undecided=undecided(risks, known),
    )
