"""Stages of a pipeline as a Mermaid flowchart that reads without colour: each has a word and a shape for its state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mlready.model.pipeline import Stage, StageState
from mlready.render.markdown_text import one_line

# Shapes of Mermaid: what a label stands between.
_SHAPES: Final[Mapping[StageState, tuple[str, str]]] = {
    "exists": ("[", "]"),
    "partial": ("([", "])"),
    "missing": ("{{", "}}"),
    "unknown": (">", "]"),
}
_STYLES: Final[Mapping[StageState, str]] = {
    "exists": "fill:#d5f0dc,stroke:#1b7f3b,color:#111",
    "partial": "fill:#fff1c7,stroke:#9a6b00,color:#111",
    "missing": "fill:#fbd9d5,stroke:#b3261e,color:#111,stroke-width:3px",
    "unknown": "fill:#eeeeee,stroke:#555555,color:#111,stroke-dasharray:5 4",
}
# Whatever is no letter, digit, blank or plain mark could end a label, open markup or start an entity.
_UNSAFE: Final = re.compile(r"[^\w ,.:/+()-]|_")


def flowchart(stages: Sequence[Stage]) -> str:
    """Return a flowchart of `stages`, from the first to the last."""
    return "\n".join(("flowchart TD", *_lines(stages)))


def _lines(stages: Sequence[Stage]) -> Iterator[str]:
    nodes = {stage.id: f"s{number}" for number, stage in enumerate(stages, 1)}
    for number, stage in enumerate(stages, 1):
        begin, end = _SHAPES[stage.state]
        gate = "gate, " if stage.gate else ""
        yield f'  {nodes[stage.id]}{begin}"{number}: {label(stage.title)}<br/>{gate}{stage.state}"{end}'
    for stage in stages:
        yield from (f"  {nodes[name]} --> {nodes[stage.id]}" for name in stage.after if name in nodes)
    for stage in stages:
        if stage.back_to and stage.back_to in nodes:
            yield f'  {nodes[stage.id]} -.->|"feeds back"| {nodes[stage.back_to]}'
    for state in dict.fromkeys(stage.state for stage in stages):
        yield f"  classDef {state} {_STYLES[state]}"
        yield f"  class {','.join(nodes[stage.id] for stage in stages if stage.state == state)} {state}"


def label(text: str) -> str:
    """Return `text` safe inside a quoted label: what could mean something to Mermaid becomes its number.

    >>> label('Scan "all" <b>')
    'Scan #34;all#34; #60;b#62;'
    """
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};", one_line(text))
