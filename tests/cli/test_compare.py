"""What changed between two assessments, as the program tells it."""

import json
from pathlib import Path

import pytest

from gits import commit, git, repository
from mlready.errors import Exit
from program import EXAMPLE, TODAY, Result, invoke

BASE = """\
schema: mlready.answers/1
system: {name: small}
answers:
  gather.goals: 2
  sys.versioning: 1
"""
SERVICE = "from fastapi import FastAPI\n\napp = FastAPI()\n"
TEST = "def test_adds():\n    assert sum([1, 1]) == 2\n"
RUN_TESTS = "on: push\njobs: {a: {runs-on: x, steps: [{run: pytest}]}}\n"


def saved(folder: Path, name: str, text: str = BASE) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def raised(text: str = BASE) -> str:
    return text.replace("sys.versioning: 1", "sys.versioning: 3")


def lowered(text: str = BASE) -> str:
    return text.replace("gather.goals: 2", "gather.goals: 0")


def document(result: Result) -> dict[str, object]:
    assert result.code in {0, 1}, result.err
    loaded: dict[str, object] = json.loads(result.out)
    return loaded


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return saved(tmp_path, "old.yaml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = repository(tmp_path / "system")
    monkeypatch.chdir(root)
    return root


def test_two_answers_files_are_compared(old: Path, tmp_path: Path) -> None:
    result = invoke("compare", old, saved(tmp_path, "new.yaml", raised()), *TODAY)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("small\n\n")
    for line in (
        "Nothing got worse",
        "Blockers closed\n • sys.versioning  level 1 → level 3, at its minimum",
    ):
        assert line in result.out


def test_every_side_may_be_a_document_that_was_saved(old: Path, tmp_path: Path) -> None:
    new = saved(tmp_path, "new.yaml", raised())
    texts = set()
    for command, made in (("assess", ("-a", new)), ("plan", (new,))):
        kept = tmp_path / f"{command}.json"
        assert invoke(command, *made, "-f", "json", "-o", kept, "-q", *TODAY).code == 0
        texts.add(invoke("compare", old, kept, *TODAY).out)
    texts.add(invoke("compare", old, new, *TODAY).out)
    assert len(texts) == 1


def test_a_saved_check_knows_what_the_files_showed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, "app.py", SERVICE)
    assert invoke("check", "-f", "json", "-o", "old.json", "--fail-on", "never", *TODAY).code == 0
    (tmp_path / "tests").mkdir()
    saved(tmp_path / "tests", "test_app.py", TEST)
    assert invoke("check", "-f", "json", "-o", "new.json", "--fail-on", "never", *TODAY).code == 0
    found = document(invoke("compare", "old.json", "new.json", "-f", "json"))
    assert found["practices"] == {"gained": [{"id": "code.tests", "then": "missing", "now": "found"}], "lost": []}


def test_without_a_new_side_the_answers_at_hand_are_it(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, "mlready-answers.yaml", raised())
    assert "sys.versioning  level 1 → level 3" in invoke("compare", old, *TODAY).out


def test_without_any_new_side_it_says_what_to_name(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(old.parent)
    result = invoke("compare", "old.yaml")
    assert result.code == Exit.TARGET
    assert result.err == (
        "mlready: there is no mlready-answers.yaml here to compare old.yaml with\nhint: name the other side, too\n"
    )


def test_what_got_worse_fails_where_that_is_asked_for(old: Path, tmp_path: Path) -> None:
    new = saved(tmp_path, "new.yaml", lowered())
    assert invoke("compare", old, new, *TODAY).code == 0
    failed = invoke("compare", old, new, "--fail-on", "worse", *TODAY)
    assert failed.code == Exit.FAILED_CONDITION
    assert failed.err == "failed: gather.goals: new blocker, level 2 → 0, needs 2\n"
    assert "What got worse\n • gather.goals  new blocker, level 2 → 0, needs 2\n" in failed.out
    assert invoke("compare", old, new, "--fail-on", "worse", "-q", *TODAY).err == ""
    assert invoke("compare", new, old, "--fail-on", "worse", *TODAY).code == 0


def test_a_stricter_playbook_fails_nothing(old: Path, tmp_path: Path) -> None:
    new = saved(tmp_path, "new.yaml", BASE + "playbook: enterprise\noverlays: [regulated]\n")
    result = invoke("compare", old, new, "-f", "json", "--fail-on", "worse", *TODAY)
    found = document(result)
    assert result.code == 0
    assert isinstance(found["score"], dict)
    assert found["score"]["from_system"] == 0
    assert found["score"]["from_playbook"] == found["score"]["change"] != 0
    assert isinstance(found["playbook"], dict)
    assert (found["playbook"]["same"], found["playbook"]["exact"]) == (False, True)
    assert {"id": "gather.goals", "says": "minimum 2 → 3"} in found["playbook"]["changes"]


def test_another_playbook_is_told_apart_from_saved_levels_too(old: Path, tmp_path: Path) -> None:
    kept = tmp_path / "old.json"
    assert invoke("assess", "-a", old, "-f", "json", "-o", kept, "-q", *TODAY).code == 0
    new = saved(tmp_path, "new.yaml", raised() + "playbook: enterprise\n")
    exact, worked_out = (document(invoke("compare", one, new, "-f", "json", *TODAY)) for one in (old, kept))
    assert worked_out["score"] == exact["score"]
    assert worked_out["controls"] == exact["controls"]
    assert worked_out["blockers"] == exact["blockers"]
    text = invoke("compare", kept, new, *TODAY).out
    assert "as the saved levels tell" in text.replace("\n", " ")
    assert "startup 1.0.0" in text


def test_the_document_holds_what_the_text_says(old: Path, tmp_path: Path) -> None:
    found = document(invoke("compare", old, saved(tmp_path, "new.yaml", raised()), "-f", "json", *TODAY))
    assert (found["schema"], found["system"], found["worse"]) == ("mlready.compare/1", "small", [])
    assert found["blockers"] == {
        "opened": [],
        "closed": ["sys.versioning"],
        "added_by_playbook": [],
        "dropped_by_playbook": [],
    }
    assert found["controls"] == [
        {
            "control": "sys.versioning",
            "movement": "better",
            "then": {"outcome": "unmet", "level": 1, "minimum": 2, "target": 3, "blocks": True},
            "now": {"outcome": "met", "level": 3, "minimum": 2, "target": 3, "blocks": True},
            "opens_gap": False,
            "closes_gap": True,
        }
    ]


def test_a_waiver_that_ended_is_told(tmp_path: Path) -> None:
    waived = BASE + "waivers: [{control: sys.versioning, reason: a pilot, owner: cto, until: 2026-10-31}]\n"
    new = saved(tmp_path, "answers.yaml", waived)
    kept = tmp_path / "old.json"
    assert invoke("assess", "-a", new, "-f", "json", "-o", kept, "-q", "--today", "2026-10-01").code == 0
    result = invoke("compare", kept, new, "--fail-on", "worse", *TODAY)
    assert result.code == Exit.FAILED_CONDITION
    assert "Waivers\n • sys.versioning  expired on 2026-10-31 (cto: a pilot)\n" in result.out
    assert "sys.versioning: new blocker, level 1, needs 2, and no waiver covers it any longer" in result.err


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("{", Exit.DOCUMENT, ":1: this is not JSON"),
        ('{"schema": "mlready.check/1"}', Exit.DOCUMENT, "findings is missing"),
        ("answers: []\n", Exit.DOCUMENT, "schema is missing"),
        (None, Exit.TARGET, "no such file or directory"),
    ],
)
def test_a_side_that_cannot_be_read_is_told(old: Path, tmp_path: Path, text: str | None, code: Exit, says: str) -> None:
    other = tmp_path / "other"
    if text is not None:
        other.write_text(text, encoding="utf-8")
    result = invoke("compare", old, other)
    assert result.code == code
    assert says in result.err


def test_a_document_that_was_changed_by_hand_is_refused(old: Path, tmp_path: Path) -> None:
    kept = tmp_path / "old.json"
    invoke("assess", "-a", old, "-f", "json", "-o", kept, "-q", *TODAY)
    kept.write_text(kept.read_text(encoding="utf-8").replace('"not-ready"', '"ready"'), encoding="utf-8")
    result = invoke("compare", kept, old)
    assert result.code == Exit.DOCUMENT
    line = next(n for n, one in enumerate(kept.read_text(encoding="utf-8").splitlines(), 1) if '"verdict"' in one)
    assert result.err.startswith(f"{kept}:{line}: verdict: ready does not follow from the blockers and conditions\n")


def test_two_revisions_are_compared_with_their_files(here: Path) -> None:
    first = commit(here, {"app.py": SERVICE, "mlready-answers.yaml": BASE}, day="2026-09-01")
    commit(
        here,
        {"tests/test_app.py": TEST, ".github/workflows/ci.yml": RUN_TESTS, "mlready-answers.yaml": raised()},
        day="2026-10-01",
    )
    result = invoke("compare", "--git", "HEAD~1", "HEAD", "-f", "json")
    found = document(result)
    assert result.err == ""
    assert isinstance(found["old"], dict)
    assert isinstance(found["practices"], dict)
    assert (found["old"]["today"], found["old"]["commit"]) == ("2026-09-01", first)
    assert {"id": "ci.tests", "then": "missing", "now": "found"} in found["practices"]["gained"]
    assert str(here.parent) not in result.out


def test_a_revision_is_compared_with_the_files_as_they_are(here: Path) -> None:
    commit(here, {"app.py": SERVICE, "mlready-answers.yaml": BASE})
    (here / "mlready-answers.yaml").write_text(lowered(), encoding="utf-8")
    result = invoke("compare", "--git", "main", "--fail-on", "worse", *TODAY)
    assert result.code == Exit.FAILED_CONDITION
    assert "gather.goals: new blocker, level 2 → 0, needs 2" in result.err


def test_nothing_changed_between_a_commit_and_its_own_files(here: Path) -> None:
    commit(here, {"app.py": SERVICE, "tests/test_app.py": TEST, ".github/workflows/ci.yml": RUN_TESTS})
    result = invoke("compare", "--git", "HEAD", *TODAY)
    assert "\nNothing changed\n" in result.out


def test_a_repository_without_answers_is_compared_by_its_files(here: Path) -> None:
    commit(here, {"app.py": SERVICE})
    commit(here, {"tests/test_app.py": TEST})
    assert "The files show more\n • code.tests  missing → found" in invoke("compare", "--git", "HEAD~1", "HEAD").out


def test_answers_elsewhere_in_the_repository_are_found_at_each_revision(here: Path) -> None:
    commit(here, {"deploy/said.yaml": BASE, "app.py": SERVICE})
    commit(here, {"deploy/said.yaml": raised()})
    result = invoke("compare", "--git", "HEAD~1", "HEAD", "-a", "deploy/said.yaml", "--no-scan")
    assert "sys.versioning  level 1 → level 3" in result.out


def test_repositories_outside_are_left_out_on_both_sides(here: Path) -> None:
    other = here.parent / "training"
    (other / "tests").mkdir(parents=True)
    saved(other / "tests", "test_train.py", TEST)
    both = BASE.replace("{name: small}", "{name: small, repositories: [., ../training]}")
    commit(here, {"app.py": SERVICE, "mlready-answers.yaml": both})
    result = invoke("compare", "--git", "HEAD", *TODAY)
    assert "\nNothing changed\n" in result.out
    assert result.err.count("note: training is outside this git repository") == 2


def test_a_playbook_that_changed_with_a_revision_is_told_apart(here: Path) -> None:
    own = "schema: mlready.playbook/1\nid: own\ntitle: Own\nversion: '{}'\nabout: Ours.\nextends: startup\n"
    changed = own.format(2) + "controls:\n  - {id: gather.goals, minimum: 3}\n"
    said = BASE + "playbook: own\n"
    commit(here, {".mlready/playbooks/own.yaml": own.format(1), "mlready-answers.yaml": said})
    commit(here, {".mlready/playbooks/own.yaml": changed})
    result = invoke("compare", "--git", "HEAD~1", "HEAD", "--no-scan", "-f", "json", "--fail-on", "worse")
    found = document(result)
    assert result.code == 0
    assert isinstance(found["playbook"], dict)
    assert (found["playbook"]["same"], found["playbook"]["exact"]) == (False, True)
    assert {"id": "gather.goals", "says": "minimum 2 → 3"} in found["playbook"]["changes"]
    assert found["worse"] == []


def test_rules_of_the_projects_own_judge_the_old_side_too(here: Path) -> None:
    own = (
        "{schema: mlready.playbook/1, id: own, title: Own, version: '%s', about: Ours, audience: startup,"
        " phases: [{id: one, title: One, about: All}], controls: [{id: a.b, phase: one, topic: T, area: data,"
        " ask: Done?, why: So, minimum: 2, choices: [{level: 0, id: open, says: No}, {level: 2, id: done, says: Yes}],"
        " remedy: {title: Do, steps: [it], effort_days: {startup: 1, enterprise: 1}}, blocks: true}]}"
    )
    files = {
        ".mlready/playbooks/own.yaml": own % 1,
        ".mlready/playbooks/advice/consistency.yaml": "rules: [{id: ours, when: {a.b: '>= 2'}, says: No.}]\n",
        "mlready-answers.yaml": "{schema: mlready.answers/1, playbook: own, answers: {a.b: 2}}",
    }
    commit(here, files)
    commit(here, {".mlready/playbooks/own.yaml": own % 2})
    found = document(invoke("compare", "--git", "HEAD~1", "HEAD", "--no-scan", "-f", "json"))
    assert found["worse"] == []


def test_errors_at_a_revision_name_it(here: Path) -> None:
    commit(here, {"mlready-answers.yaml": BASE + "  nix.nix: 1\n"})
    commit(here, {"mlready-answers.yaml": BASE})
    result = invoke("compare", "--git", "HEAD~1", "HEAD")
    assert result.code == Exit.DOCUMENT
    assert result.err.startswith("HEAD~1:mlready-answers.yaml:6: answers.nix.nix: ")


def test_a_folder_that_was_not_there_yet_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(here, {"app.py": SERVICE})
    commit(here, {"sub/mlready-answers.yaml": BASE})
    monkeypatch.chdir(here / "sub")
    result = invoke("compare", "--git", "HEAD~1")
    assert result.code == Exit.TARGET
    assert result.err == "mlready: there is no folder sub at HEAD~1\n"


def test_a_revision_that_is_not_there_is_told(here: Path) -> None:
    commit(here, {"a": "1"})
    result = invoke("compare", "--git", "nix")
    assert result.code == Exit.TARGET
    assert "there is no revision 'nix'" in result.err


def test_no_file_of_the_repository_is_touched(here: Path) -> None:
    commit(here, {"app.py": SERVICE, "mlready-answers.yaml": BASE})
    before = sorted((str(one), one.stat().st_mtime_ns) for one in here.rglob("*"))
    assert invoke("compare", "--git", "HEAD").code == 0
    assert sorted((str(one), one.stat().st_mtime_ns) for one in here.rglob("*")) == before
    assert git(here, "status", "--porcelain") == ""


def test_answers_go_with_git_alone(old: Path) -> None:
    result = invoke("compare", old, old, "-a", old)
    assert (result.code, result.err) == (
        Exit.USAGE,
        "mlready: --answers goes with --git; else OLD and NEW name the answers\n",
    )


def test_options_for_answers_are_refused_where_there_are_none(old: Path, tmp_path: Path) -> None:
    kept = tmp_path / "old.json"
    invoke("assess", "-a", old, "-f", "json", "-o", kept, "-q", *TODAY)
    for words in (("compare", kept, kept, "-p", "enterprise"), ("badge", kept, "-p", "enterprise")):
        assert (invoke(*words).code, invoke(*words).err) == (
            Exit.USAGE,
            "mlready: --playbook cannot change what was saved\nhint: name an answers file instead\n",
        )
    assert invoke("compare", kept, old, "-p", "enterprise", *TODAY).code == 0


def test_markdown_shows_what_people_typed_as_text(old: Path, tmp_path: Path) -> None:
    hostile = BASE.replace("small", '"<script>alert(1)</script> | @all"')
    text = invoke("compare", old, saved(tmp_path, "new.yaml", hostile), "-f", "markdown", *TODAY).out
    assert text.startswith("## mlready: small → \\<script\\>alert(1)\\</script\\> \\| @\N{WORD JOINER}all\n")
    assert "**Nothing changed.**" in text
    assert "<script>" not in text


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for was, now in (
        ("sys.versioning: {level: 1", "sys.versioning: {level: 2"),
        ("sys.peak: {unknown: true", "sys.peak: {level: 2"),
        ("ops.service-health: {level: 2", "ops.service-health: {level: 1"),
    ):
        assert was in text
        text = text.replace(was, now)
    printed = invoke("compare", EXAMPLE, saved(tmp_path, "new.yaml", text), *TODAY).out
    page = (EXAMPLE.parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")
    assert f"```text\n{printed}```\n" in page


def test_an_example_is_compared_with_itself() -> None:
    assert "Nothing changed" in invoke("compare", EXAMPLE, EXAMPLE, *TODAY).out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [("^HEAD", "HEAD"), ("HEAD~1..HEAD",), ("HEAD", "..HEAD"), ("HEAD^@",), ("HEAD^!",)])
def test_a_range_of_commits_is_no_side(words: tuple[str, ...]) -> None:
    result = invoke("compare", "--git", "--", *words)
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "names a range of commits" in result.err
    assert "hint: name the two: mlready compare --git OLD NEW" in result.err


def test_dots_in_what_a_commit_says_are_no_range(here: Path) -> None:
    commit(here, {})
    git(here, "commit", "--amend", "--allow-empty", "-q", "-m", "from one..two")
    assert invoke("compare", "--git", "HEAD^{/one..two}", *TODAY).code == Exit.DONE


def test_answers_that_are_at_neither_side_are_told(here: Path) -> None:
    commit(here, {"app.py": SERVICE})
    result = invoke("compare", "--git", "HEAD", "-a", "gone.yaml")
    assert (result.code, result.err) == (Exit.TARGET, "mlready: there is no file gone.yaml, neither at HEAD nor now\n")
