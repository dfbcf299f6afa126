"""The integration chapter of the plan: how each side of it stands, and the tasks that follow from the answers."""

from pydantic import Field

from mlready.model.base import Frozen


class IntegrationStanding(Frozen):
    """How one control of a topic stands, in the playbook's words; `action` is the plan's action for it, if any."""

    control: str
    level: int | None
    target: int
    says: str | None = None
    met: bool
    waived_until: str | None = None
    action: str | None = None


class IntegrationTask(Frozen):
    """One thing to do, what a tester sees once it is done, whose it is, and the control that it leads `to` a level."""

    id: str
    does: str
    check: str
    role: str
    control: str
    to: int


class IntegrationTopic(Frozen):
    """One side of the integration: where it stands, and what is to be done."""

    id: str
    title: str
    standings: tuple[IntegrationStanding, ...]
    tasks: tuple[IntegrationTask, ...] = ()


class Integration(Frozen):
    """What joins the model to the systems around it.

    ``figures`` are the numbers that tasks name, ``undecided`` the unanswered questions on which more tasks hang, those
    first on which most do.
    """

    topics: tuple[IntegrationTopic, ...]
    figures: dict[str, float] = Field(default_factory=dict)
    undecided: tuple[str, ...] = ()

    @property
    def open_topics(self) -> tuple[IntegrationTopic, ...]:
        """The topics in which something is to be done."""
        return tuple(topic for topic in self.topics if topic.tasks)

    @property
    def settled(self) -> tuple[IntegrationStanding, ...]:
        """What stands at its target already."""
        return tuple(one for topic in self.topics for one in topic.standings if one.met)

    @property
    def plain(self) -> tuple[IntegrationStanding, ...]:
        """What is below its target, and nothing but the steps of its own action follows from the answers."""
        named = {task.control for topic in self.topics for task in topic.tasks}
        every = (one for topic in self.topics for one in topic.standings)
        return tuple(one for one in every if not one.met and one.control not in named)
