from collections.abc import Callable, Iterator

import pytest

from mlready.facts.manifests.main import mark_main
from mlready.facts.manifests.others import read_conda, read_description, read_lock, read_package_json, unread_locks
from mlready.facts.manifests.python_project import read_pipfile, read_pyproject, read_setup_cfg, read_setup_py
from mlready.facts.manifests.requirements import read_requirements
from mlready.facts.source import Source
from mlready.model.fact import Fact, Skip


def pins(path: str, text: str) -> list[str]:
    facts = read_requirements(Source(path, text.encode()))
    return [fact.attributes["pins"] for fact in facts if fact.kind == "manifest"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a==1.0\nb[x]==2 ; python_version > '3'  # why\n", "all"),
        ("a==1.0 \\\n    --hash=sha256:00\n", "all"),
        ("a @ git+https://example.org/a.git@v1\n", "all"),
        ("-r other.txt\n--index-url https://example.org\n-e .\na==1\n", "all"),
        ("a==1.0\nb>=2\n", "some"),
        ("a==1.*\n", "none"),
        ("a\n", "none"),
        ("git+https://example.org/a.git\n", "none"),
    ],
)
def test_requirements_are_pinned_or_not(text: str, expected: str) -> None:
    assert pins("requirements.txt", text) == [expected]


@pytest.mark.parametrize("path", ["requirements-dev.txt", "docs/requirements.txt", "requirements/test.txt"])
def test_tools_for_work_on_the_program_are_told_apart(path: str) -> None:
    [fact] = [fact for fact in read_requirements(Source(path, b"a==1\n")) if fact.kind == "manifest"]
    assert fact.attributes["group"] == "dev"


@pytest.mark.parametrize(
    ("reader", "path", "text"),
    [
        (read_pyproject, "pyproject.toml", "[project]\ndependencies = ['a>=1']\n"),
        (read_pyproject, "pyproject.toml", "[tool.poetry.dependencies]\npython = '^3.11'\na = {version = '^1'}\n"),
        (read_setup_cfg, "setup.cfg", "[options]\ninstall_requires =\n    a>=1\n"),
        (read_setup_py, "setup.py", "from setuptools import setup\nsetup(install_requires=['a>=1'])\n"),
        (read_pipfile, "Pipfile", "[packages]\na = '*'\n"),
        (read_conda, "environment.yml", "dependencies:\n  - pip:\n    - a\n"),
        (read_description, "DESCRIPTION", "Package: x\nImports:\n    a (>= 1)\n"),
        (read_package_json, "package.json", '{"dependencies": {"a": "^1"}}'),
    ],
)
def test_each_manifest_lists_what_the_program_needs(
    reader: Callable[[Source], Iterator[Fact]], path: str, text: str
) -> None:
    facts = list(reader(Source(path, text.encode())))
    assert [(fact.name, fact.attributes["group"]) for fact in facts if fact.kind == "dependency"] == [("a", "runtime")]


def test_the_main_application_is_locked_by_a_lock_beside_its_manifest() -> None:
    facts = [
        *read_requirements(Source("requirements.txt", b"a\n")),
        *read_lock(Source("uv.lock", b"version = 1\n[[package]]\nname = 'a'\n")),
        *read_lock(Source("tools/uv.lock", b"version = 1\n[[package]]\nname = 'a'\n")),
    ]
    assert [fact.path for fact in mark_main(facts)] == ["uv.lock"]


def test_a_shorter_pinned_list_beside_a_longer_one_locks_nothing() -> None:
    facts = [
        *read_requirements(Source("requirements.txt", b"a\nb\nc\n")),
        *read_requirements(Source("requirements-gpu.txt", b"d==1\n")),
    ]
    assert not list(mark_main(facts))


def test_a_lock_too_large_to_read_is_a_lock() -> None:
    skips = [Skip("uv.lock", "", large=True), Skip("data.csv", "", large=True), Skip("poetry.lock", "a link")]
    assert [fact.path for fact in unread_locks(skips)] == ["uv.lock"]


def test_an_empty_lock_locks_nothing() -> None:
    assert not list(read_lock(Source("poetry.lock", b"")))


def test_a_package_behind_continued_lines_has_its_own_line() -> None:
    text = b"numpy==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\npandas==2.0 \\\n    --hash=sha256:cc\n"
    facts = [fact for fact in read_requirements(Source("requirements.txt", text)) if fact.kind == "dependency"]
    assert [(fact.name, fact.line) for fact in facts] == [("numpy", 1), ("pandas", 4)]
