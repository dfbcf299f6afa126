"""Laws, standards and lists of risks, as items on which our controls and practices bear."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mlready.model.answers import Date
from mlready.model.base import Frozen, Id, Level, Line
from mlready.model.text import Book, Path, Text, doubles, unknown_names
from mlready.model.when import When

ItemId = Annotated[str, Field(min_length=1, max_length=40)]
"""What the source itself calls an item, such as ``Art. 50(2)`` or ``LLM01:2026``."""

Signs = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.|-]*$", max_length=160)]
"""A practice, or ``a|b`` for either of two."""


class Milestone(Frozen):
    """The day from which something applies; `says` what, where that is not the whole of what it stands beside."""

    since: Date
    says: Line | None = None
    when: When | None = None


class StandardClass(Frozen):
    """One thing that the answers settle about a system under this standard, or leave open."""

    id: Id
    title: Line
    says: Text
    dates: tuple[Milestone, ...] = ()


class StandardGroup(Frozen):
    """Items that apply under the same condition and from the same days."""

    id: Id
    title: Line
    applies_when: When | None = None
    otherwise: Line | None = None
    dates: tuple[Milestone, ...] = ()


class StandardItem(Frozen):
    """One article, control, category or risk, and what bears on it; `otherwise` is why it may not apply.

    A control must stand at its minimum, or at the level that `at` gives where that is higher. `unasked` is the part of
    the item that nothing here asks about, so that it is never more than partly shown.
    """

    id: ItemId
    title: Line
    formerly: ItemId | None = None
    group: Id | None = None
    controls: tuple[Id, ...] = ()
    practices: tuple[Signs, ...] = ()
    at: dict[Id, Level] = Field(default_factory=dict)
    unasked: Text = ()
    applies_when: When | None = None
    otherwise: Line | None = None
    dates: tuple[Milestone, ...] = ()
    note: Line | None = None

    @model_validator(mode="after")
    def _something_bears_on_it(self) -> Self:
        if not self.controls and not self.practices:
            raise ValueError("name the controls or practices that bear on it")
        if lost := [name for name in self.at if name not in self.controls]:
            raise ValueError(f"at names {lost[0]}, which is none of the controls")
        return self


class StandardCrosswalk(Book):
    """One law, standard or list. A plan goes into it where `listed_when` holds, or always."""

    kind: Literal["standard"]
    id: Id
    title: Line
    edition: Line
    checked_on: Date
    about: Line
    applies_when: When | None = None
    otherwise: Line | None = None
    listed_when: When | None = None
    classes: tuple[StandardClass, ...] = ()
    groups: tuple[StandardGroup, ...] = ()
    items: tuple[StandardItem, ...] = Field(min_length=1)

    def group(self, name: str | None) -> StandardGroup | None:
        """Return the group `name`, or None."""
        return next((group for group in self.groups if group.id == name), None)

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every group that is not there, every id that stands twice, and every condition without its reason."""
        groups = [group.id for group in self.groups]
        for at, item in enumerate(self.items):
            yield from unknown_names(("items", at, "group"), [item.group] if item.group else [], groups)
        yield from doubles(("items",), [item.id for item in self.items], "id")
        parts: list[tuple[Path, StandardCrosswalk | StandardGroup | StandardItem]] = [((), self)]
        parts += [(("groups", at), group) for at, group in enumerate(self.groups)]
        parts += [(("items", at), item) for at, item in enumerate(self.items)]
        for place, part in parts:
            if part.applies_when is not None and part.otherwise is None:
                yield place, "say under otherwise why it does not apply where applies_when does not hold"
