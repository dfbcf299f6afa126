"""What a change of detectors adds and loses on real repositories, against the last committed result.

compare.py CHECKOUTS [--update]

CHECKOUTS holds one checkout a repository, named OWNER+NAME. Those of statuses.json are checked and compared; with
--update all that are there are checked, and the result is written. Exits 1 where something differs.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

RESULT: Final = Path(__file__).with_name("statuses.json")
SCHEMA: Final = "mlready.corpus/1"
FOUND: Final = "found"
PROCESSES: Final = 2

Statuses = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """One repository: the commit that it stands at, the status of each practice, and where it is first shown."""

    commit: str | None
    statuses: Statuses
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One practice of one repository that stands otherwise than before."""

    practice: str
    repository: str
    before: str
    after: str
    shown: str

    @property
    def gain(self) -> int:
        """1 where the practice is found now, -1 where it is not found any more."""
        return (self.after == FOUND) - (self.before == FOUND)

    def __str__(self) -> str:
        """Return the change as one line."""
        where = f"  {self.shown}" if self.shown else ""
        return f"  {' +-'[self.gain]} {self.repository}: {self.before} → {self.after}{where}"


def check(checkout: Path) -> Checked:
    """Run the command on one checkout; raise SystemExit where it fails."""
    words = [
        sys.executable,
        "-m",
        "mlready",
        "check",
        str(checkout),
        "--format",
        "json",
        "--fail-on",
        "never",
        "--quiet",
    ]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{checkout.name}: exit {done.returncode}: {done.stderr.strip()}")
    document: dict[str, Any] = json.loads(done.stdout)
    practices = document["practices"]
    return Checked(
        document["commit"],
        {one["id"]: one["status"] for one in practices},
        {one["id"]: _place(one["evidence"][0]) for one in practices if one["evidence"]},
    )


def changes(repository: str, before: Statuses, after: Checked) -> list[Change]:
    """Return what stands otherwise; a practice that was not there before, or is not any more, counts as absent."""
    names = sorted(before.keys() | after.statuses.keys())
    pairs = ((name, before.get(name, "absent"), after.statuses.get(name, "absent")) for name in names)
    return [
        Change(name, repository, was, now, after.shown.get(name, "") if now == FOUND else "")
        for name, was, now in pairs
        if was != now
    ]


def report(found: Sequence[Change], repositories: int) -> str:
    """Return the changes practice by practice, and their count."""
    lines = []
    for practice in sorted({one.practice for one in found}):
        lines += [practice, *(str(one) for one in found if one.practice == practice)]
    gained, lost = (sum(one.gain == sign for one in found) for sign in (1, -1))
    lines.append(f"{repositories} repositories: {len(found)} changes, {gained} found that were not, {lost} lost")
    return "\n".join(lines) + "\n"


def main(words: Sequence[str] | None = None, result: Path = RESULT) -> int:
    """Compare, or write anew; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", type=Path)
    parser.add_argument("--update", action="store_true", help="write statuses.json anew")
    given = parser.parse_args(words)
    known = json.loads(result.read_text(encoding="utf-8"))["repositories"] if result.is_file() else {}
    folders = {path.name: path for path in sorted(given.checkouts.iterdir()) if path.is_dir() and "+" in path.name}
    for name in known.keys() - folders.keys():
        sys.stderr.write(f"note: there is no checkout of {name}\n")
    names = [name for name in folders if given.update or name in known]
    if not names:
        raise SystemExit(f"no checkout in {given.checkouts} is one to compare")
    with ThreadPoolExecutor(PROCESSES) as pool:
        checked = dict(zip(names, pool.map(lambda name: check(folders[name]), names), strict=True))
    found: list[Change] = []
    for name, one in checked.items():
        before = known.get(name, {"commit": one.commit, "statuses": {}})
        if before["commit"] != one.commit:
            sys.stderr.write(f"note: {name} stands at {one.commit}, the result is of {before['commit']}\n")
        found += changes(name, before["statuses"], one)
    sys.stdout.write(report(found, len(checked)))
    if given.update:
        kept = known | {name: {"commit": one.commit, "statuses": one.statuses} for name, one in checked.items()}
        text = json.dumps({"schema": SCHEMA, "repositories": kept}, indent=1, sort_keys=True)
        result.write_text(f"{text}\n", encoding="utf-8")
        return 0
    return int(bool(found))


def _place(evidence: Mapping[str, Any]) -> str:
    line = f":{evidence['line']}" if evidence["line"] else ""
    return f"{evidence['path']}{line}"


if __name__ == "__main__":
    sys.exit(main())
