"""docs/architecture.md says of the code what is so: its rooms, and who imports whom."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from mlready.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "mlready"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
# What stands above or beside the rooms: the way in, and the version.
NOT_ROOMS = {"__main__", "__init__"}
MOST_COLUMNS = 140


def layers() -> list[list[str]]:
    """Return the rooms of the line below the heading "One way down", the highest first."""
    (line,) = re.findall(r"^## One way down\n\n`([^`]+)`", PAGE, re.MULTILINE)
    return [re.findall(r"\w+", part) for part in line.split("→")]


def tree() -> dict[str, list[str]]:
    """Return each line of the page's first block as its names, below the folder that it is indented under."""
    (block,) = re.findall(r"\A# Architecture\n\n```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    found: dict[str, list[str]] = {}
    folder = ""
    for line in block.splitlines():
        names = re.match(r"( {0,2})(\S+(?: \S+)*?)(?: {2,}|$)", line)
        if names is None:
            continue
        if not names[1]:
            folder = names[2]
            found[folder] = []
        elif not line.startswith("   "):
            found[folder] += names[2].split()
    return found


def rooms() -> set[str]:
    return {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - NOT_ROOMS


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield every import of one room by another, and where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                other = name.split(".")[1] if name.startswith("mlready.") else room
                if other != room:
                    yield room, other, f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def test_the_line_of_layers_names_every_room_once() -> None:
    named = [room for layer in layers() for room in layer]
    assert sorted(named) == sorted(rooms())


def test_every_import_goes_down_the_line_of_layers() -> None:
    height = {room: -number for number, layer in enumerate(layers()) for room in layer}
    seen = [(room, other, where) for room, other, where in imports() if room not in NOT_ROOMS]
    assert len({(room, other) for room, other, _ in seen}) > len(height)
    assert [(room, other, where) for room, other, where in seen if height[room] <= height[other]] == []


def test_import_linter_is_held_to_the_same_line() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (down,) = (one for one in contracts if one["type"] == "layers")
    assert [sorted(layer.split(" | ")) for layer in down["layers"]] == [
        ["__main__"],
        *(sorted(layer) for layer in layers()),
    ]


def test_the_tree_of_rooms_is_the_one_on_disk() -> None:
    drawn = {name.rstrip("/").removesuffix(".py") for name in tree()["src/mlready/"]}
    assert drawn == rooms()


def test_the_tree_of_playbooks_is_the_one_on_disk() -> None:
    drawn = {name.rstrip("/") for name in tree()["playbooks/"]}
    assert drawn == {path.name for path in (ROOT / "playbooks").iterdir()}


def test_every_command_is_a_module_that_the_page_names() -> None:
    (named,) = re.findall(r"one module a command: ([\w, ]+);", PAGE)
    assert sorted(named.split(", ")) == sorted(COMMANDS)
    assert [name for name in COMMANDS if not (PACKAGE / "cli" / f"{name}.py").is_file()] == []


def test_every_dependency_has_its_reason() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    table = PAGE.split("## Dependencies")[1].split("## ")[0]
    reasons = {
        name for name, why in re.findall(r"^\| ([\w-]+) \| (\S.+) \|$", table, re.MULTILINE) if name != "package"
    }
    assert reasons == {re.split(r"[<>=!~]", one)[0] for one in wanted}


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(
        re.findall(
            r"`((?:src|tests|docs|playbooks|templates|facts|store|planning|render|evidence|cli)/[\w./-]+)`", PAGE
        )
    )
    missing = [name for name in named if not any((base / name).exists() for base in (ROOT, PACKAGE))]
    assert named
    assert missing == []


def test_no_line_of_a_rule_is_too_long_to_be_read() -> None:
    long = [
        f"{path.name}:{number}"
        for path in (ROOT / "playbooks" / "practices").glob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > MOST_COLUMNS
    ]
    assert not long
