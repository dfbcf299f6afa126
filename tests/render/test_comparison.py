import json
from typing import Any

import pytest
from hypothesis import given

from builders import TODAY, answers, control, playbook
from mlready import __version__
from mlready.engine.assess import assess
from mlready.engine.comparison import compare
from mlready.engine.snapshot import snapshot_of
from mlready.model.comparison import Comparison
from mlready.model.evidence import PracticeFinding, Scan, Status
from mlready.model.playbook import Control
from mlready.model.snapshot import Snapshot
from mlready.render.comparison import Row, playbook_line, rows, scanned_note, sections, title, verdict_line
from mlready.render.comparison_markdown import comparison_markdown
from mlready.render.comparison_text import comparison_text
from mlready.render.json_comparison import comparison_json
from reports import HOSTILE
from systems import System, systems

MINUS = "\N{MINUS SIGN}"
CONTROLS = (
    control("a.a", blocks=True),
    control("a.b"),
    control("a.c", decidable=True, evidence={"ci.tests": 4}),
    control("a.d"),
)


def seen(**statuses: Status) -> Scan:
    names = {name.replace("_", "."): status for name, status in statuses.items()}
    return Scan(practices={name: PracticeFinding(id=name, status=one) for name, one in names.items()}, commit="c" * 40)


def stood(
    levels: dict[str, Any],
    *controls: Control,
    looked: Scan | None = None,
    digest: str = "",
    **said: Any,  # noqa: ANN401 - whatever an answers file may say beside
) -> Snapshot:
    asked = playbook(*(controls or CONTROLS), digest=digest, version=f"1.{digest or 0}")
    return snapshot_of(assess(asked, answers(levels, **said), today=TODAY, scan=looked or Scan()), __version__)


def much() -> Comparison:
    """Return a comparison in which nearly everything changed."""
    waiver = {"control": "a.d", "reason": HOSTILE, "owner": "cto", "until": TODAY}
    old = stood(
        {"a.a": 1, "a.b": 3, "a.c": 4, "a.d": 1},
        looked=seen(ci_tests=Status.FOUND, code_lint=Status.MISSING),
        system={"name": "before"},
    )
    new = stood(
        {"a.a": 2, "a.c": 4, "a.d": 0},
        looked=seen(ci_tests=Status.MISSING, code_lint=Status.PARTIAL),
        waivers=[waiver],
        system={"name": HOSTILE},
    )
    return compare(old, new)


def told(comparison: Comparison) -> dict[str, list[str]]:
    return {one.title: [f"{item.id} {item.says}".strip() for item in one.items] for one in sections(comparison)}


def test_then_stands_beside_now() -> None:
    found = {row.title: (row.then, row.now, row.change) for row in rows(much())}
    assert found == {
        "Day": ("2026-11-21", "2026-11-21", ""),
        "Commit": ("c" * 12, "c" * 12, ""),
        "Verdict": ("Not ready", "Ready with conditions", ""),
        "Score": ("55.6", "33.3", f"{MINUS}22.3"),
        "Known, %": ("100.0", "83.3", f"{MINUS}16.7"),
        "Blockers": ("1", "0", f"{MINUS}1"),
        "Below minimum": ("2", "2", ""),
    }


def test_every_kind_of_change_has_its_section() -> None:
    found = told(much())
    assert found.pop("Waivers")[0].startswith("a.d new, until 2026-11-21 (cto: one")
    assert found == {
        "What got worse": [
            "a.b falls short now, level 3 → unknown, needs 2",
            "a.c falls short now, level 4 → 0, needs 2",
        ],
        "Blockers closed": ["a.a level 1 → level 2, at its minimum now"],
        "Lower level": ["a.d level 1 → level 0, needs 2"],
        "The files show more": ["code.lint missing → partial"],
        "The files show less": ["ci.tests found → missing"],
        "Answers that the files now contradict": ["a.c"],
    }
    assert verdict_line(much()) == "Worse: 2 things"


def test_what_the_playbook_did_is_told_with_how_it_was_worked_out() -> None:
    old = stood({"a.a": 2, "a.b": 2, "a.c": 2, "a.d": 2}, digest="1")
    stricter = (control("a.a", blocks=True, minimum=3), *CONTROLS[1:], control("a.e", blocks=True))
    new = stood({"a.a": 2, "a.b": 3, "a.c": 2, "a.d": 2}, *stricter, digest="2")
    comparison = compare(old, new)
    assert playbook_line(comparison).startswith(f"Another playbook judged: of {MINUS}")
    assert "as the saved levels tell" in playbook_line(comparison)
    assert "were assessed by the new playbook" in playbook_line(compare(old, new, comparison.between))
    assert Row("Playbook", "startup 1.1", "startup 1.2") in [*rows(comparison)]
    found = told(comparison)
    assert found["What the new playbook asks otherwise"] == [
        "minimum 2 → 3, target 3 → 4: a.a",
        "added, blocking, minimum 2: a.e",
    ]
    assert found["Blockers by the new playbook alone"] == ["a.a, a.e"]
    assert "What got worse" not in found
    back = told(compare(new, old))
    assert back["No blockers any longer, by the new playbook alone"] == ["a.a, a.e"]


def test_what_is_asked_otherwise_because_of_the_system_is_told_apart() -> None:
    levels = {"a.a": 2, "a.b": 2, "a.c": 2, "a.d": 3}
    low, high = (stood(levels, context={"error_cost": cost}) for cost in ("low", "high"))
    heading = "Asked otherwise, because answers changed"
    assert told(compare(low, high))[heading][-1] == "a.d needs level 3, needed 2: level 3"
    aside = stood({**levels, "a.b": {"not_applicable": "this system has none"}})
    assert told(compare(low, aside))[heading] == ["a.b does not apply any longer: this system has none"]
    assert told(compare(aside, low))[heading] == ["a.b applies now: level 2"]


def test_it_is_said_which_side_does_not_tell_what_files_show() -> None:
    looked, blind = stood({}, looked=seen(ci_tests=Status.FOUND)), stood({})
    assert scanned_note(compare(looked, looked)) == ""
    assert (
        scanned_note(compare(looked, blind)) == "Only the old side tells what the files show, so that is not compared."
    )
    assert scanned_note(compare(blind, blind)).startswith("Neither side tells ")


def test_a_system_that_did_not_change_is_said_so() -> None:
    same = stood({"a.a": 2})
    assert verdict_line(compare(same, same)) == "Nothing changed"
    assert told(compare(same, same)) == {}
    assert verdict_line(compare(same, stood({"a.a": 3}))) == "Nothing got worse"


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_text_fits_the_terminal(width: int) -> None:
    text = comparison_text(much(), width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "\x1b[" in comparison_text(much(), width=width, colour=True)


def test_markdown_has_a_table_and_a_list_a_kind() -> None:
    text = comparison_markdown(much())
    assert "**Worse: 2 things.**\n\n| | then | now | |\n| --- | --- | --- | --: |\n| Day | 2026-11-21 |" in text
    assert "### Blockers closed\n\n- `a.a`: level 1 → level 2, at its minimum now\n\n### Lower level\n" in text
    assert "- `a.c`\n" in text


def test_what_people_typed_cannot_become_markup_nor_steer_a_terminal() -> None:
    markdown = comparison_markdown(much())
    assert "<b>" not in markdown
    assert "](http" not in markdown.replace("\\]", "").replace("\\)", "")
    for text in (markdown, comparison_text(much()), comparison_json(much())):
        assert "\x1b" not in text
        assert "\x00" not in text
        assert not any(line.startswith("::error") for line in text.splitlines())


@given(systems(), systems())
def test_whatever_is_compared_can_be_told(one: System, other: System) -> None:
    old, new = (snapshot_of(system.assess(), __version__) for system in (one, other))
    comparison = compare(old, new)
    document = json.loads(comparison_json(comparison))
    assert [each["control"] for each in document["worse"]] == [each.control for each in comparison.worse]
    text = comparison_text(comparison)
    assert verdict_line(comparison) in text
    assert title(comparison) in text
    assert ("What got worse" in text) == bool(comparison.worse)
