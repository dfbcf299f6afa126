"""Every link of the documentation leads somewhere; of those that lead out, the form alone is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from walks import CONTRIBUTORS, File, steps

ROOT = Path(__file__).parents[1]
# docs/reference is written by the build, which checks it.
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder, pattern in ((ROOT, "*.md"), (ROOT / "docs", "*.md"), (ROOT / "changelog.d", "*.md"))
    for path in folder.glob(pattern)
)
WRITTEN_BY_THE_BUILD = ROOT / "docs" / "reference"
_PATH = re.compile(r"`((?:src|tests|docs|playbooks|templates|examples|packaging_tests|benchmarks)/[\w./-]*\w)`")
_MADE_UP = {"playbooks/schemas/NAME.schema.json"}


@dataclass(frozen=True)
class Link:
    """Where a page leads, and from which line."""

    page: str
    line: int
    target: str


def tokens(markdown: str) -> Iterator[Token]:
    for one in MarkdownIt("commonmark").enable("table").parse(markdown):
        for child in one.children or ():
            child.map = one.map
            yield child
        yield one


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def links() -> Iterator[Link]:
    for page in PAGES:
        for token in tokens(text(ROOT / page)):
            target = token.attrGet("href") if token.type == "link_open" else token.attrGet("src")
            if token.type in {"link_open", "image"}:
                yield Link(page, (token.map or [0])[0] + 1, str(target))


LINKS = list(links())
OUTWARD = [one for one in LINKS if urlsplit(one.target).scheme]
INWARD = [one for one in LINKS if not urlsplit(one.target).scheme]


def slug(heading: str) -> str:
    """Return what GitHub and Sphinx call a heading: lower case, blanks as hyphens, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@cache
def anchors(path: Path) -> frozenset[str]:
    found: dict[str, int] = {}
    parsed = list(MarkdownIt("commonmark").enable("table").parse(text(path)))
    for start, inline in pairwise(parsed):
        if start.type == "heading_open":
            said = "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})
            found[slug(said)] = found.get(slug(said), 0) + 1
    return frozenset(found) | {f"{name}-{n}" for name, times in found.items() for n in range(1, times)}


def fault(link: Link) -> str | None:
    """Return what is wrong with a link inside the project."""
    path, _, anchor = unquote(link.target).partition("#")
    start = ROOT / link.page
    target = (start.parent / path).resolve() if path else start
    if not target.is_relative_to(ROOT):
        return "leads out of the project"
    if target.parent == WRITTEN_BY_THE_BUILD:
        return None
    if not target.exists():
        return "is not there"
    if anchor and anchor not in anchors(target):
        return f"has no heading #{anchor}"
    return None


def outward_fault(address: str) -> str | None:
    """Return what is wrong with the form of an address."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return "is not https"
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host):
        return "has no proper host"
    if parts.username or parts.password:
        return "holds a name"
    if re.search(r"[\s<>\"{}|\\^`]|[.,;:]$", address):
        return "holds or ends in a sign that is no part of it"
    return None


def test_every_page_has_been_looked_at() -> None:
    assert {"README.md", "CONTRIBUTING.md", "docs/index.md"} <= set(PAGES)
    assert len(INWARD) > 50
    assert OUTWARD


@pytest.mark.parametrize("page", sorted({one.page for one in INWARD}))
def test_every_link_inside_the_project_leads_to_a_file_and_a_heading(page: str) -> None:
    faults = {
        f"{one.page}:{one.line}: {one.target} {says}" for one in INWARD if one.page == page and (says := fault(one))
    }
    assert faults == set()


def test_every_link_that_leads_out_is_well_formed() -> None:
    faults = {f"{one.page}:{one.line}: {one.target} {says}" for one in OUTWARD if (says := outward_fault(one.target))}
    assert faults == set()


def test_every_address_in_the_playbooks_is_well_formed() -> None:
    files = sorted((ROOT / "playbooks").rglob("*.yaml"))
    found = [(path.name, one) for path in files for one in re.findall(r"https?://[^\s\"')\]]+", text(path))]
    assert found
    assert {f"{name}: {one} {says}" for name, one in found if (says := outward_fault(one))} == set()


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("changelog.d/")])
def test_every_path_of_the_project_that_a_page_names_is_there(page: str) -> None:
    made = (
        {step.path for step in steps(ROOT / page) if isinstance(step, File)}
        if Path(page).stem in CONTRIBUTORS
        else set()
    )
    named = set(_PATH.findall(text(ROOT / page))) - _MADE_UP - made
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_page_of_the_documentation_is_in_its_table_of_contents() -> None:
    blocks = re.findall(r"^::::\{toctree\}\n(.*?)^::::$", text(ROOT / "docs" / "index.md"), re.DOTALL | re.MULTILINE)
    listed = [line for block in blocks for line in block.splitlines() if line and not line.startswith(":")]
    assert len(listed) == len(set(listed))
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"}
    assert {name for name in listed if "/" not in name} == pages


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("check.md#formats", None),
        ("check.md#formates", "has no heading #formates"),
        ("chek.md", "is not there"),
        ("../../elsewhere.md", "leads out of the project"),
        ("#no-such-heading", "has no heading #no-such-heading"),
    ],
)
def test_a_link_that_leads_nowhere_is_noticed(target: str, says: str | None) -> None:
    assert fault(Link("docs/index.md", 1, target)) == says


@pytest.mark.parametrize(
    ("address", "sound"),
    [
        ("https://pre-commit.com", True),
        ("http://pre-commit.com", False),
        ("https://pre-commit", False),
        ("https://me:word@pre-commit.com", False),
        ("https://pre-commit.com/a.", False),
        ("https://pre-commit.com/a b", False),
    ],
)
def test_an_address_that_cannot_be_right_is_noticed(address: str, *, sound: bool) -> None:
    assert (outward_fault(address) is None) is sound
