"""What people type, read as the value of a question; what is wrong with it is said in a sentence."""

import re
from typing import Final

from mlready.model.context import ContextQuestion, ContextType
from mlready.model.playbook import Control
from mlready.model.when import Scalar

_YES: Final = frozenset(("yes", "y", "true", "1"))
_NO: Final = frozenset(("no", "false", "2"))
_THOUSANDS: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[, _'\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?")
_NUMBER: Final = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\s*([kKmM]?)")
_TIMES: Final = {"": 1, "k": 1_000, "m": 1_000_000}
_LONGEST: Final = 40


def read_level(control: Control, text: str) -> int:
    """Return the level that `text` names by number or by its choice's id; raise ValueError where there is none."""
    for choice in control.choices:
        if text.strip() in (str(choice.level), choice.id):
            return choice.level
    levels = ", ".join(f"{choice.level} ({choice.id})" for choice in control.choices)
    raise ValueError(f"choose one of {levels}, not {_short(text)}")


def read_value(question: ContextQuestion, text: str) -> Scalar:
    """Return what `text` says as an answer to `question`; raise ValueError with what would be right.

    >>> peak = ContextQuestion(id="p", group="load", ask="Peak?", why="Size.", type="number", unit="requests")
    >>> read_value(peak, "1,500"), read_value(peak, "2.5k")
    (1500, 2500)
    """
    word = text.strip()
    match question.type:
        case ContextType.CHOICE:
            named = [choice.id for number, choice in enumerate(question.choices, 1) if word in (str(number), choice.id)]
            if not named:
                known = ", ".join(f"{number} ({choice.id})" for number, choice in enumerate(question.choices, 1))
                raise ValueError(f"choose one of {known}, not {_short(word)}")
            return named[0]
        case ContextType.BOOLEAN:
            if word.lower() in _YES | _NO:
                return word.lower() in _YES
            raise ValueError(f"answer 1 (yes) or 2 (no), not {_short(word)}")
        case _:
            return _quantity(question, word)


def reading(question: ContextQuestion, text: str) -> str:
    """Return how a typed quantity is understood, with its unit."""
    return quantity(question, read_value(question, text))


def quantity(question: ContextQuestion, said: Scalar) -> str:
    """Return a value with its unit.

    >>> share = ContextQuestion(id="g", group="load", ask="Growth?", why="Size.", type="share", unit="share a year")
    >>> quantity(share, 0.125)
    '12.5 %'
    """
    if isinstance(said, str | bool):
        return str(said)
    if question.type is ContextType.SHARE:
        return f"{100 * said:.10g} %"
    return f"{said:,.10g}{f' {question.unit}' if question.unit else ''}"


def _quantity(question: ContextQuestion, word: str) -> Scalar:
    if word in question.words:
        return word
    if not word:
        raise ValueError(f"type {question.wanted}")
    if word.endswith("%") and question.type is ContextType.SHARE:
        share = word.removesuffix("%").strip()
        return question.read(f"{_number(share, question)}%")
    return question.read(_number(word, question))


def _number(word: str, question: ContextQuestion) -> float:
    if _THOUSANDS.fullmatch(word):
        word = re.sub(r"[^0-9.+-]", "", word)
    found = _NUMBER.fullmatch(word) if len(word) <= _LONGEST else None
    if not found:
        hint = "; write 1.5 with a point" if re.fullmatch(r"[0-9]+,[0-9]+", word) else ""
        raise ValueError(f"type {question.wanted}, not {_short(word)}{hint}")
    number = float(found[1]) * _TIMES[found[2].lower()]
    return int(number) if number.is_integer() else number


def sentence(error: ValueError) -> str:
    """Return what was wrong as a sentence of its own.

    >>> sentence(ValueError("type a number, not 'x'"))
    "Type a number, not 'x'."
    """
    words = str(error)
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}."


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
