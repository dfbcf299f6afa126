import time
from pathlib import Path

import pytest

from mlready.cli.conditions import FailOn
from mlready.errors import DocumentError
from mlready.store.config import Config, answers_file, load_config, within

TABLE = "[project]\nname = 'x'\n\n[tool.mlready]\n"


def refusal(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).write_text(text)
    with pytest.raises(DocumentError) as caught:
        load_config(folder)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def test_a_config_says_what_fails_and_what_is_not_looked_at(tmp_path: Path) -> None:
    expected = Config(ignore=("old/", "*.gen.py"), fail_on="score", min_score=60, baseline="base.json", template="t.j2")
    (tmp_path / "pyproject.toml").write_text(
        f"{TABLE}ignore = ['old/', '*.gen.py']\nfail_on = 'score'\nmin_score = 60\n"
        "baseline = 'base.json'\ntemplate = 't.j2'\n"
    )
    assert load_config(tmp_path) == expected
    (tmp_path / "mlready.yaml").write_text(
        "ignore: [old/, '*.gen.py']\nfail_on: score\nmin_score: 60\nbaseline: base.json\ntemplate: t.j2\n"
    )
    assert load_config(tmp_path) == expected


def test_a_config_knows_every_condition_of_the_command_line() -> None:
    choices = Config.model_json_schema()["properties"]["fail_on"]["anyOf"][0]["enum"]
    assert choices == [one.value for one in FailOn]


@pytest.mark.parametrize(
    ("patterns", "folder", "expected"),
    [
        (["old", "*.py", "old/"], "train", ("old", "*.py", "old/")),
        (["train/old", "/train/old/", "!train/old/keep.py"], "train", ("/old", "/old/", "!/old/keep.py")),
        (["serve/old", "trainer/x"], "train", ()),
        (["**/tmp/x"], "train", ("**/tmp/x",)),
        (["a/b/c"], "./a/b/", ("/c",)),
        (["train/old"], "", ("train/old",)),
        (["train/old"], ".", ("train/old",)),
    ],
)
def test_patterns_count_from_the_repository_where_a_folder_of_it_is_looked_at(
    patterns: list[str], folder: str, expected: tuple[str, ...]
) -> None:
    assert within(patterns, folder) == expected


def test_a_repository_without_a_config_has_an_empty_one(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()
    assert load_config(tmp_path / "gone") == Config()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}"])
def test_an_empty_config_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "mlready.yaml").write_text(text)
    assert load_config(tmp_path) == Config()


def test_yaml_and_toml_say_the_same(tmp_path: Path) -> None:
    expected = Config(playbook="enterprise", overlays=("genai",), answers="a.yaml", repositories=(".", "../t"))
    (tmp_path / "pyproject.toml").write_text(
        f"{TABLE}playbook = 'enterprise'\noverlays = ['genai']\nanswers = 'a.yaml'\nrepositories = ['.', '../t']\n"
    )
    assert load_config(tmp_path) == expected
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / "mlready.yaml").write_text(
        "playbook: enterprise\noverlays: [genai]\nanswers: a.yaml\nrepositories: [., ../t]\n"
    )
    assert load_config(tmp_path) == expected


def test_mlready_yaml_comes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "mlready.yaml").write_text("playbook: enterprise")
    (tmp_path / "pyproject.toml").write_text(f"{TABLE}playbook = 'startup'\n")
    assert load_config(tmp_path).playbook == "enterprise"


@pytest.mark.parametrize("text", ["not toml at all [", "[project]\nname = 'x'\n", "tool = 5\n# [tool.mlready]\n"])
def test_a_pyproject_without_our_table_is_none_of_our_business(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert load_config(tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "a: 1\nplaybok: x",
            [
                "mlready.yaml:1: a: there is no key 'a' here",
                "mlready.yaml:2: playbok: there is no key 'playbok' here; did you mean playbook?",
            ],
        ),
        ("overlays: genai", ["mlready.yaml:1: overlays: write a list, not 'genai'"]),
        ("overlays:\n  - genai\n  - 5", ["mlready.yaml:3: overlays.1: write text, not 5"]),
        (
            "fail_on: gaps",
            ["mlready.yaml:1: fail_on: it should be 'never', 'verdict', 'score' or 'new-gaps', not 'gaps'"],
        ),
        ("min_score: 101", ["mlready.yaml:1: min_score: it should be less than or equal to 100, not 101"]),
        ("ignore: old/", ["mlready.yaml:1: ignore: write a list, not 'old/'"]),
        ("answers: 5", ["mlready.yaml:1: answers: write text, not 5"]),
        ("playbook: x\nanswers: ''", ["mlready.yaml:2: answers: write something here"]),
        ('template: ""', ["mlready.yaml:1: template: write something here"]),
        ('baseline: "a\\0b"', ["mlready.yaml:1: baseline: no path holds a NUL character"]),
        ("- a", ["mlready.yaml:1: write a mapping, not a list"]),
        ("5", ["mlready.yaml:1: write a mapping, not 5"]),
        ("a: 1\na: 2", ["mlready.yaml:2: a: the key 'a' stands here twice"]),
    ],
)
def test_a_wrong_yaml_config_is_refused_where_it_is_wrong(tmp_path: Path, text: str, says: list[str]) -> None:
    assert refusal(tmp_path, "mlready.yaml", text) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            f"{TABLE}playbok = 'x'",
            "pyproject.toml:5: tool.mlready.playbok: there is no key 'playbok' here; did you mean playbook?",
        ),
        (f"{TABLE}overlays = 'genai'", "pyproject.toml:5: tool.mlready.overlays: write a list, not 'genai'"),
        ("tool.mlready = 5 # [tool.mlready]", "pyproject.toml:1: tool.mlready: write a mapping, not 5"),
        ("[tool]\nmlready = 5", "pyproject.toml:2: tool.mlready: write a mapping, not 5"),
        ("[tool]\nmlready.answers = 5", "pyproject.toml:2: tool.mlready.answers: write text, not 5"),
        ("\n[ 'tool' . mlready ]\nanswers = 5", "pyproject.toml:3: tool.mlready.answers: write text, not 5"),
        ("tool = {mlready = 5}", "pyproject.toml:1: tool.mlready: write a mapping, not 5"),
        ("[[tool.mlready]]", "pyproject.toml:1: tool.mlready: write a mapping, not a list"),
        (f"{TABLE}answers = 2026-11-21", "pyproject.toml:5: tool.mlready.answers: write text, not the date 2026-11-21"),
        (f"{TABLE}\n\nx = =\n", "pyproject.toml:7: this is not TOML: Invalid value"),
        (f"{TABLE}x = ", "pyproject.toml: this is not TOML: Invalid value (at end of document)"),
        (f"{TABLE}x = {'9' * 5000}", "pyproject.toml: this is not TOML: Exceeds the limit (4300 digits)"),
        (f"{TABLE}x = {'[' * 100_000}", "pyproject.toml: this is not TOML: "),
    ],
)
def test_a_wrong_toml_config_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (found,) = refusal(tmp_path, "pyproject.toml", text)
    assert found.startswith(says)


@pytest.mark.parametrize("key", ["a", '"a"', "'a'", '"\\"".a', "x.'\"'"])
def test_a_key_of_very_many_parts_cannot_slow_the_reader_down(tmp_path: Path, key: str) -> None:
    start = time.perf_counter()
    assert refusal(tmp_path, "pyproject.toml", f"{TABLE}{key}{'.a' * 500_000} = 1") == [
        "pyproject.toml:5: more than 64 dots in one line"
    ]
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("patterns", "folder", "inside"),
    [
        (["*/old", "tr*/x", "/[st]*/y/"], "train", ("/old", "/x", "/y/")),
        (["serve/*", "*/a/b", "!?rain/keep"], "train", ("/a/b", "!/keep")),
        (["a/**/x/b", "a/**", "**/c"], "./a/x/", ("/**/x/b", "/b", "/**", "**/c")),
        (["a/*", "/a/", "*/x/", "/old"], "a/x", ()),
        (["/old", "a/x"], ".", ("/old", "a/x")),
    ],
)
def test_a_pattern_means_in_a_folder_what_is_left_of_it(
    patterns: list[str], folder: str, inside: tuple[str, ...]
) -> None:
    assert within(patterns, folder) == inside


def test_a_pattern_of_very_many_stars_is_soon_read() -> None:
    start = time.perf_counter()
    assert len(within(["a/" + "**/" * 300 + "b"], "/".join("a" * 40))) > 0
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("line", ["x = ['1.2', " + "'a.b', " * 70 + "]", "# " + "." * 90, 'x = "' + "." * 90 + '"'])
def test_dots_in_strings_and_comments_are_no_parts_of_a_key(tmp_path: Path, line: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"{line}\n{TABLE}playbook = 'startup'\n")
    assert load_config(tmp_path).playbook == "startup"


def test_a_pyproject_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.mlready]\n\xff")
    with pytest.raises(DocumentError, match=r"pyproject.toml:2: this is not UTF-8 text"):
        load_config(tmp_path)


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nx = 1", "[project]\ndependencies = ['mlready==1']\nbroken", ""])
def test_a_project_that_does_not_speak_of_us_has_no_config(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert load_config(tmp_path) == Config()


def test_the_answers_are_found_by_their_usual_name_and_by_the_config(tmp_path: Path) -> None:
    assert answers_file(tmp_path) is None
    usual, other = tmp_path / "mlready-answers.yaml", tmp_path / "other.yaml"
    usual.touch()
    assert answers_file(tmp_path) == usual
    (tmp_path / "mlready.yaml").write_text("answers: other.yaml\n")
    other.touch()
    assert answers_file(tmp_path) == other


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("mlready.yaml", "playbook: startup\nanswers: gone.yaml\n", "mlready.yaml:2: answers"),
        (
            "pyproject.toml",
            f"{TABLE}fail_on = 'never'\nanswers = 'gone.yaml'\n",
            "pyproject.toml:6: tool.mlready.answers",
        ),
    ],
)
def test_answers_that_the_config_names_must_be_there(tmp_path: Path, name: str, text: str, place: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(DocumentError) as caught:
        answers_file(tmp_path)
    assert str(caught.value).replace(f"{tmp_path}/", "") == f"{place}: there is no file gone.yaml"
    assert "`mlready assess`" in caught.value.hint
