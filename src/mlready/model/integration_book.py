"""What mlready knows of joining a model to the systems around it: tasks by topic, as data."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from mlready.model.base import Frozen, Id, Level
from mlready.model.text import Book, Path, Text, doubles, unknown_names
from mlready.model.when import Arithmetic, When

PREFIX = "integration."
"""What the names of this document's figures begin with, where conditions and texts look at them."""


class IntegrationFigure(Frozen):
    """A number that tasks name, worked out from answers and other figures."""

    id: Id
    of: Arithmetic
    round: Literal["up", "down"] | None = None


class TaskAdvice(Frozen):
    """One thing to do where `when` holds and `unless` does not; `check` is what a tester sees once it is done.

    It leads its control, the topic's first unless named, to the level `to`, and is asked for where the target is that
    high, or as high as ``wanted_from``.
    """

    id: Id
    when: When
    unless: When | None = None
    to: Level
    wanted_from: Level | None = None
    role: Id
    control: Id | None = None
    does: Text = Field(min_length=1)
    check: Text = Field(min_length=1)


class TopicAdvice(Frozen):
    """One side of the integration, the controls that ask about it, and the tasks for them."""

    id: Id
    title: Text = Field(min_length=1)
    controls: tuple[Id, ...] = Field(min_length=1)
    tasks: tuple[TaskAdvice, ...] = ()


class IntegrationBook(Book):
    """``playbooks/advice/integration.yaml``."""

    figures: tuple[IntegrationFigure, ...] = ()
    topics: tuple[TopicAdvice, ...] = Field(min_length=1)

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every id that stands twice, and every control of a task that its topic does not have."""
        yield from doubles(("figures",), [one.id for one in self.figures], "id")
        yield from doubles(("topics",), [one.id for one in self.topics], "id")
        for at, topic in enumerate(self.topics):
            yield from doubles(("topics", at, "tasks"), [one.id for one in topic.tasks], "id")
            for number, task in enumerate(topic.tasks):
                named = [task.control] if task.control else []
                yield from unknown_names(("topics", at, "tasks", number, "control"), named, topic.controls)
