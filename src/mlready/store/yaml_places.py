"""Where the values of a YAML text stand in it, as deep as mappings stand in mappings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from mlready.yaml.build import events


@dataclass(slots=True)
class Node:
    """Where one value stands in the text: from `start` to `end`, its key before it at `key`; members of a mapping."""

    start: int
    end: int
    column: int
    key: int = 0
    flow: bool = False
    members: "dict[str, Node] | None" = None


def tree(text: str) -> Node | None:
    """Return where everything in `text` stands, as deep as mappings stand in mappings."""
    stream = iter(events(text))
    for event in stream:
        if isinstance(event, yaml.NodeEvent):
            return _node(event, stream)
    return None


def _node(event: Any, stream: Iterator[Any], key: int = 0) -> Node:  # noqa: ANN401 - PyYAML's are loosely typed
    node = Node(_begin(event), _end(event), event.start_mark.column, key)
    if isinstance(event, yaml.MappingStartEvent):
        node.flow, node.members = bool(event.flow_style), {}
        for name in stream:
            if isinstance(name, yaml.MappingEndEvent):
                node.end = _end(name)
                break
            member = _node(next(stream), stream, _begin(name))
            node.members[str(getattr(name, "value", ""))] = member
    elif isinstance(event, yaml.SequenceStartEvent):
        node.end = _end_of_sequence(stream, node.end)
    elif isinstance(event, yaml.ScalarEvent) and event.implicit[0] and not event.value and event.anchor is None:
        node.end = node.start
    return node


def _begin(event: Any) -> int:  # noqa: ANN401 - the same
    return int(event.start_mark.index)


def _end(event: Any) -> int:  # noqa: ANN401 - the same
    return int(event.end_mark.index)


def _end_of_sequence(stream: Iterator[Any], end: int) -> int:
    """Return where the last word of a sequence ends, its bracket included."""
    depth = 1
    while depth:
        event = next(stream)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.CollectionEndEvent) or _end(event) > _begin(event):
            end = _end(event)
    return end
