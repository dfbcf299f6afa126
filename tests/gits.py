"""Git repositories for tests: made by git itself, with what a person's own configuration says left out."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_ENV = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(root: Path, *words: str, day: str = "2026-10-01") -> str:
    """Run git in `root`; what it commits is of noon of `day`, in a time zone far east."""
    when = f"{day}T12:00:00+1300"
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{one}_{part}": "a" for one in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *words],  # noqa: S607 - whichever git there is
        cwd=root,
        env=own | _ENV | who | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def repository(root: Path) -> Path:
    """Return a new repository at `root`."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    return root


def commit(root: Path, files: Mapping[str, str | None], day: str = "2026-10-01") -> str:
    """Write `files`, take those away whose text is None, and commit; return the commit."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "--allow-empty", "-m", "a change", day=day)
    return git(root, "rev-parse", "HEAD")
