"""What a file must speak for a reader to find something in it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

Space: TypeAlias = Literal["word", "function", "class", "defined", "decorator", "import", "called"]
"""What a word is: any, the name of a function, a class or either, the end of a decorator, the package of an import.

What is ``called`` stands before a parenthesis by its last name, or is imported under another.
"""


class Key(NamedTuple):
    """Something that a file may speak, in lower case; `within` where it may be a part of a longer word."""

    space: Space
    text: str
    within: bool = False


def keys(space: Space, words: Iterable[str], *, within: bool = False) -> frozenset[Key]:
    """Return the keys that `words` are in `space`."""
    return frozenset(Key(space, word.lower(), within) for word in words)


Keys: TypeAlias = frozenset[Key]
"""What a file must speak, all of it."""
