"""The pipeline as a diagram: what Mermaid reads, held to its plain grammar."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.model.pipeline import Stage, StageState
from mlready.render.mermaid import flowchart, label

NODE = re.compile(r'  (s\d+)(\[|\(\[|\{\{|>)"([^"\n]+)"(\]\)|\]|\}\})')
EDGE = re.compile(r'  (s\d+) (?:-->|-\.->\|"feeds back"\|) (s\d+)')
STYLE = re.compile(r"  classDef (exists|partial|missing|unknown) [a-z0-9:#, -]+|  class s\d+(?:,s\d+)* \w+")


def stage(
    name: str, state: StageState = "exists", after: tuple[str, ...] = (), title: str = "", **more: object
) -> Stage:
    words = {"id": name, "title": title or name, "gate": False, "state": state, "today": "t", "use": "u"}
    return Stage.model_validate({**words, "after": after, **more})


STAGES = (
    stage("ci"),
    stage("train", "partial", ("ci",)),
    stage("gate", "missing", ("train",), gate=True),
    stage("drift", "unknown", ("gate",), back_to="train"),
)


def test_every_stage_has_a_shape_and_a_word_for_its_state() -> None:
    assert flowchart(STAGES).splitlines()[:8] == [
        "flowchart TD",
        '  s1["1: ci<br/>exists"]',
        '  s2(["2: train<br/>partial"])',
        '  s3{{"3: gate<br/>gate, missing"}}',
        '  s4>"4: drift<br/>unknown"]',
        "  s1 --> s2",
        "  s2 --> s3",
        "  s3 --> s4",
    ]
    assert '  s4 -.->|"feeds back"| s2' in flowchart(STAGES).splitlines()
    assert "  class s3 missing" in flowchart(STAGES).splitlines()


def test_a_stage_that_is_not_drawn_has_no_arrow() -> None:
    assert "-->" not in flowchart((stage("late", after=("early",)),))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('say "no"', "say #34;no#34;"),
        ("a]b}c", "a#93;b#125;c"),
        ("`x`", "#96;x#96;"),
        ("<b>#1;", "#60;b#62;#35;1#59;"),
        ("two\nlines", "two lines"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
    ],
)
def test_what_mermaid_could_take_for_its_own_is_spelt_by_number(text: str, safe: str) -> None:
    assert label(text) == safe


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
def test_whatever_a_title_holds_each_line_is_a_node_an_edge_or_a_style(titles: list[str]) -> None:
    names = [f"n{number}" for number in range(len(titles))]
    stages = [stage(name, after=tuple(names[:at][-1:]), title=titles[at]) for at, name in enumerate(names)]
    first, *lines = flowchart(stages).split("\n")
    assert first == "flowchart TD"
    assert all(NODE.fullmatch(line) or EDGE.fullmatch(line) or STYLE.fullmatch(line) for line in lines)
    assert sum(bool(NODE.fullmatch(line)) for line in lines) == len(titles)
