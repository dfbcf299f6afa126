"""Every command, used as it is meant to be."""

import json
import os
from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.store.playbooks import load_playbook
from program import EXAMPLE, TODAY, Result, invoke, run
from shipped import OVERLAYS, PLAYBOOKS

SMALL = """\
schema: mlready.answers/1
system: {name: small}
answers:
  gather.goals: 2
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the test stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fine(*words: object) -> Result:
    result = invoke(*words)
    assert (result.code, result.err) == (0, "")
    return result


def test_assess_scores_a_file() -> None:
    text = fine("assess", "-a", EXAMPLE, *TODAY).out
    assert text.startswith("fraud-scoring  Start-up playbook, 2026-11-21\n\nNot ready: 4 blockers\nScore 59 of 100, ")
    assert "Next: mlready plan " in text


def test_assess_finds_the_answers_of_the_folder_it_stands_in(here: Path) -> None:
    written(here / "mlready-answers.yaml", SMALL)
    assert fine("assess", *TODAY).out.startswith("small  Start-up playbook")
    assert fine("assess", ".", *TODAY).out == fine("assess", *TODAY).out


def test_assess_finds_the_answers_that_the_config_names(here: Path) -> None:
    written(here / "repo" / "said.yaml", SMALL)
    written(here / "repo" / "mlready.yaml", "answers: said.yaml\nplaybook: enterprise\noverlays: [genai]\n")
    assert fine("assess", "repo", *TODAY).out.startswith("small  Enterprise playbook + genai")


def test_assess_reads_its_config_from_pyproject(here: Path) -> None:
    written(here / "said.yaml", SMALL)
    written(here / "pyproject.toml", '[tool.mlready]\nanswers = "said.yaml"\nplaybook = "enterprise"\n')
    assert fine("assess", *TODAY).out.startswith("small  Enterprise playbook")


def test_what_is_said_on_the_command_line_counts_most(here: Path) -> None:
    path = written(here / "a.yaml", SMALL + "playbook: startup\noverlays: [genai]\n")
    written(here / "mlready.yaml", "playbook: startup\noverlays: [content]\n")
    document = json.loads(
        fine("assess", "-a", path, "-p", "enterprise", "--overlay", "regulated", "-f", "json", *TODAY).out
    )
    assert document["playbook"]["id"] == "enterprise"
    assert document["playbook"]["overlays"] == ["genai", "regulated"]


def test_assess_writes_json_and_markdown() -> None:
    document = json.loads(fine("assess", "-a", EXAMPLE, "-f", "json", *TODAY).out)
    assert document["schema"] == "mlready.assessment/1"
    assert document["system"] == "fraud-scoring"
    assert fine("assess", "-a", EXAMPLE, "-f", "markdown", *TODAY).out.startswith("## mlready: fraud-scoring\n")


def test_the_next_step_can_be_pasted_into_a_shell(here: Path) -> None:
    path = written(here / "my answers; rm x.yaml", SMALL)
    assert "Next: mlready plan 'my answers; rm x.yaml' -o plan.md" in fine("assess", "-a", path.name, *TODAY).out


def test_a_plan_that_is_written_to_a_file_says_so_with_its_verdict(here: Path) -> None:
    result = invoke("plan", EXAMPLE, *TODAY, "-o", "plan.md")
    assert (result.code, result.out, result.err) == (0, "", "wrote plan.md: not ready: 4 blockers\n")
    assert (here / "plan.md").read_text(encoding="utf-8") == fine("plan", EXAMPLE, *TODAY).out


def test_a_verdict_never_fails_these_commands() -> None:
    assert invoke("assess", "-a", EXAMPLE, *TODAY).code == Exit.DONE
    assert invoke("plan", EXAMPLE, *TODAY).code == Exit.DONE


def test_plan_writes_markdown_and_json() -> None:
    assert fine("plan", EXAMPLE, *TODAY).out.startswith("# Deployment plan: fraud-scoring\n")
    document = json.loads(fine("plan", EXAMPLE, "-f", "json", *TODAY).out)
    assert document["schema"] == "mlready.plan/1"
    assert document["actions"][0]["blocker"] is True


def test_plan_takes_a_template_from_the_command_line_or_the_config(here: Path) -> None:
    path = written(here / "repo" / "a.yaml", SMALL)
    written(here / "repo" / "own.j2", "config {{ answers.system.name }}")
    written(here / "repo" / "mlready.yaml", "template: own.j2\n")
    other = written(here / "other.j2", "other {{ answers.system.name }}")
    assert fine("plan", path, *TODAY).out == "config small\n"
    assert fine("plan", path, "--template", other, *TODAY).out == "other small\n"


def test_plan_for_a_system_out_of_scope_is_no_error(here: Path) -> None:
    path = written(here / "a.yaml", f"{SMALL}  context.purpose: explore\n")
    assert "Out of scope" in fine("plan", path, *TODAY).out
    assert json.loads(fine("plan", path, "-f", "json", *TODAY).out)["actions"] is None


def test_today_is_the_present_day_where_none_is_named(here: Path) -> None:
    path = written(here / "a.yaml", SMALL)
    assert len(json.loads(fine("assess", "-a", path, "-f", "json").out)["today"]) == 10


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gov.ethics", "gov.ethics: Gather, Law and people affected"),
        ("genai.safety", "genai.safety: Plan and design, Generative AI"),
        ("context.mode", "context.mode: choice"),
        ("mode", "context.mode: choice"),
        ("ci.tests", "ci.tests: "),
        ("waiver", "Waiver\n"),
        ("Context question", "Context question\n"),
        ("not-ready", "Verdict\n"),
        ("ml-engineer", "ml-engineer: ML engineer\n"),
        ("002-K4", "002-K4: "),
    ],
)
def test_explain_knows_controls_questions_practices_roles_words_and_sources(name: str, says: str) -> None:
    assert fine("explain", name).out.startswith(says)


def test_explain_shows_all_that_one_id_stands_for() -> None:
    text = fine("explain", "genai.tracing").out
    assert text.startswith("genai.tracing: Evaluate and review, Generative AI\n")
    assert "\n\ngenai.tracing: " in text
    assert "Speaks for: " in " ".join(text.split())


def test_explain_shows_the_rules_of_a_practice_with_those_of_the_playbook_that_the_config_names(here: Path) -> None:
    assert "ourdrift" not in fine("explain", "monitor.drift", "--full").out
    head = "schema: mlready.playbook/1\nid: ours\ntitle: Ours\nextends: startup\n"
    rule = "practices: [{id: monitor.drift, call: ourdrift.measure}]\n"
    written(here / ".mlready" / "playbooks" / "ours.yaml", head + rule)
    shown = fine("explain", "monitor.drift", "--playbook", "ours").out
    assert "  - … is called\n      a call of ourdrift.measure\n" in shown
    written(here / "mlready.yaml", "playbook: ours")
    assert fine("explain", "monitor.drift").out == shown


def test_explain_shows_the_minimum_of_the_playbook_that_is_named() -> None:
    assert "minimum 2, target 3" in fine("explain", "gov.ethics").out
    assert "minimum 3, target 4" in fine("explain", "gov.ethics", "-p", "enterprise").out
    regulated = " ".join(fine("explain", "gov.ethics", "--overlay", "regulated").out.split())
    assert "minimum 3, target 4, weight 3; below the minimum or unknown it blocks" in regulated


def test_playbook_list_names_everything_that_can_be_named(here: Path) -> None:
    written(
        here / ".mlready" / "playbooks" / "ours.yaml",
        "schema: mlready.playbook/1\nid: ours\ntitle: Ours\nextends: startup\n",
    )
    text = fine("playbook", "list").out
    assert all(f"\n  {name} 1.0.0, " in text for name in (*PLAYBOOKS, *OVERLAYS, "ours"))


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_playbook_show_shows_every_control(name: str) -> None:
    text = fine("playbook", "show", name, "--overlay", "genai").out
    document = json.loads(fine("playbook", "show", name, "--overlay", "genai", "-f", "json").out)
    assert all(f"  {control['id']}  (" in text for control in document["controls"])
    assert "genai.safety" in text


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_playbook_lint_says_that_there_is_nothing_wrong(name: str) -> None:
    result = invoke("playbook", "lint", name)
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{name}: 60 controls and 62 context questions, no faults\n"


def test_playbook_lint_names_file_and_line_of_every_fault(here: Path) -> None:
    text = (
        "schema: mlready.playbook/1\nid: ours\ntitle: Ours\nextends: startup\ncontrols:\n"
        "  - id: gather.goals\n    role: nobody\n  - id: gov.ethics\n    asked_when: {context.mode: onlin}\n"
    )
    path = written(here / "ours.yaml", text)
    result = invoke("playbook", "lint", path)
    assert result.code == Exit.DOCUMENT
    assert [line for line in result.err.splitlines() if line.startswith(str(path))][:2] == [
        f"{path}:7: gather.goals.role: there is no role nobody",
        f"{path}:9: gov.ethics.asked_when: context.mode can never be onlin",
    ]
    assert result.out == ""


def test_playbook_diff_says_what_changes_and_for_whom() -> None:
    text = fine("playbook", "diff", "startup", "enterprise", EXAMPLE, *TODAY).out
    assert text.startswith("startup 1.0.0 → enterprise 1.0.0: ")
    assert "  gather.goals: minimum 2 → 3\n" in text
    assert f"\n{EXAMPLE}: stays not ready, score 59 → " in text


def test_playbook_diff_of_the_same_playbook_is_empty() -> None:
    assert fine("playbook", "diff", "startup", "startup").out.endswith(": 0 changes of what is asked\n")


def test_playbook_schema_prints_the_schema_that_is_committed() -> None:
    for name in ("answers", "config", "overlay", "playbook"):
        committed = EXAMPLE.parents[2] / "playbooks" / "schemas" / f"{name}.schema.json"
        assert fine("playbook", "schema", name).out == committed.read_text(encoding="utf-8")
    assert fine("playbook", "schema").out == fine("playbook", "schema", "answers").out


def test_playbook_schema_of_answers_may_be_for_one_playbook() -> None:
    schema = json.loads(fine("playbook", "schema", "answers", "-p", "enterprise", "--overlay", "genai").out)
    assert "genai.safety" in schema["properties"]["answers"]["properties"]
    with_overlay = json.loads(fine("playbook", "schema", "--overlay", "content").out)
    assert "content.inputs" in with_overlay["properties"]["answers"]["properties"]


def test_playbook_new_begins_a_playbook_that_can_be_named_at_once(here: Path) -> None:
    result = invoke("playbook", "new", "ours")
    path = Path(".mlready/playbooks/ours.yaml")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"wrote {path}; try `mlready playbook lint {path}`\n"
    assert invoke("playbook", "lint", "ours").code == 0
    written(here / "mlready-answers.yaml", f"{SMALL}playbook: ours\n")
    assert fine("assess", *TODAY).out.startswith("small  Ours")


def test_playbook_new_overwrites_nothing(here: Path) -> None:
    path = written(here / "ours.yaml", "mine")
    result = invoke("playbook", "new", "ours", "-o", path)
    assert result.code == Exit.TARGET
    assert result.err == f"mlready: {path} is already there\nhint: give another name, or --output\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_playbook_new_may_extend_a_file(here: Path) -> None:
    (here / "shared").mkdir()
    assert invoke("playbook", "new", "base", "-o", "shared/base.yaml").code == 0
    assert invoke("playbook", "new", "ours", "--extends", "shared/base.yaml").code == 0
    text = Path(".mlready/playbooks/ours.yaml").read_text(encoding="utf-8").replace("own.example", "own.other")
    assert "extends: ../../shared/base.yaml" in text
    written(here / ".mlready" / "playbooks" / "ours.yaml", text)
    assert load_playbook(".mlready/playbooks/ours.yaml").lineage == ("ours", "base", "startup")


@pytest.mark.parametrize("base", PLAYBOOKS)
def test_init_prepares_a_repository_that_can_be_assessed(base: str, here: Path) -> None:
    (here / "repo").mkdir()
    result = invoke("init", "repo", "-p", base, "--overlay", "genai")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "wrote repo/.mlready/schemas/config.schema.json\n"
        "wrote repo/.mlready/schemas/answers.schema.json\n"
        "wrote repo/mlready.yaml\n"
        "wrote repo/mlready-answers.yaml\n"
        "next: fill in repo/mlready-answers.yaml, then `mlready assess repo`\n"
    )
    document = json.loads(fine("assess", "repo", "-f", "json", *TODAY).out)
    assert document["system"] == "repo"
    assert document["playbook"]["id"] == base
    assert document["playbook"]["overlays"] == ["genai"]
    assert document["coverage"] == 0


def test_init_overwrites_nothing(here: Path) -> None:
    for name in ("mlready.yaml", "mlready-answers.yaml", ".mlready/schemas/config.schema.json"):
        written(here / name, "mine")
    result = invoke("init")
    assert result.code == 0
    assert result.err.count("kept  ") == 3
    assert result.err.count("wrote ") == 1
    assert (here / "mlready.yaml").read_text(encoding="utf-8") == "mine"
    assert (here / "mlready-answers.yaml").read_text(encoding="utf-8") == "mine"


def test_init_twice_changes_nothing(here: Path) -> None:
    assert invoke("init").code == 0
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert invoke("init").err.count("kept  ") == 4
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_init_with_playbooks_that_paths_name_can_be_assessed_from_anywhere(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "repo").mkdir()
    assert invoke("playbook", "new", "ours", "-o", "ours.yaml").code == 0
    overlay = (EXAMPLE.parents[2] / "playbooks" / "overlays" / "genai.yaml").read_text(encoding="utf-8")
    written(here / "more.yaml", overlay.replace("id: genai\n", "id: more\n"))
    assert invoke("init", "repo", "-p", "ours.yaml", "--overlay", "./more.yaml").code == 0
    first = fine("assess", "repo", *TODAY).out
    assert first.startswith("repo  Ours + more")
    monkeypatch.chdir(here / "repo")
    assert fine("assess", *TODAY).out.startswith("repo  Ours + more")


@pytest.mark.parametrize("name", ["a b", 'say "hi"', "back\\slash", "é漢👩", "# hash", "a: b", "it's", "[x]"])
def test_init_takes_any_name_of_a_folder(name: str, here: Path) -> None:
    (here / name).mkdir()
    assert invoke("init", name).code == 0
    assert json.loads(fine("assess", name, "-f", "json", *TODAY).out)["system"] == name


def test_output_replaces_a_file_whole_and_keeps_its_mode(here: Path) -> None:
    path = written(here / "plan.md", "old " * 100_000)
    path.chmod(0o640)
    assert fine("plan", EXAMPLE, *TODAY, "-f", "json", "-q", "-o", path).out == ""
    assert path.read_text(encoding="utf-8") == fine("plan", EXAMPLE, *TODAY, "-f", "json").out
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in here.iterdir()] == ["plan.md"]


def test_output_follows_a_link_and_keeps_it(here: Path) -> None:
    target = written(here / "real.md", "old")
    link = here / "link.md"
    link.symlink_to(target)
    fine("plan", EXAMPLE, *TODAY, "-q", "-o", link)
    assert (here / "link.md.bak").read_text(encoding="utf-8") == "old"
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# Deployment plan")


def test_an_output_that_fails_leaves_the_old_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "plan.md"
    fine("plan", EXAMPLE, *TODAY, "-q", "-o", path)
    old = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    result = invoke("plan", EXAMPLE, *TODAY, "-o", path)
    assert (result.code, result.err) == (4, f"mlready: cannot write {path}: no space left on device\n")
    assert path.read_bytes() == old
    assert [one.name for one in here.iterdir()] == ["plan.md"]


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "-a", EXAMPLE, *TODAY),
        ("assess", "-a", EXAMPLE, "-f", "json", *TODAY),
        ("plan", EXAMPLE, *TODAY),
        ("plan", EXAMPLE, "-f", "json", *TODAY),
        ("playbook", "show", "enterprise", "-f", "json"),
        ("playbook", "schema", "playbook"),
    ],
    ids=lambda words: " ".join(map(str, (words[0], *words[2:4]))),
)
def test_the_same_input_gives_the_same_bytes_in_any_process(words: tuple[object, ...]) -> None:
    first = run(*words, env={"PYTHONHASHSEED": "1"})
    second = run(*words, env={"PYTHONHASHSEED": "2"})
    assert first.code == 0
    assert first == second
    assert first.out == invoke(*words).out


def test_a_missing_repository_is_a_note_unless_quiet(here: Path) -> None:
    path = written(here / "a.yaml", SMALL.replace("name: small", "name: small, repositories: [gone]"))
    result = invoke("assess", "-a", path, *TODAY)
    assert result.code == 0
    assert result.err == f"note: there is no repository at {here / 'gone'}: nothing was looked at there\n"
    assert invoke("assess", "-a", path, *TODAY, "--quiet").err == ""
    assert invoke("assess", "-a", path, *TODAY, "--no-scan").err == ""


def test_a_proof_that_is_gone_makes_an_answer_stale(here: Path) -> None:
    said = SMALL.replace("name: small", "repositories: [repo]")
    path = written(here / "a.yaml", said.replace("gather.goals: 2", "gather.goals: {level: 3, proof: goal.md}"))
    (here / "repo").mkdir()
    gone = "gather.goals: its proof goal.md is gone"
    assert gone in fine("assess", "-a", path, *TODAY).out
    assert gone not in fine("assess", "-a", path, *TODAY, "--no-scan").out
    written(here / "repo" / "goal.md", "# Goal")
    assert gone not in fine("assess", "-a", path, *TODAY).out


def test_repositories_may_be_named_in_the_config(here: Path) -> None:
    path = written(here / "a.yaml", f"{SMALL}  sys.versioning: {{level: 3, proof: v.md}}\n")
    written(here / "mlready.yaml", "repositories: [repo]\n")
    (here / "repo").mkdir()
    assert "its proof v.md is gone" in fine("assess", "-a", path, *TODAY).out


def test_a_commit_is_read_from_the_repository(here: Path) -> None:
    path = written(here / "a.yaml", SMALL)
    written(here / "repo" / ".git" / "HEAD", f"{'a1' * 20}\n")
    assert json.loads(fine("assess", "repo", "-a", path, "-f", "json", *TODAY).out)["commit"] == "a1" * 20
