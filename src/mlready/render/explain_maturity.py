"""What `mlready explain` says of somebody else's maturity model: its levels or tests, and what shows each of them."""

from collections.abc import Iterable, Iterator

from mlready.model.crosswalk import Crosswalk, LadderCrosswalk, Sign, TestScoreCrosswalk
from mlready.render.explanation import wrap


def explain_maturity(name: str, crosswalks: Iterable[Crosswalk]) -> Iterator[str]:
    """Yield the maturity model that `name` stands for, by its id or by its title as reports say it."""
    for one in crosswalks:
        if name.casefold() in (one.id, one.title.casefold()):
            lines = [f"{one.id}: {one.title}", "", *wrap(f"{one.about} Looked up on {one.checked_on}.")]
            lines += _levels(one) if isinstance(one, LadderCrosswalk) else _tests(one)
            yield "\n".join(lines) + "\n"


def _levels(ladder: LadderCrosswalk) -> Iterator[str]:
    for rung in ladder.levels:
        yield ""
        yield from wrap(f"Level {rung.level}: {rung.title}")
        for statement in rung.requires:
            yield from wrap(f"{statement.id}: {statement.says}", "  ", "    ")
            yield from wrap((" or " if statement.any else " and ").join(map(_sign, statement.signs)), "    ", "    ")


def _tests(score: TestScoreCrosswalk) -> Iterator[str]:
    for section in score.sections:
        yield ""
        yield from wrap(f"{section.id}: {section.title}")
        for test in section.tests:
            yield from wrap(f"{test.id}: {test.title}", "  ", "    ")
            yield from wrap(", ".join((*test.practices, *test.controls)), "    ", "    ")
    yield ""
    for band in score.bands:
        yield from wrap(f"above {band.above:g}: {band.says}" if band.above >= 0 else f"0: {band.says}", "  ", "    ")


def _sign(sign: Sign) -> str:
    return sign.practice or f"{sign.control} at level {sign.level}"
