from mlready.facts.python.cases import read_cases, read_other_cases
from mlready.facts.small_files import (
    read_example_environment,
    read_ini_tools,
    read_owners,
    read_toml_tools,
    read_updates,
)
from mlready.facts.source import Source


def test_owners_count_where_a_platform_reads_them() -> None:
    text = b"# x @no\n* @acme/ml a@example.org  # why\n[Section] @none\n"
    assert [fact.name for fact in read_owners(Source(".github/CODEOWNERS", text))] == ["@acme/ml", "a@example.org"]
    assert not list(read_owners(Source("templates/CODEOWNERS", text)))


def test_an_empty_table_configures_nothing() -> None:
    facts = read_toml_tools(Source("pyproject.toml", b"[tool.a]\n[tool.b]\nx = 1\n"))
    assert [(fact.name, fact.attributes["filled"]) for fact in facts] == [("a", ""), ("b", "yes")]


def test_sections_of_ini_files_are_told_by_their_tool() -> None:
    facts = read_ini_tools(Source("setup.cfg", b"[mypy-numpy.*]\na = 1\n[tool:pytest]\nb = 1\n[flake8]\nc = 1\n"))
    assert [fact.name for fact in facts] == ["mypy", "pytest", "flake8"]


def test_variables_of_an_example_environment_are_named() -> None:
    facts = read_example_environment(Source(".env.example", b"# secrets\nexport A_KEY=\nB=1\n# C_TOKEN=\n"))
    assert [fact.name for fact in facts] == ["A_KEY", "B", "C_TOKEN"]


def test_updates_count_only_in_their_file() -> None:
    text = b"updates:\n  - package-ecosystem: pip\n"
    assert [fact.name for fact in read_updates(Source(".github/dependabot.yml", text))] == ["pip"]
    assert not list(read_updates(Source("docs/dependabot.yml", text)))


def test_a_runner_collects_functions_and_methods_with_something_in_them() -> None:
    text = (
        b"def test_a():\n    assert a()\n\ndef test_b():\n    pass\n\n"
        b"class TestC:\n    def test_c(self):\n        c()\n\n"
        b"class Helper:\n    def test_d(self):\n        d()\n\ndef outer():\n    def test_e():\n        e()\n"
    )
    assert [fact.name for fact in read_cases(Source("tests/test_x.py", text, "test"))] == ["test_a", "test_c"]
    assert not list(read_cases(Source("tests/helpers.py", text, "test")))


def test_tests_of_other_languages_are_found() -> None:
    assert list(read_other_cases(Source("tests/testthat/test-a.R", b'test_that("x", {})\n')))
    assert list(read_other_cases(Source("src/a.test.ts", b"it('x', () => {})\n")))
    assert not list(read_other_cases(Source("src/a.ts", b"it('x', () => {})\n")))
