"""What mlready knows of deployment pipelines, as data: profiles, their stages, and what to use for each of them."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mlready.model.base import Flag, Frozen, Id, Level, Line
from mlready.model.text import Book, Path, Text, doubles, unknown_names
from mlready.model.when import When

ProfileId = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$", max_length=20)]
PracticeId = Annotated[str, Field(min_length=1, max_length=170)]
"""A practice, or ``a|b``: either of two."""
ControlId = Annotated[str, Field(min_length=1, max_length=170)]
"""A control, or ``a|b``: the first of two that the playbook has."""


class ProfileRule(Frozen):
    """One way to come to a profile; the first rule that holds decides."""

    profile: ProfileId
    when: When | None = None
    says: Line


class Postponed(Frozen):
    """Stages of the minimal version that may follow the launch where a condition holds."""

    stages: tuple[Id, ...] = Field(min_length=1)
    when: When


class LeftOut(Frozen):
    """Something that the pipeline does without on purpose, and when to think again.

    It is not mentioned where a practice of `unless` is found: then it is there already.
    """

    id: Id
    what: Line
    why: Line
    reconsider: Line
    when: When | None = None
    unless: tuple[PracticeId, ...] = ()


class Profile(Frozen):
    """One kind of pipeline: the stages that a launch needs, in order, and those that may come later.

    A `host` stands by itself and can carry a profile that does not. `remark` is said where it is worded.
    """

    id: ProfileId
    title: Text
    host: Flag = False
    remark: Text = ()
    minimal: tuple[Id, ...] = Field(min_length=1)
    full: tuple[Id, ...] = ()
    later: tuple[Postponed, ...] = ()
    leave_out: tuple[LeftOut, ...] = ()


class StageAdvice(Frozen):
    """One stage, what shows that it exists, and what to use for it.

    It is part of a pipeline where `when` holds and `unless` does not. It exists where files show all its `practices`,
    or answers put all its `controls` at their level; from ``partial_from`` on a lower level means a part of it. One to
    `ask` about is unknown even then, as these controls do not tell of it. `jobs` are what products must serve for, to
    be kept for it. A `gate` stops what does not pass. The stage stands behind those of `after` that are there, else
    behind the one before it; ``back_to`` is the stage to which it leads back.
    """

    id: Id
    title: Text
    gate: Flag = False
    ask: Flag = False
    when: When | None = None
    unless: When | None = None
    practices: tuple[PracticeId, ...] = ()
    controls: dict[ControlId, Level] = Field(min_length=1)
    partial_from: Level = 2
    jobs: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    back_to: Id | None = None
    use: Text = Field(min_length=1)


class Pipelines(Book):
    """``playbooks/advice/pipelines.yaml``. Rules stand in the order in which they are tried."""

    main: tuple[ProfileRule, ...] = ()
    """The profiles that stand on a host; where none holds, the host is the profile."""
    host: tuple[ProfileRule, ...] = Field(min_length=1)
    profiles: tuple[Profile, ...] = Field(min_length=1)
    stages: tuple[StageAdvice, ...] = Field(min_length=1)

    def profile(self, name: str) -> Profile:
        """Return the profile `name`; raise ValueError where there is none."""
        for profile in self.profiles:
            if profile.id == name:
                return profile
        raise ValueError(f"there is no profile {name}")

    def stage(self, name: str) -> StageAdvice:
        """Return the stage `name`; raise ValueError where there is none."""
        for stage in self.stages:
            if stage.id == name:
                return stage
        raise ValueError(f"there is no stage {name}")

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every name of a profile or a stage that leads nowhere, and every text that may have nothing to say."""
        yield from _dangling(self)


def _dangling(book: Pipelines) -> Iterator[tuple[Path, str]]:
    profiles, stages = [one.id for one in book.profiles], [one.id for one in book.stages]
    hosts = [one.id for one in book.profiles if one.host]
    for field, names in (("profiles", profiles), ("stages", stages)):
        yield from doubles((field,), names, "id")
    for at, rule in enumerate(book.main):
        yield from unknown_names(("main", at, "profile"), [rule.profile], profiles)
    for at, rule in enumerate(book.host):
        yield from unknown_names(("host", at, "profile"), [rule.profile], hosts)
    if book.host[-1].when is not None:
        yield ("host",), "the last rule must hold always: give it no when"
    for at, profile in enumerate(book.profiles):
        yield from _dangling_in_profile(("profiles", at), profile, stages)
    for at, stage in enumerate(book.stages):
        yield from unknown_names(("stages", at, "after"), stage.after, stages)
        yield from unknown_names(("stages", at, "back_to"), [*filter(None, [stage.back_to])], stages)
        yield from _silent(("stages", at, "use"), stage.use)
        yield from _silent(("stages", at, "title"), stage.title)


def _dangling_in_profile(place: Path, profile: Profile, stages: Sequence[str]) -> Iterator[tuple[Path, str]]:
    yield from unknown_names((*place, "minimal"), profile.minimal, stages)
    yield from unknown_names((*place, "full"), profile.full, stages)
    yield from _silent((*place, "title"), profile.title)
    for number, postponed in enumerate(profile.later):
        yield from unknown_names((*place, "later", number, "stages"), postponed.stages, profile.minimal)
    both = sorted(name for name in profile.minimal if name in profile.full)
    yield from (((*place, "full"), f"{name} stands in the minimal version too") for name in both)


def _silent(place: Path, text: Text) -> Iterator[tuple[Path, str]]:
    """Yield a problem where `text` may have nothing to say: its last wording must hold always and take in no answer."""
    if text and (text[-1].when is not None or "{" in text[-1].says):
        yield place, "the last wording must hold always: give it no when, and take in no answer"
