"""What mlready knows of ways to release a model: the strategies, and the rules that choose among them, as data."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mlready.model.base import Flag, Frozen, Id, Line
from mlready.model.text import Book, Path, Text, doubles, unknown_names
from mlready.model.when import Scalar, When

Share = Annotated[float, Field(ge=0, le=1)]


RuleId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=20)]


class Need(Frozen):
    """A hard prerequisite: `when` it holds is what `says` puts in words, `do` is how to get there."""

    when: When
    says: Line
    do: Line


class Runs(Frozen):
    """How many runs a step of a batch system takes; the first whose condition holds."""

    count: int = Field(ge=1)
    when: When | None = None


class Bake(Frozen):
    """How long a step lasts: the longest of what is given.

    `figure` names a figure of the capacity section in days; with `sample` the requests of a canary must have come in,
    with `labels` the true outcomes; `requests` is the least number that a step must see, whatever else it waits for;
    `note` adds what no number says.
    """

    hours: float = Field(default=0, ge=0)
    runs: tuple[Runs, ...] = ()
    requests: int = Field(default=0, ge=0)
    figure: Id | None = None
    sample: Flag = False
    labels: Flag = False
    note: Text = ()


class StepAdvice(Frozen):
    """One step of a strategy; where it lists several shares, one step for each.

    `title` names it where that of the strategy does not do, `of` says what the share counts. A `live` step puts answers
    of the new version to use. `quality` holds what only a step can ask that is large enough to judge the answers.
    """

    id: Id
    title: Line | None = None
    does: Text
    shares: tuple[Share | None, ...] = Field(min_length=1)
    of: Text
    live: Flag = True
    bake: Bake = Bake()
    promote: tuple[Text, ...] = Field(min_length=1)
    quality: tuple[Text, ...] = ()
    roll_back: tuple[Text, ...] = Field(min_length=1)


class CostMultiple(Frozen):
    """What a strategy costs while it lasts, as a multiple of the normal cost; with `plus_share` 1 + the share."""

    low: float = Field(ge=1)
    high: float = Field(ge=1)
    says: Line
    plus_share: Flag = False


class Cap(Frozen):
    """The largest share that a strategy may take where a condition holds."""

    share: Share
    when: When


class StrategyKind(Frozen):
    """One way to release. `instead` names what takes its place where a need of it is not there, the first that can.

    An `afterwards` strategy is for later versions, so it comes last.
    """

    id: Id
    title: Line
    about: Line
    fits: Line
    back: Line
    cost: CostMultiple
    needs: tuple[Need, ...] = ()
    instead: tuple[Id, ...] = ()
    caps: tuple[Cap, ...] = ()
    prepares: tuple[Id, ...] = ()
    afterwards: Flag = False
    steps: tuple[StepAdvice, ...] = Field(min_length=1)


class Preparation(Frozen):
    """Something to do before the first step, or all along; `control` is the one whose action does it."""

    id: Id
    says: Text
    control: Id | None = None


def _part(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    return {"id": value} if isinstance(value, str) else value


class Part(Frozen):
    """A strategy as a rule wants it: of its `steps` only those named, with other shares or another least time.

    A `technical` part judges errors and latency, never the quality of answers. Its place is at the end, unless it comes
    right `after` another strategy and takes over the larger shares of that, or before the first step that is live.
    """

    id: Id
    when: When | None = None
    steps: tuple[Id, ...] = ()
    shares: tuple[Share, ...] = ()
    hours: float | None = Field(default=None, ge=0)
    technical: Flag = False
    after: Id | None = None
    before_live: Flag = False


Parts = tuple[Annotated[Part, BeforeValidator(_part, json_schema_input_type=Part | str)], ...]


class StrategyRule(Frozen):
    """One ordered rule. Of the bases the first that holds counts, of the modifiers all.

    A `stop` forbids the release until its `needs` are there; the controls that it `counts_as_none` are level 0 while
    unknown. A `first-step`
    is a base that leaves the rest to the next one. With `pick: first` only the first part that is possible is taken.
    A modifier `bars` strategies, each with the reason, and `replaces` them; it spares those that judge no quality where
    `spares_technical`. `prepares` names preparations.
    """

    id: RuleId
    kind: Literal["stop", "base", "first-step", "modifier"]
    title: Line
    says: Text
    when: When | None = None
    counts_as_none: tuple[Id, ...] = ()
    parts: Parts = ()
    pick: Literal["all", "first"] = "all"
    bars: dict[Id, Line] = Field(default_factory=dict)
    replaces: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    spares_technical: Flag = False
    needs: tuple[Need, ...] = ()
    caps: dict[Id, Share] = Field(default_factory=dict)
    prepares: tuple[Id, ...] = ()


class PlatformFact(Frozen):
    """Something about a product that bears on a strategy, and when it was last looked up."""

    id: Id
    when: When
    strategies: tuple[Id, ...] = Field(min_length=1)
    says: Line
    checked_on: Line
    caps: dict[Id, Share] = Field(default_factory=dict)


class ReviewPoint(Frozen):
    """When to look back after the release, at what, and what to decide then."""

    id: Id
    title: Line
    hours: float = Field(gt=0)
    looks: tuple[Text, ...] = Field(min_length=1)
    decide: Text


class NextVersion(Frozen):
    """The answers that will have changed by the next version, where `when` holds now."""

    when: When
    answers: dict[Id, Scalar] = Field(min_length=1)


class Strategies(Book):
    """All of it. Rules stand in the order in which they are tried."""

    technical_when: When
    """When true outcomes come too late for a step of a release to judge the quality of answers."""
    canary_share: Id
    """The assumption that says from which share on a step is large enough to judge quality."""
    sample: Id
    """The figure of the capacity section that says how many requests that takes."""
    strategies: tuple[StrategyKind, ...] = Field(min_length=1)
    preparations: tuple[Preparation, ...] = ()
    always: tuple[Id, ...] = ()
    """The preparations that every release looks at."""
    rules: tuple[StrategyRule, ...] = Field(min_length=1)
    next_version: NextVersion | None = None
    platform_facts: tuple[PlatformFact, ...] = ()
    reviews: tuple[ReviewPoint, ...] = ()

    def kind(self, name: str) -> StrategyKind:
        """Return the strategy `name`; raise ValueError where there is none."""
        for kind in self.strategies:
            if kind.id == name:
                return kind
        raise ValueError(f"there is no strategy {name}")

    def preparation(self, name: str) -> Preparation | None:
        """Return the preparation `name`, or None: the name may be that of a strategy."""
        return next((one for one in self.preparations if one.id == name), None)

    @property
    def plain(self) -> StrategyRule:
        """The last base, which always holds."""
        return [rule for rule in self.rules if rule.kind == "base"][-1]

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every name of a strategy, a step or a preparation that leads nowhere."""
        return _dangling(self)


def _dangling(book: Strategies) -> Iterator[tuple[Path, str]]:
    kinds, preparations = [kind.id for kind in book.strategies], [one.id for one in book.preparations]
    known = [*kinds, *preparations]
    for field, entries in (("strategies", book.strategies), ("preparations", book.preparations)):
        yield from doubles((field,), [entry.id for entry in entries], "id")
    yield from unknown_names(("always",), book.always, preparations)
    for at, kind in enumerate(book.strategies):
        yield from unknown_names(("strategies", at, "instead"), kind.instead, known)
        yield from unknown_names(("strategies", at, "prepares"), kind.prepares, preparations)
    for at, rule in enumerate(book.rules):
        yield from _dangling_in_rule(("rules", at), rule, book, kinds, preparations)
    for at, fact in enumerate(book.platform_facts):
        yield from unknown_names(("platform_facts", at, "strategies"), fact.strategies, kinds)
        yield from unknown_names(("platform_facts", at, "caps"), [*fact.caps], kinds)
    bases = [rule for rule in book.rules if rule.kind == "base"]
    if not bases or bases[-1].when is not None:
        yield ("rules",), "the last base must hold always: give it no when"


def _dangling_in_rule(
    place: Path, rule: StrategyRule, book: Strategies, kinds: Sequence[str], preparations: Sequence[str]
) -> Iterator[tuple[Path, str]]:
    yield from unknown_names((*place, "prepares"), rule.prepares, preparations)
    for field, names in (("bars", [*rule.bars]), ("caps", [*rule.caps]), ("replaces", [*rule.replaces])):
        yield from unknown_names((*place, field), names, kinds)
    for name, others in rule.replaces.items():
        yield from unknown_names((*place, "replaces", name), others, kinds)
    for number, part in enumerate(rule.parts):
        yield from unknown_names((*place, "parts", number), [part.id, *filter(None, [part.after])], kinds)
        if part.id in kinds:
            steps = [step.id for step in book.kind(part.id).steps]
            yield from unknown_names((*place, "parts", number, "steps"), part.steps, steps)
