"""What is in the sdist and the wheel that `nox -s package` built; MLREADY_DIST is the folder that holds both."""

import os
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
DIST = os.environ.get("MLREADY_DIST", "")
DATA = ("playbooks", "templates")
# What hatchling puts into every sdist, asked or not.
ALWAYS = {"PKG-INFO", "pyproject.toml", "README.md", "LICENSE", ".gitignore"}

pytestmark = pytest.mark.skipif(not DIST, reason="MLREADY_DIST names no folder; `nox -s package` sets it")


def archive(pattern: str) -> Path:
    (found,) = Path(DIST).glob(pattern)
    return found


def in_wheel() -> set[str]:
    with zipfile.ZipFile(archive("*.whl")) as wheel:
        return {name for name in wheel.namelist() if not name.endswith("/")}


def in_sdist() -> set[str]:
    """Return the files of the sdist, without the folder that holds them all."""
    with tarfile.open(archive("*.tar.gz")) as sdist:
        return {str(PurePosixPath(*PurePosixPath(one.name).parts[1:])) for one in sdist.getmembers() if one.isfile()}


def tracked(*folders: str) -> set[str]:
    """Return the files under `folders` that git knows and that are there."""
    listed = subprocess.run(
        ["/usr/bin/env", "git", "ls-files", "-z", "--", *folders], cwd=ROOT, capture_output=True, check=True
    )
    names = listed.stdout.decode().split("\0")
    return {name for name in names if name and (ROOT / name).is_file()}


def included() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        targets = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]
    return [name.removeprefix("/") for name in targets["sdist"]["include"]]


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_holds_every_playbook_and_template_that_git_knows_and_no_other(folder: str) -> None:
    prefix = "mlready/_data/"
    packed = {name.removeprefix(prefix) for name in in_wheel() if name.startswith(f"{prefix}{folder}/")}
    assert packed == tracked(folder)
    assert packed


def test_the_wheel_holds_the_package_its_data_its_licence_and_nothing_else() -> None:
    names = in_wheel()
    info = {name for name in names if PurePosixPath(name).parts[0].endswith(".dist-info")}
    code = {name.removeprefix("src/") for name in tracked("src")}
    data = {f"mlready/_data/{name}" for name in tracked(*DATA)}
    assert names - info == code | data
    assert {PurePosixPath(name).name for name in info} == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "LICENSE"}


def test_the_wheel_says_that_it_is_typed() -> None:
    assert "mlready/py.typed" in in_wheel()


def test_the_wheel_holds_no_test_and_no_cache() -> None:
    parts = {part for name in in_wheel() for part in PurePosixPath(name).parts}
    assert not parts & {"tests", "packaging_tests", "__pycache__", "builders.py", "conftest.py"}


def test_the_sdist_holds_what_pyproject_says_and_nothing_else() -> None:
    assert in_sdist() - ALWAYS == tracked(*included()) - ALWAYS


def test_the_sdist_holds_all_that_a_wheel_is_made_of() -> None:
    assert tracked("src", *DATA) | (ALWAYS - {".gitignore"}) <= in_sdist()


def test_the_wheel_is_the_same_to_the_byte_wherever_it_is_built() -> None:
    again = next(Path(DIST, "again").glob("*.whl"))
    assert again.name == archive("*.whl").name
    assert again.read_bytes() == archive("*.whl").read_bytes()
