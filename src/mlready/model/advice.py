"""What mlready knows beside its controls: rules and words of advice, as data."""

from mlready.model.base import Frozen, Id, Line
from mlready.model.when import When


class ConsistencyRule(Frozen):
    """Two answers that cannot both be true, and how to say so to the person who gave them."""

    id: Id
    when: When
    says: Line


class Role(Frozen):
    """Somebody who owns answers and actions; `startup` says who covers it in a small team."""

    id: Id
    title: Line
    owns: Line
    startup: Line


class Term(Frozen):
    """One word of mlready, and the one thing that it means.

    Its `title` is made of the id where none is given; `also` are the words that it explains on its way.
    """

    id: Id
    means: Line
    title: Line | None = None
    also: tuple[Id, ...] = ()
    see: tuple[Id, ...] = ()


class SourceDocument(Frozen):
    """One of the checklists that the playbooks encode; the ids of its bullets begin with `number`."""

    id: Id
    number: str
    title: Line


class SourceBullet(Frozen):
    """One bullet of a source checklist, in our words."""

    id: str
    document: Id
    says: Line
