"""Objects of a git repository, through the one program that reads them all: nothing of the repository is run by it.

Only plumbing that prints objects is called: it applies no filters and runs no hooks, pagers or conversions. It is told
to use no configuration but the repository's own, to fetch nothing, and to start no other program.
"""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from mlready.errors import TargetError
from mlready.repo.git_folder import work_tree

_SECONDS: Final = 120
_BLOB: Final = "blob"
_REGULAR: Final = ("100644", "100755", "100664")
# What a repository's own configuration could have git start, switched off: each of these wins over its files.
_OPTIONS: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
_SETTINGS: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # A clone that lacks objects would fetch them, by whatever command its configuration names. There is no protocol
    # of this name, so none is allowed.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Blob:
    """A regular file in a tree."""

    path: str
    sha: str
    size: int


@dataclass(frozen=True, slots=True)
class Git:
    """A git repository: `root` is the top of its working tree."""

    root: Path
    folder: Path
    program: str

    def commit(self, revision: str) -> str:
        """Return the commit that `revision` names; raise TargetError where it names none."""
        name = f"{revision}^{{commit}}"
        try:
            return self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
        except (TargetError, ValueError) as error:
            raise TargetError(
                f"there is no revision {revision!r} in {self.root}",
                "name a branch, a tag or a commit; a shallow clone lacks older ones: `git fetch --unshallow`",
            ) from error

    def day(self, commit: str) -> dt.date:
        """Return the day on which `commit` was made, in the time zone of its maker."""
        text = self._ask("cat-file", "commit", commit).split(b"\n\n", 1)[0]
        line = next((one for one in text.split(b"\n") if one.startswith(b"committer ")), b"")
        try:
            seconds, zone = line.rsplit(b" ", 2)[1:]
            return _day(int(seconds), zone.decode())
        except (ValueError, OverflowError, OSError) as error:
            raise TargetError(f"the commit {commit} in {self.root} has no date", "name the day with --today") from error

    def blobs(self, commit: str) -> Iterator[Blob]:
        """Yield every regular file of `commit` by its path; no links, no submodules.

        Raises:
            TargetError: the clone lacks some of them.
        """
        listing = self._ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        for entry in listing.split(b"\0"):
            head, _, path = entry.partition(b"\t")
            match head.decode().split():
                case [mode, kind, sha, size] if kind == _BLOB and mode in _REGULAR:
                    if not size.isdigit():
                        raise self._lacking(path)
                    yield Blob(os.fsdecode(path), sha, int(size))

    def contents(self, blobs: Sequence[Blob]) -> Iterator[tuple[Blob, bytes]]:
        """Yield each of `blobs` with its bytes; raise TargetError where the clone lacks one."""
        with self._batch() as (ask, answer):
            for blob in blobs:
                ask.write(f"{blob.sha}\n".encode())
                ask.flush()
                said = answer.readline().split()
                if len(said) != 3:  # noqa: PLR2004 - sha, kind and size; else that it is missing
                    raise self._lacking(os.fsencode(blob.path))
                content = answer.read(int(said[2]))
                answer.read(1)
                yield blob, content

    def _lacking(self, path: bytes) -> TargetError:
        return TargetError(
            f"the clone at {self.root} lacks {path.decode('utf-8', 'replace')}",
            "it was cloned in part, and nothing is fetched here: `git fetch --refetch --no-filter` fetches the rest",
        )

    @contextmanager
    def _batch(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        process = subprocess.Popen(  # noqa: S603 - no word comes from the repository
            [*self._words, "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        if process.stdin is None or process.stdout is None:
            raise TargetError("git cannot be talked to")
        try:
            yield process.stdin, process.stdout
        except OSError as error:
            raise TargetError(f"git stopped reading {self.root}: {error}") from error
        finally:
            with suppress(OSError):  # it has stopped already
                process.stdin.close()
            process.kill()
            process.stdout.close()
            process.wait()

    def _ask(self, *words: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - a revision stands behind --end-of-options
                [*self._words, *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=_environment(),
                timeout=_SECONDS,
                check=True,
            )
        except subprocess.CalledProcessError as error:
            says = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise TargetError(f"git cannot read {self.root}: {says[0] if says else 'it does not say why'}") from error
        except (subprocess.TimeoutExpired, OSError) as error:
            raise TargetError(f"git cannot be run on {self.root}: {error}") from error
        return done.stdout

    @property
    def _words(self) -> list[str]:
        return [self.program, *_OPTIONS, f"--git-dir={self.folder}"]


def open_git(inside: Path) -> Git:
    """Return the git repository that the folder `inside` is in; raise TargetError where there is none, or no git."""
    try:
        start = inside.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise TargetError(f"there is no folder {inside}") from error
    if found := work_tree(start):
        root, folder = found
        return Git(root, folder, _program(root))
    raise TargetError(f"{inside} is in no git repository", "--git compares two revisions of one")


def _program(root: Path) -> str:
    """Return where git is; one that the repository itself holds is not it."""
    found = shutil.which("git")
    if found is None:
        raise TargetError("there is no git on this machine", "--git needs it; compare two saved documents instead")
    if Path(found).resolve().is_relative_to(root):
        raise TargetError(f"the first git on the PATH is in the repository itself: {found}")
    return found


def _environment() -> Mapping[str, str]:
    """Return our own environment without what steers git, and with what keeps it still."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return own | _SETTINGS


def _day(seconds: int, zone: str) -> dt.date:
    sign = -1 if zone.startswith("-") else 1
    away = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * sign
    return dt.datetime.fromtimestamp(seconds, dt.timezone(away)).date()
