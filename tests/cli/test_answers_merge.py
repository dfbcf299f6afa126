import subprocess
import sys
from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.store.answers import read_answers
from program import command, invoke, run

HEAD = "schema: mlready.answers/1\nplaybook: startup\n"
ANN = f"""{HEAD}answers:
  # Ann's.
  context.mode: online
  sys.peak: {{level: 2, by: product-owner, date: 2026-01-01}}
  gather.goals: {{unknown: true}}
  gather.usecase:
  assess.code: 3
"""
BOB = f"""{HEAD}overlays: [genai]
answers:
  sys.peak: {{level: 3, by: platform-engineer, date: 2026-02-01, note: tested}}
  gather.goals: {{level: 2, by: data-scientist}}
  context.mode: online
  context.cloud: aws
  genai.cost: 2
waivers:
  - {{control: sys.peak, reason: a pilot, owner: cto, until: 2027-01-31}}
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    ann, bob = tmp_path / "ann.yaml", tmp_path / "bob.yaml"
    ann.write_text(ANN)
    bob.write_text(BOB)
    return ann, bob


def test_files_are_joined_and_the_first_keeps_its_form(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "all.yaml"
    result = invoke("answers", "merge", *files, "--take", "newest", "-o", out)
    assert (result.code, result.err.splitlines()[-1]) == (0, f"wrote {out}: 6 answers from 2 files")
    assert out.read_text().startswith(ANN[: ANN.index("  context.mode")])
    content = read_answers(out).content
    assert content.overlays == ("genai",)
    assert [one.owner for one in content.waivers] == ["cto"]
    answers = content.answers
    assert (answers["sys.peak"].level, answers["sys.peak"].note) == (3, "tested")
    assert (answers["gather.goals"].level, answers["gather.goals"].unknown) == (
        2,
        False,
    )  # who knows outdoes who does not
    assert (answers["assess.code"].value, answers["genai.cost"].value) == (3, 2)
    assert run("assess", "--answers", out, "--no-scan").code == 0


@pytest.mark.parametrize(("take", "level"), [("first", 2), ("last", 3), ("newest", 3)])
def test_contradictions_can_be_decided_for_one_side(files: tuple[Path, Path], take: str, level: int) -> None:
    out = files[0].with_name("all.yaml")
    assert invoke("answers", "merge", *files, "--take", take, "-o", out).code == 0
    assert read_answers(out).content.answers["sys.peak"].level == level


def test_what_was_decided_is_told(files: tuple[Path, Path]) -> None:
    told = invoke("answers", "merge", *files, "--take", "newest", "-o", files[0].with_name("all.yaml")).err.splitlines()
    assert told[0].startswith("sys.peak: Level 3: ")
    assert told[0].endswith("bob.yaml:5; platform-engineer; 2026-02-01; tested]")
    assert told[1].startswith("  not Level 2: ")
    assert len(told) == 3


def test_paths_count_from_where_the_merged_file_stands(tmp_path: Path) -> None:
    for name, text in {
        "ann/said.yaml": "playbook: ../own.yaml\nsystem: {repositories: [., {path: ../lib, role: training}]}\n",
        "bob/said.yaml": "playbook: ../own.yaml\noverlays: [more.yaml]\n",
        "own.yaml": "schema: mlready.playbook/1\nid: own\nversion: '1'\ntitle: Own\nextends: startup\n",
        "bob/more.yaml": "schema: mlready.overlay/1\nid: more\ntitle: More\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text if "schema" in text else f"schema: mlready.answers/1\n{text}")
    out = tmp_path / "all" / "of" / "us.yaml"
    out.parent.mkdir(parents=True)
    result = run("answers", "merge", tmp_path / "ann/said.yaml", tmp_path / "bob/said.yaml", "-o", out)
    assert result.code == 0, result.err
    content = read_answers(out).content
    assert [one.path for one in content.system.repositories] == ["../../ann", "../../lib"]
    assert (content.playbook, content.overlays) == ("../../own.yaml", ("../../bob/more.yaml",))


def test_a_folder_whose_links_lead_in_a_circle_is_one_message(files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    result = run("answers", "merge", *files, "--take", "first", "-o", tmp_path / "circle" / "all.yaml")
    assert result.code == Exit.TARGET
    assert "cannot write" in result.err


def test_contradictions_are_shown_and_nothing_is_written_where_nobody_decides(files: tuple[Path, Path]) -> None:
    out = files[0].with_name("all.yaml")
    result = run("answers", "merge", *files, "-o", out)
    assert result.code == Exit.UNANSWERED
    assert not out.exists()
    assert "sys.peak: Which event will bring your largest load" in result.err
    assert f"[{files[0]}:6; product-owner; 2026-01-01]" in result.err
    assert f"[{files[1]}:5; platform-engineer; 2026-02-01; tested]" in result.err
    assert "mlready: 1 contradiction is not decided: nothing was written" in result.err


def test_contradictions_are_put_to_a_person(files: tuple[Path, Path]) -> None:
    out = files[0].with_name("all.yaml")
    done = subprocess.run(
        command("answers", "merge", *files, "--plain", "-o", out), input=b"7\n1\n", capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Contradiction: sys.peak" in done.stderr
    assert b"! Choose 1-2, or q." in done.stderr
    assert read_answers(out).content.answers["sys.peak"].level == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_contradictions_are_decided_at_a_terminal(files: tuple[Path, Path]) -> None:
    from terminal import DOWN, ENTER, at_terminal  # noqa: PLC0415 - it cannot be loaded everywhere

    with at_terminal("answers", "merge", *files, "-o", "all.yaml", cwd=files[0].parent) as at:
        at.wait_for("1 of 1")
        at.wait_for("write nothing")
        at.press(DOWN, DOWN, ENTER)
        assert at.end() == 0
    assert read_answers(files[0].with_name("all.yaml")).content.answers["sys.peak"].level == 3


def test_files_for_different_playbooks_are_not_joined(files: tuple[Path, Path]) -> None:
    files[1].write_text(BOB.replace("startup", "enterprise"))
    result = invoke("answers", "merge", *files)
    assert result.code == Exit.DOCUMENT
    assert f"{files[1]}:2: playbook: this answers enterprise, {files[0]} answers startup" in result.err


def test_one_file_is_not_enough(files: tuple[Path, Path]) -> None:
    assert invoke("answers", "merge", files[0]).code == Exit.USAGE


def test_files_that_agree_need_no_decision(files: tuple[Path, Path]) -> None:
    files[1].write_text(ANN.replace("level: 2, by: product-owner", "level: 2, proof: docs/load.md"))
    result = invoke("answers", "merge", *files)
    assert result.code == 0
    assert "proof: docs/load.md" in result.out or 'proof: "docs/load.md"' in result.out  # the one that tells more


def test_facts_that_contradict_each_other_are_shown_in_words(files: tuple[Path, Path]) -> None:
    facts = ("context.error_cost: medium", "context.decides_about_people: true", "context.dataset_gb: 1500")
    others = ("context.error_cost: low", "context.decides_about_people: false", "context.dataset_gb: 2")
    for file, said in zip(files, (facts, others), strict=True):
        file.write_text(f"{HEAD}answers: {{{', '.join(said)}}}\n")
    result = run("answers", "merge", *files, "-o", files[0].with_name("all.yaml"))
    assert result.code == Exit.UNANSWERED, result.err
    shown = [line.strip().split(" [")[0] for line in result.err.splitlines() if line.startswith("  ")]
    assert sorted(shown) == [
        "1,500 gigabytes",
        "2 gigabytes",
        "A nuisance; soon put right",
        "Costs money or trust, and can be put right with some work",
        "No",
        "Yes",
    ]


def test_a_number_that_is_written_otherwise_is_no_contradiction(files: tuple[Path, Path]) -> None:
    files[0].write_text(f"{HEAD}answers: {{context.error_rate_now: 0.7%, context.dataset_gb: 2}}\n")
    files[1].write_text(f"{HEAD}answers: {{context.error_rate_now: 0.007, context.dataset_gb: 2.0}}\n")
    assert invoke("answers", "merge", *files).code == 0


@pytest.mark.parametrize("said", ["context.decides_about_people: false", "sys.peak: 0", "sys.peak: {level: 0}"])
def test_no_and_nothing_are_answers_too(files: tuple[Path, Path], said: str) -> None:
    files[0].write_text(f"{HEAD}answers: {{context.mode: online}}\n")
    files[1].write_text(f"{HEAD}answers: {{{said}, sys.reliability: {{unknown: false}}}}\n")
    merged = invoke("answers", "merge", *files).out
    assert said.split(":", maxsplit=1)[0] in merged
    assert "sys.reliability" not in merged


def test_a_file_of_another_system_and_what_it_assumes_are_told(tmp_path: Path) -> None:
    head = "schema: mlready.answers/1\nplaybook: startup\n"
    first, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(f"{head}system: {{name: ours}}\nanswers: {{assess.code: 2}}\n")
    other.write_text(
        f"{head}system: {{name: theirs, repositories: [x]}}\nassumptions: {{spare: 3, alpha: 0.05}}\nanswers: {{}}\n"
    )
    merged = invoke("answers", "merge", first, other)
    assert merged.code == 0
    assert merged.err.replace(f"{tmp_path}/", "").splitlines() == [
        "note: b.yaml is about 'theirs', not 'ours'",
        "note: the repositories of b.yaml are left out: those of a.yaml count",
        "note: the assumptions of b.yaml are left out, as a.yaml says otherwise: spare",
    ]
    assert invoke("answers", "merge", first, first).err == ""


def test_what_cannot_be_merged_names_its_file(tmp_path: Path) -> None:
    head = "schema: mlready.answers/1\nplaybook: startup\nanswers:\n"
    first, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(f"{head}  assess.code: &a {{level: 2}}\n  assess.model: *a\n")
    other.write_text(f"{head}  assess.code: 3\n")
    merged = invoke("answers", "merge", first, other, "--take", "last")
    assert merged.code == 3
    assert merged.err.startswith(f"{first}:4: answers.assess.code: this is written in a way that cannot be")


def test_the_playbook_that_goes_without_saying_is_the_same_as_by_its_name(files: tuple[Path, Path]) -> None:
    files[1].write_text("schema: mlready.answers/1\nanswers: {assess.code: 3}\n")
    assert invoke("answers", "merge", *files).code == 0
    files[0].write_text(ANN.replace("startup", "enterprise"))
    assert f"{files[1]}:1: playbook: this answers startup, " in invoke("answers", "merge", *files).err


def test_files_for_one_playbook_may_call_it_by_different_paths(tmp_path: Path) -> None:
    for folder in ("ann", "bob"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "own.yaml").write_text(
            f"schema: mlready.playbook/1\nid: {folder}\nversion: '1'\ntitle: Own\nextends: startup\n"
        )
        (tmp_path / folder / "said.yaml").write_text("schema: mlready.answers/1\nplaybook: ./own.yaml\n")
    ann, bob = (tmp_path / folder / "said.yaml" for folder in ("ann", "bob"))
    refused = invoke("answers", "merge", ann, bob)
    assert refused.code == Exit.DOCUMENT
    assert f"this answers {bob.parent / 'own.yaml'}, {ann} answers {ann.parent / 'own.yaml'}" in refused.err
    bob.write_text("schema: mlready.answers/1\nplaybook: ../ann/own.yaml\n")
    assert invoke("answers", "merge", ann, bob).code == 0
