import pytest

from mlready.model.evidence import Evidence
from mlready.render.shortfalls import Ground, Kind, Severity, Spot, shortfalls
from reports import GROUND, a_perfect_system, a_report


def test_a_blocker_is_an_error_and_what_nobody_said_or_somebody_accepts_is_a_note() -> None:
    found = {(one.kind.value, one.id): one.severity for one in shortfalls(a_report(), GROUND)}
    assert found == {
        ("control", "plan.blocker"): Severity.ERROR,
        ("control", "plan.unheard"): Severity.ERROR,
        ("control", "plan.silent"): Severity.NOTE,
        ("control", "plan.below"): Severity.WARNING,
        ("control", "plan.waived"): Severity.NOTE,
        ("conflict", "plan.claimed"): Severity.WARNING,
        ("practice", "code.lint"): Severity.NOTE,
    }


def test_nothing_falls_short_in_a_perfect_system() -> None:
    assert not list(shortfalls(a_perfect_system(), GROUND))


def test_a_control_is_shown_where_its_evidence_is_else_at_its_answer_else_at_the_readme() -> None:
    ground = Ground("README.md", answers="mlready-answers.yaml", lines={"plan.below": 12})
    spots = {one.id: one.spot for one in shortfalls(a_report(), ground)}
    assert spots["plan.blocker"] == Spot("tests/test_a.py", 7)
    assert spots["plan.below"] == Spot("mlready-answers.yaml", 12)
    assert spots["plan.unheard"] == Spot("mlready-answers.yaml", 1)
    assert {one.id: one.spot for one in shortfalls(a_report(), GROUND)}["plan.below"] == Spot("README.md", 1)


@pytest.mark.parametrize(
    ("ground", "repository", "expected"),
    [
        (Ground("r"), ".", "a.py"),
        (Ground("r", folders={".": "services/ranker"}), ".", "services/ranker/a.py"),
        (Ground("r", folders={"A": "", "B": "B"}), "A", "a.py"),
        (Ground("r", folders={"A": "", "B": "B"}), "B", "B/a.py"),
        (Ground("r", folders={"A": "", "B": "B"}), "C", None),
    ],
)
def test_a_place_is_named_as_ci_sees_it(ground: Ground, repository: str, expected: str | None) -> None:
    spot = ground.spot(Evidence(path="a.py", line=2, repository=repository, says="x"))
    assert spot == (None if expected is None else Spot(expected, 2))


def test_evidence_of_a_repository_that_ci_does_not_see_is_named_in_words() -> None:
    assessment = a_report()
    place = Evidence(path="a.py", line=2, repository="training", says="x")
    findings = [one.model_copy(update={"evidence": (place,)}) for one in assessment.findings]
    elsewhere = assessment.model_copy(update={"findings": tuple(findings)})
    shown = next(one for one in shortfalls(elsewhere, GROUND) if one.id == "plan.blocker")
    assert shown.spot == Spot("README.md", 1)
    assert shown.says.endswith(" Seen in training: a.py:2")


def test_fingerprints_know_neither_lines_nor_order() -> None:
    first = {one.fingerprint(GROUND) for one in shortfalls(a_report(), GROUND)}
    second = {one.fingerprint(GROUND) for one in shortfalls(a_report(shift=40, backwards=True), GROUND)}
    assert first == second
    assert len(first) == 7


def test_the_same_gap_of_two_systems_in_one_repository_is_two_gaps() -> None:
    one, other = (
        {short.fingerprint(ground) for short in shortfalls(a_report(), ground)}
        for ground in (Ground("a", folder="a"), Ground("b", folder="b"))
    )
    assert not one & other


def test_what_is_said_is_one_short_line_that_steers_no_terminal() -> None:
    for one in shortfalls(a_report(), GROUND):
        assert one.message.isprintable()
        assert len(one.says) <= 1000
        assert one.kind in Kind
