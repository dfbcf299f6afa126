"""The scorecard on a terminal: what the verdict is, what stands in the way, and what to do next."""

import io
from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlready.model.assessment import Assessment, Finding, Ladder, Outcome, Score, Verdict, WaiverState
from mlready.render.words import count, headline, number, per_cent, standing

MAX_WIDTH: Final = 100
MOST_GAPS: Final = 5
MOST_QUESTIONS: Final = 3
_BAR: Final = 20
STYLE: Final = {
    Verdict.READY: "bold green",
    Verdict.CONDITIONS: "bold yellow",
    Verdict.NOT_READY: "bold red",
    Verdict.OUT_OF_SCOPE: "bold",
}


def scorecard(assessment: Assessment, *, next_step: str = "", width: int = 80, colour: bool = False) -> str:
    """Return the scorecard as text of at most `width` columns, with ANSI colours where `colour` is set."""
    return printed(_parts(assessment, next_step), width=width, colour=colour)


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
    console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(assessment: Assessment, next_step: str) -> Iterator[RenderableType]:
    playbook = assessment.playbook
    title = " + ".join((playbook.title, *playbook.overlays))
    yield Text.assemble((plain(assessment.answers.system.name), "bold"), f"  {plain(title)}, {assessment.today}")
    yield Text()
    yield Text(headline(assessment), style=STYLE[assessment.verdict])
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        yield from _out_of_scope(assessment)
        return
    yield from _score_lines(assessment)
    yield Text()
    yield _bars(assessment)
    yield from _blockers(assessment)
    yield from _conditions(assessment)
    yield from _gaps(assessment)
    yield from _remarks(assessment)
    if next_step:
        yield Text()
        yield Text.assemble("Next: ", (plain(next_step), "bold"))


def _out_of_scope(assessment: Assessment) -> Iterator[RenderableType]:
    question = assessment.playbook.question("context.purpose")
    purpose = assessment.answers.value("context.purpose")
    chosen = next((choice.says for choice in question.choices if choice.id == purpose), "") if question else ""
    yield Text()
    yield Text(f"{plain(chosen or str(purpose))}.")
    yield Text("No score is given. Come back when the system is to be deployed and kept running.")


def _score_lines(assessment: Assessment) -> Iterator[RenderableType]:
    score = assessment.overall
    unknown = sum(finding.outcome is Outcome.UNKNOWN and finding.weight > 0 for finding in assessment.findings)
    line = f"Score {per_cent(score.score)} of 100, from answers that cover {per_cent(score.coverage)} %"
    if unknown and score.score != score.potential:
        line += f"; up to {per_cent(score.potential)} with the {count(unknown, 'unknown')} settled"
    yield Text(line)
    if any(finding.raised for finding in assessment.findings):
        yield Text("Minimums of 1 and 2 are one higher here: a wrong output costs a lot.")


def _bars(assessment: Assessment) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for phase in assessment.playbook.phases:
        score = assessment.phases.get(phase.id)
        if score is None or score.score is None:
            continue
        members = [one for one in assessment.findings if one.control.phase == phase.id and one.weight]
        enough = sum(not one.short for one in members)
        reached = f"{enough} of {len(members)} at minimum"
        table.add_row(plain(phase.title), bar(score), per_cent(score.score).rjust(3), reached)
    return table


def bar(score: Score, width: int = _BAR) -> Text:
    """Return a bar of `width` columns: full for what is reached, shaded for what is unknown, dotted for the rest."""
    reached, potential = ((value or 0) * width / 100 for value in (score.score, score.potential))
    full = int(reached)
    shaded = int(potential) - full
    return Text.assemble(("█" * full, "green"), ("▒" * shaded, "yellow"), ("·" * (width - full - shaded), "dim"))


def _blockers(assessment: Assessment) -> Iterator[RenderableType]:
    """Tell what is known to be missing from what nobody has said: the first is to be done, the second to be asked."""
    known = [finding for finding in assessment.blockers if finding.outcome is not Outcome.UNKNOWN]
    unknown = [finding for finding in assessment.blockers if finding.outcome is Outcome.UNKNOWN]
    if known:
        yield _heading("What stops the launch")
        yield from (_item(finding) for finding in known)
    if unknown:
        yield _heading("What nobody has said yet, and stops the launch until somebody does")
        for finding in unknown[:MOST_QUESTIONS]:
            owner = f"  ({finding.control.role})" if finding.control.role else ""
            yield _bullet(Text.assemble((finding.control.id, "bold"), f"  {plain(finding.control.ask)}{owner}"))
        if rest := ", ".join(finding.control.id for finding in unknown[MOST_QUESTIONS:]):
            yield _bullet(Text(f"and {len(unknown) - MOST_QUESTIONS} more: {rest}"))


def _conditions(assessment: Assessment) -> Iterator[RenderableType]:
    if assessment.verdict is not Verdict.CONDITIONS:
        return
    yield _heading("What the launch is subject to")
    for condition in assessment.conditions:
        yield _bullet(Text.assemble((", ".join(condition.ids), "bold"), f"  {plain(condition.says)}"))


def _gaps(assessment: Assessment) -> Iterator[RenderableType]:
    shown = {finding.control.id for finding in assessment.blockers}
    gaps = [one for one in assessment.findings if one.due_before_launch and one.control.id not in shown]
    if not gaps or assessment.verdict is not Verdict.NOT_READY:
        return
    gaps.sort(key=lambda finding: finding.weight * ((finding.credit or 0) - 1))
    more = f", {MOST_GAPS} of {len(gaps)}" if len(gaps) > MOST_GAPS else ""
    yield _heading(f"Other gaps below the minimum{more}")
    for finding in gaps[:MOST_GAPS]:
        yield _bullet(_title(finding))


def _remarks(assessment: Assessment) -> Iterator[RenderableType]:
    lines = [*_disagreements(assessment), *_ladders(assessment)]
    if lines:
        yield _heading("Worth knowing")
        yield from (_bullet(Text(plain(line))) for line in lines)


def _disagreements(assessment: Assessment) -> Iterator[str]:
    for finding in assessment.findings:
        name = finding.control.id
        if finding.conflict:
            said, shown = finding.conflict.answered, finding.conflict.detected
            yield f"{name}: the answer says level {said}, the files show level {shown}; {finding.level} counts"
        if finding.stale:
            yield f"{name}: {finding.stale}"
        if finding.waiver and finding.waiver.state is WaiverState.EXPIRED:
            yield f"{name}: its waiver ended on {finding.waiver.waiver.until}"
        if finding.waiver and finding.waiver.state is WaiverState.NEEDLESS:
            yield f"{name}: its waiver is no longer needed"
    yield from (one.says for one in assessment.inconsistencies)


def _ladders(assessment: Assessment) -> Iterator[str]:
    for one in assessment.maturity.values():
        if isinstance(one, Ladder):
            yield f"{one.title}: level {one.level}, {one.level_title}"
        else:
            high = "" if one.score.low == one.score.high else f" to {number(one.score.high)}"
            yield f"{one.title}: {number(one.score.low)}{high} of 7, limited by {one.limiting}"


def _heading(text: str) -> RenderableType:
    return Padding(Text(text, style="bold"), (1, 0, 0, 0))


def _bullet(text: Text) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_row(" •", text)
    return table


def _title(finding: Finding) -> Text:
    remedy = finding.control.remedy
    title = remedy.title if remedy else finding.control.ask
    return Text.assemble((plain(title), "bold"), f"  ({finding.control.id}: {standing(finding)})")


def _item(finding: Finding) -> RenderableType:
    text = _title(finding)
    if finding.control.remedy:
        text.append(f"\n→ {plain(finding.control.remedy.steps_between(finding.level, finding.target)[0])}")
    return _bullet(text)


def plain(text: str) -> str:
    """Return `text` on one line and without characters that steer a terminal or turn the reading direction."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
