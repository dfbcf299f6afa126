"""What mlready costs, as ratios to something plain that is measured in the same run.

Seconds are those of the processor, a child's own and the system's for it, and memory is the most that it held at once.
Every round runs each command once, so that a machine that slows down slows them all; the median of the rounds counts.

python benchmarks/run.py [--rounds N] [--only WORD] [REPOSITORY…]
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from trees import Tree, trees

ANSWERS: Final = str(Path(__file__).parents[1] / "examples" / "fraud-scoring" / "mlready-answers.yaml")
SCORING: Final = str(Path(__file__).with_name("scoring.py"))
PROGRAM: Final = str(Path(sys.executable).with_name("mlready"))
NOTHING: Final = "python -c pass"
READ: Final = "import sys\nfor name in open(sys.argv[1]).read().split('\\0'):\n    open(name, 'rb').read()"
PEERS: Final = {"mllint": ("run",), "sp-repo-review": ()}
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class Row:
    """One line of the table: a command, what it is measured against, and how many times that it may cost at most."""

    name: str
    command: list[str]
    measure: str = ""
    goal: float | None = None
    megabytes: int | None = None
    ours: bool = True


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    megabytes: float


def start_up_rows() -> list[Row]:
    """Return what is measured against a Python that does nothing."""
    return [
        Row(NOTHING, [sys.executable, "-c", "pass"]),
        Row("mlready --version", [PROGRAM, "--version"], NOTHING, 1.5),
        Row("mlready --help", [PROGRAM, "--help"], NOTHING, 1.5),
        Row("mlready assess", [PROGRAM, "assess", "--answers", ANSWERS], NOTHING, 22),
        Row("mlready plan", [PROGRAM, "plan", ANSWERS], NOTHING, 28),
        Row("mlready report", [PROGRAM, "report", ANSWERS], NOTHING),
        Row("100 answer sets scored", [sys.executable, SCORING, ANSWERS, "100"], NOTHING),
    ]


def check_rows(tree: Tree, folder: Path, *, goal: float | None, megabytes: int | None) -> Iterator[Row]:
    """Yield what is measured against a Python that reads the files of `tree`, and does nothing with them."""
    listed = folder / tree.name.replace("/", "-")
    listed.write_text("\0".join(map(str, tree.files)), encoding="utf-8")
    read = f"plain read, {tree.name}"
    check = [PROGRAM, "check", "--quiet", "--fail-on", "never", "--format", "json", str(tree.root)]
    yield Row(read, [sys.executable, "-c", READ, str(listed)])
    yield Row(f"mlready check, {tree.name}", check, read, goal, megabytes)
    for name, words in PEERS.items():
        found = shutil.which(name)
        yield Row(f"{name}, {tree.name}", [found, *words, str(tree.root)] if found else [], read, ours=False)


def run(row: Row) -> Cost:
    """Run the command of `row` once. One of ours has to succeed: a crash is quick."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(row.command[0], row.command, environment, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    if row.ours and status:
        sys.exit(f"{row.name} ended with {os.waitstatus_to_exitcode(status)}: {' '.join(row.command)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEGABYTE)


def measure(rows: Iterable[Row], rounds: int) -> dict[str, Cost]:
    """Return the median cost of each row that can be run. One round more goes before: it fills caches."""
    there = [row for row in rows if row.command]
    taken = [{row.name: run(row) for row in there} for _ in range(rounds + 1)][1:]
    return {
        row.name: Cost(median(one[row.name].seconds for one in taken), median(one[row.name].megabytes for one in taken))
        for row in there
    }


def table(rows: Sequence[Row], costs: dict[str, Cost]) -> Iterator[str]:
    """Yield the lines of the table."""
    width = max((len(row.name) for row in rows), default=0)
    yield f"{'':{width}}{'CPU s':>9}{'ratio':>9}{'goal':>8}{'MB':>7}{'goal':>6}  against"
    for row in rows:
        cost, base = costs.get(row.name), costs.get(row.measure)
        if cost is None:
            yield f"{row.name:{width}}  not installed"
            continue
        ratio = f"{cost.seconds / base.seconds:.1f}x" if base else ""
        goal = f"{row.goal:g}x" if row.goal else ""
        line = f"{row.name:{width}}{cost.seconds:9.3f}{ratio:>9}{goal:>8}{cost.megabytes:7.0f}{row.megabytes or '':>6}"
        yield f"{line}  {row.measure}".rstrip()


def wanted(rows: Sequence[Row], word: str) -> list[Row]:
    """Return the rows with `word` in their names, and what they are measured against."""
    chosen = [row for row in rows if word in row.name]
    measures = {row.measure for row in chosen}
    return [row for row in rows if row in chosen or row.name in measures]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="What mlready costs, as ratios to something plain.")
    parser.add_argument("repositories", nargs="*", type=Path, metavar="REPOSITORY", help="to check; else made-up ones")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run (default: %(default)s)")
    parser.add_argument("--only", default="", metavar="WORD", help="only the rows with this word in their names")
    given = parser.parse_args()
    with trees(given.repositories) as found, TemporaryDirectory() as folder:
        rows = start_up_rows()
        for tree in found:
            largest = tree is found[-1]
            rows += check_rows(tree, Path(folder), goal=12 if largest else None, megabytes=100 if largest else None)
        rows = wanted(rows, given.only)
        for line in table(rows, measure(rows, given.rounds)):
            print(line)
        for tree in found:
            print(f"{tree.name}: {len(tree.files):,} files, {tree.size / MEGABYTE:.1f} MB")


if __name__ == "__main__":
    main()
