"""Documents that are made again: what people wrote in them stays.

A template marks places with ``keep``. Text that somebody writes inside one, and every box that somebody ticks, is
carried over into the next version of the document. A seal on the last line tells whether anything else was changed by
hand.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Final

from mlready.model.seal import SEAL

_OPEN: Final = "<!-- mlready:keep {} -->"
_CLOSE: Final = "<!-- mlready:end {} -->"
_NAME: Final = r"[a-z][a-z0-9._-]*"
_PLACE: Final = re.compile(
    rf"^<!-- mlready:keep ({_NAME}) -->\n(.*?)^<!-- mlready:end \1 -->$", re.DOTALL | re.MULTILINE
)
_MARK: Final = re.compile(rf"^<!-- mlready:(?:keep|end) {_NAME} -->$", re.MULTILINE)
_BOX: Final = re.compile(r"^(\s*)- \[[ xX]\] (.*)$", re.MULTILINE)
_HEADING: Final = re.compile(r"^#{1,6} (?:\d+\. )?(.*)$")
_EARLIER: Final = "earlier"


@dataclass(frozen=True, slots=True)
class Remade:
    """A document made again. `edited` says that the old one was changed by hand elsewhere than in its places.

    `moved` names the places whose text stands at the end now, as the document no longer has them; `broken` are the
    lines of the old document on which a mark of a place stands without its other half.
    """

    text: str
    edited: bool = False
    moved: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()


def place(name: str) -> str:
    """Return an empty place called `name`, as two lines that Markdown does not show.

    Raises:
        ValueError: `name` is not made of lower-case words with dots or hyphens.
    """
    if not re.fullmatch(_NAME, name):
        raise ValueError(f"a place is named in lower case, with dots or hyphens, not {name!r}")
    return f"{_OPEN.format(name)}\n{_CLOSE.format(name)}"


def with_places(text: str) -> str:
    """Return `text` with a place at the end of each of its chapters, which bears the chapter's name."""
    head, *chapters = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return head + "".join(f"{one.rstrip()}\n\n{place(_slug(one))}\n\n" for one in chapters).rstrip() + "\n"


def _slug(chapter: str) -> str:
    return re.sub(r"[^a-z]+", "-", chapter.partition("\n")[0].lower()).strip("-")


def sealed(text: str, state: str = "") -> str:
    """Return `text` with a last line that tells what it was, so that changes by hand are noticed later.

    `state` is JSON on one line, for the next time that the document is made. A text without places gets no seal.
    """
    if not _PLACE.search(text):
        return text
    seen = "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in state)
    safe = seen.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")
    return f"{text.rstrip()}\n\n<!-- mlready:made {_digest(text)}{' ' * bool(safe)}{safe} -->\n"


def state_of(text: str) -> str | None:
    """Return the JSON that was sealed into `text`; None where there is none."""
    found = SEAL.search(_lines(text))
    return found[2] if found else None


def remade(new: str, old: str) -> Remade:
    """Return `new`, sealed already, with what people wrote into the places and boxes of `old`."""
    if not _PLACE.search(new):
        return Remade(new)
    old = _lines(old)
    kept = {name: text for name, text in _PLACE.findall(old) if text.strip()}
    there = {name for name, _ in _PLACE.findall(new)}
    ticked = _ticked(old)
    text = _PLACE.sub(lambda found: _filled(found, kept), _with_ticks(new, ticked))
    left = tuple(name for name in kept if name not in there)
    return Remade(_with_earlier(text, {name: kept[name] for name in left}), _is_edited(old), left, _broken(old))


def _broken(old: str) -> tuple[int, ...]:
    """Return the lines of the marks of `old` that belong to no place; there are none where it is not ours at all."""
    paired = {at for one in _PLACE.finditer(old) for at in (one.start(), one.end(2))}
    single = [one.start() for one in _MARK.finditer(old) if one.start() not in paired]
    return tuple(old.count("\n", 0, at) + 1 for at in single)


def _filled(found: re.Match[str], kept: dict[str, str]) -> str:
    name = found[1]
    return f"{_OPEN.format(name)}\n{kept[name]}{_CLOSE.format(name)}" if name in kept else found[0]


def _with_earlier(text: str, left: dict[str, str]) -> str:
    """Put what stood at places that are gone into one at the end, so that it survives the next time too."""
    if not left:
        return text
    parts = [body if name == _EARLIER else f"From “{name}”:\n\n{body}" for name, body in left.items()]
    body = "\n".join(part.strip("\n") + "\n" for part in parts)
    chapter = f"## Kept from earlier versions\n\n{_OPEN.format(_EARLIER)}\n{body}{_CLOSE.format(_EARLIER)}\n"
    seal = SEAL.search(text)
    return f"{text[: seal.start()]}{chapter}\n{seal[0]}" if seal else f"{text.rstrip()}\n\n{chapter}"


def _ticked(text: str) -> set[tuple[str, str]]:
    """Return the ticked boxes of `text`: the heading that each stands under, and what it says."""
    return {(heading, says) for heading, says, ticked in _boxes(text) if ticked}


def _boxes(text: str) -> list[tuple[str, str, bool]]:
    heading, boxes = "", []
    for line in _PLACE.sub("", text).splitlines():
        if title := _HEADING.match(line):
            heading = title[1].strip()
        elif box := _BOX.match(line):
            boxes.append((heading, box[2].strip(), "[ ]" not in line[: line.index("]") + 1]))
    return boxes


def _with_ticks(text: str, ticked: set[tuple[str, str]]) -> str:
    heading, lines = "", []
    for line in text.splitlines(keepends=True):
        if title := _HEADING.match(line):
            heading = title[1].strip()
        box = _BOX.match(line)
        lines.append(line.replace("- [ ]", "- [x]", 1) if box and (heading, box[2].strip()) in ticked else line)
    return "".join(lines)


def _is_edited(old: str) -> bool:
    """Return whether `old` was changed by hand elsewhere than in its places and boxes, or was never ours."""
    seal = SEAL.search(old)
    if not seal:
        return bool(old.strip())
    ours = old[: seal.start()]
    return seal[1] != _digest(ours) or len(_MARK.findall(ours)) != 2 * len(_PLACE.findall(ours))


def _digest(text: str) -> str:
    """Return what stays the same whatever people write into places and boxes."""
    bare = _PLACE.sub(lambda found: f"{_OPEN.format(found[1])}\n{_CLOSE.format(found[1])}", text)
    bare = re.sub(rf"## Kept from earlier versions\n\n{_OPEN.format(_EARLIER)}\n{_CLOSE.format(_EARLIER)}", "", bare)
    bare = _BOX.sub(r"\1- [ ] \2", bare)
    lines = [line.rstrip() for line in bare.splitlines()]
    return hashlib.sha256("\n".join(line for line in lines if line).encode()).hexdigest()


def _lines(text: str) -> str:
    """Return `text` with the line ends that we write, whatever an editor made of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
