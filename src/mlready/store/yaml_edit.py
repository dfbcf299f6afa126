"""One value of a YAML text changed in place: every other byte, comments and order included, stays as it is."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from mlready.errors import DocumentError, Problem
from mlready.store.yaml import Path, parse
from mlready.store.yaml_places import Node, tree

# A plain word, or a path from here, that neither YAML 1.1 nor 1.2 reads as anything else.
_PLAIN: Final = re.compile(r"(?!(?:true|false|null|yes|no|on|off|y|n)\Z)[a-z][a-z0-9_-]*|\.{1,2}(?:/[a-zA-Z0-9_.-]+)*")


def yaml_value(value: object) -> str:
    """Return `value` as YAML on one line.

    >>> yaml_value({"level": 2, "note": "since May: weekly"}), yaml_value("true")
    ('{level: 2, note: "since May: weekly"}', '"true"')
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {yaml_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(yaml_value, value)) + "]"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else _quoted(value)
    return json.dumps(value)


def _quoted(text: str) -> str:
    whole = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in whole)


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Name `file` in what is wrong with its text: what changes a text does not know where it came from."""
    try:
        yield
    except DocumentError as error:
        problems = [replace(one, file=one.file or file) for one in error.problems]
        raise DocumentError(problems, error.hint) from error


def set_entry(text: str, place: tuple[str, str], value: object, order: Sequence[str] = (), comment: str = "") -> str:
    """Return `text` with ``place[0].place[1]`` set to `value`.

    A new entry comes after the nearest one that stands before it in `order`, below the line `comment`.

    Raises:
        DocumentError: the text is written in a way that this cannot change without touching anything else.
    """
    wanted = parse(text, "").data or {}
    section = wanted.get(place[0]) or {}
    if not isinstance(section, dict):
        raise _unchangeable(text, (place[0],))
    wanted = {**wanted, place[0]: {**section, place[1]: _plain(value)}}
    return _checked(text, _with_entry(text, place, value, order, comment), wanted, place)


def set_key(text: str, key: str, value: object) -> str:
    """Return `text` with the top-level `key` set to `value`; raise DocumentError as `set_entry` does."""
    wanted = {**(parse(text, "").data or {}), key: _plain(value)}
    root = tree(text)
    node = (root.members or {}).get(key) if root else None
    changed = f"{_ended(text)}{key}: {yaml_value(value)}\n" if node is None else _replaced(text, node, value)
    return _checked(text, changed, wanted, (key,))


def set_beside(text: str, section: str, values: Mapping[str, str], key: str, other: str) -> str:
    """Return `text` with `key` of the entries of `section` set to their `values`; a new one comes behind the `other`.

    Raises:
        DocumentError: as `set_entry` does, with every entry that cannot be changed.
    """
    root = tree(text)
    found = (root.members or {}).get(section) if root else None
    members = (found.members if found else None) or {}
    entries = {name: members[name] for name in values if name in members and other in (members[name].members or {})}
    if problems := [_unchangeable(text, (section, name)) for name in values if name not in entries]:
        raise DocumentError([one for error in problems for one in error.problems])
    wanted = parse(text, "").data
    changed = text
    for name, entry in sorted(entries.items(), key=lambda item: item[1].start, reverse=True):
        changed = _with_key(changed, entry, key, values[name], other)
        wanted[section][name][key] = values[name]
    return _checked(text, changed, wanted, (section,))


def _with_key(text: str, entry: Node, key: str, value: str, other: str) -> str:
    members = entry.members or {}
    if key in members:
        return _replaced(text, members[key], value)
    before, line = members[other], f"{key}: {yaml_value(value)}"
    start, end = before.start, _last(text, before)
    if entry.flow:
        return f"{text[:end]}, {line}{text[end:]}"
    between = f"{_newline(text)}{' ' * entry.column}"
    if "\n" in text[start:end]:  # several lines: where they end is hard to say, and what begins them is not
        return f"{text[: before.key]}{line}{between}{text[before.key :]}"
    end = _line_end(text, end)
    return f"{text[:end]}{between}{line}{text[end:]}"


def _checked(text: str, changed: str, wanted: object, place: Path) -> str:
    """Return `changed` where it says what is wanted and nothing else."""
    try:
        if parse(changed, "").data == wanted:
            return changed
    except DocumentError:
        pass
    raise _unchangeable(text, place)


def _unchangeable(text: str, place: Path) -> DocumentError:
    says = "this is written in a way that cannot be changed here (an anchor, perhaps): write it on one line"
    return DocumentError([Problem("", parse(text, "").line(place), ".".join(map(str, place)), says)])


def _plain(value: object) -> object:
    """Return `value` as it reads once it is written."""
    return parse(yaml_value(value), "").data


def _with_entry(text: str, place: tuple[str, str], value: object, order: Sequence[str], comment: str) -> str:
    root = tree(text)
    section = (root.members or {}).get(place[0]) if root else None
    newline = _newline(text)
    entry = [*([f"# {_one_line(comment)}"] if comment else []), f"{place[1]}: {yaml_value(value)}"]
    if section is None:
        return _ended(text) + newline.join([f"{place[0]}:", *(f"  {line}" for line in entry)]) + newline
    members = section.members or {}
    if place[1] in members:
        return _replaced(text, members[place[1]], value)
    if section.flow and members:
        return f"{text[: section.end - 1].rstrip()}, {entry[-1]}{text[section.end - 1 :]}"
    if not members:  # an empty value, null or {}
        block = newline + newline.join(f"  {line}" for line in entry)
        end = _line_end(text, section.end)
        kept = text[section.end : end].rstrip()  # a comment behind it
        return f"{text[: section.start].rstrip(' ')}{kept}{block}{text[end:]}"
    return _inserted(text, section, place[1], entry, order)


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _inserted(text: str, section: Node, name: str, entry: Sequence[str], order: Sequence[str]) -> str:
    """Return `text` with the lines `entry` among the members of the block `section`."""
    members = section.members or {}
    rank = {one: number for number, one in enumerate(order)}
    place = rank.get(name, len(rank))
    before = [one for one in members if rank.get(one, len(rank)) < place]
    if before:
        at = _last(text, members[max(before, key=rank.__getitem__)])
    elif any(rank.get(one, -1) > place for one in members):
        at = text.index(":", section.key)
    else:
        at = _last(text, section)
    at = _line_end(text, at)
    return text[:at] + "".join(f"{_newline(text)}{' ' * section.column}{line}" for line in entry) + text[at:]


def _replaced(text: str, node: Node, value: object) -> str:
    """Return `text` with the value at `node` replaced; a mapping over several lines is changed key by key."""
    end = _last(text, node)
    old = text[node.start : end]
    if isinstance(value, Mapping) and node.members and not node.flow:
        return _merged(text, node, value)
    if not old:
        return f"{text[: node.start].rstrip(' ')} {yaml_value(value)}{text[node.start :]}"
    return f"{text[: node.start]}{yaml_value(value)}{text[end:]}"


def _merged(text: str, node: Node, value: Mapping[str, object]) -> str:
    newline = _newline(text)
    members = node.members or {}
    edits: list[tuple[int, int, str]] = []
    kept = [name for name in members if name in value]
    if not kept:  # nothing of it stays: no line to hang the rest on
        return f"{text[: node.start]}{yaml_value(value)}{text[_last(text, node) :]}"
    for name, member in members.items():
        end = _last(text, member)
        if name in value:
            gap = "" if text[member.start : end] else " "
            edits.append((member.start, end, gap + yaml_value(value[name])))
        else:
            start = text.rindex("\n", 0, member.key) + 1
            if text[start : member.key].strip():  # it stands behind its parent's key, or behind another
                return f"{text[: node.start]}{yaml_value(value)}{text[_last(text, node) :]}"
            edits.append((start, min(_line_end(text, end) + len(newline), len(text)), ""))
    new = [name for name in value if name not in members]
    at = _line_end(text, _last(text, members[kept[-1]]))
    lines = "".join(f"{newline}{' ' * node.column}{name}: {yaml_value(value[name])}" for name in new)
    edits.append((at, at, lines))
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _last(text: str, node: Node) -> int:
    """Return where the last word of `node` ends: a block's own end is where the next thing begins."""
    if node.members and not node.flow:
        return max(_last(text, member) for member in node.members.values())
    return node.start + len(text[node.start : node.end].rstrip())


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    return end - 1 if end > position and text[end - 1] == "\r" else end


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
