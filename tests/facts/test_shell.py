import pytest

from mlready.facts.shell import MAX_COMMANDS, commands


def names(script: str) -> list[str]:
    return [command.name for command in commands(script)]


@pytest.mark.parametrize(
    "script",
    [
        "pytest -q",
        "uv run --frozen pytest -q",
        "uv run --extra cpu --extra serving pytest -q",
        "poetry run python -m pytest -q",
        "coverage run -m pytest -q",
        "bash -c 'pip install . && pytest -q'",
        "docker run --rm image pytest -q",
        "CI=1 sudo -E timeout 60 pytest -q",
        "if true; then\n  pytest \\\n    -q\nfi",
        "@pytest -q",
        "command='pytest -q'\neval \"$command\"",
        "export RUN='uv run pytest'\n${RUN} -q",
    ],
)
def test_a_command_is_found_behind_what_carries_it(script: str) -> None:
    assert "pytest -q" in names(script)


@pytest.mark.parametrize(
    "script",
    [
        "echo 'pytest'",
        "# pytest",
        "pip install pytest",
        "poetry run pip install pytest",
        "uv run --extra pytest --extra serving ruff check",
        "cat <<EOF > a\npytest\nEOF",
        "true  # pytest",
    ],
)
def test_a_word_is_no_command(script: str) -> None:
    assert not any(name.startswith("pytest") for name in names(script))


def test_a_command_knows_its_line() -> None:
    assert [command.line for command in commands("a\n\nb \\\n  c\nd")] == [0, 2, 4]


def test_what_a_shell_reads_from_a_here_document_is_run() -> None:
    assert "docker pull x" in names("ssh host <<EOF\ndocker pull x\nEOF\n")


@pytest.mark.parametrize("text", ["(", "'", '"', "\\", "$(", "<<A\n", "run ", "sudo ", "bash -c ", "-- ", "a;"])
def test_hostile_text_gives_a_bounded_answer(text: str) -> None:
    assert len(commands(text * 20_000)) <= MAX_COMMANDS + 100


@pytest.mark.parametrize(
    "program", ["venv/bin/pytest", "$(VENV)/bin/pytest", "./.venv/Scripts/pytest.exe", "/opt//bin/pytest"]
)
def test_a_program_of_an_environment_is_told_by_its_name_too(program: str) -> None:
    assert [command.name for command in commands(f"{program} -q")] == [f"{program} -q", "pytest -q"]


@pytest.mark.parametrize(
    "script",
    [
        "a=$(pytest -q)",
        'export a="$(pytest -q)"',
        "a=$(pytest \\\n  -q)",
        "local a=$(cd x && pytest -q)",
        "a=$(b=$(pytest -q))",
    ],
)
def test_a_command_whose_answer_a_variable_gets_is_found(script: str) -> None:
    assert "pytest -q" in names(script)


def test_a_sum_in_an_assignment_is_no_command() -> None:
    assert names("a=$((1 + 1))\nb=$(\n")[1:] == []


@pytest.mark.parametrize("text", ["a=$(", "a=$(a=$(b) ", 'a="$(', "a=$(b "])
def test_hostile_substitutions_give_a_bounded_answer(text: str) -> None:
    assert len(commands(text * 20_000)) <= MAX_COMMANDS + 100
