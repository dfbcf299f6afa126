"""What `mlready explain` says of a law, a standard, or an item of one."""

from collections.abc import Iterable, Iterator, Sequence

from mlready.model.amounts import count
from mlready.model.standards import Milestone, StandardCrosswalk, StandardItem
from mlready.render.explanation import wrap


def explain_standard(standard: StandardCrosswalk) -> str:
    """Return what a standard is, and its items by their ids."""
    lines = [f"{standard.id}: {standard.title}", "", *wrap(f"{standard.edition}. Looked up on {standard.checked_on}.")]
    lines += ["", *wrap(standard.about), "", f"{count(len(standard.items), 'item')}:"]
    for item in standard.items:
        lines += wrap(f"{item.id}: {item.title}", "  ", "    ")
    lines += ["", f'`mlready explain "{standard.id} {standard.items[0].id}"` says what bears on one of them.']
    return "\n".join(lines) + "\n"


def explain_item(standard: StandardCrosswalk, item: StandardItem) -> str:
    """Return what an item is about, what bears on it, and from when it applies."""
    lines = [f"{item.id}: {standard.title}", "", *wrap(item.title)]
    if item.formerly:
        lines += wrap(f"Formerly {item.formerly}.")
    controls = [f"{name} (level {item.at[name]})" if name in item.at else name for name in item.controls]
    group = standard.group(item.group)
    lines += ["", *wrap(f"Controls that bear on it: {', '.join(controls)}")] if controls else []
    practices = ", ".join(item.practices).replace("|", " or ")
    lines += wrap(f"Practices that bear on it: {practices}") if practices else []
    otherwise = item.otherwise or (group and group.otherwise) or standard.otherwise
    lines += ["", *wrap(f"It does not apply where {otherwise}.")] if otherwise else []
    lines += [line for one in item.dates or (group.dates if group else ()) for line in wrap(_day(one))]
    lines += wrap(item.note) if item.note else []
    return "\n".join(lines) + "\n"


def explain_by_id(name: str, standards: Sequence[StandardCrosswalk]) -> Iterator[str]:
    """Yield what `name` stands for among `standards`: a standard, its id with that of an item, or an item's alone.

    The id of an item that has parts, such as ``Art. 50``, stands for all of them.
    """
    for standard in standards:
        if name.lower() == standard.id:
            yield explain_standard(standard)
        else:
            yield from (explain_item(standard, item) for item in _items(name, standard))


def known_ids(standards: Iterable[StandardCrosswalk]) -> list[str]:
    """Return every id that stands for something among `standards`."""
    return [name for one in standards for name in (one.id, *(f"{one.id} {item.id}" for item in one.items))]


def _items(name: str, standard: StandardCrosswalk) -> Iterator[StandardItem]:
    first, _, rest = name.partition(" ")
    wanted = (rest if first.lower() == standard.id else name).casefold()
    for item in standard.items:
        ids = [one.casefold() for one in (item.id, item.formerly) if one]
        if wanted in ids or (wanted and ids[0].startswith(f"{wanted}(")):
            yield item


def _day(one: Milestone) -> str:
    return f"Applies from {one.since}{f': {one.says}' if one.says else ''}."
