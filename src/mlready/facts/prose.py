"""Documents: their sections, and how much stands in each.

``section``: a heading of Markdown, RST or AsciiDoc, or a lead in bold at the start of a line, in lower case. `body`
says what stands under it and its own subsections: ``none``, ``short`` (under 25 words) or ``long``; `level` is 1 to 6,
or 7 for a lead; `document` is the name of the file, `folder` where it lies, and `teaches` is ``yes`` for a chapter of
a course. ``document``: the file itself, by name in lower case, with the same attributes. ``document.report``: a
paragraph that asks for holes in the security to be reported, and says where; named by the address, `paragraph` is its
text in lower case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mlready.facts.document_commands import FENCE
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.model.fact import Fact

LONG: Final = 25
SHORT: Final = 4
MAX_SECTIONS: Final = 2_000
MAX_TITLE: Final = 100
MAX_LINE: Final = 2_000
_HEADING: Final = re.compile(r"(#{1,6}|={1,6})[ \t]++(.+)")
_LEAD: Final = re.compile(
    r"(?:[-*+]|\d++\.)?[ \t]*+(?:\*\*|__)([^*_\n]{3,80}?)(?:\*\*|__)[ \t]*+(.*)"
    r"|\|?[ \t]*+(?:[-*+][ \t]++)?([A-Z][\w &/-]{2,60}):[ \t]+(.*)"
)
_UNDERLINE: Final = re.compile(r"(=|-|~|\^|\"|\*|#)\1{2,}[ \t]*")
_COMMENT: Final = re.compile(r"<!--|-->")
_TEACHES: Final = re.compile(
    r"(?:^|[/_-])(?:chapters?|lessons?|lectures?|modules?|weeks?|tutorials?|courses?|exercises?|homeworks?|labs?|part"
    r"|phase|step|unit|session)[/_ -]*\d*(?:[/_.-]|$)"
    r"|(?:^|/)\d+\. [^/]+/\d+\.\d+\.? "
)
_WORD: Final = re.compile(r"[^\W_]{2,}")
_NOT_NAME: Final = re.compile(r"[^\w \-/&']+")
_PLACEHOLDER: Final = re.compile(
    r"\b(?:todo|tbd|tba|fixme|lorem ipsum|more information needed|coming soon|n/?a)\b|<[^>\n]{0,60}>"
    r"|\[(?:your|insert|add)[^\]\n]{0,60}\]",
    re.IGNORECASE,
)


_HOLES: Final = r"(?:security[ \n](?:bug|issue|problem|flaw|hole|vulnerabilit)|vulnerabilit)"
_REPORT: Final = re.compile(
    rf"(?:\breport\b|\bdisclos|\bbounty\b|\bnotify\b)[^.]{{0,120}}?{_HOLES}|{_HOLES}[^.]{{0,120}}?(?:\breport\b|\bdisclos|\bbounty\b)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://[^\s)>\]`]{4,200}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,64}){1,6}")
# The sentence of the security policy that GitHub offers which whoever fills it in takes out.
_ASKS: Final = "Use this section"
_UNFILLED: Final = "Use this section to tell people how to report a vulnerability."
_PARAGRAPH: Final = 2_000
_MAX_LOOKED: Final = 200
_MAX_REPORTS: Final = 20


@dataclass
class _Section:
    name: str
    line: int
    level: int
    words: int = 0


def read_prose(source: Source) -> Iterator[Fact]:
    """Yield the sections of a document."""
    folder, _, name = generated_path(source.path).lower().rpartition("/")
    teaches = "yes" if _TEACHES.search(f"{folder}/{name}") else ""
    sections = _sections(source.text)
    if _is_form(source.text):
        for section in sections:
            section.words = 0
    for number, section in enumerate(sections):
        words = section.words
        for later in sections[number + 1 :]:
            if later.level <= section.level or words >= LONG:
                break
            words += later.words
        yield source.fact(
            "section",
            section.name,
            section.line,
            level=str(section.level),
            body=_body(words),
            document=name,
            folder=folder,
            teaches=teaches,
        )
    yield from _reports(source, name, folder)
    total = sum(section.words for section in sections)
    yield source.fact("document", name, 1, body=_body(total), folder=folder, teaches=teaches)


def _is_form(text: str) -> bool:
    """Return whether nobody filled in the form of a security policy: it asks for an address and holds none."""
    return _ASKS in text and _UNFILLED in " ".join(text.split()) and not _ADDRESS.search(text)


def _reports(source: Source, name: str, folder: str) -> Iterator[Fact]:
    lowered = source.content.lower()
    if b"security" not in lowered and b"vulnerabilit" not in lowered:
        return
    line, left, told = 1, _MAX_LOOKED, 0
    for paragraph in source.text.split("\n\n"):
        said = paragraph[:_PARAGRAPH]
        address = _ADDRESS.search(said) if left else None
        if address:
            left -= 1
            if _REPORT.search(said):
                known = {"document": name, "folder": folder, "paragraph": " ".join(said.lower().split())}
                yield source.fact("document.report", address[0], line, **known)
                told += 1
                if told == _MAX_REPORTS:
                    return
        line += paragraph.count("\n") + 2


def _body(words: int) -> str:
    return "none" if words < SHORT else "short" if words < LONG else "long"


def _sections(text: str) -> list[_Section]:
    """Return the sections with the words that stand right under each; text before the first is under an empty name.

    Nobody asks how many more than `LONG` they are.
    """
    found = [_Section("", 1, 0)]
    fence, hidden = "", False
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if (marks := FENCE.match(line)) and marks[1].startswith(fence):
            fence = "" if fence else marks[1]
            continue
        if "<!--" in line or "-->" in line:
            hidden = line.rfind("<!--") > line.rfind("-->")
            line = line.partition("<!--")[0]  # noqa: PLW2901 - what is left of the line
        if hidden and "<!--" not in line:
            continue
        heading = None if fence else _heading(line, lines[number] if number < len(lines) else "")
        if heading and len(found) < MAX_SECTIONS:
            found.append(_Section(heading[0], number, heading[1], heading[2]))
        elif found[-1].words < LONG and not _UNDERLINE.fullmatch(line):
            found[-1].words += len(_WORD.findall(_PLACEHOLDER.sub("", line[:MAX_LINE])))
    return found


def _heading(line: str, below: str) -> tuple[str, int, int] | None:
    """Return the name and level of the heading in a line, and the words that follow a lead."""
    found = _HEADING.match(line[:MAX_LINE]) if line.startswith(("#", "=")) else None
    if found and (title := found[2].rstrip(" \t#=")):
        return _named(title), len(found[1]), 0
    plain = bool(line.strip()) and not line.startswith((" ", "|", "-")) and len(line) < MAX_TITLE
    if plain and _UNDERLINE.fullmatch(below.strip() or ".") and len(below.strip()) >= min(len(line.strip()), 4):
        return _named(line), 1 if below.startswith("=") else 2, 0
    if found := _LEAD.match(line.lstrip(" \t")[:400]):
        rest = found[2] if found[1] else found[4]
        return _named(found[1] or found[3]), 7, len(_WORD.findall(_PLACEHOLDER.sub("", rest or "")))
    return None


def _named(title: str) -> str:
    return " ".join(_NOT_NAME.sub(" ", title).lower().split()).strip("- ")
