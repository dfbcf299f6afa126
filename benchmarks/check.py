"""What `mlready check` costs, as ratios to a plain read of the same files, and to mllint where that is installed.

python benchmarks/check.py REPOSITORY...    repositories, such as one of 30 files, one of 4,000 and one of 7,000
python benchmarks/check.py --made FILES     a made-up tree of so many modules, to see that cost grows with size alone
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mlready.repo.tree import open_tree

PROGRAM = str(Path(sys.executable).with_name("mlready"))
REPEATS = 3
MEGABYTE = 1_000_000
MODULE = '''"""Module {number}."""

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


def read_plainly(root: Path) -> int:
    """Read every file that `mlready` would list, whole; return their bytes."""
    size = 0
    for file in open_tree(root).files:
        with (root / file.path).open("rb") as opened:
            size += len(opened.read())
    return size


def run(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command took, and the most memory that it held, in MB."""
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - started, usage.ru_maxrss * 1024 / MEGABYTE


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of some rounds of `work`."""
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def report(root: Path) -> None:
    """Print one line for each way to go over `root`."""
    size = read_plainly(root)
    tree = open_tree(root)
    plain = seconds(lambda: [(root / file.path).read_bytes() for file in tree.files])
    print(f"{root.name}: {len(tree.files):,} files, {size / MEGABYTE:.1f} MB")
    print(f"  {'plain read':22} {plain:8.2f} s")
    commands = {"mlready check": [PROGRAM, "check", "--format", "json", "--quiet", str(root)]}
    if mllint := shutil.which("mllint"):
        commands["mllint"] = [mllint, "run", str(root)]
    for name, command in commands.items():
        taken, memory = zip(*(run(command) for _ in range(REPEATS)), strict=True)
        median = statistics.median(taken)
        print(f"  {name:22} {median:8.2f} s  {median / plain:6.1f}x  {max(memory):5.0f} MB")


def make(root: Path, files: int) -> None:
    """Write a tree of `files` modules, a hundred to a folder."""
    for number in range(files):
        folder = root / f"part_{number // 100}"
        folder.mkdir(exist_ok=True)
        (folder / f"module_{number}.py").write_text(MODULE.format(number=number))


def main() -> None:
    """Measure what the arguments name."""
    match sys.argv[1:]:
        case ["--made", files]:
            with tempfile.TemporaryDirectory() as folder:
                make(Path(folder), int(files))
                report(Path(folder))
        case repositories:
            for repository in repositories:
                report(Path(repository))


if __name__ == "__main__":
    main()
