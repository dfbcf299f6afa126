"""What more than one document puts in groups: answers by what they are about, open questions by who should know."""

from collections.abc import Mapping, Sequence

from mlready.model.advice import Role
from mlready.model.answers import ContextAnswer
from mlready.model.assessment import Assessment, Finding
from mlready.model.context import ContextQuestion
from mlready.model.plan import Plan


def answers_by_group(assessment: Assessment) -> Mapping[str, list[tuple[ContextQuestion, ContextAnswer]]]:
    """Return the context questions that are answered, by group, in the playbook's order."""
    grouped: dict[str, list[tuple[ContextQuestion, ContextAnswer]]] = {}
    for question in assessment.playbook.context:
        answer = assessment.answers.context.get(question.full_id)
        if answer is not None and answer.value is not None:
            grouped.setdefault(question.group, []).append((question, answer))
    return grouped


def open_by_role(plan: Plan, roles: Sequence[Role]) -> Mapping[str, list[Finding]]:
    """Return the open questions by the role that should answer them, roles in their own order."""
    order = [role.id for role in roles]
    open_questions = sorted(
        plan.open_questions,
        key=lambda one: order.index(one.control.role) if one.control.role in order else len(order),
    )
    grouped: dict[str, list[Finding]] = {}
    for finding in open_questions:
        grouped.setdefault(finding.control.role or "", []).append(finding)
    return grouped
