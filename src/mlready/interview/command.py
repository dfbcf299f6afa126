"""What a person can do at a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    """Answer: a level, a choice, a value as it was typed, or one of the lines of a group.

    With `of`, the answer is to that id and not to the question that stands there.
    """

    text: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Say that one does not know."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Say that it does not apply, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """Add a note to the answer that is to come; nothing takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Add the path or link that shows the answer to come. `sha256` is that of the file, None of a link."""

    place: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the question before."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the question for another time."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the interview; everything said is saved."""


@dataclass(frozen=True, slots=True)
class More:
    """Ask what good looks like, how it is scored, and where to read on."""


Command = Say | Unknown | NotApplicable | Note | Proof | Back | Skip | Stop | More
