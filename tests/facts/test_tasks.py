import pytest

from mlready.facts.source import Source
from mlready.facts.tasks.earthfile import read_earthfile
from mlready.facts.tasks.make import read_just, read_make, read_script
from mlready.facts.tasks.python_tasks import read_python_tasks
from mlready.facts.tasks.tables import (
    read_hooks,
    read_job_file,
    read_package,
    read_toml_tasks,
    read_tox,
    read_yaml_tasks,
)
from mlready.facts.tomls import load_toml


def test_a_makefile_gives_recipes_with_variables_filled_in() -> None:
    facts = read_make(Source("Makefile", b"PY := python3\ntest: lint\n\t$(PY) -m pytest\n\nlint:\n\truff check\n"))
    assert [(fact.name, fact.attributes["task"], fact.line) for fact in facts] == [
        ("make lint", "test", 2),
        ("python3 -m pytest", "test", 3),
        ("pytest", "test", 3),
        ("ruff check", "lint", 6),
    ]


def test_what_a_recipe_hands_to_a_script_is_no_variable_of_make() -> None:
    text = b"R ?= eu\nconnect:\n\t@R=$(R) S=$(S) ./connect.sh\npush:\n\t@$(MAKE) image R=$(R) $$HOME\n"
    facts = [fact.name for fact in read_make(Source("Makefile", text)) if fact.attributes["task"] == "push"]
    assert facts == ["make image R=eu $HOME"]


@pytest.mark.parametrize(
    "text",
    [
        b"[tool.poe.tasks]\ntest = 'pytest'\n",
        b"[tool.poe.tasks.test]\ncmd = 'pytest'\n",
        b"[tool.pdm.scripts]\ntest = {composite = ['pytest']}\n",
        b"[tool.hatch.envs.default.scripts]\ntest = ['pytest']\n",
        b"[tasks.test]\nrun = 'pytest'\n",
        b"[tool.tox]\nlegacy_tox_ini = '''\n[testenv:test]\ncommands = pytest\n'''\n",
    ],
)
def test_a_task_in_toml_is_found_in_each_form(text: bytes) -> None:
    facts = read_toml_tasks(Source("pyproject.toml", text))
    assert ("pytest", "test") in [(fact.name, fact.attributes["task"]) for fact in facts]


def test_other_runners_are_read_too() -> None:
    readings = [
        read_just(Source("justfile", b"test arg='x':\n    pytest\n")),
        read_tox(Source("tox.ini", b"[testenv]\ncommands =\n    pytest {posargs}\n")),
        read_package(Source("package.json", b'{"scripts": {"test": "pytest"}}')),
        read_yaml_tasks(Source("Taskfile.yml", b"tasks:\n  test:\n    cmds: [pytest]\n")),
        read_python_tasks(Source("noxfile.py", b"@nox.session\ndef test(session):\n    session.run('pytest')\n")),
        read_python_tasks(Source("tasks.py", b"@task\ndef test(c):\n    c.run('pytest')\n")),
        read_script(Source("a.sh", b"pytest\n")),
        read_job_file(Source("job.yaml", b"entrypoint: pytest\n")),
    ]
    assert all("pytest" in [fact.name for fact in facts] for facts in readings)


def test_hooks_are_told_by_id_unless_they_start_by_hand() -> None:
    text = b"repos:\n  - repo: x\n    hooks:\n      - id: a\n      - id: b\n        stages: [manual]\n"
    assert [fact.name for fact in read_hooks(Source(".pre-commit-config.yaml", text))] == ["a"]


@pytest.mark.parametrize("text", ["a." * 20_000 + "b = 1", "[" + "a." * 20_000 + "b]", "= = =", "\x00"])
def test_hostile_toml_gives_nothing(text: str) -> None:
    assert load_toml(text) == {}


def test_a_target_of_earthly_runs_what_it_builds_on_and_pushes() -> None:
    text = b"FROM python\n\ndeps:\n  RUN --mount=a=b pip install .\n\nimage:\n  FROM +deps\n  SAVE IMAGE --push a:1\n"
    facts = [(fact.name, fact.attributes["task"], fact.line) for fact in read_earthfile(Source("Earthfile", text))]
    assert facts == [("pip install .", "+deps", 4), ("earthly +deps", "+image", 7), ("docker push a:1", "+image", 8)]


def test_a_step_of_earthly_behind_continued_lines_has_its_own_line() -> None:
    text = b"test:\n    RUN pip install \\\n        pytest\n    RUN pytest\n"
    facts = [(fact.name, fact.line) for fact in read_earthfile(Source("Earthfile", text))]
    assert facts == [("pip install pytest", 2), ("pytest", 4)]


def test_a_package_of_tasks_is_called_by_its_modules() -> None:
    text = (
        b"from invoke import task\n@task\ndef unit(c): c.run('pytest')\n"
        b"@task(pre=[unit, docs.build], default=True)\ndef all(c): ...\n"
    )
    facts = list(read_python_tasks(Source("tasks/checks.py", text)))
    assert [fact.name for fact in facts if fact.attributes["task"] == "checks.unit"] == ["pytest"]
    assert [fact.name for fact in facts if fact.attributes["task"] == "checks"] == [
        "invoke checks.unit",
        "invoke docs.build",
    ]
    assert not list(read_python_tasks(Source("tasks/checks.py", text.replace(b"invoke", b"celery"))))
