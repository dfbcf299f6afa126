"""Maturity models and scores of others, as rules over our controls and practices."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mlready.model.base import Frozen, Id, Level, Line


class Sign(Frozen):
    """One thing that shows a statement to hold: a control at a level, or a practice found."""

    control: Id | None = None
    level: Level | None = None
    practice: Id | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.practice is None) == (self.control is None) or (self.control is None) != (self.level is None):
            raise ValueError("name a practice, or a control with its level")
        return self


class Statement(Frozen):
    """One testable statement of a ladder; `any` of its signs shows it, or `all` of them together do."""

    id: str
    says: Line
    any: tuple[Sign, ...] = ()
    all: tuple[Sign, ...] = ()

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if bool(self.any) == bool(self.all):
            raise ValueError("list signs under any or under all")
        return self

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Every sign, whichever way they combine."""
        return self.any or self.all


class LadderLevel(Frozen):
    """One rung: it is reached where all of its statements, and all those below, hold."""

    level: int
    title: Line
    requires: tuple[Statement, ...] = ()


class LadderCrosswalk(Frozen):
    """A maturity model with levels."""

    kind: Literal["ladder"]
    id: Id
    title: Line
    about: Line
    checked_on: str
    levels: tuple[LadderLevel, ...] = Field(min_length=1)


class ScoredTest(Frozen):
    """One test of the ML Test Score, and what shows it done."""

    id: Id
    title: Line
    practices: tuple[Id, ...] = ()
    controls: tuple[Id, ...] = ()


class ScoreSection(Frozen):
    """Tests whose points are added up."""

    id: Id
    title: Line
    tests: tuple[ScoredTest, ...] = Field(min_length=1)


class Band(Frozen):
    """What a final score above `above` means."""

    above: float
    says: Line


class TestScoreCrosswalk(Frozen):
    """The ML Test Score: sections of tests, and the least section sum as the final score."""

    kind: Literal["ml-test-score"]
    id: Id
    title: Line
    about: Line
    checked_on: str
    sections: tuple[ScoreSection, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)


Crosswalk = Annotated[LadderCrosswalk | TestScoreCrosswalk, Field(discriminator="kind")]
