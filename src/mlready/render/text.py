"""The scorecard on a terminal: what the verdict is, what stands in the way, and what to do next."""

import io
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlready.model.amounts import count
from mlready.model.assessment import Assessment, Finding, Outcome, Score, Verdict
from mlready.render.markdown_text import one_line
from mlready.render.remarks import remarks
from mlready.render.words import headline, per_cent, stakes, standing

MAX_WIDTH: Final = 100
MOST_GAPS: Final = 5
MOST_QUESTIONS: Final = 3
# What a first screen of 80 by 24 has room for beside the verdict and the next step: two blockers with their first step
# take the lines of four that nobody has answered.
MOST_FIRST: Final = 2
MOST_LINES: Final = 5
_BAR: Final = 20
_KNOWN: Final = "What stops the launch"
STYLE: Final = {
    Verdict.READY: "bold green",
    Verdict.CONDITIONS: "bold yellow",
    Verdict.NOT_READY: "bold red",
    Verdict.OUT_OF_SCOPE: "bold",
}


def scorecard(assessment: Assessment, *, next_step: str = "", width: int = 80, colour: bool = False) -> str:
    """Return the scorecard as text of `width` columns, with ANSI colours where `colour` is set.

    Only the command to go on with may be longer.
    """
    return printed(_parts(assessment, next_step), width=width, colour=colour)


def scorecard_in_brief(assessment: Assessment, *, next_step: str = "", width: int = 80, colour: bool = False) -> str:
    """Return the scorecard with what fits a first screen before the rest: verdict, what blocks, what to do next."""
    return printed(_brief(assessment, next_step), width=width, colour=colour)


def printed(parts: Iterator[RenderableType], *, width: int, colour: bool) -> str:
    """Return what rich makes of `parts`, without blanks at the ends of lines."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(width, MAX_WIDTH),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*parts), crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(assessment: Assessment, next_step: str) -> Iterator[RenderableType]:
    yield from _opening(assessment)
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        return
    yield Text()
    yield _bars(assessment)
    yield from _blockers(assessment)
    yield from _conditions(assessment)
    yield from _gaps(assessment)
    yield from _remarks(assessment)
    if next_step:
        yield Text()
        yield from _next(next_step)


def _brief(assessment: Assessment, next_step: str) -> Iterator[RenderableType]:
    yield from _opening(assessment)
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        return
    yield from _next(next_step)
    yield from _first_blockers(assessment)
    yield Text()
    yield _bars(assessment)
    yield from _conditions(assessment)
    yield from _gaps(assessment)
    yield from _remarks(assessment)


def _opening(assessment: Assessment) -> Iterator[RenderableType]:
    playbook = assessment.playbook
    title = " + ".join((playbook.title, *playbook.overlays))
    yield Text.assemble((one_line(assessment.answers.system.name), "bold"), f"  {one_line(title)}, {assessment.today}")
    yield Text()
    yield Text(headline(assessment), style=STYLE[assessment.verdict])
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        yield from _out_of_scope(assessment)
    else:
        yield from _score_lines(assessment)


def _next(step: str) -> Iterator[RenderableType]:
    if step:
        # A command stays on one line, however long: it is there to be copied.
        yield Text.assemble("Next: ", (one_line(step), "bold"), no_wrap=True, overflow="ignore")


def _out_of_scope(assessment: Assessment) -> Iterator[RenderableType]:
    question = assessment.playbook.question("context.purpose")
    purpose = assessment.answers.value("context.purpose")
    chosen = next((choice.says for choice in question.choices if choice.id == purpose), "") if question else ""
    yield Text()
    yield Text(f"{one_line(chosen or str(purpose))}.")
    yield Text("No score is given. Come back when the system is to be deployed and kept running.")


def _score_lines(assessment: Assessment) -> Iterator[RenderableType]:
    score = assessment.overall
    unknown = sum(finding.outcome is Outcome.UNKNOWN and finding.weight > 0 for finding in assessment.findings)
    line = f"Score {per_cent(score.score)} of 100, from answers that cover {per_cent(score.coverage)} %"
    if unknown and score.score != score.potential:
        line += f"; up to {per_cent(score.potential)} with the {count(unknown, 'unknown')} settled"
    yield Text(line)
    if any(finding.raised for finding in assessment.findings):
        yield Text(f"Minimums of 1 and 2 are one higher here: {stakes(assessment)}.")


def _bars(assessment: Assessment) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for phase in assessment.playbook.phases:
        score = assessment.phases.get(phase.id)
        if score is None or score.score is None:
            continue
        members = [one for one in assessment.findings if one.control.phase == phase.id and one.weight]
        enough = sum(not one.short for one in members)
        reached = f"{enough} of {len(members)} at minimum"
        table.add_row(one_line(phase.title), bar(score), per_cent(score.score).rjust(3), reached)
    return table


def bar(score: Score) -> Text:
    """Return a bar of 20 columns: full for what is reached, shaded for what is unknown, dotted for the rest."""
    reached, potential = ((value or 0) * _BAR / 100 for value in (score.score, score.potential))
    full = int(reached)
    shaded = int(potential) - full
    return Text.assemble(("█" * full, "green"), ("▒" * shaded, "yellow"), ("·" * (_BAR - full - shaded), "dim"))


def _blockers(assessment: Assessment) -> Iterator[RenderableType]:
    """Tell what is known to be missing from what nobody has said: the first is to be done, the second to be asked."""
    known, unknown = _known_and_unknown(assessment)
    if known:
        yield _heading(_KNOWN)
        yield from (_item(finding) for finding in known)
    if unknown:
        yield _heading("What nobody has said yet, and stops the launch until somebody does")
        for finding in unknown[:MOST_QUESTIONS]:
            owner = f"  ({finding.control.role})" if finding.control.role else ""
            yield _bullet(Text.assemble((finding.control.id, "bold"), f"  {one_line(finding.control.ask)}{owner}"))
        yield from _more(unknown[MOST_QUESTIONS:])


def _first_blockers(assessment: Assessment) -> Iterator[RenderableType]:
    """Yield what stops the launch in so many lines as a first screen can spare; the rest goes by its ids."""
    known, unknown = _known_and_unknown(assessment)
    first = known[:MOST_FIRST]
    if known:
        yield _heading(_KNOWN)
        yield from (_item(finding) for finding in first)
        yield from _more(known[MOST_FIRST:])
    if unknown:
        yield _heading("Nobody has said how far these are; until somebody does, each stops the launch")
        room = MOST_LINES - 2 * len(first)
        yield from (_bullet(_named(finding)) for finding in unknown[:room])
        yield from _more(unknown[room:])


def _known_and_unknown(assessment: Assessment) -> tuple[list[Finding], list[Finding]]:
    known = [finding for finding in assessment.blockers if finding.outcome is not Outcome.UNKNOWN]
    return known, [finding for finding in assessment.blockers if finding.outcome is Outcome.UNKNOWN]


def _more(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    if findings:
        yield _bullet(Text(f"and {len(findings)} more: {', '.join(finding.control.id for finding in findings)}"))


def _conditions(assessment: Assessment) -> Iterator[RenderableType]:
    if assessment.verdict is not Verdict.CONDITIONS:
        return
    yield _heading("What the launch is subject to")
    for condition in assessment.conditions:
        yield _bullet(Text.assemble((", ".join(condition.ids), "bold"), f"  {one_line(condition.says)}"))


def _gaps(assessment: Assessment) -> Iterator[RenderableType]:
    shown = {finding.control.id for finding in assessment.blockers}
    gaps = [one for one in assessment.findings if one.due_before_launch and one.control.id not in shown]
    if not gaps or assessment.verdict is not Verdict.NOT_READY:
        return
    gaps.sort(key=lambda finding: finding.weight * ((finding.credit or 0) - 1))
    more = f", {MOST_GAPS} of {len(gaps)}" if len(gaps) > MOST_GAPS else ""
    yield _heading(f"Other gaps below the minimum{more}{' (a plan lists them all)' if more else ''}")
    for finding in gaps[:MOST_GAPS]:
        yield _bullet(_title(finding))


def _remarks(assessment: Assessment) -> Iterator[RenderableType]:
    if lines := list(remarks(assessment)):
        yield _heading("Worth knowing")
        yield from (_bullet(Text(one_line(line))) for line in lines)


def _heading(text: str) -> RenderableType:
    return Padding(Text(text, style="bold"), (1, 0, 0, 0))


def _bullet(text: Text) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_row(" •", text)
    return table


def _title(finding: Finding) -> Text:
    return _named(finding, f": {standing(finding)}")


def _named(finding: Finding, standing: str = "") -> Text:
    remedy = finding.control.remedy
    title = remedy.title if remedy else finding.control.ask
    return Text.assemble((one_line(title), "bold"), f"  ({finding.control.id}{standing})")


def _item(finding: Finding) -> RenderableType:
    text = _title(finding)
    if finding.control.remedy:
        text.append(f"\n→ {one_line(finding.control.remedy.steps_between(finding.level, finding.target)[0])}")
    return _bullet(text)
