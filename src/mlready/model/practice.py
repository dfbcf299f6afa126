"""Practices, and the rules over facts by which the files of a repository show them."""

from typing import Any, Self

from pydantic import Field, model_validator

from mlready.model.base import Frozen, Id, Line
from mlready.model.evidence import Strength
from mlready.model.fact import Place

_RULE_KEYS = frozenset({"says", "strength", "all", "unless", "same"})


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
        kinds = [key for key in data if key not in {"place", "with"}]
        if len(kinds) != 1:
            raise ValueError("a pattern names one kind of fact, such as {call: [mlflow.log_metric]}")
        asked = data.get("with") or {}
        return {
            "kind": kinds[0],
            "names": _listed(data[kinds[0]]),
            "attributes": {name: _listed(values) for name, values in asked.items()},
            **({"place": _listed(data["place"])} if "place" in data else {}),
        }


class Rule(Frozen):
    """What shows a practice: the first pattern of `all` is the evidence, the others must be there too.

    With ``same: file`` they must be in the same file; any other ``same`` but ``system`` is an attribute that they must
    have in common too, such as ``same: handler``. One pattern may be written without ``all``. A rule does not hold
    where a pattern of `unless` fits, in the same file where ``same`` says so.
    """

    says: Line
    strength: Strength = Strength.USED
    all: tuple[Pattern, ...] = Field(min_length=1)
    unless: tuple[Pattern, ...] = ()
    same: str = "system"

    @model_validator(mode="before")
    @classmethod
    def _one_pattern(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
        if not isinstance(data, dict) or "all" in data:
            return data
        pattern = {key: value for key, value in data.items() if key not in _RULE_KEYS}
        rest = {key: value for key, value in data.items() if key in _RULE_KEYS}
        return {**rest, "all": [pattern]}


class Practice(Frozen):
    """Something that the files of a repository can show, what counts as showing it, and what falls short.

    ``only_with`` names practices of which one must be found for this one to apply at all; ``prefer`` is what the paths
    that are best cited have in them.
    """

    id: Id
    title: Line
    shows: Line
    not_enough: Line
    why: Line
    modes: tuple[str, ...] = ()
    only_with: tuple[Id, ...] = ()
    prefer: tuple[str, ...] = ()
    found: tuple[Rule, ...] = ()
    partial: tuple[Rule, ...] = ()

    @model_validator(mode="after")
    def _found_before_partial(self) -> Self:
        if self.partial and not self.found:
            raise ValueError("what falls short needs a rule for what does not")
        return self


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
