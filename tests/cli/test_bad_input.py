"""Whatever is wrong with what a person brings: one clear message, the right code, and no document."""

from pathlib import Path

import pytest

from mlready.errors import Exit
from program import EXAMPLE, TODAY, Result, invoke

SCHEMA = "schema: mlready.answers/1\n"
OURS = "schema: mlready.playbook/1\nid: ours\ntitle: T\n"
BOMB = "\n".join(
    [
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
        *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)),
    ]
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the test stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(*words: object, code: Exit) -> Result:
    """Run the program, which must refuse with `code`, print no document and leave none."""
    result = invoke(*words, "-o", "out.txt")
    assert result.code == code, result
    assert result.out == ""
    assert "Traceback" not in result.err
    assert not Path("out.txt").exists()
    return result


def answers(text: str | bytes) -> str:
    Path("a.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return "a.yaml"


@pytest.mark.parametrize("words", [("assess", "-a"), ("plan",)], ids=" ".join)
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "a.yaml:1: this is no answers file: it starts with `schema: mlready.answers/1`"),
        (b"\n\n# nothing\n", "a.yaml:1: this is no answers file"),
        (b"just words", "a.yaml:1: this is no answers file"),
        (b"[1, 2]", "a.yaml:1: this is no answers file"),
        (b"answers: {}\n", "a.yaml:1: schema is missing"),
        (b"schema: mlready.answers/2\n", "a.yaml:1: schema: it should be 'mlready.answers/1', not 'mlready.answers/2'"),
        (b"\x7fELF\x01\x00\xff\xfe", "a.yaml:1: this is not UTF-8 text"),
        (b"ok: 1\n\x00", "a.yaml:2: this is not text: it holds control characters"),
        ("schema: mlready.answers/1\n".encode("utf-16"), "a.yaml:1: this is not UTF-8 text"),
        (b"# caf\xe9\n", "a.yaml:1: this is not UTF-8 text"),
        (b"#" * 9_000_000, "a.yaml: larger than 8 MB"),
        (b"[" * 100_000, "nested"),
        (b"a: {" * 1000, "nested"),
        (BOMB.encode(), "a.yaml:"),
        (b"a: *nothing\n", "this is not YAML|no anchor"),
        (b"a: [1\nb: 2\n", "a.yaml:2: this is not YAML: "),
        (b"a: b: c\n", "a.yaml:1: this is not YAML: "),
        (b"a: 1\na: 2\n", "a.yaml:2: a: the key 'a' stands here twice"),
        (b"a: !!python/object/apply:os.system [id]\n", "a.yaml:1"),
        (b"--- 1\n--- 2\n", "a.yaml:2"),
    ],
    ids=lambda one: str(one)[:20] if isinstance(one, str) else "",
)
def test_a_file_that_is_no_answers_file_is_refused(
    words: tuple[str, ...], content: bytes, says: str, here: Path
) -> None:
    result = refused(*words, answers(content), code=Exit.DOCUMENT)
    first = result.err.splitlines()[0]
    assert any(part in first for part in says.split("|")), first
    assert first.startswith("a.yaml")
    assert len(result.err) < 1000
    assert [path.name for path in here.iterdir()] == ["a.yaml"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "answers: {gather.goal: 2}",
            "answers.gather.goal: the playbook startup has no gather.goal; did you mean gather.goals?",
        ),
        (
            "answers: {context.mod: online}",
            "answers.context.mod: the playbook startup has no context.mod; did you mean context.mode?",
        ),
        (
            "answers: {genai.safety: 2}",
            "answers.genai.safety: genai.safety belongs to the overlay genai: add it under overlays",
        ),
        ("answers: {gather.goals: 5}", "answers.gather.goals: answer a level (0, 1, 2, 3, 4) or one of none, "),
        ("answers: {gather.goals: -1}", "answers.gather.goals: answer a level"),
        ("answers: {gather.goals: 2.5}", "answers.gather.goals: answer a level"),
        ("answers: {gather.goals: true}", "answers.gather.goals: answer a level"),
        ("answers: {gather.goals: agred}", "not 'agred'; did you mean agreed?"),
        ("answers: {gather.goals: [2]}", "answers.gather.goals: write text, true or false or a number, not a list"),
        ("answers: {gather.goals: {levl: 2}}", "there is no key 'levl' here; did you mean level?"),
        ("answers: {gather.goals: {level: 2, unknown: true}}", "say one thing: an answer, unknown, or not_applicable"),
        ("answers: {gather.goals: {unknown: yes}}", "answers.gather.goals.unknown"),
        ("answers: {gather.goals: {not_applicable: short}}", "a blocking control: say in 10 characters or more"),
        ("answers: {gather.goals: {level: 2, date: soon}}", "write a date such as 2026-11-21, not 'soon'"),
        (
            "answers: {context.mode: onlin}",
            "answers.context.mode: answer one of online, batch, stream, edge, not 'onlin'",
        ),
        ("answers: {context.mode: {level: 2}}", "a context question has a value, not a level"),
        ("answers: {context.regulated: yes}", "answers.context.regulated: answer true or false, not 'yes'"),
        ("answers: {context.requests_per_day: many}", "answer a number of requests per day, not 'many'"),
        (
            "answers: {context.requests_per_day: -5}",
            "answers.context.requests_per_day: answer 0 or more, not -5|more than 0",
        ),
        ("answers: {context.skill: 5}", "answer 4 or less, not 5"),
        ("answers: {context.yearly_growth: 40 per cent}", "answer a share such as 0.05 or 5%"),
        ("answers: 3", "answers: "),
        ("answer: {}", "there is no key 'answer' here; did you mean answers?"),
        ("system: x", "system: "),
        ("system: {name: [x]}", "system.name: "),
        ("overlays: genai", "overlays: "),
        ("playbook: 3", "playbook: "),
        ("assumptions: {peak: 3}", "there is no key 'peak' here"),
        ("assumptions: {utilisation: 2}", "assumptions.utilisation: "),
        (
            "waivers: [{control: sys.peek, reason: r, owner: o, until: 2027-01-01}]",
            "has no sys.peek; did you mean sys.peak?",
        ),
        ("waivers: [{control: sys.peak, reason: r, owner: o}]", "until is missing"),
    ],
)
def test_answers_that_do_not_fit_are_refused_with_their_line(text: str, says: str) -> None:
    result = refused("assess", "-a", answers(f"{SCHEMA}{text}\n"), code=Exit.DOCUMENT)
    assert result.err.startswith("a.yaml:2: ")
    assert any(part in result.err for part in says.split("|")), result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.usefixtures("here")
def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    wrong = "answers:\n  gather.goals: 9\n  nobody.knows: 1\n  context.mode: fast\n"
    waived = "waivers:\n  - {control: x.y, reason: r, owner: o, until: 2027-01-01}\n"
    result = refused("assess", "-a", answers(f"{SCHEMA}{wrong}{waived}"), code=Exit.DOCUMENT)
    assert [line.split(":")[1] for line in result.err.splitlines()] == ["3", "4", "5", "7"]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("playbook: gone", "a.yaml:2: playbook: there is no playbook named 'gone'"),
        ("overlays: [genia]", "a.yaml:2: overlays: there is no overlay named 'genia'; did you mean genai?"),
    ],
)
def test_a_name_that_a_document_says_is_told_with_its_place(document: str, says: str, here: Path) -> None:
    (here / "a.yaml").write_text(f"schema: mlready.answers/1\n{document}\nsystem: {{name: x}}\n", encoding="utf-8")
    assert refused("assess", "-a", "a.yaml", code=Exit.DOCUMENT).err.splitlines()[0] == says
    (here / "a.yaml").write_text("schema: mlready.answers/1\nsystem: {name: x}\n", encoding="utf-8")
    (here / "mlready.yaml").write_text(f"\n{document}\n", encoding="utf-8")
    assert refused("assess", "-a", "a.yaml", code=Exit.DOCUMENT).err.splitlines()[0] == says.replace(
        "a.yaml", "mlready.yaml"
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["assess", "-a", "gone.yaml"], "cannot read gone.yaml: no such file or directory"),
        (["plan", "gone.yaml"], "cannot read gone.yaml: no such file or directory"),
        (["plan", "."], "cannot read .: is a directory"),
        (["assess", "gone"], "there is no folder gone"),
        (["plan", EXAMPLE, "--template", "gone.j2"], "cannot read gone.j2: no such file or directory"),
        (["plan", EXAMPLE, "-p", "gone"], "there is no playbook named 'gone'"),
        (["plan", EXAMPLE, "-p", "enterprize"], "there is no playbook named 'enterprize'; did you mean enterprise?"),
        (["plan", EXAMPLE, "-p", "./gone.yaml"], "cannot read gone.yaml: no such file or directory"),
        (["plan", EXAMPLE, "-p", "a b"], "'a b' is neither a playbook's name nor a path to a YAML file"),
        (["assess", "-a", EXAMPLE, "--overlay", "genia"], "there is no overlay named 'genia'; did you mean genai?"),
        (["playbook", "show", "gone"], "there is no playbook named 'gone'"),
        (["playbook", "diff", "startup", "gone"], "there is no playbook named 'gone'"),
        (
            ["playbook", "diff", "startup", "enterprise", "gone.yaml"],
            "cannot read gone.yaml: no such file or directory",
        ),
        (["playbook", "schema", "-p", "gone"], "there is no playbook named 'gone'"),
        (["explain", "gov.ethics", "-p", "gone"], "there is no playbook named 'gone'"),
    ],
)
def test_what_is_not_there_is_named(words: list[object], says: str) -> None:
    result = refused(*words, code=Exit.TARGET)
    assert result.err.splitlines()[0] == f"mlready: {says}"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["init", "gone"], "there is no folder gone"),
        (["playbook", "lint", "gone"], "there is no playbook named 'gone'"),
    ],
)
def test_what_is_not_there_is_named_by_commands_that_write_no_document(words: list[str], says: str) -> None:
    result = invoke(*words)
    assert (result.code, result.out) == (Exit.TARGET, "")
    assert result.err.splitlines()[0] == f"mlready: {says}"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [("assess",), ("assess", ".")], ids=" ".join)
def test_without_answers_and_without_a_terminal_nothing_can_be_scored(words: tuple[str, ...]) -> None:
    result = refused(*words, code=Exit.UNANSWERED)
    assert result.err == (
        "mlready: there are no answers to score, and nobody to ask: this is no terminal\n"
        "hint: run it in a terminal, or feed it with answers line by line: `mlready assess --plain < lines.txt`; "
        "or write an empty file with `mlready init`, fill it in, then `mlready assess --answers mlready-answers.yaml`\n"
    )


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("gone/out.md", "no such file or directory"),
        ("file/out.md", "not a directory"),
        (".", "is a directory"),
        ("a" * 280, "file name too long"),
        ("circle", "its links lead in a circle|too many levels of symbolic links"),
    ],
)
def test_an_output_that_cannot_be_written_is_one_message(output: str, says: str, here: Path) -> None:
    (here / "file").write_text("kept", encoding="utf-8")
    (here / "circle").symlink_to("circle")
    for words in (
        ["plan", EXAMPLE, *TODAY],
        ["assess", "-a", EXAMPLE, *TODAY],
        ["playbook", "show"],
        ["explain", "level"],
    ):
        result = invoke(*words, "-o", output)
        assert (result.code, result.out) == (Exit.TARGET, "")
        assert result.err.startswith(f"mlready: cannot write {output}: ")
        assert any(part in result.err for part in says.split("|"))
        assert len(result.err.splitlines()) == 1
    assert sorted(path.name for path in here.iterdir()) == ["circle", "file"]


@pytest.mark.parametrize("words", [["init"], ["playbook", "new", "ours"]], ids=" ".join)
def test_a_file_in_the_way_of_a_folder_is_one_message(words: list[str], here: Path) -> None:
    (here / ".mlready").write_text("kept", encoding="utf-8")
    result = invoke(*words)
    assert (result.code, result.out) == (Exit.TARGET, "")
    assert ".mlready" in result.err
    assert len(result.err.splitlines()) == 1
    assert [path.name for path in here.iterdir()] == [".mlready"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "mlready.yaml",
            "playbok: startup\n",
            "mlready.yaml:1: playbok: there is no key 'playbok' here; did you mean playbook?",
        ),
        ("mlready.yaml", "overlays: genai\n", "mlready.yaml:1: overlays: "),
        ("mlready.yaml", "- x\n", "mlready.yaml"),
        (
            "pyproject.toml",
            "[tool.mlready]\nplaybok = 'x'\n",
            "pyproject.toml:2: tool.mlready.playbok: there is no key",
        ),
        ("pyproject.toml", "[tool.mlready\n", "pyproject.toml:1: this is not TOML: "),
    ],
)
def test_a_config_that_is_wrong_is_refused(name: str, text: str, says: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = refused("assess", "-a", answers(SCHEMA), code=Exit.DOCUMENT)
    assert result.err.startswith(says)
    assert len(result.err.splitlines()) == 1


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "p.yaml:1: write a mapping that starts with schema: mlready.playbook/1"),
        ("id: ours\n", "p.yaml:1: schema: write schema: mlready.playbook/1"),
        ("schema: mlready.overlay/1\n", "p.yaml:1: schema: write mlready.playbook/1, not 'mlready.overlay/1'"),
        (OURS + "extends: p.yaml\n", "a playbook cannot extend itself"),
        (OURS + "extends: startup\ncontrols: [{id: gather.goals, minimum: 7}]\n", "p.yaml:5: gather.goals.minimum: "),
        (OURS + "extends: startup\ncontrols: [{id: gather.goal, minimum: 3}]\n", "did you mean gather.goals?"),
        (OURS + "extends: startup\nremove: [{id: gather.goals}]\n", "removing a control needs a reason"),
    ],
)
def test_a_playbook_that_is_wrong_is_refused(text: str, says: str) -> None:
    Path("p.yaml").write_text(text, encoding="utf-8")
    for words in (["plan", EXAMPLE, "-p", "p.yaml"], ["playbook", "show", "p.yaml"]):
        result = refused(*words, code=Exit.DOCUMENT)
        assert says in result.err
        assert result.err.startswith("p.yaml:")


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "schema: mlready.overlay/1\ncontrols: 3\n", "controls: {a: b}\n"], ids=repr
)
def test_an_overlay_of_the_project_that_is_none_is_refused(text: str, here: Path) -> None:
    path = here / ".mlready" / "playbooks" / "overlays" / "ours.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    for words in (["playbook", "list"], ["explain", "level"]):
        result = refused(*words, code=Exit.DOCUMENT)
        assert "ours.yaml:" in result.err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"ok\n{{ nobody }}", "own.j2:2: 'nobody' is undefined"),
        (b"{% if %}", "own.j2:1: Expected an expression"),
        (b'{% include "/etc/passwd" %}', "own.j2:1: there is no shipped template '/etc/passwd' to include"),
        (b"\xff\xfe", "own.j2:1: this is not UTF-8 text"),
        (b"{% for i in range(10**9) %}{% endfor %}", "own.j2:1: "),
        (b"\n{{ plan.nope }}", "own.j2:2: the Plan has no attribute 'nope'"),
        (b"{% extends 'own.j2' %}", "own.j2:1: it includes or calls itself without end"),
    ],
)
def test_a_template_that_is_wrong_is_refused(text: bytes, says: str) -> None:
    Path("own.j2").write_bytes(text)
    result = refused("plan", EXAMPLE, "--template", "own.j2", code=Exit.DOCUMENT)
    first, *hint = result.err.splitlines()
    assert first.startswith(says)
    assert hint == ["hint: docs/templates.md of mlready lists every name and filter that there is"] * (
        "nobody" in says or "nope" in says
    )


def test_a_repository_whose_name_no_file_system_takes_is_no_bug(here: Path) -> None:
    path = here / answers(f"{SCHEMA}system: {{repositories: [{'a' * 300}]}}\n")
    assert invoke("assess", "-a", path).code in {Exit.DONE, Exit.TARGET}


@pytest.mark.parametrize(
    "words",
    [("check",), ("assess", "."), ("assess", "-q"), ("compare", EXAMPLE), ("history", "add"), ("answers", "stamp")],
    ids=lambda words: " ".join(map(str, words[:2])),
)
def test_answers_that_the_config_names_and_that_are_not_there_are_no_silence(
    words: tuple[object, ...], here: Path
) -> None:
    (here / "mlready.yaml").write_text("answers: gone.yaml\n")
    result = invoke(*words)
    assert (result.code, result.out) == (Exit.DOCUMENT, "")
    assert result.err == (
        "mlready.yaml:1: answers: there is no file gone.yaml\n"
        "hint: begin it with `mlready assess` in a terminal, or take the line out\n"
    )


def test_a_word_of_any_length_is_quoted_short(here: Path) -> None:
    long = "x" * 10_000
    answers(f"{SCHEMA}playbook: {long}\nanswers: {{{long}: 1, context.mode: {long}, assess.code: '{long} y'}}\n")
    for result in (invoke("plan", "a.yaml"), invoke("plan", "a.yaml", "-p", "startup"), invoke("explain", long)):
        assert result.code in {Exit.DOCUMENT, Exit.TARGET, Exit.USAGE}
        assert max(map(len, result.err.splitlines())) < 1100
    (here / "mlready.yaml").write_text(f"fail_on: {long}\n{long}: 5\n")
    assert max(map(len, invoke("check").err.splitlines())) < 500
