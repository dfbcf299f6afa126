"""Practices, and the rules over facts by which the files of a repository show them."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from mlready.model.answers import Role
from mlready.model.base import Frozen, Id, Line
from mlready.model.evidence import Strength
from mlready.model.fact import Place
from mlready.model.vocabulary import KINDS, SYSTEM

RULE_KEYS = frozenset({"says", "strength", "all", "anywhere", "nowhere", "unless", "same"})
PATTERN_KEYS = frozenset({"place", "with"})


class Pattern(Frozen):
    """Facts of one kind whose name fits one of `names`, and none of those that begin with ``!``; ``*`` is anything.

    In YAML the kind is the key: ``{call: [mlflow.log_metric, "wandb.*"], place: [project, test]}``. ``with`` asks for
    attributes, each by values in the same manner.
    """

    kind: str
    names: tuple[str, ...] = Field(min_length=1)
    place: tuple[Place, ...] = ("project",)
    attributes: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _kind_is_the_key(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
        if not isinstance(data, dict) or "kind" in data:
            return data
        kinds = [key for key in data if key not in PATTERN_KEYS]
        if len(kinds) != 1:
            raise ValueError("a pattern names one kind of fact, such as {call: [mlflow.log_metric]}")
        asked = data.get("with") or {}
        if not isinstance(asked, dict):
            raise ValueError("write a mapping under with, such as {in: [train]}")  # noqa: TRY004 - pydantic's own word
        return {
            "kind": kinds[0],
            "names": _listed(data[kinds[0]]),
            "attributes": {name: _listed(values) for name, values in asked.items()},
            **({"place": _listed(data["place"])} if "place" in data else {}),
        }


class Rule(Frozen):
    """What shows a practice: the first pattern of `all` is the evidence, the others must be there too.

    With ``same: file`` they must be in the same file; any other ``same`` but ``system`` is an attribute that they
    must have in common too, such as ``same: handler``; those of `anywhere` must be there too, and those of
    `nowhere` must not, wherever ``same`` would have them. One pattern may be written without ``all``. A rule does
    not hold where a pattern of `unless` fits, in the same file where ``same`` says so. `says` tells what was seen,
    ``{name}`` being the name of the fact; where it is not written, the kind of the evidence says it.
    """

    says: Line
    strength: Strength = Strength.USED
    all: tuple[Pattern, ...] = Field(min_length=1)
    anywhere: tuple[Pattern, ...] = ()
    nowhere: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    same: str = SYSTEM

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern of it, those that it refuses too."""
        return (*self.all, *self.anywhere, *self.nowhere, *self.unless)

    @model_validator(mode="before")
    @classmethod
    def _one_pattern(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
        if not isinstance(data, dict):
            return data
        if "all" not in data:
            pattern = {key: value for key, value in data.items() if key not in RULE_KEYS}
            data = {**{key: value for key, value in data.items() if key in RULE_KEYS}, "all": [pattern]}
        return {**_said(data["all"]), **data}


class PracticeEntry(Frozen):
    """A practice as a file writes it: whole, or what is added to one that is there.

    A rule may stand beside the id, as in ``{id: monitor.drift, call: "ourdrift.*"}``: it is one more of `found`.
    """

    id: Id
    title: Line | None = None
    shows: Line | None = None
    not_enough: Line | None = None
    why: Line | None = None
    modes: tuple[str, ...] = ()
    needed_by: tuple[Role, ...] = ()
    only_with: tuple[Id, ...] = ()
    only_where: tuple[Rule, ...] = ()
    prefer: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    found: tuple[Rule, ...] = ()
    partial: tuple[Rule, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _rule_beside_the_id(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
        if not isinstance(data, dict):
            return data
        rule = {key: value for key, value in data.items() if key not in cls.model_fields}
        if not rule:
            return data
        rest = {key: value for key, value in data.items() if key in cls.model_fields}
        found = [] if data.get("found") is None else data["found"]
        return {**rest, "found": [*found, rule]} if isinstance(found, list | tuple) else rest


class Practice(Frozen):
    """Something that the files of a repository can show, what counts as showing it, and what falls short.

    ``only_with`` names practices of which one must be found for this one to apply at all, ``only_where`` has rules of
    which one must hold; ``needed_by`` names the roles of components that it is asked of, every one where it names
    none; ``prefer`` is what the paths that are best cited have in them.
    """

    id: Id
    title: Line
    shows: Line
    not_enough: Line
    why: Line
    modes: tuple[str, ...] = ()
    needed_by: tuple[Role, ...] = ()
    only_with: tuple[Id, ...] = ()
    only_where: tuple[Rule, ...] = ()
    prefer: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    found: tuple[Rule, ...] = ()
    partial: tuple[Rule, ...] = ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern of its rules."""
        rules = (*self.found, *self.partial, *self.only_where)
        return tuple(pattern for rule in rules for pattern in rule.patterns)

    @property
    def needs(self) -> str | None:
        """What must be there for it to apply, in the words of the first rule of that; None where nothing must."""
        rule = next(iter(self.only_where), None)
        return rule.says.replace("{name}", rule.all[0].names[0]) if rule else None

    @model_validator(mode="after")
    def _found_before_partial(self) -> Self:
        if self.partial and not self.found:
            raise ValueError("what falls short needs a rule for what does not")
        return self


def _said(patterns: object) -> dict[str, str]:
    """Return what a rule says by the kind of its evidence."""
    first = patterns[0] if isinstance(patterns, list | tuple) and patterns else None
    kinds = [first.kind] if isinstance(first, Pattern) else list(first) if isinstance(first, dict) else []
    return next(({"says": KINDS[kind].says} for kind in kinds if kind in KINDS), {})


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
