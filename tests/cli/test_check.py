"""``mlready check``: what it writes, where it writes it, and when it fails."""

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from mlready.errors import Exit
from program import TODAY, Result, invoke, run
from shipped import shipped_playbook

ANSWERS = """\
schema: mlready.answers/1
system: {name: small}
answers:
  gather.goals: 2
  assess.code: {level: 4}
"""
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small repository with answers, beside which the test stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    written(tmp_path / "repo" / "README.md", "# Ours\n")
    written(tmp_path / "repo" / "train.py", "import sklearn\n\nsklearn.fit()\n")
    written(tmp_path / "repo" / "requirements.txt", "scikit-learn==1.5.0\n")
    written(tmp_path / "repo" / "tests" / "test_train.py", "def test_it():\n    assert sum([1, 1]) == 2\n")
    written(tmp_path / "repo" / "mlready-answers.yaml", ANSWERS)
    return Path("repo")


def check(*words: object, env: dict[str, str] | None = None) -> Result:
    return invoke("check", *words, *TODAY, env=env)


def shown(*words: object) -> str:
    """Return what the command writes where nothing fails it."""
    result = check(*words, "--fail-on", "never")
    assert (result.code, result.err) == (0, "")
    return result.out


def document(*words: object) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(shown(*words))


def places(sarif: Any) -> dict[str, tuple[str, int]]:  # noqa: ANN401 - any JSON
    """Return where each result of a SARIF document stands."""
    found = {}
    for result in sarif["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        found[result["ruleId"]] = (place["artifactLocation"]["uri"], place["region"]["startLine"])
    return found


def test_it_fails_where_the_verdict_is_not_ready_and_says_so(repo: Path) -> None:
    result = check(repo)
    assert (result.code, result.err) == (Exit.FAILED_CONDITION, "failed: the verdict is not-ready\n")
    assert "Not ready" in result.out


def test_what_goes_on_is_named_before_what_the_files_show(repo: Path) -> None:
    verdict, rest = shown(repo).split("\nNext: mlready assess repo\n")
    assert "Not ready" in verdict
    assert "practices of 52 found" in rest
    assert "practices of 52 found" not in verdict
    assert "\nNext: mlready assess repo --playbook enterprise --overlay genai\n" in shown(
        repo, "--playbook", "enterprise", "--overlay", "genai"
    )


def test_what_mlready_wrote_itself_shows_nothing_until_it_is_filled_in(repo: Path) -> None:
    before = document(repo, "-f", "json")["practices"]
    answers = repo / "mlready-answers.yaml"
    assert invoke("plan", answers, "-o", repo / "plan.md", "-q", *TODAY).code == 0
    (repo / "docs").mkdir()
    for name in ("runbook", "model-card", "dpia-outline"):
        assert invoke("plan", answers, "--emit", name, "-o", repo / "docs" / f"{name}.md", "-q", *TODAY).code == 0
    assert document(repo, "-f", "json")["practices"] == before
    card = repo / "docs" / "model-card.md"
    card.write_text(card.read_text().replace("**To be filled by", "**We say, as"))
    after = {one["id"]: one["status"] for one in document(repo, "-f", "json")["practices"]}
    assert {one["id"] for one in before if one["status"] != after[one["id"]]} == {"docs.model-card"}


def test_the_command_that_goes_on_names_answers_that_stand_elsewhere(repo: Path) -> None:
    written(Path("said.yaml"), "schema: mlready.answers/1\nsystem: {name: a}\n")
    assert "\nNext: mlready assess repo --answers said.yaml\n" in shown(repo, "--answers", "said.yaml")


def test_the_command_that_goes_on_leaves_the_repositories_to_the_answers(repo: Path) -> None:
    written(Path("mlready-answers.yaml"), f"schema: mlready.answers/1\nsystem: {{name: a, repositories: [{repo}]}}\n")
    assert "\nNext: mlready assess\n" in shown()


def test_where_nothing_that_blocks_is_open_the_plan_goes_on(repo: Path) -> None:
    blocking = [one.id for one in shipped_playbook().controls if one.blocks]
    said = "".join(f"  {name}: 1\n" for name in blocking)
    written(repo / "mlready-answers.yaml", f"schema: mlready.answers/1\nsystem: {{name: a}}\nanswers:\n{said}")
    assert "\nNext: mlready plan repo/mlready-answers.yaml -o plan.md\n" in shown(repo)


def test_quiet_says_nothing_beside_the_document(repo: Path) -> None:
    result = check(repo, "--quiet")
    assert (result.code, result.err) == (Exit.FAILED_CONDITION, "")
    assert result.out == check(repo).out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_standard_output_or_to_a_file_and_is_the_same_twice(form: str, repo: Path) -> None:
    text = shown(repo, "-f", form)
    assert shown(repo, "-f", form, "-o", "out") == ""
    assert Path("out").read_text(encoding="utf-8") == text
    assert text.endswith("\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_never_changes_the_exit_code(form: str, repo: Path) -> None:
    assert check(repo, "-f", form).code == Exit.FAILED_CONDITION


def test_each_format_is_what_it_says(repo: Path) -> None:
    assert document(repo, "-f", "json")["schema"] == "mlready.check/1"
    assert document(repo, "-f", "sarif")["version"] == "2.1.0"
    assert fromstring(shown(repo, "-f", "junit").encode()).tag == "testsuites"  # noqa: S314 - it is our own
    assert {"description", "fingerprint"} <= document(repo, "-f", "gitlab")[0].keys()
    assert shown(repo, "-f", "github").startswith("::notice title=mlready::Not ready")
    assert shown(repo, "-f", "markdown").startswith("## mlready: small\n")


def test_an_unknown_format_is_wrong_usage(repo: Path) -> None:
    assert check(repo, "-f", "xml").code == Exit.USAGE


def test_an_answer_is_pointed_at_where_it_stands(repo: Path) -> None:
    found = places(document(repo, "-f", "sarif"))
    assert found["assess.code"][0] == "repo/mlready-answers.yaml"
    assert found["assess.code"][1] == 5
    assert found["gather.usecase"] == ("repo/mlready-answers.yaml", 1)


def test_without_answers_the_readme_is_pointed_at(repo: Path) -> None:
    (repo / "mlready-answers.yaml").unlink()
    assert places(document(repo, "-f", "sarif"))["gather.goals"] == ("repo/README.md", 1)
    (repo / "README.md").unlink()
    assert places(document(repo, "-f", "sarif"))["gather.goals"] == ("repo/requirements.txt", 1)


def test_paths_count_from_the_repository_where_ci_stands_in_it(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absolute = document(repo.resolve(), "-f", "sarif")
    monkeypatch.chdir(repo)
    assert document("-f", "sarif") == document(".", "-f", "sarif") == absolute
    assert places(absolute)["gather.usecase"] == ("mlready-answers.yaml", 1)


def test_several_repositories_are_one_system(repo: Path) -> None:
    written(Path("infra/Dockerfile"), "FROM python:3.12\nCOPY . .\nRUN pip install .\n")
    written(Path("infra/app.py"), "import flask\n")
    both = document(repo, "infra", "-f", "json")
    assert both["system"] == "small"
    shows = {place["repository"] for practice in both["practices"] for place in practice["evidence"]}
    assert shows == {"repo", "infra"}
    files = {path for path, _ in places(document(repo, "infra", "-f", "sarif")).values()}
    assert {path.split("/")[0] for path in files} <= {"repo", "infra"}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_assess_is_no_score(form: str, tmp_path: Path) -> None:
    written(tmp_path / "README.md", "# pytest, mlflow and docker\n")
    result = check(tmp_path, "-f", form, "--fail-on", "never")
    assert (result.code, result.out) == (Exit.TARGET, "")
    assert "nothing to assess" in result.err


def test_the_config_says_what_fails_and_the_command_line_counts_more(repo: Path) -> None:
    config = written(repo / "mlready.yaml", "fail_on: never\n")
    assert check(repo).code == Exit.DONE
    assert check(repo, "--fail-on", "verdict").code == Exit.FAILED_CONDITION
    assert check(repo, "--fail-on", "score", "--min-score", 99).code == Exit.FAILED_CONDITION
    written(config, "fail_on: score\nmin_score: 99\n")
    assert check(repo).code == Exit.FAILED_CONDITION
    assert check(repo, "--min-score", 0).code == Exit.DONE


def test_the_baseline_of_the_config_counts_from_its_folder(repo: Path) -> None:
    written(repo / "base.json", shown(repo, "-f", "json"))
    written(repo / "mlready.yaml", "fail_on: new-gaps\nbaseline: base.json\n")
    assert check(repo).code == Exit.DONE
    written(repo / "mlready-answers.yaml", ANSWERS.replace("gather.goals: 2", "gather.goals: 1"))
    assert check(repo).err == "failed: 1 new gap: gather.goals\n"


@pytest.mark.parametrize("config", ["fail_on: score", "fail_on: new-gaps"])
def test_a_condition_of_the_config_without_its_measure_is_wrong_usage(config: str, repo: Path) -> None:
    written(repo / "mlready.yaml", config)
    result = check(repo)
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "in the config" in result.err


def test_ignored_paths_say_nothing(repo: Path) -> None:
    def status() -> str:
        practices = document(repo, "-f", "json")["practices"]
        return next(str(one["status"]) for one in practices if one["id"] == "code.tests")

    assert status() == "found"
    written(repo / "mlready.yaml", "ignore: [tests/]\n")
    assert status() == "missing"


SYSTEM = """\
schema: mlready.answers/1
system:
  name: both
  repositories:
    - {path: ., role: training}
    - {path: ../serve/model, role: ROLE}
"""


def test_a_component_is_called_by_its_folder_wherever_the_command_stands(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(Path("serve/model/app.py"), "import flask\nimport prometheus_client\nprometheus_client.Counter('a', 'b')\n")
    written(repo / "mlready-answers.yaml", SYSTEM.replace("ROLE", "serving"))

    def places() -> list[tuple[str, str]]:
        found = document("-a", Path("mlready-answers.yaml").resolve(), "-f", "json")
        return [(place["repository"], place["path"]) for one in found["practices"] for place in one["evidence"]]

    monkeypatch.chdir(repo)
    names = places()
    assert {name for name, _ in names} == {"repo", "model"}
    found = document("-f", "json")
    assert found["components"] == [{"name": "repo", "role": "training"}, {"name": "model", "role": "serving"}]
    assert "\n\nLooked at repo (training), model (serving)\n\n" in shown()
    assert [(p["repository"], p["path"]) for one in found["practices"] for p in one["evidence"]] == names
    words = ("check", "-a", Path("mlready-answers.yaml").resolve(), "-f", "json", "--fail-on", "never", *TODAY)
    assert json.loads(run(*words, cwd=Path("/")).out)["practices"] == found["practices"]


def test_a_repository_named_alone_stands_for_all_that_its_answers_name(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(Path("serve/model/app.py"), "import flask\n")
    written(repo / "mlready-answers.yaml", SYSTEM.replace("ROLE", "serving"))
    both = [{"name": "repo", "role": "training"}, {"name": "model", "role": "serving"}]
    assert document(repo, "-f", "json")["components"] == both
    assert document(repo, "serve", "-f", "json")["components"][1]["name"] == "serve"
    assert len(document(repo, "-a", repo / "mlready-answers.yaml", "-f", "json")["components"]) == 1
    monkeypatch.chdir(repo)
    assert document(".", "-f", "json")["components"] == both


def test_a_baseline_that_is_the_result_of_something_else_is_told(repo: Path) -> None:
    base = written(Path("base.json"), shown(repo, "-f", "json", "--fail-on", "never"))
    words = (repo, "--fail-on", "new-gaps", "--baseline", base)
    assert check(*words).err == ""
    other = check(*words, "--playbook", "enterprise").err
    version = shipped_playbook("startup").version
    assert other.startswith(
        f"note: base.json was judged by startup {version}, not by enterprise {version}: what is new "
    )
    written(repo / "mlready-answers.yaml", ANSWERS.replace("name: small", "name: other"))
    assert "note: base.json is of small, not of other: " in check(*words).err
    assert check(*words, "--quiet").err == ""


def test_what_no_component_needs_is_not_asked_and_says_why(repo: Path) -> None:
    written(Path("serve/model/app.py"), "import flask\n")
    status = {}
    for role in ("serving", "data"):
        written(repo / "mlready-answers.yaml", SYSTEM.replace("ROLE", role))
        answers = repo / "mlready-answers.yaml"
        status[role] = {one["id"]: one for one in document("-a", answers, "-f", "json")["practices"]}
    assert status["serving"]["serving.online"]["status"] == "missing"
    one = status["data"]["serving.online"]
    assert one["status"] == "not-applicable"
    assert one["reason"] == "asked of components for serving or app, and the system has data, training only"
    assert one["reason"] in " ".join(shown("-a", repo / "mlready-answers.yaml").split())


def test_ci_sees_the_components_that_stand_in_its_checkout(repo: Path) -> None:
    written(Path("infra/Dockerfile"), "FROM python:3.12\nCOPY . .\nRUN pip install .\n")
    written(Path("infra/app.py"), "import flask\n")
    from_root = {path.split("/")[0] for path, _ in places(document(repo, "infra", "-f", "sarif")).values()}
    assert from_root <= {"repo", "infra"}
    listed = "schema: mlready.answers/1\nsystem: {repositories: [., ../infra]}\n"
    written(repo / "mlready-answers.yaml", listed)
    shown_places = places(document("-a", repo / "mlready-answers.yaml", "-f", "sarif")).values()
    assert {path.split("/")[0] for path, _ in shown_places} <= {"repo", "infra"}


OWN = """\
schema: mlready.playbook/1
id: ours
title: Ours
extends: startup
practices:
  - {id: monitor.drift, call: "ourdrift.*"}
  - {id: own.flags, title: Flags, shows: A call., not_enough: A wish., why: It helps., call: flags.ask}
controls:
  - {id: impl.review, evidence: {own.flags: 3}}
"""


def test_one_line_of_the_users_own_playbook_teaches_a_tool(repo: Path) -> None:
    written(repo / "watch.py", "import flags, ourdrift\n\nourdrift.measure()\nflags.ask('new-model')\n")
    written(repo / ".mlready" / "playbooks" / "ours.yaml", OWN)
    before = {one["id"]: one["status"] for one in document(repo, "-f", "json")["practices"]}
    after = document(repo, "-f", "json", "--playbook", "ours")
    found = {one["id"]: one for one in after["practices"]}
    assert before["monitor.drift"] == "missing"
    assert found["monitor.drift"]["evidence"] == [
        {"path": "watch.py", "line": 3, "repository": ".", "says": "ourdrift.measure is called"}
    ]
    assert found["own.flags"]["status"] == "found"
    assert {one["control"]: one["level"] for one in after["findings"]}["impl.review"] == 3
    rules = document(repo, "-f", "sarif", "--playbook", "ours")["runs"][0]["tool"]["driver"]["rules"]
    assert "practice/own.flags" in {rule["id"] for rule in rules}
    assert "own.flags" in shown(repo, "--playbook", "ours")


def test_a_rule_that_no_reader_could_fit_is_told_with_its_line(repo: Path) -> None:
    written(repo / "ours.yaml", OWN.replace("call: flags.ask", "cal: flags.ask"))
    result = check(repo, "--playbook", "repo/ours.yaml")
    assert (result.code, result.out) == (Exit.DOCUMENT, "")
    assert (
        result.err
        == "repo/ours.yaml:7: practices.own.flags.cal: there is no key or kind of fact 'cal'; did you mean call?\n"
    )


def test_a_folder_that_is_not_there_cannot_be_checked() -> None:
    assert check("nowhere").code == Exit.TARGET


def test_a_system_out_of_scope_never_fails(repo: Path) -> None:
    written(repo / "mlready-answers.yaml", f"{ANSWERS}  context.purpose: explore\n")
    written(Path("base.json"), shown(repo, "-f", "json"))
    for words in (("verdict",), ("score", "--min-score", 100), ("new-gaps", "--baseline", "base.json")):
        assert check(repo, "--fail-on", *words).code == Exit.DONE
    for form in FORMATS:
        assert check(repo, "-f", form).code == Exit.DONE


def test_a_score_below_the_least_fails(repo: Path) -> None:
    score = document(repo, "-f", "json")["score"]
    assert 0 < score < 99
    assert check(repo, "--fail-on", "score", "--min-score", score).code == Exit.DONE
    result = check(repo, "--fail-on", "score", "--min-score", 99)
    assert (result.code, result.err) == (Exit.FAILED_CONDITION, f"failed: the score {score} is below 99\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--fail-on", "score"),
        ("--fail-on", "new-gaps"),
        ("--min-score", "50"),
        ("--baseline", "base.json"),
        ("--fail-on", "score", "--min-score", "101"),
        ("--fail-on", "sometimes"),
    ],
)
def test_conditions_that_do_not_fit_together_are_wrong_usage(words: tuple[str, ...], repo: Path) -> None:
    assert check(repo, *words).code == Exit.USAGE


def test_gaps_that_were_there_before_do_not_fail_but_new_ones_do(repo: Path) -> None:
    base = written(Path("base.json"), shown(repo, "-f", "json"))
    assert check(repo, "--fail-on", "new-gaps", "--baseline", base).code == Exit.DONE
    written(repo / "mlready-answers.yaml", ANSWERS.replace("gather.goals: 2", "gather.goals: 1"))
    result = check(repo, "--fail-on", "new-gaps", "--baseline", base)
    assert (result.code, result.err) == (Exit.FAILED_CONDITION, "failed: 1 new gap: gather.goals\n")


def test_a_plan_knows_the_gaps_too(repo: Path) -> None:
    said = repo / "mlready-answers.yaml"
    assert invoke("plan", said, "--repo", repo, "-f", "json", "-o", "base.json", *TODAY).code == 0
    assert check(repo, "--fail-on", "new-gaps", "--baseline", "base.json").code == Exit.DONE


def test_a_known_gap_that_grows_fails_and_one_that_shrinks_does_not(repo: Path) -> None:
    written(repo / "mlready-answers.yaml", ANSWERS.replace("gather.goals: 2", "gather.goals: 1"))
    base = written(Path("base.json"), shown(repo, "-f", "json"))
    written(repo / "mlready-answers.yaml", ANSWERS.replace("gather.goals: 2", "gather.goals: 0"))
    result = check(repo, "--fail-on", "new-gaps", "--baseline", base)
    assert (result.code, result.err) == (
        Exit.FAILED_CONDITION,
        "failed: 1 gap has grown: gather.goals (level 1, now 0)\n",
    )
    written(repo / "mlready-answers.yaml", ANSWERS)
    assert check(repo, "--fail-on", "new-gaps", "--baseline", base).code == Exit.DONE


def test_a_waiver_that_ended_is_a_new_gap(repo: Path) -> None:
    waiver = "waivers:\n  - {control: gather.usecase, reason: a pilot, owner: cto, until: 2026-11-30}\n"
    written(repo / "mlready-answers.yaml", ANSWERS + waiver)
    base = written(Path("base.json"), shown(repo, "-f", "json"))
    words = ("check", repo, "--fail-on", "new-gaps", "--baseline", base, "--today")
    assert invoke(*words, "2026-11-30").code == Exit.DONE
    assert invoke(*words, "2026-12-01").err == "failed: 1 new gap: gather.usecase\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "cannot read"),
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[" * 100_000, "base.json:1: nested deeper than 40 levels"),
        ("[]", "this is no saved assessment"),
        ('{"schema": "mlready.plan/1", "findings": []}', "assessment is missing"),
        ('{"schema": "mlready.check/1"}', "findings"),
        ('{"schema": "mlready.check/1", "findings": [{"control": "a", "outcome": "odd", "minimum": 1}]}', "outcome"),
        ("\ud800", "UTF-8"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_named(text: str | None, says: str, repo: Path) -> None:
    base = Path("base.json")
    if text is not None:
        base.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = check(repo, "--fail-on", "new-gaps", "--baseline", base)
    assert (result.code, result.out) == (Exit.DOCUMENT, "")
    assert result.err.startswith("base.json")
    assert says in result.err


def test_github_gets_a_summary_of_the_job(repo: Path) -> None:
    summary = written(Path("summary.md"), "before\n")
    result = check(repo, "-f", "github", env={"GITHUB_STEP_SUMMARY": "summary.md"})
    assert result.code == Exit.FAILED_CONDITION
    assert summary.read_text(encoding="utf-8") == f"before\n{shown(repo, '-f', 'markdown')}"


def test_only_the_format_for_github_writes_a_summary(repo: Path) -> None:
    check(repo, "-f", "markdown", env={"GITHUB_STEP_SUMMARY": "summary.md"})
    assert not Path("summary.md").exists()


def test_a_summary_never_grows_beyond_what_github_shows(repo: Path) -> None:
    summary = written(Path("summary.md"), "x" * 899_900)
    check(repo, "-f", "github", env={"GITHUB_STEP_SUMMARY": "summary.md"})
    assert 899_900 < summary.stat().st_size <= 900_000
    check(repo, "-f", "github", env={"GITHUB_STEP_SUMMARY": "summary.md"})
    assert summary.stat().st_size <= 900_000


def test_a_summary_that_cannot_be_written_is_a_note(repo: Path) -> None:
    result = check(repo, "-f", "github", "--fail-on", "never", env={"GITHUB_STEP_SUMMARY": "no/where.md"})
    assert result.code == Exit.DONE
    assert result.err == "note: cannot write the summary no/where.md: no such file or directory\n"


def test_a_file_with_a_hostile_name_breaks_no_format(repo: Path) -> None:
    name = "req\nuirements\x1b[31m|`<b>,;:%.txt"
    written(repo / "train\n::error::x\x1b[31m.py", "import mlflow\nmlflow.log_metric('a', 1)\n")
    written(repo / name, "mlflow\n")
    for form in FORMATS:
        text = shown(repo, "-f", form)
        assert "\x1b" not in text
        assert not [line for line in text.splitlines() if line.startswith("::error::")]
    fromstring(shown(repo, "-f", "junit").encode())  # noqa: S314 - it is our own


def test_another_working_directory_gives_the_same_bytes(repo: Path) -> None:
    elsewhere = Path("elsewhere")
    elsewhere.mkdir()
    words = ("check", repo.resolve(), "-f", "sarif", "--fail-on", "never", *TODAY)
    assert run(*words).out == run(*words, cwd=elsewhere).out
