"""The way of asking on a terminal: choose with arrows or digits; only the menu is drawn again, what was said stays."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from mlready.interview import keyboard
from mlready.interview.command import Back, Command, More, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.keyboard import Keyboard
from mlready.interview.layout import Glyphs, Line, bounded, cells, folded, head, keys, options, remarks, wrap
from mlready.interview.line_asker import LineAsker
from mlready.interview.screen import Screen
from mlready.interview.value import reading, sentence

_STYLES: Final = {"bold": "1", "dim": "2", "chosen": "1;36", "good": "32", "bad": "31", "done": "36"}
_SIMPLE: Final[dict[str, Callable[[], Command]]] = {"u": Unknown, "b": Back, "s": Skip, "q": Stop, "?": More}
_ASKS: Final[dict[str, tuple[str, Callable[[str], Command]]]] = {
    "x": ("Why does it not apply?", NotApplicable),
    "n": ("Note", Note),
    "p": ("Proof: a path in the repository, or a link", Proof),
}


@dataclass(frozen=True, slots=True)
class _Menu:
    """What is on the screen below the question: the choice pointed at, or what has been typed so far."""

    screen: Screen
    selected: int | None = None
    typed: str = ""
    problem: str = ""
    asking: str = ""
    """The key whose text is being typed; nothing where the answer itself is."""
    kept: str = ""
    """What had been typed as an answer before that key was pressed."""

    @property
    def answer(self) -> str:
        """What has been typed as an answer."""
        return self.kept if self.asking else self.typed


class KeyAsker:
    """Puts questions to a person at a terminal."""

    def __init__(self, terminal: Keyboard, plain: LineAsker, *, colour: bool) -> None:
        """Take the terminal, and the plain way for questions that do not fit on it."""
        self._terminal, self._plain, self._colour = terminal, plain, colour
        self._glyphs = Glyphs.fit(terminal.writes.encoding)
        self._drawn: list[Line] = []
        self._menu_lines = 0
        # The question that stands above the place where the menu was: asked again at once, only its menu is drawn.
        self._standing: tuple[str, str] | None = None
        self._left: _Menu | None = None

    @property
    def alone(self) -> bool:
        """A person sits there."""
        return False

    def tell(self, lines: Iterable[Line]) -> None:
        """Show `lines`; they stay."""
        width, _ = self._terminal.size()
        shown: list[Line] = []
        for one in lines:
            first = f"  {self._glyphs.done} " if one.style == "done" else ""
            said = wrap(one.text, bounded(width), first, " " * cells(first)) if first else ()
            shown += [Line(text, one.style) for text in said] or folded([one], width)
        self._terminal.write("".join(f"{self._styled(line)}\n" for line in shown))
        self._standing = None

    def ask(self, screen: Screen, problem: str = "") -> Command:
        """Show the question, and return what the person does at it."""
        standing = self._standing == (screen.place, screen.ask)
        menu = _Menu(screen, screen.selected, screen.preset, problem)
        if standing and self._left is not None:  # what was pointed at or typed before is still meant
            menu = replace(menu, selected=self._left.selected, typed=self._left.typed)
        if not self._fits(menu):
            return self._ask_plainly(screen, problem)
        if standing:
            self._drawn, self._menu_lines = self._drawn[: len(self._drawn) - self._menu_lines], 0
            self._draw(menu)
        else:
            self._draw(menu, whole=True)
        while True:
            key = self._terminal.key()
            if key == keyboard.RESIZE:
                if not self._fits(menu):
                    return self._ask_plainly(screen)
                self._redraw_all(menu)
                continue
            after = self._pressed(menu, key)
            if isinstance(after, _Menu):
                menu = after
                self._draw(menu)
            else:
                self._terminal.write(self._up(self._menu_lines))
                self._standing, self._left = (screen.place, screen.ask), replace(menu, typed=menu.answer)
                return after

    def _ask_plainly(self, screen: Screen, problem: str = "") -> Command:
        """Ask line by line, as the window is too low for the menu."""
        self._standing = None
        with self._terminal.lines():
            return self._plain.ask(screen, problem)

    def _fits(self, menu: _Menu) -> bool:
        width, rows = self._terminal.size()
        return len(self._menu(menu, width)) < rows

    def _pressed(self, menu: _Menu, key: str) -> _Menu | Command:
        menu = replace(menu, problem="")
        if key == keyboard.END:
            return Stop()
        if menu.asking:
            return self._typed_text(menu, key)
        commands = dict(menu.screen.keys)
        if key in commands:
            return replace(menu, asking=key, typed="", kept=menu.typed) if key in _ASKS else _SIMPLE[key]()
        return self._typed_value(menu, key) if menu.screen.field else self._chosen(menu, key)

    def _chosen(self, menu: _Menu, key: str) -> _Menu | Command:
        screen, last = menu.screen, len(menu.screen.options) - 1
        known = [option.key for option in screen.options]
        if key == keyboard.UP:
            return replace(menu, selected=last if not menu.selected else menu.selected - 1)
        if key == keyboard.DOWN:
            return replace(menu, selected=0 if menu.selected in (None, last) else (menu.selected or 0) + 1)
        if key in known:
            return replace(menu, selected=known.index(key))
        if key != keyboard.ENTER:
            wrong = f"{key} does nothing here: choose {screen.digits}, or a key named below."
            return replace(menu, problem=wrong) if len(key) == 1 and key.strip() else menu
        if menu.selected is None:
            return replace(menu, problem=f"Choose first: {screen.digits}, or the arrow keys.")
        return Say(known[menu.selected])

    def _typed_value(self, menu: _Menu, key: str) -> _Menu | Command:
        question = menu.screen.field
        if question is None:
            return menu
        if key == keyboard.TAB and question.words:
            return replace(menu, typed=question.words[0])
        if key != keyboard.ENTER:
            return replace(menu, typed=_edited(menu.typed, key))
        try:
            reading(question, menu.typed)
        except ValueError as error:
            return replace(menu, problem=sentence(error))
        return Say(menu.typed)

    def _typed_text(self, menu: _Menu, key: str) -> _Menu | Command:
        back = replace(menu, asking="", typed=menu.kept)
        if key == keyboard.ESCAPE:
            return back
        if key != keyboard.ENTER:
            return replace(menu, typed=_edited(menu.typed, key))
        if word := _spelt(menu):
            return Say(word)
        return _ASKS[menu.asking][1](menu.typed) if menu.typed.strip() else replace(back, problem="Left as it was.")

    def _menu(self, menu: _Menu, width: int) -> list[Line]:
        lines = options(menu.screen, menu.selected, width, self._glyphs)
        lines += remarks(menu.screen, width)
        if menu.asking:
            word = _spelt(menu)
            lines += self._field(f"{_ASKS[menu.asking][0]}: ", menu.typed, width)
            lines += [Line(f"  = {word}", "good")] if word else []
            hints = [("Enter", f"answer {word}" if word else "keep"), ("Esc", "leave it")]
        elif menu.screen.field:
            lines += self._field("Answer: ", menu.typed, width)
            lines += self._understood(menu, width)
            words = menu.screen.field.words
            hints = [("Enter", "accept"), *([("Tab", words[0])] if words else []), *menu.screen.keys]
        else:
            choose = [(f"{self._glyphs.up_down} or {menu.screen.digits}", "choose")] if menu.screen.options[1:] else []
            hints = [*choose, ("Enter", "accept"), *menu.screen.keys]
        problem = [Line(text, "bad") for text in wrap(f"! {menu.problem}", bounded(width))] if menu.problem else []
        return [*lines, *problem, Line(""), *keys(hints, width, self._glyphs)]

    def _field(self, label: str, typed: str, width: int) -> list[Line]:
        return [Line(text, "chosen") for text in wrap(f"{label}{typed}_", bounded(width), "  ", "    ")]

    def _understood(self, menu: _Menu, width: int) -> list[Line]:
        """Return how what is typed so far is read, or what is wrong with it, as it is typed."""
        question = menu.screen.field
        if question is None:
            return []
        if not menu.typed:
            return [Line(text, "dim") for text in wrap(question.wanted, bounded(width), "  ", "  ")]
        try:
            says, style = f"= {reading(question, menu.typed)}", "good"
        except ValueError as error:
            says, style = sentence(error), "bad"
        return [Line(text, style) for text in wrap(says, bounded(width), "  ", "  ")]

    def _draw(self, menu: _Menu, *, whole: bool = False) -> None:
        """Draw the menu in place of the old one; with `whole`, the question above it as well."""
        width, _ = self._terminal.size()
        old = self._drawn[: len(self._drawn) - self._menu_lines]
        above = head(menu.screen, width, self._glyphs) if whole else old
        lines = self._menu(menu, width)
        start = "" if whole else self._up(self._menu_lines)
        shown = [*above, *lines] if whole else lines
        self._terminal.write(start + "".join(f"{self._styled(line)}\n" for line in shown))
        self._drawn, self._menu_lines = [*above, *lines], len(lines)

    def _redraw_all(self, menu: _Menu) -> None:
        """Draw the question anew at a new width, over where the terminal has moved the old one to."""
        width, rows = self._terminal.size()
        taken = sum(max(1, ceil(cells(line.text) / max(width, 1))) for line in self._drawn)
        self._terminal.write(self._up(min(taken, rows - 1)))
        self._draw(menu, whole=True)

    @staticmethod
    def _up(lines: int) -> str:
        return f"\x1b[{lines}A\r\x1b[J" if lines else "\r\x1b[J"

    def _styled(self, line: Line) -> str:
        code = _STYLES.get(line.style) if self._colour else None
        return f"\x1b[{code}m{line.text}\x1b[0m" if code and line.text else line.text


def _spelt(menu: _Menu) -> str:
    """Return the word of the question that the pressed key and the text after it spell, such as ``n`` and ``ever``."""
    words = menu.screen.field.words if menu.screen.field else ()
    return next((word for word in words if word == menu.asking + menu.typed.strip()), "")


def _edited(text: str, key: str) -> str:
    if key == keyboard.BACKSPACE:
        return text[:-1]
    if key in {keyboard.CLEAR, keyboard.ESCAPE}:
        return ""
    return text + key if len(key) == 1 else text
