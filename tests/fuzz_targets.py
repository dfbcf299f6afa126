"""Everything that reads bytes of strangers, as functions that must end, and raise nothing but errors of ours."""

import json
import os
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mlready.errors import MlreadyError
from mlready.facts.code_readers import CODE_READERS
from mlready.facts.scan import READERS
from mlready.facts.secrets import without_secrets
from mlready.facts.source import Source
from mlready.model.when import When
from mlready.render.living import remade, sealed
from mlready.render.markdown_text import code, inline
from mlready.repo.commit import head_commit
from mlready.repo.index import read_index
from mlready.repo.patterns import name_expression, path_expression
from mlready.store.answers import bind_answers, read_answers
from mlready.store.config import load_config
from mlready.store.playbooks import load_playbook
from mlready.store.yaml import parse

# A reader may give up on a file that is nested or grown beyond everything; the scan tells of it and goes on.
GIVES_UP = (RecursionError, MemoryError)
REPOSITORIES = Path(__file__).parent / "repos"
ROOT = Path(__file__).parents[1]
# Names of files, one for each kind that some reader takes.
PATHS = """
.github/workflows/a.yml action.yml .gitlab-ci.yml azure-pipelines.yml .circleci/config.yml cloudbuild.json Jenkinsfile
Makefile justfile a.sh noxfile.py pyproject.toml Pipfile tox.ini setup.cfg package.json Taskfile.yml lefthook.yml
.pre-commit-config.yaml requirements.txt setup.py environment.yml DESCRIPTION uv.lock Dockerfile README.md a.rst
CODEOWNERS .env.example .github/dependabot.yml tests/test_a.py a.ts a.test.ts a.tf a.bicep a.dvc dvc.yaml a.tsx a.md
.gitattributes k8s/a.yaml a.json buildspec.yml a.R a.go a.py a.ipynb a.sql a.html bitbucket-pipelines.yml
"""


@dataclass(frozen=True)
class Target:
    """One entrance for bytes, and files that an honest stranger would bring."""

    name: str
    run: Callable[[bytes], object]
    seeds: tuple[Path, ...] = ()


def readers() -> Iterator[Target]:
    """Yield every reader of facts, with each name of a file that it takes."""
    for path in PATHS.split():
        known = [reader for paths, reader in READERS if paths.take(path, path.rpartition("/")[2])]
        known += [one.read for one in CODE_READERS if one.takes(path)]
        if known:
            yield Target(f"facts:{path}", partial(_read, tuple(dict.fromkeys(known)), path), _like(path))


def _read(known: Iterable[Callable[[Source], Iterator[object]]], path: str, content: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for reader in known:
            try:
                for _ in reader(Source(path, content)):
                    pass
            except GIVES_UP:
                continue


def _like(path: str) -> tuple[Path, ...]:
    """Return some of the tests' tiny files that are named, or end, as `path`."""
    name = path.rpartition("/")[2]
    ending = Path(name).suffix or name
    found = sorted(REPOSITORIES.rglob(name)) or sorted(REPOSITORIES.rglob(f"*{ending}"))
    return tuple(one for one in found if one.is_file())[:40]


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _ours(run: Callable[[bytes], object], content: bytes) -> None:
    """Run what may refuse, with an error of ours that can be shown."""
    try:
        run(content)
    except MlreadyError as error:
        str(error)
    except ValueError as error:  # values refuse what they are not
        if type(error) is not ValueError and "validation" not in type(error).__name__.lower():
            raise


class _File:
    """One file in a folder of its own, written anew for each run."""

    def __init__(self, name: str, run: Callable[[Path], object]) -> None:
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of our own is made there
        self.path = Path(tempfile.mkdtemp(prefix="mlready-fuzz-", dir=base), name)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.run = run

    def __call__(self, content: bytes) -> None:
        self.path.write_bytes(content)
        _ours(lambda _: self.run(self.path), content)


def _answers(path: Path) -> None:
    file = read_answers(path)
    bind_answers(file, load_playbook("startup"))


def documents() -> Iterator[Target]:
    """Yield the documents that people write, and text that is shown."""
    answers = tuple(sorted((ROOT / "examples").rglob("*answers.yaml")))
    overlays = tuple(sorted((ROOT / "playbooks").rglob("*.yaml")))
    yield Target("yaml", partial(_ours, lambda content: parse(_text(content), "a.yaml")), (*answers, *overlays))
    yield Target("answers", _File("answers.yaml", _answers), answers)
    yield Target("config", _File("mlready.yaml", lambda path: load_config(path.parent)), ())
    yield Target("config in pyproject", _File("pyproject.toml", lambda path: load_config(path.parent)), ())
    yield Target(
        "playbook", _File("own.yaml", lambda path: load_playbook(str(path))), (ROOT / "tests" / "itself.yaml",)
    )
    yield Target("condition", partial(_ours, _condition), ())
    yield Target("living document", _living, tuple(sorted((ROOT / "examples").rglob("plan.md"))))
    yield Target("shown text", _shown, ())


def _condition(content: bytes) -> None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return
    When.model_validate(data).holds({"context.a": 1, "context.b": "x", "ops.c": 2})


def _living(content: bytes) -> None:
    new = sealed("# Plan\n\n<!-- mlready:keep a -->\n<!-- mlready:end a -->\n")
    once = remade(new, _text(content)).text
    assert remade(new, once).text == once


def _shown(content: bytes) -> None:
    text = _text(content)
    assert "\n" not in inline(text)
    assert "\n" not in code(text)
    without_secrets(text)


def repositories() -> Iterator[Target]:
    """Yield what is read of a repository before any file of it: git's own files, and patterns."""
    yield Target("git index", _File(".git/index", lambda path: read_index(path.parents[1])), ())
    yield Target("git head", _File(".git/HEAD", lambda path: head_commit(path.parents[1])), ())
    yield Target("patterns", _patterns, ())


def _patterns(content: bytes) -> None:
    for line in _text(content).splitlines()[:50]:
        for expression in (path_expression, name_expression):
            expression(line)


def targets() -> dict[str, Target]:
    """Return every target by its name."""
    return {one.name: one for one in (*documents(), *repositories(), *readers())}
