"""What an interview needs of whoever puts its questions to a person."""

from collections.abc import Iterable
from typing import Protocol

from mlready.interview.command import Command
from mlready.interview.layout import Line
from mlready.interview.screen import Screen


class Asker(Protocol):
    """Shows screens and brings back what the person wants."""

    @property
    def alone(self) -> bool:
        """Whether nobody sits there: a script feeds the answers, and is asked only what the file needs."""
        ...

    def ask(self, screen: Screen, problem: str = "") -> Command:
        """Return what the person does at `screen`; `problem` is what was wrong with what they did before."""
        ...

    def tell(self, lines: Iterable[Line]) -> None:
        """Show `lines`; they stay on the screen."""
        ...
