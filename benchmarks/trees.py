"""The repositories that a check is measured on: those that are named, or made-up ones of three sizes."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

SIZES: Final = {"small": 30, "middle": 500, "large": 4_000}
LARGEST_FILE: Final = 1_000_000
A_FOLDER: Final = 100
MODULE: Final = '''"""Module {number}."""

import logging

from sklearn.linear_model import LogisticRegression

logger = logging.getLogger(__name__)


def train_{number}(rows, labels):
    """Return a model of `rows`."""
    model = LogisticRegression(random_state={number})
    model.fit(rows, labels)
    logger.info("trained %s", model)
    return model
'''


@dataclass(frozen=True)
class Tree:
    """A repository, and its files that a plain read reads: those that git tracks, else all, unless they are huge."""

    name: str
    root: Path
    files: tuple[Path, ...]

    @classmethod
    def of(cls, root: Path) -> "Tree":
        """Return the repository at `root`, under the name that it goes by there."""
        there = (root / path for path in _tracked(root))
        files = sorted(file for file in there if file.is_file() and file.stat().st_size < LARGEST_FILE)
        return cls(str(root), root, tuple(files))

    @property
    def size(self) -> int:
        """How many bytes its files have."""
        return sum(file.stat().st_size for file in self.files)


def _tracked(root: Path) -> list[str]:
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return [str(path.relative_to(root)) for path in root.rglob("*")]
    listed = subprocess.run([git, "-C", root, "ls-files", "-z"], capture_output=True, check=True, text=True)
    return listed.stdout.split("\0")[:-1]


@contextmanager
def trees(named: list[Path]) -> Iterator[list[Tree]]:
    """Give the repositories that are `named`, the smallest first, or for a while made-up ones."""
    if named:
        yield sorted(map(Tree.of, named), key=lambda tree: len(tree.files))
        return
    with TemporaryDirectory() as folder:
        yield [replace(_made(Path(folder, name), modules), name=name) for name, modules in SIZES.items()]


def _made(root: Path, modules: int) -> Tree:
    for number in range(modules):
        folder = root / f"part_{number // A_FOLDER}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"module_{number}.py").write_text(MODULE.format(number=number), encoding="utf-8")
    return Tree.of(root)
