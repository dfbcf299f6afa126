r"""The patterns of ``.gitignore``, as regular expressions that never go back over what they have matched.

A star that is followed by text takes as little as it can, and keeps it: the shortest choice is always as good as any
other, and a hundred stars in one pattern then cost no more than one after another.
"""

import re
from typing import Final

_NOT_SLASH: Final = "[^/]"
_NEVER: Final = "(?!)"
_INSIDE: Final = "/**"
_ANYWHERE: Final = "**"
_SPECIAL: Final = re.compile(r"[*?\[\\]")
_NAMED: Final = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r\f\v",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


def is_plain(pattern: str) -> bool:
    """Return whether `pattern` fits nothing but itself."""
    return not _SPECIAL.search(pattern)


def path_expression(pattern: str) -> str:
    """Return the expression for whole paths that an anchored pattern stands for; two stars are any number of folders.

    >>> [bool(re.fullmatch(path_expression("a/**/b*.py"), path)) for path in ("a/b.py", "a/x/y/b1.py", "a/x/c.py")]
    [True, True, False]
    """
    inside = pattern.endswith(_INSIDE) or pattern == _ANYWHERE
    steps = pattern.removesuffix(_INSIDE).split("/") if pattern != _ANYWHERE else []
    groups: list[list[str]] = [[]]
    for step in steps:
        if step != _ANYWHERE:
            groups[-1].append(name_expression(step))
        elif groups[-1] or len(groups) == 1:
            groups.append([])
    first, *others = ("/".join(group) for group in groups)
    if not others:
        return first + ("/.+" if inside and first else ".+" if inside else "")
    *middle, last = others
    skips = "".join(f"(?>(?:{_NOT_SLASH}+/)*?{group}/)" for group in middle)
    return (f"{first}/" if first else "") + skips + _ended(last, inside=inside)


def _ended(last: str, *, inside: bool) -> str:
    """Return the expression for the end of a path behind two stars: `last`, or something below it."""
    if not last:
        return ".+"
    if inside:
        return f"(?>(?:{_NOT_SLASH}+/)*?{last}/).+"
    return f"(?:{_NOT_SLASH}+/)*+{last}" if "/" not in last else f"(?:{_NOT_SLASH}+/)*{last}"


def name_expression(pattern: str) -> str:
    """Return the expression for one name that `pattern` stands for.

    >>> [bool(re.fullmatch(name_expression("*.py[co]"), name)) for name in ("a.pyc", "a.py", ".pyo")]
    [True, False, True]
    """
    pieces: list[str] = [""]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "*":
            pieces.append("")
            at += 1
            continue
        text, at = _one(pattern, at)
        pieces[-1] += text
    first, *others = pieces
    if not others:
        return first
    *middle, last = others
    return first + "".join(f"(?>{_NOT_SLASH}*?{one})" for one in middle if one) + f"{_NOT_SLASH}*{last}"


def _one(pattern: str, at: int) -> tuple[str, int]:
    """Return the expression for one character of a name, and where the pattern goes on."""
    char = pattern[at]
    if char == "?":
        return _NOT_SLASH, at + 1
    if char == "\\":
        return (re.escape(pattern[at + 1]), at + 2) if at + 1 < len(pattern) else (_NEVER, at + 1)
    if char == "[":
        return _class(pattern, at + 1)
    return re.escape(char), at + 1


def _class(pattern: str, at: int) -> tuple[str, int]:
    """Return the expression for a set in brackets; one that is not closed fits nothing."""
    negated = pattern[at : at + 1] in {"!", "^"}
    at += negated
    members: list[str] = []
    start = at
    while at < len(pattern):
        char = pattern[at]
        if char == "]" and at > start:
            inside = "".join(members)
            if not inside:
                return (_NOT_SLASH if negated else _NEVER), at + 1
            return f"(?!/)[{'^' if negated else ''}{inside}]", at + 1
        named = re.compile(r"\[:([a-z]+):\]").match(pattern, at)
        if named:
            members.append(_NAMED.get(named[1], ""))
            at = named.end()
            continue
        low, at = _member(pattern, at)
        high = low
        if pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in {"]", ""}:
            high, at = _member(pattern, at + 1)
        # The start of a range fits by itself, even where the range is the wrong way round.
        members.append(re.escape(low) if low >= high else f"{re.escape(low)}-{re.escape(high)}")
    return _NEVER, len(pattern)


def _member(pattern: str, at: int) -> tuple[str, int]:
    if pattern[at] == "\\" and at + 1 < len(pattern):
        return pattern[at + 1], at + 2
    return pattern[at], at + 1
