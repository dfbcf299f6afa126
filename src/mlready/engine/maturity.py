"""Findings and practices -> the levels and scores of other people's maturity models."""

import math
from collections.abc import Iterable, Mapping, Sequence

from mlready.model.assessment import Finding, Interval, Ladder, OpenStatement, Rung, TestScore
from mlready.model.crosswalk import Crosswalk, LadderCrosswalk, ScoredTest, Sign, Statement, TestScoreCrosswalk
from mlready.model.evidence import Scan, Strength

_AUTOMATED_LEVEL = 3
_BY_HAND_LEVEL = 2
_DONE, _BY_HAND, _NOT_DONE = 1.0, 0.5, 0.0


def maturity(crosswalks: Iterable[Crosswalk], findings: Sequence[Finding], scan: Scan) -> dict[str, Ladder | TestScore]:
    """Return where the system stands on each crosswalk, by its id."""
    by_id = {finding.control.id: finding for finding in findings}
    return {
        crosswalk.id: _climb(crosswalk, by_id, scan)
        if isinstance(crosswalk, LadderCrosswalk)
        else _test_score(crosswalk, by_id, scan)
        for crosswalk in crosswalks
    }


def _climb(crosswalk: LadderCrosswalk, findings: Mapping[str, Finding], scan: Scan) -> Ladder:
    """Return the highest rung below which nothing is missing. Its lowest rung needs nothing."""
    reached = crosswalk.levels[0]
    for rung in crosswalk.levels[1:]:
        judged = [(statement, _holds(statement, findings, scan)) for statement in rung.requires]
        missing = [
            OpenStatement(id=statement.id, says=statement.says, known=holds is False)
            for statement, holds in judged
            if holds is not True
        ]
        if missing:
            return Ladder(
                title=crosswalk.title,
                level=reached.level,
                level_title=reached.title,
                next=Rung(level=rung.level, title=rung.title),
                missing=tuple(missing),
            )
        reached = rung
    return Ladder(title=crosswalk.title, level=reached.level, level_title=reached.title, next=None, missing=())


def _holds(statement: Statement, findings: Mapping[str, Finding], scan: Scan) -> bool | None:
    """Return whether a statement holds; None where nobody knows. A sign that does not apply here is left out.

    A control that the playbook does not have is one of which nobody knows: it never lifts a system.
    """
    shown = [_shows(sign, findings, scan) for sign in _signs(statement, findings, scan)]
    if not shown:
        return True
    if statement.any:
        return True if True in shown else None if None in shown else False
    return False if False in shown else None if None in shown else True


def _signs(statement: Statement, findings: Mapping[str, Finding], scan: Scan) -> list[Sign]:
    """Return the signs that can speak: where no file was looked at, the answers alone where there are any."""
    applicable = [sign for sign in statement.signs if _applies(sign, findings)]
    asked = [sign for sign in applicable if sign.control is not None]
    return asked if asked and statement.any and scan.practices is None else applicable


def _applies(sign: Sign, findings: Mapping[str, Finding]) -> bool:
    finding = findings.get(sign.control or "")
    return finding is None or finding.applies


def _shows(sign: Sign, findings: Mapping[str, Finding], scan: Scan) -> bool | None:
    if sign.control is not None:
        finding = findings.get(sign.control)
        return None if finding is None or finding.level is None else finding.level >= (sign.level or 0)
    if scan.found(sign.practice or ""):
        return True
    return None if scan.practices is None else False


def _test_score(crosswalk: TestScoreCrosswalk, findings: Mapping[str, Finding], scan: Scan) -> TestScore:
    sections = {
        section.id: _sum(_points(test, findings, scan) for test in section.tests) for section in crosswalk.sections
    }
    limiting = min(sections, key=lambda name: (sections[name].low, sections[name].high))
    score = Interval(
        low=min(section.low for section in sections.values()),
        high=min(section.high for section in sections.values()),
    )
    band = max(
        (band for band in crosswalk.bands if band.above < score.low),
        key=lambda band: band.above,
        default=min(crosswalk.bands, key=lambda band: band.above),
    )
    return TestScore(title=crosswalk.title, score=score, sections=sections, limiting=limiting, says=band.says)


def _sum(points: Iterable[tuple[float, float]]) -> Interval:
    low, high = zip(*points, strict=True)
    return Interval(low=math.fsum(low), high=math.fsum(high))


def _points(test: ScoredTest, findings: Mapping[str, Finding], scan: Scan) -> tuple[float, float]:
    """Return the least and the most points of one test: 1 automated, 0.5 done by hand, 0 not done.

    The two differ where nobody knows.
    """
    shown = _from_practices(test.practices, scan)
    asked = [findings[name] for name in test.controls if name in findings]
    applicable = [finding for finding in asked if finding.applies]
    if not applicable:
        return (_DONE, _DONE) if asked else (shown, shown)
    said = [_from_control(finding) for finding in applicable]
    low, high = min(least for least, _ in said), min(most for _, most in said)
    return max(shown, low), max(shown, high)


def _from_practices(practices: tuple[str, ...], scan: Scan) -> float:
    if not practices or not all(map(scan.found, practices)):
        return _NOT_DONE
    known = scan.practices or {}
    return _DONE if all(known[name].strength is Strength.AUTOMATED for name in practices) else _BY_HAND


def _from_control(finding: Finding) -> tuple[float, float]:
    if finding.level is None:
        return _NOT_DONE, _DONE
    points = _DONE if finding.level >= _AUTOMATED_LEVEL else _BY_HAND if finding.level >= _BY_HAND_LEVEL else _NOT_DONE
    return points, points
