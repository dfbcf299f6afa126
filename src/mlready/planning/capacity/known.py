"""What somebody has said that the arithmetic can use, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from mlready.model.answers import Answers
from mlready.model.assessment import Assessment
from mlready.model.capacity import ALTERNATIVE, Quantity
from mlready.model.context import PREFIX, ContextQuestion
from mlready.planning.capacity.term import Term, decimal

_ASSUMPTION: Final = "assumptions."
# Beyond this no system is real, and floats would end soon.
_MOST: Final = 10**18


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers among the answers, and the questions that they answer."""

    answers: Answers
    questions: Mapping[str, ContextQuestion]
    load: int = 1

    @classmethod
    def of(cls, assessment: Assessment) -> "Known":
        """Return what the answers of `assessment` say."""
        return cls(assessment.answers, {one.full_id: one for one in assessment.playbook.context})

    def __contains__(self, name: str) -> bool:
        """Return whether ``context.<name>`` is answered by a number."""
        return self._number(name) is not None

    def __getitem__(self, name: str) -> Term:
        """Return the answer to ``context.<name>`` as a term; raise KeyError where there is none."""
        value = self._number(name)
        if value is None:
            raise KeyError(name)
        return Term.answer(PREFIX + name, value)

    def word(self, name: str) -> str | None:
        """Return the choice that answers ``context.<name>``."""
        value = self.answers.value(PREFIX + name)
        return value if isinstance(value, str) else None

    def assumption(self, name: str) -> Term:
        """Return the assumption of that name, as it stands in the answers file or by default."""
        return Term.answer(_ASSUMPTION + name, getattr(self.answers.assumptions, name))

    def at(self, load: int) -> "Known":
        """Return the same for a load so many times as large as answered."""
        return replace(self, load=load)

    def missing(self, *needs: str) -> tuple[str, ...]:
        """Return the full ids of what is open among `needs`; ``a|b`` is met by either.

        An alternative that does not apply to this system is not named.
        """
        still = [one for one in needs if not any(name in self for name in one.split(ALTERNATIVE))]
        return tuple(dict.fromkeys(self._applicable(one) for one in still))

    def quantity(self, unit: str, term: Term) -> Quantity:
        """Return the figure that `term` comes to: whole where it is a ceiling, else unrounded."""
        if not -_MOST < term.value < _MOST:
            names = tuple(name for name in term.inputs if name.startswith(PREFIX))
            return self.unusable("the answers make it larger than any system could be", *names)
        value = term.value
        return Quantity(
            value=int(value) if isinstance(value, Fraction) and value.denominator == 1 else float(value),
            unit=unit,
            formula=term.formula,
            working=term.working,
            inputs=term.inputs,
            assumed=(*_assumptions(term), *term.remarks),
            remarks=term.remarks,
        )

    def unknown(self, missing: tuple[str, ...]) -> Quantity:
        """Return the figure that nobody can tell before `missing` is answered, less what the rest implies."""
        groups = {one: frozenset(one.split(ALTERNATIVE)) for one in missing}
        missing = tuple(one for one, ids in groups.items() if not any(other < ids for other in groups.values()))
        verdicts = [self._applies(one) for one in missing]
        applies = False if False in verdicts else None if None in verdicts else True
        return Quantity(missing=missing, applies=applies, decided_by=self._deciders(missing) if applies is None else ())

    def without(self, part: Quantity, *more: str) -> Quantity:
        """Return the figure that `part` and the ids `more` keep from being known; a part that is known does not."""
        unknown = self.unknown((*part.missing, *more))
        applies = False if part.applies is False else unknown.applies
        return unknown.model_copy(update={"reason": part.reason, "applies": applies})

    def unusable(self, reason: str, *ids: str) -> Quantity:
        """Return the figure that the answers to `ids` do not allow, though they are there."""
        return Quantity(missing=ids, reason=reason)

    def _number(self, name: str) -> int | float | None:
        value = self.answers.value(PREFIX + name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def _applicable(self, alternatives: str) -> str:
        ids = [PREFIX + name for name in alternatives.split(ALTERNATIVE)]
        return ALTERNATIVE.join([one for one in ids if self._asked(one) is not False] or ids)

    def _applies(self, alternatives: str) -> bool | None:
        verdicts = [self._asked(one) for one in alternatives.split(ALTERNATIVE)]
        return True if True in verdicts else None if None in verdicts else False

    def _asked(self, full_id: str) -> bool | None:
        question = self.questions.get(full_id)
        if question is None or question.asked_when is None:
            return True
        return question.asked_when.holds(self.answers.facts)

    def _deciders(self, missing: tuple[str, ...]) -> tuple[str, ...]:
        """Return the open questions that say whether `missing` applies at all."""
        found: dict[str, None] = {}
        for full_id in (one for alternatives in missing for one in alternatives.split(ALTERNATIVE)):
            question = self.questions.get(full_id)
            if question and question.asked_when and self._asked(full_id) is None:
                found |= {name: None for name in question.asked_when.ids if self.answers.value(name) is None}
        return tuple(found)


def _assumptions(term: Term) -> list[str]:
    return [
        f"{name.removeprefix(_ASSUMPTION)} {decimal(value)}"
        for name, value in term.inputs.items()
        if name.startswith(_ASSUMPTION)
    ]
