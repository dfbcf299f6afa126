"""JSON as text that may be printed: a terminal that shows it is not steered by what the files of a stranger hold."""

import json
from typing import Final

_INDENT: Final = 2
_DELETE: Final = "\x7f"
# The end of a line, and what joins letters of some scripts, and pictures.
_LEFT: Final = frozenset("\n\u200c\u200d")


def dumps(document: object) -> str:
    r"""Return `document` as JSON, readable, with every character that is not printed written as its number.

    >>> print(dumps({"é": chr(0x9B)}), end="")
    {
      "é": "\u009b"
    }
    """
    text = json.dumps(document, indent=_INDENT, ensure_ascii=False, allow_nan=False) + "\n"
    # Nothing but strings could hold any of these, and of ASCII json itself leaves only one as it is.
    unseen = {char for char in set(text) if not char.isprintable()} - _LEFT
    for char in sorted(unseen):
        text = text.replace(char, "\\u007f" if char == _DELETE else json.dumps(char)[1:-1])
    return text
