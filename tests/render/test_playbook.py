import re
from pathlib import Path

import pytest

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import assess
from mlready.engine.difference import differences
from mlready.engine.lint import lint
from mlready.errors import UsageError
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice
from mlready.render.playbook import Judged, difference_text, listing_text, new_playbook, playbook_text
from mlready.store.advice import load_roles
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from shipped import OVERLAYS, PLAYBOOKS, shipped_playbook


def compared(old: Playbook, new: Playbook, *judged: Judged) -> str:
    return difference_text(old, new, list(differences(old, new)), judged)


def judged_by(old: Playbook, new: Playbook, level: int) -> Judged:
    said = answers({"sys.versioning": level})
    return Judged("a.yaml", assess(old, said, today=TODAY), assess(new, said, today=TODAY))


def test_the_list_names_every_playbook_and_overlay_with_its_size() -> None:
    text = listing_text([playbook()], [{"id": "genai", "version": "1.0.0", "about": "For text.", "controls": [1, 2]}])
    assert text == (
        "Playbooks\n  startup 1.0.0, 1 control\n    For a test.\n\n"
        "Overlays, on top of any playbook\n  genai 1.0.0, 2 controls\n    For text.\n"
    )


def test_the_list_bears_an_overlay_that_says_little_of_itself() -> None:
    assert "  ours , 0 controls\n" in listing_text([], [{"id": "ours", "controls": None}])


def test_a_playbook_is_shown_by_phase_with_the_bar_of_every_control() -> None:
    text = playbook_text(playbook(control(blocks=True), control("sys.peak", minimum=0)))
    assert "Start-up playbook 1.0.0\nFor a test.\n\nPlan\n" in text
    assert "  sys.versioning  (minimum 2, target 3, blocking)\n    How exactly can you name what ran?\n" in text
    assert "  sys.peak  (optional)\n" in text
    assert "Context: 0 questions." in text


def test_a_playbook_shows_which_practices_it_begins_or_adds_to() -> None:
    own = Practice(id="own.flags", title="Flags", shows="A call.", not_enough="A wish.", why="It helps.")
    assert "\nPractices that it begins, or adds rules to\n  own.flags  (Flags)\n" in playbook_text(
        playbook(practices=[own])
    )
    assert "Practices" not in playbook_text(playbook())


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_the_shipped_playbooks_are_shown_within_eighty_columns(name: str) -> None:
    chosen = shipped_playbook(name, OVERLAYS)
    text = playbook_text(chosen)
    assert max(map(len, text.splitlines())) <= 80
    assert all(f"  {one.id}  (" in text for one in chosen.controls)
    assert all(f"\n{phase.title}\n" in text for phase in chosen.phases)


def test_a_difference_counts_what_is_asked_apart_from_what_only_reads_differently() -> None:
    text = compared(
        playbook(control(), control("sys.peak")), playbook(control(minimum=3), control("sys.peak", ask="X?"))
    )
    assert text == (
        "startup 1.0.0 → startup 1.0.0: 2 changes of what is asked\n"
        "  sys.versioning: minimum 2 → 3\n"
        "  sys.versioning: target 3 → 4\n"
        "  1 control read differently and ask the same\n"
    )


def test_the_same_playbook_has_no_difference() -> None:
    assert compared(playbook(), playbook()) == "startup 1.0.0 → startup 1.0.0: 0 changes of what is asked\n"


@pytest.mark.parametrize(
    ("level", "says"),
    [
        (2, "Ready → Not ready, score 67 → 50, blockers 0 → 1"),
        (1, "Ready with conditions → Not ready, score 33 → 25, blockers 0 → 1"),
        (4, "stays ready, score 100 → 100, blockers 0 → 0"),
    ],
)
def test_a_difference_says_whose_verdict_and_score_would_change(level: int, says: str) -> None:
    old, new = playbook(), playbook(control(minimum=3, blocks=True))
    assert compared(old, new, judged_by(old, new, level)).endswith(f"\na.yaml: {says}\n")


@pytest.mark.parametrize("base", PLAYBOOKS)
def test_a_new_playbook_loads_has_no_fault_and_asks_one_thing_more(base: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(new_playbook("ours", shipped_playbook(base), base), encoding="utf-8")
    loaded = load_playbook(str(path))
    library = Library()
    assert list(lint(loaded, load_practices(library), {role.id for role in load_roles(library)})) == []
    assert {one.id for one in loaded.controls} - {one.id for one in shipped_playbook(base).controls} == {"own.example"}
    assert loaded.lineage[:2] == ("ours", base)


def test_the_example_of_practices_in_a_new_playbook_holds_once_it_is_uncommented(tmp_path: Path) -> None:
    text = new_playbook("ours", shipped_playbook(), "startup")
    start, end = text.index("practices: []"), text.index("# A name of yours")
    example = re.sub(r"^# ", "  ", text[start:end].replace(" []", ""), flags=re.MULTILINE)
    path = tmp_path / "ours.yaml"
    path.write_text(text[:start] + example + text[end:], encoding="utf-8")
    assert {one.id for one in load_playbook(str(path)).practices} == {"monitor.drift", "own.feature-flags"}


def test_a_new_playbook_may_extend_one_that_a_path_names(tmp_path: Path) -> None:
    base = tmp_path / "a: base.yaml"
    base.write_text(new_playbook("base", shipped_playbook(), "startup"), encoding="utf-8")
    path = tmp_path / "ours.yaml"
    text = new_playbook("ours", load_playbook(str(base)), str(base)).replace("own.example", "own.second")
    path.write_text(text, encoding="utf-8")
    assert load_playbook(str(path)).lineage == ("ours", "base", "startup")


@pytest.mark.parametrize("name", ["", "Ours", "../ours", "a b", "1a", "a/b", "a\nb", "a" * 80, "ours.yaml"])
def test_a_new_playbook_needs_a_name_that_is_an_id(name: str) -> None:
    with pytest.raises(UsageError, match="is no id"):
        new_playbook(name, shipped_playbook(), "startup")
