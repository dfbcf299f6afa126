"""The plain way of asking: one line in, one line out. For screen readers, pipes and terminals that cannot redraw."""

import re
from collections.abc import Callable, Iterable
from typing import Final, TextIO

from mlready.interview.command import Back, Command, More, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.layout import MAX_WIDTH, Glyphs, Line, folded, head, keys, options, remarks, wrap
from mlready.interview.screen import Screen

_WORDS: Final = {
    "unknown": "u",
    "note": "n",
    "proof": "p",
    "help": "?",
    "more": "?",
    "back": "b",
    "skip": "s",
    "quit": "q",
}
_PROMPTS: Final = {"x": "Why does it not apply?", "n": "Note:", "p": "Path in the repository, or link:"}
_SIMPLE: Final[dict[str, Callable[[], Command]]] = {"u": Unknown, "b": Back, "s": Skip, "q": Stop, "?": More}
_WITH_TEXT: Final[dict[str, Callable[[str], Command]]] = {"x": NotApplicable, "n": Note, "p": Proof}
_NAMED: Final = re.compile(r"([a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)+)\s*[:=]\s*(.+)")


class LineAsker:
    """Writes questions to one stream and reads answers from another, a line each."""

    def __init__(self, reads: TextIO | None, writes: TextIO, width: int, *, alone: bool = False) -> None:
        """Take the streams; `alone` where a script stands behind the first."""
        self._reads, self._writes = reads, writes
        self._width = min(width, MAX_WIDTH)
        self._glyphs = Glyphs.fit("ascii")
        self._alone = alone
        self.heard = self.refused = 0

    @property
    def alone(self) -> bool:
        """Whether a script feeds the answers."""
        return self._alone

    def tell(self, lines: Iterable[Line]) -> None:
        """Write `lines`, plain."""
        marked = (Line(f"Saved: {one.text}") if one.style == "done" else one for one in lines)
        for line in folded(marked, self._width):
            self._writes.write(f"{line.text}\n")
        self._writes.flush()

    def ask(self, screen: Screen, problem: str = "") -> Command:
        """Write the question out and read lines until one is a command."""
        if problem:
            self.refused += 1
            self._say(f"! {problem}")
        else:
            self.tell(head(screen, self._width, self._glyphs))
            self.tell(options(screen, screen.selected, self._width, self._glyphs))
            self.tell(remarks(screen, self._width))
        self.tell(keys(self._keys(screen), self._width, self._glyphs))
        while True:
            line = self._read("> ")
            if line is None:
                return Stop()
            if (command := self._command(screen, line)) is not None:
                return command

    def _keys(self, screen: Screen) -> list[tuple[str, str]]:
        if screen.options:
            enter = [("Enter", f"keeps {screen.options[screen.selected].key}")] if screen.selected is not None else []
            return [(screen.digits, "answer"), *enter, *screen.keys]
        hint = screen.field.wanted if screen.field else ""
        return [("Type", hint), *([("Enter", f"keeps {screen.preset}")] if screen.preset else []), *screen.keys]

    def _command(self, screen: Screen, line: str) -> Command | None:
        word, _, rest = line.partition(" ")
        key = _WORDS.get(word.lower(), word)
        if key in dict(screen.keys):
            return self._keyed(key, rest.strip())
        if named := _NAMED.fullmatch(line):
            return Say(named[2].strip(), named[1])
        if line:
            return Say(line)
        if screen.selected is not None:
            return Say(screen.options[screen.selected].key)
        if screen.preset:
            return Say(screen.preset)
        self.refused += 1
        self._say(f"! Type {screen.digits if screen.options else 'an answer'}, or one of the letters.")
        return None

    def _keyed(self, key: str, rest: str) -> Command | None:
        if key in _SIMPLE:
            return _SIMPLE[key]()
        text = rest or self._read(f"{_PROMPTS[key]} ")
        if not text:
            self._say("Left as it was.")
            return None
        return _WITH_TEXT[key](text)

    def _say(self, text: str) -> None:
        self.tell([Line(one) for one in wrap(text, self._width)])

    def _read(self, prompt: str) -> str | None:
        """Return the next line without its end, in characters that a file can hold; None where there is none."""
        self._writes.write(prompt)
        self._writes.flush()
        line = self._reads.readline() if self._reads else ""
        if not line:
            self._writes.write("\n")
            return None
        self.heard += 1
        if self._alone:  # what a script says is not seen otherwise
            self._writes.write(f"{line.rstrip()}\n")
        return line.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
