from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pytest

from builders import TODAY, answers, control, playbook, scan
from mlready.engine.findings import find
from mlready.engine.maturity import maturity
from mlready.model.assessment import Interval, Ladder
from mlready.model.assessment import TestScore as MlTestScore
from mlready.model.crosswalk import LadderCrosswalk
from mlready.model.crosswalk import TestScoreCrosswalk as MlTestScoreCrosswalk
from mlready.model.evidence import NOT_SCANNED, PracticeFinding, Scan, Status, Strength

Signs: TypeAlias = Mapping[str, object]

DEPLOYS = {"control": "impl.deploy", "level": 3}
RETRAINS = {"practice": "retraining.automated"}
ELSEWHERE = {"control": "only.elsewhere", "level": 1}
CODE, DATA = "assess.code", "assess.data"
UNKNOWN, NOTHING, BY_HAND, DONE = (0.0, 1.0), (0.0, 0.0), (0.5, 0.5), (1.0, 1.0)
NOT_FOR_US = {"not_applicable": "not for this system"}


def ladder(*rungs: list[Signs]) -> LadderCrosswalk:
    """Return a ladder whose rungs above 0 need these statements; a statement's id is G, its rung and its place."""
    levels = [
        {
            "level": level,
            "title": f"Rung {level}",
            "requires": [
                {"id": f"G{level}.{i}", "says": "It holds"} | dict(one) for i, one in enumerate(statements, 1)
            ],
        }
        for level, statements in enumerate([[], *rungs])
    ]
    return LadderCrosswalk.model_validate(
        {"kind": "ladder", "id": "ours", "title": "Ours", "about": "A ladder.", "checked_on": "2026", "levels": levels}
    )


def climbed(ours: LadderCrosswalk, said: Mapping[str, object] | None = None, seen: Scan = NOT_SCANNED) -> Ladder:
    reached = maturity([ours], find(playbook(control("impl.deploy")), answers(said), seen, TODAY), seen)["ours"]
    assert isinstance(reached, Ladder)
    return reached


def missing(
    ours: LadderCrosswalk, said: Mapping[str, object] | None = None, seen: Scan = NOT_SCANNED
) -> dict[str, bool]:
    return {need.id: need.known for need in climbed(ours, said, seen).missing}


def test_the_highest_rung_below_which_nothing_is_missing_is_reached() -> None:
    ours = ladder([{"all": [DEPLOYS]}], [{"all": [RETRAINS]}], [{"all": [DEPLOYS]}])
    assert climbed(ours).level == 0
    reached = climbed(ours, {"impl.deploy": 3})
    assert (reached.level, reached.level_title) == (1, "Rung 1")
    assert reached.next is not None
    assert (reached.next.level, reached.next.title) == (2, "Rung 2")
    assert [need.id for need in reached.missing] == ["G2.1"]


def test_nothing_is_missing_on_top_of_a_ladder() -> None:
    reached = climbed(ladder([{"all": [DEPLOYS, RETRAINS]}]), {"impl.deploy": 4}, scan("retraining.automated"))
    assert (reached.level, reached.next, reached.missing) == (1, None, ())


@pytest.mark.parametrize(
    ("said", "seen", "any_of", "all_of"),
    [
        ({}, NOT_SCANNED, None, None),
        ({}, scan(), None, False),
        ({}, scan("retraining.automated"), True, None),
        ({"impl.deploy": 2}, NOT_SCANNED, False, False),
        ({"impl.deploy": 2}, scan(), False, False),
        ({"impl.deploy": 2}, scan("retraining.automated"), True, False),
        ({"impl.deploy": 3}, NOT_SCANNED, True, None),
        ({"impl.deploy": 3}, scan(), True, False),
        ({"impl.deploy": 3}, scan("retraining.automated"), True, True),
        ({"impl.deploy": NOT_FOR_US}, NOT_SCANNED, None, None),
        ({"impl.deploy": NOT_FOR_US}, scan(), False, False),
        ({"impl.deploy": NOT_FOR_US}, scan("retraining.automated"), True, True),
    ],
)
def test_any_sign_or_all_signs_show_a_statement_and_what_nobody_said_is_not_known_to_be_missing(
    said: Mapping[str, object],
    seen: Scan,
    any_of: bool | None,  # noqa: FBT001
    all_of: bool | None,  # noqa: FBT001
) -> None:
    for word, holds in ("any", any_of), ("all", all_of):
        expected = {} if holds is True else {"G1.1": holds is False}
        assert missing(ladder([{word: [DEPLOYS, RETRAINS]}]), said, seen) == expected


def test_a_statement_that_asks_for_level_zero_asks_only_for_an_answer() -> None:
    answered = ladder([{"all": [{"control": "impl.deploy", "level": 0}]}])
    assert missing(answered) == {"G1.1": False}
    assert missing(answered, {"impl.deploy": 0}) == {}


def test_a_statement_of_which_nothing_applies_is_no_hindrance() -> None:
    assert missing(ladder([{"all": [DEPLOYS]}]), {"impl.deploy": NOT_FOR_US}) == {}


@pytest.mark.parametrize("word", ["any", "all"])
def test_a_control_that_the_playbook_does_not_have_never_lifts_a_system(word: str) -> None:
    assert missing(ladder([{word: [ELSEWHERE]}])) == {"G1.1": False}
    assert missing(ladder([{"any": [ELSEWHERE, RETRAINS]}]), {}, scan("retraining.automated")) == {}


def scored(*tests: Signs, said: Mapping[str, object] | None = None, seen: Scan = NOT_SCANNED) -> tuple[float, float]:
    """Return the interval of a section that holds `tests`."""
    score = sections({"only": [*tests]}, said, seen).sections["only"]
    return score.low, score.high


def sections(
    tests: Mapping[str, Sequence[Signs]], said: Mapping[str, object] | None = None, seen: Scan = NOT_SCANNED
) -> MlTestScore:
    crosswalk = MlTestScoreCrosswalk.model_validate(
        {
            "kind": "ml-test-score",
            "id": "score",
            "title": "Test score",
            "about": "Sections of tests.",
            "checked_on": "2026",
            "sections": [
                {
                    "id": name,
                    "title": name,
                    "tests": [{"id": f"{name}-{i}", "title": "A test", **test} for i, test in enumerate(members)],
                }
                for name, members in tests.items()
            ],
            "bands": [{"above": bound, "says": f"above {bound}"} for bound in (-1, 0, 1, 2, 3, 5)],
        }
    )
    asked = playbook(control(CODE), control(DATA))
    score = maturity([crosswalk], find(asked, answers(said), seen, TODAY), seen)["score"]
    assert isinstance(score, MlTestScore)
    return score


@pytest.mark.parametrize(
    ("level", "points"), [(None, UNKNOWN), (0, NOTHING), (1, NOTHING), (2, BY_HAND), (3, DONE), (4, DONE)]
)
def test_a_level_gives_the_points_of_a_test_and_an_unknown_one_an_interval(
    level: int | None, points: tuple[float, float]
) -> None:
    assert scored({"controls": [CODE]}, said={} if level is None else {CODE: level}) == points


@pytest.mark.parametrize(
    ("strength", "points"), [(Strength.DECLARED, 0.5), (Strength.USED, 0.5), (Strength.AUTOMATED, 1)]
)
def test_found_practices_give_half_a_point_and_automated_ones_a_whole(strength: Strength, points: float) -> None:
    both = {"practices": ["code.tests", "ci.tests"], "controls": [CODE]}
    assert scored(both, said={CODE: 0}, seen=scan("code.tests", "ci.tests", strength=strength)) == (points, points)
    assert scored(both, said={CODE: 0}, seen=scan("code.tests", strength=strength)) == NOTHING


def test_one_practice_that_is_not_automated_keeps_a_test_at_half_a_point() -> None:
    seen = Scan(
        practices={
            "code.tests": PracticeFinding(id="code.tests", status=Status.FOUND, strength=Strength.USED),
            "ci.tests": PracticeFinding(id="ci.tests", status=Status.FOUND, strength=Strength.AUTOMATED),
        }
    )
    assert scored({"practices": ["code.tests", "ci.tests"]}, seen=seen) == BY_HAND


def test_practices_that_fall_short_give_no_points() -> None:
    short = PracticeFinding(id="ci.tests", status=Status.PARTIAL, strength=Strength.AUTOMATED)
    assert scored({"practices": ["ci.tests"]}, seen=Scan(practices={"ci.tests": short})) == NOTHING


def test_not_scanned_counts_as_not_found() -> None:
    assert scored({"practices": ["ci.tests"]}) == NOTHING


def test_the_better_of_files_and_answers_counts() -> None:
    test = {"practices": ["ci.tests"], "controls": [CODE]}
    assert scored(test, said={CODE: 3}, seen=scan("ci.tests")) == DONE
    assert scored(test, said={CODE: 0}, seen=scan("ci.tests")) == BY_HAND
    assert scored(test, seen=scan("ci.tests")) == (0.5, 1)


@pytest.mark.parametrize(
    ("code", "data", "points"),
    [
        (3, 2, BY_HAND),
        (3, 0, NOTHING),
        (3, {"unknown": True}, UNKNOWN),
        (2, {"unknown": True}, (0, 0.5)),
        (0, {"unknown": True}, NOTHING),
        (3, NOT_FOR_US, DONE),
        (0, NOT_FOR_US, NOTHING),
        (NOT_FOR_US, NOT_FOR_US, DONE),
        (NOT_FOR_US, {"unknown": True}, UNKNOWN),
    ],
)
def test_of_two_controls_the_lower_counts_and_what_does_not_apply_is_passed(
    code: object, data: object, points: tuple[float, float]
) -> None:
    assert scored({"controls": [CODE, DATA]}, said={CODE: code, DATA: data}) == points


def test_a_test_of_controls_that_the_playbook_does_not_have_goes_by_its_practices() -> None:
    test = {"practices": ["ci.tests"], "controls": ["only.elsewhere"]}
    assert scored(test) == NOTHING
    assert scored(test, seen=scan("ci.tests")) == BY_HAND


def test_a_section_adds_up_and_the_least_section_is_the_score() -> None:
    score = sections(
        {"model": [{"controls": [CODE]}] * 7, "data": [{"controls": [CODE]}, {"controls": [DATA]}]}, {CODE: 3, DATA: 2}
    )
    assert score.sections == {"model": Interval(low=7, high=7), "data": Interval(low=1.5, high=1.5)}
    assert (score.score, score.limiting) == (Interval(low=1.5, high=1.5), "data")


def test_unknown_sections_give_an_interval_that_the_least_ends_bound() -> None:
    score = sections({"model": [{"controls": [CODE]}] * 3, "data": [{"controls": [DATA]}]}, {DATA: 2})
    assert (score.score, score.limiting) == (Interval(low=0, high=0.5), "model")


@pytest.mark.parametrize(
    ("done", "by_hand", "says"),
    [
        (0, 0, "above -1"),
        (0, 1, "above 0"),
        (1, 0, "above 0"),
        (1, 1, "above 1"),
        (2, 0, "above 1"),
        (2, 1, "above 2"),
        (3, 0, "above 2"),
        (3, 1, "above 3"),
        (5, 0, "above 3"),
        (5, 1, "above 5"),
        (7, 0, "above 5"),
    ],
)
def test_a_band_reaches_from_just_above_its_bound_to_the_next_bound(done: int, by_hand: int, says: str) -> None:
    tests: list[Signs] = [*[{"controls": [CODE]}] * done, *[{"controls": [DATA]}] * by_hand]
    assert sections({"data": tests or [{}]}, {CODE: 3, DATA: 2}).says == says


def test_every_crosswalk_is_answered_by_its_id() -> None:
    assert maturity([], (), NOT_SCANNED) == {}
    assert list(maturity([ladder()], (), NOT_SCANNED)) == ["ours"]
