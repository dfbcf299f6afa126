"""What an action needs to stand alone, outside the plan: why, where things stand, and when it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlready.model.action import Action
from mlready.model.advice import Role
from mlready.model.plan import Plan

LABEL = "mlready"
"""What every issue made from a plan is labelled with."""
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class ActionText:
    """One action in words, free of any markup."""

    action: Action
    role: str
    why: str
    today: str
    done_when: str
    after: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title on one line, cut where a tracker would refuse it."""
        line = " ".join(self.action.title.split())
        return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 2] + " …"

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of an issue: its own last, by which it is found again."""
        blocker = ("blocker",) if self.action.blocker else ()
        return (LABEL, self.action.phase, *blocker, self.action.id)


def action_texts(plan: Plan, roles: Sequence[Role]) -> list[ActionText]:
    """Return every action of `plan` in words, in the plan's order."""
    titles = {role.id: role.title for role in roles}
    return [_text(action, plan, titles) for action in plan.actions or ()]


def _text(action: Action, plan: Plan, roles: Mapping[str, str]) -> ActionText:
    finding = plan.assessment.finding(action.id)
    goal = finding.control.choice(finding.target) if finding else None
    waits_for = [plan.action(name) for name in action.after]
    return ActionText(
        action=action,
        role=roles.get(action.role, action.role),
        why=finding.control.why if finding else "",
        today=finding.choice.says if finding and finding.choice else "Nobody has said; it may be done already",
        done_when=goal.says if goal else "",
        after=tuple(one.title for one in waits_for if one),
    )
